// Turns the observed table of settings values (scripts/data) into the fields that source/probes/settings/types.ts goes by.
import {readFileSync} from 'node:fs';

/** What the columns of the table tried, in its order. */
const columns = ['number', 'text', 'blank', 'null', 'list', 'list', 'true', 'object'] as const;

export type FieldRow = {
	/** "permissions.allow"; `*` stands for every name or element. */
	readonly path: string;
	readonly accepts: readonly string[];
	/** A wrong value leaves out this field (or element) alone. */
	readonly isIgnored: boolean;
	readonly words: readonly string[] | undefined;
	readonly isRequired: boolean;
};

export function settingsRows(root: string): readonly FieldRow[] {
	const text = readFileSync(`${root}/scripts/data/settings-types-2.1.332.txt`, 'utf8');
	const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
	const rows = lines.map((line) => {
		const [, name = '', marks = '', said = ''] = rowPattern.exec(line) ?? [];
		const tried = marks.trim().split(/\s+/);
		return {row: rowOf(name, tried, said), isOfTexts: tried[numbers] === 'DROP' && tried[texts] === '·'};
	});
	const paths = new Set(rows.map(({row}) => row.path));
	return rows.flatMap(({row, isOfTexts}) => {
		const path = `${row.path}.*`;
		const element = {path, accepts: ['text', 'blank'], isIgnored: false, words: undefined, isRequired: false};
		const isList = row.accepts.includes('list') && !row.path.endsWith('.*');
		return isOfTexts && isList && !paths.has(path) ? [row, element] : [row];
	});
}

/** The columns of a list of numbers and of a list of texts: where only the second passes, and not as an entry that is left out, texts are wanted. */
const [numbers, texts] = [4, 5];

/** Name, a mark for each column, the client's words. */
const rowPattern = new RegExp(`^(\\S+)\\s*((?:(?:DROP|ign|·)\\s+){${columns.length}})(.*)$`);

/** A row whose number, text and true are all accepted was not tried at this path: it is what its parent's values were refused for. */
function rowOf(name: string, marks: readonly string[], said: string): FieldRow {
	const isOfParent = [0, 1, 6].every((at) => marks[at] === '·');
	// [0] and .0 stand for any element, .a for any name.
	const path = name.replace(/\[0\]|\.0(?=\.|$)|\.a(?=\.|$)/g, '.*');
	const words = wordsIn(said);
	const isIgnored = marks.includes('ign') && !marks.includes('DROP');
	if (isOfParent) {
		return {path, accepts: parentAccepts(said), isIgnored, words, isRequired: isRequired(said)};
	}
	// Beside values that drop the file an "ign" means that a part of the value is left out: the value itself is fine.
	const accepted = columns.filter((_, at) => marks[at] === '·' || (!isIgnored && marks[at] === 'ign'));
	return {path, accepts: narrowed([...new Set(accepted)], said), isIgnored, words, isRequired: false};
}

/** What is said of a wrong value narrows the columns: whole numbers, shares of one, objects where a blank text only seemed to pass. */
function narrowed(accepted: readonly string[], said: string): readonly string[] {
	if (/Expected (?:object|record)|or an object/.test(said)) {
		return accepted.filter((one) => one !== 'blank' && one !== 'list');
	}
	if (/Expected int/.test(said)) {
		return ['whole', ...accepted];
	}
	return /Too big: expected number to be <=1/.test(said) ? ['share', ...accepted] : accepted;
}

/** A name that the tried object lacked: told of as undefined, or as none of the words. */
function isRequired(said: string): boolean {
	return /undefined|one of:/.test(said);
}

function parentAccepts(said: string): readonly string[] {
	const types: Readonly<Record<string, readonly string[]>> = {
		string: ['text', 'blank'],
		object: ['object'],
		array: ['list'],
		boolean: ['true'],
	};
	const named = /[Ee]xpected (\w+)(?: or (\w+))?/.exec(said)?.slice(1) ?? [];
	return named.flatMap((type) => types[type ?? ''] ?? []);
}

function wordsIn(said: string): readonly string[] | undefined {
	const listed = /one of:? (.+)$/.exec(said)?.[1];
	return listed === undefined ? undefined : [...listed.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word);
}

export function settingsFieldsFile(root: string, notice: string): string {
	return [
		notice.replace('the names of files', 'scripts/data/settings-types-2.1.332.txt'),
		"import type {Field} from './field.js';",
		'',
		'/** What Claude Code 2.1.332 accepts in a settings file, observed field by field. */',
		'export const settingsFields: readonly Field[] = [',
		...settingsRows(root).map(written),
		'];',
		'',
	].join('\n');
}

/** Characters in a line, as Biome formats; a tab counts for two. */
const width = 120;

function written({path, accepts, isIgnored, words, isRequired}: FieldRow): string {
	const quoted = (texts: readonly string[]): readonly string[] => texts.map((text) => `'${text}'`);
	const listed = words && `[${quoted(words).join(', ')}]`;
	const isLong = listed !== undefined && `    words: ${listed},`.length > width;
	const parts = [
		`path: '${path}'`,
		`accepts: [${quoted(accepts).join(', ')}]`,
		...(listed === undefined
			? []
			: [
					`words: ${isLong ? ['[', ...quoted(words ?? []).map((word) => `\t\t\t${word},`), '\t\t]'].join('\n') : listed}`,
				]),
		...(isIgnored ? ['isIgnored: true'] : []),
		...(isRequired ? ['isRequired: true'] : []),
	];
	const line = `{${parts.join(', ')}},`;
	return !isLong && line.length + 2 <= width
		? `\t${line}`
		: ['\t{', ...parts.map((part) => `\t\t${part},`), '\t},'].join('\n');
}
