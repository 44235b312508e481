// How each program that loads .env files takes a line: the same text is not the same value for dotenv, python-dotenv, Docker and a shell.
import type {DotenvLoader} from '../../core/readings.js';
import {readBody, readVariables} from './expansion.js';
import {scanPosix} from './posix.js';
import type {Parts} from './script.js';

/** An assignment as one reader takes it; `at` is where the name begins. */
export type DotenvValue = {readonly name: string; readonly at: number; readonly value: Parts};

export type DotenvOptions = {
	/** The file begins with a byte order mark (which is not in the text). */
	readonly hasMark?: boolean;
	/** python-dotenv before 1.2 takes the mark for a part of the first name. */
	readonly keepsMark?: boolean;
};

type Reader = (text: string, options: DotenvOptions) => readonly DotenvValue[];

// dotenv (npm) 15 and later, its own pattern: a # ends an unquoted value wherever it stands.
const line =
	/^[^\S\r\n]*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?[^\S\n]*(?:#.*)?$/gm;

const readNode: Reader = (text) =>
	[...text.matchAll(line)].flatMap((match) => {
		const [whole, name = '', written = ''] = match;
		const trimmed = written.trim().replace(/\r\n?/g, '\n');
		const quote = /^(['"`])[\s\S]*\1$/.test(trimmed) && trimmed.length > 1 ? trimmed[0] : undefined;
		const bare = quote ? trimmed.slice(1, -1) : trimmed;
		const value =
			quote === '"' || trimmed.startsWith('"') ? bare.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : bare;
		const at = match.index + whole.indexOf(name, /^\s*export\s/.test(whole) ? whole.indexOf('export') + 6 : 0);
		return [{name, at, value: [{kind: 'text', text: value}] as Parts}];
	});

/** `node --env-file` and Bun: a value ends at its closing quote, and only blanks of ASCII are trimmed. Node knows no `NAME: value`. */
function readStrict(text: string, isNode: boolean): readonly DotenvValue[] {
	return readNode(text, {}).flatMap((one): readonly DotenvValue[] => {
		const start = one.at + one.name.length;
		const [, sign, written = ''] = /^\s*([=:])[ \t]*([^\r\n]*)/.exec(text.slice(start, start + 4000)) ?? [];
		const closed = (isNode ? /^(["'`])(.*?)\1/ : /^(["'`])((?:\\\1|.)*?)\1/).exec(written);
		const isPlain = written !== '' && !/^["'`]/.test(written);
		const value =
			closed && closed[0].length < written.length
				? closed[2]
				: isPlain
					? written.replace(/#.*$/, '').replace(/(?<![ \t])[ \t]+$/, '')
					: undefined;
		return isNode && sign === ':' ? [] : [value === undefined ? one : {...one, value: [{kind: 'text', text: value}]}];
	});
}

/** With $NAME worked out, as dotenv-expand (Next, Vite) and Bun do: quotes are gone by then. */
function expanded(values: readonly DotenvValue[]): readonly DotenvValue[] {
	return values.map((one) => {
		const [part] = one.value;
		return part?.kind === 'text' ? {...one, value: readVariables(part.text)} : one;
	});
}

/** direnv's own reader: single quotes keep everything. */
const readDirenv: Reader = (text, options) =>
	readNode(text, options).flatMap((one) =>
		/^[\w.-]+\s*[=:]\s*'/.test(text.slice(one.at, one.at + 400)) ? [one] : expanded([one]),
	);

// python-dotenv's parser: a quoted value must be followed by a comment or nothing, else the line is dropped.
const pythonLine =
	/^[^\S\r\n]*(?:export[^\S\r\n]+)?(?:'([^']+)'|([^=#\s'"]+))[^\S\r\n]*=[^\S\r\n]*(?:'((?:\\'|[^'])*)'|"((?:\\"|[^"])*)"|([^\r\n]*))[^\S\r\n]*(#[^\r\n]*)?\r?$/gm;

const pythonEscapes: Readonly<Record<string, string>> = {
	a: '\u0007',
	b: '\b',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
	v: '\v',
};

const readPython: Reader = (text, {hasMark, keepsMark}) =>
	[...text.matchAll(pythonLine)].flatMap((match) => {
		const [whole, quotedName, plainName = '', single, double, bare = ''] = match;
		const name = quotedName ?? plainName;
		const at = match.index + whole.indexOf(name, /^\s*export\s/.test(whole) ? whole.indexOf('export') + 6 : 0);
		if (
			(hasMark && keepsMark && match.index === 0) ||
			(single === undefined && double === undefined && /^['"]/.test(bare))
		) {
			return [];
		}
		const value =
			single !== undefined
				? single.replace(/\\([\\'])/g, '$1')
				: double !== undefined
					? double.replace(/\\([\\'"abfnrtv])/g, (_, letter: string) => pythonEscapes[letter] ?? letter)
					: bare.replace(/(?<!\s)\s+#.*/, '').trimEnd();
		return [{name, at, value: bracesOnly(value)}];
	});

/** python-dotenv knows ${NAME} and ${NAME:-word}, not $NAME. */
function bracesOnly(text: string): Parts {
	return readVariables(text.replace(/\$(?!\{)/g, '\\$'));
}

/** `docker run --env-file`: literal, quotes and blanks included; only the start of the line is trimmed. */
const readDocker: Reader = (text) =>
	[...text.matchAll(/^([ \t]*)([^#=\s][^=\r\n]*)=([^\r\n]*)/gm)].flatMap((match) => {
		const [, indent = '', name = '', value = ''] = match;
		return /\s/.test(name)
			? []
			: [{name, at: match.index + indent.length, value: [{kind: 'text', text: value}] as Parts}];
	});

/** `include .env` of make: quotes and a CR stay, a # ends the value, and so do blanks in front of it only. */
const readMake: Reader = (text) =>
	[...text.matchAll(/^([ \t]*(?:export[ \t]+)?)([A-Za-z_]\w*)[ \t]*[:?]?=[ \t]*([^#\n]*)/gm)].map((match) => {
		const [, before = '', name = '', value = ''] = match;
		return {name, at: match.index + before.length, value: readVariables(value)};
	});

/** Compose: quotes go, escapes count in double quotes, a comment needs a blank before it. */
const readCompose: Reader = (text) =>
	[
		...text.matchAll(
			/^[^\S\r\n]*(?:export\s+)?([A-Za-z_][\w.-]*)[^\S\n]*[=:][^\S\n]*('[^']*'|"(?:\\[\s\S]|[^"\\])*"|[^\r\n]*)/gm,
		),
	].map((match) => {
		const [whole, name = '', written = ''] = match;
		const at = match.index + whole.indexOf(name, /^\s*export\s/.test(whole) ? whole.indexOf('export') + 6 : 0);
		const isSingle = written.startsWith("'");
		const isQuoted = /^(['"])[\s\S]*\1$/.test(written) && written.length > 1;
		const bare = isQuoted ? written.slice(1, -1) : written.replace(/(^|\s)#.*/, '').trim();
		const value: Parts =
			isSingle && isQuoted
				? [{kind: 'text', text: bare}]
				: isQuoted
					? readBody(bare.replaceAll('\\n', '\n'))
					: readVariables(bare);
		return {name, at, value};
	});

/** A POSIX shell: everything counts, also a CR at the end; a byte order mark makes the first line a command. */
const readSource: Reader = (text, {hasMark}) => {
	const firstBreak = text.indexOf('\n');
	return scanPosix(text)
		.flatMap((step) => (step.kind === 'chain' ? step.links.slice(0, 1).map((link) => link.step) : [step]))
		.flatMap((step) => (step.kind === 'simple' ? step.effects : []))
		.flatMap((event) =>
			event.kind === 'assignment' &&
			(event.effect === 'exports' || event.effect === 'assigns') &&
			event.context.reach === 'top' &&
			!(hasMark && (firstBreak < 0 || event.nameSpan.start < firstBreak))
				? [{name: event.name, at: event.nameSpan.start, value: event.value}]
				: [],
		);
};

const readers: Readonly<Record<DotenvLoader, Reader>> = {
	dotenv: readNode,
	'dotenv-expand': (text, options) => expanded(readNode(text, options)),
	// Of its TOML the lines at the top, which look the same.
	streamlit: readNode,
	// Most tell single quotes from double ones as direnv does, whose reader comes from godotenv.
	other: readDirenv,
	make: readMake,
	node: (text) => readStrict(text, true),
	librechat: readNode,
	bun: (text) => expanded(readStrict(text, false)),
	'claude-code': (text) => expanded(readStrict(text, false)),
	direnv: readDirenv,
	'python-dotenv': readPython,
	aider: readPython,
	docker: readDocker,
	compose: readCompose,
	source: readSource,
};

/** Every assignment as one loader takes it, in order; of a name that is there twice the last one counts for all of them. */
export function readDotenv(text: string, loader: DotenvLoader, options: DotenvOptions = {}): readonly DotenvValue[] {
	return readers[loader](text, options);
}
