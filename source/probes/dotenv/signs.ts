// Which programs load .env files in this folder: by what its sources, scripts and manifests say.
import type {Site} from '../../core/place.js';
import type {ProjectFile} from '../project-files.js';
import {compose, knownSigns, type Sign} from './known-signs.js';

/** A sign that a loader is used. `files`: as written there, relative to `folder`; undefined: the usual ones of the sign or of its loader. */
export type DotenvSign = Pick<Sign, 'loader' | 'usual'> & {
	readonly because: Extract<Site, {kind: 'file'}>;
	readonly overridesEnvironment: boolean;
	readonly files: readonly string[] | undefined;
	/** Of the file that says so, below the working folder, with a slash at the end; "" for the working folder. */
	readonly folder: string;
	/** False: a plain `source`, which hands on only the lines that begin with `export`. */
	readonly exportsAll: boolean;
};

export function dotenvSigns(files: readonly ProjectFile[]): readonly DotenvSign[] {
	return files.flatMap((file) => [...knownSigns.flatMap((sign) => look(file, sign)), ...composeFiles(file)]);
}

function look(file: ProjectFile, sign: Sign): readonly DotenvSign[] {
	if (!sign.in.test(file.name) || (sign.also && !sign.also.test(file.text))) {
		return [];
	}
	const lines = file.text.split('\n');
	const found = lines.flatMap((line, index) => {
		const match = line.length > 2000 || (!sign.isProse && isComment(line)) ? null : sign.pattern.exec(line);
		return match ? [{match, index, line}] : [];
	});
	return found.slice(0, 5).flatMap(({match, index, line}) => {
		// The arguments of a call, up to its closing bracket.
		const call = callOf(
			lines
				.slice(index, index + 12)
				.join('\n')
				.slice(match.index),
		);
		const named = sign.hasFile ? cleanName(match[1]) : sign.isProse ? undefined : namesIn(call);
		const overrides = sign.overrides instanceof RegExp ? sign.overrides.test(call) : (sign.overrides ?? false);
		const isWhole = sign.loader !== 'source' || exportsAll(lines, index, line);
		const {loader, usual} = sign;
		return [
			{loader, usual, ...placed(file, index), overridesEnvironment: overrides, files: named, exportsAll: isWhole},
		];
	});
}

function placed({path, name}: ProjectFile, index: number): Pick<DotenvSign, 'because' | 'folder'> {
	return {because: {kind: 'file', path, line: index + 1}, folder: name.replace(/[^/]*$/, '')};
}

function isComment(line: string): boolean {
	return /^\s*(?:#(?!!)|\/\/|\*|\/\*)/.test(line);
}

function callOf(text: string): string {
	let depth = 0;
	for (let at = 0; at < Math.min(text.length, 1000); at += 1) {
		depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
		if (depth === 0 && text[at] === ')') {
			return text.slice(0, at + 1);
		}
	}
	return text.split('\n')[0] ?? '';
}

/** Texts in a call that name a .env file. */
function namesIn(call: string): readonly string[] | undefined {
	const names = [...call.matchAll(/["'`]([^"'`\n]*\.env[\w.-]*)["'`]/g)].flatMap((match) => cleanName(match[1]) ?? []);
	return names.length > 0 ? names : undefined;
}

function cleanName(name: string | undefined): readonly string[] | undefined {
	// What stands before a variable part can't be told: the name alone remains.
	const bare = name?.replace(/^.*[$}]\}?[\\/]?(?=[\w.-]*\.env)/, '').replace(/^\.\//, '');
	return bare === undefined || bare === '' || /[$`{}]/.test(bare) ? undefined : [bare];
}

/** `source .env` hands nothing to programs unless `set -a` is on, the words are exported, or a program is started by it. */
function exportsAll(lines: readonly string[], index: number, line: string): boolean {
	if (/\b(?:export|env)\s+\$\(/.test(line)) {
		return true;
	}
	const before = lines.slice(Math.max(0, index - 15), index + 1).join('\n');
	const on = Math.max(
		before.lastIndexOf('set -a'),
		before.lastIndexOf('set -o allexport'),
		before.lastIndexOf('set -oa'),
	);
	return on >= 0 && !/set \+a|set \+o allexport/.test(before.slice(on, before.length - line.length));
}

/** `env_file:` of Compose: one name or a list. */
function composeFiles(file: ProjectFile): readonly DotenvSign[] {
	if (!compose.test(file.name)) {
		return [];
	}
	const lines = file.text.split('\n');
	return lines.flatMap((line, index) => {
		const [, rest] = /^\s*env_file:\s*(.*)$/.exec(line) ?? [];
		if (rest === undefined) {
			return [];
		}
		const listed = lines.slice(index + 1, index + 10);
		const end = listed.findIndex((one) => !/^\s*(?:-|path:|required:|#|$)/.test(one));
		const names = [rest, ...listed.slice(0, end < 0 ? listed.length : end)].flatMap((text) =>
			[...text.slice(0, 300).matchAll(/(?<![\w./-])[\w./-]*\.env[\w.-]*/g)].map(([name]) => name.replace(/^\.\//, '')),
		);
		return names.length > 0
			? [{loader: 'compose', ...placed(file, index), overridesEnvironment: false, files: names, exportsAll: true}]
			: [];
	});
}
