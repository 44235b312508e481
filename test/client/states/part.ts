// A state is put together from parts, so that a state that differs shrinks to the few parts that matter.
import type {State} from '../machine.js';

/** How the text of a file is spoilt after its JSON was written. */
export type Spoiling =
	| 'comment'
	| 'trailing comma'
	| 'truncated'
	| 'list'
	| 'null'
	| 'empty'
	| 'blank'
	| 'byte order mark'
	| 'two byte order marks'
	| 'UTF-16'
	| 'NUL at the end'
	| 'carriage returns';

export const spoilings: readonly Spoiling[] = [
	'comment',
	'trailing comma',
	'truncated',
	'list',
	'null',
	'empty',
	'blank',
	'byte order mark',
	'two byte order marks',
	'UTF-16',
	'NUL at the end',
	'carriage returns',
];

export type Edit =
	/** null: it isn't set. */
	| {readonly kind: 'variable'; readonly name: string; readonly value: string | null}
	/** What is held open for whatever is started. */
	| {readonly kind: 'descriptor'; readonly number: string; readonly text: string}
	/** Members of a JSON file; those of `env` are merged one by one. */
	| {readonly kind: 'json'; readonly path: string; readonly members: Readonly<Record<string, unknown>>}
	| {readonly kind: 'spoil'; readonly path: string; readonly how: Spoiling}
	| {readonly kind: 'text'; readonly path: string; readonly text: string}
	| {readonly kind: 'mode'; readonly path: string; readonly mode: string}
	| {readonly kind: 'cwd'; readonly path: string};

export type Part = readonly Edit[];

const spoil: Readonly<Record<Spoiling, (text: string) => unknown>> = {
	comment: (text) => `// from the old laptop\n${text}`,
	'trailing comma': (text) => text.replace(/\}\s*$/, ',}\n'),
	truncated: (text) => text.slice(0, Math.ceil(text.length * 0.6)),
	list: () => '[]\n',
	null: () => 'null\n',
	empty: () => '',
	blank: () => ' \n',
	'byte order mark': (text) => `\uFEFF${text}`,
	'two byte order marks': (text) => `\uFEFF\uFEFF${text}`,
	'UTF-16': (text) => ({utf16: text}),
	'NUL at the end': (text) => `${text}\0`,
	'carriage returns': (text) => text.replaceAll('\n', '\r\n'),
};

/** Later parts override earlier ones. */
export function stateOf(parts: readonly Part[]): State {
	const env: Record<string, string | null> = {};
	const descriptors: Record<string, string> = {};
	const json = new Map<string, Record<string, unknown>>();
	const texts = new Map<string, string>();
	const spoilings = new Map<string, Spoiling>();
	const modes: Record<string, string> = {};
	let cwd: string | undefined;
	for (const edit of parts.flat()) {
		switch (edit.kind) {
			case 'variable':
				env[edit.name] = edit.value;
				break;
			case 'descriptor':
				descriptors[edit.number] = edit.text;
				break;
			case 'json':
				json.set(edit.path, merge(json.get(edit.path) ?? {}, edit.members));
				break;
			case 'spoil':
				spoilings.set(edit.path, edit.how);
				json.set(edit.path, json.get(edit.path) ?? {});
				break;
			case 'text':
				texts.set(edit.path, edit.text);
				break;
			case 'mode':
				modes[edit.path] = edit.mode;
				break;
			case 'cwd':
				cwd = edit.path;
				break;
		}
	}
	const files: Record<string, unknown> = Object.fromEntries(texts);
	for (const [path, content] of json) {
		const how = spoilings.get(path);
		files[path] = how === undefined ? content : spoil[how](writeJson(content));
	}
	return {
		env,
		files,
		modes: Object.fromEntries(Object.entries(modes).filter(([path]) => Object.hasOwn(files, path))),
		...(cwd === undefined ? {} : {cwd}),
		...(Object.keys(descriptors).length > 0 && {descriptors}),
	};
}

function merge(old: Record<string, unknown>, members: Readonly<Record<string, unknown>>): Record<string, unknown> {
	const env = isRecord(old.env) && isRecord(members.env) ? {env: {...old.env, ...members.env}} : {};
	return {...old, ...members, ...env};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A time that stands alone is a number in a JSON file: in text it has to lose its quotes. */
function writeJson(content: unknown): string {
	return `${JSON.stringify(content, null, 2)}\n`.replace(/"(\{\{m?s:[^}]*\}\})"/g, '$1');
}
