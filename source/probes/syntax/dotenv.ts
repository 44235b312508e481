// .env files line by line, with what each line means to a person and to what loads it.

import type {Span} from '../../core/place.js';
import type {DotenvLoader} from '../../core/readings.js';
import {type DotenvOptions, type DotenvValue, readDotenv} from './dotenv-readers.js';
import {wholeLines} from './lines.js';
import {type Parts, type Scanner, type ScriptEvent, top} from './script.js';

/** A line that assigns, or looks so. */
export type DotenvLine = {
	readonly name: string;
	readonly effect: 'exports' | 'commented' | 'broken';
	readonly statement: Span;
	readonly nameSpan: Span;
	/** From behind the = to the end of the line or the comment, with any blanks and CR. */
	readonly valueSpan: Span;
	readonly value: Parts;
	readonly problem?: string;
};

/** Every line that assigns for some reader, or that a person would take for an assignment. */
export function dotenvLines(text: string, options: DotenvOptions = {}): readonly DotenvLine[] {
	const found = new Map<number, DotenvValue>();
	for (const loader of ['source', 'docker', 'compose', 'python-dotenv', 'dotenv'] as const) {
		for (const value of readDotenv(text, loader, options)) {
			found.set(value.at, value);
		}
	}
	const active = [...found.values()].sort((one, other) => one.at - other.at).map((value) => lineOf(text, value));
	// Asked in order of the text.
	let next = 0;
	const covered = (at: number): boolean => {
		while (next < active.length && (active[next]?.statement.end ?? 0) <= at) {
			next += 1;
		}
		return at >= (active[next]?.statement.start ?? Number.POSITIVE_INFINITY);
	};
	const others = [
		...text.matchAll(
			/^[^\S\r\n]*(?:(#[#\s]*)(?:export\s+)?|(?:set|setx|\$env:|const|let|var)\s*)([A-Za-z_]\w*)\s*=[^\r\n]*/gm,
		),
	].flatMap((match): readonly DotenvLine[] => {
		const [whole, hash, name = ''] = match;
		const at = match.index + whole.indexOf(name, whole.search(/#|set|env:|const|let|var/) + 1);
		if (covered(match.index)) {
			return [];
		}
		const {statement, nameSpan, valueSpan} = lineOf(text, {name, at, value: []});
		const written = text.slice(valueSpan.start, valueSpan.end).trim();
		const bare = written
			.replace(/(?<!\s)\s+#.*$/, '')
			.replace(/;$/, '')
			.replace(/^(["'])(.*)\1$/, '$2');
		const value: Parts = [{kind: 'text', text: bare}];
		return hash === undefined
			? [{name, effect: 'broken', statement, nameSpan, valueSpan, value, problem: 'in a .env file it is NAME=value'}]
			: [{name, effect: 'commented', statement, nameSpan, valueSpan, value}];
	});
	return [...active, ...others].sort((one, other) => one.nameSpan.start - other.nameSpan.start);
}

function lineOf(text: string, {name, at, value}: DotenvValue): DotenvLine {
	const nameSpan = {start: at, end: at + name.length};
	const sign = /^['"]?[^\S\n]*[=:]/.exec(text.slice(nameSpan.end, nameSpan.end + 200))?.[0].length ?? 0;
	const start = nameSpan.end + sign;
	const rest = text.slice(start);
	const quoted = /^[^\S\r\n]*(?:'(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`[^`]*`)/.exec(rest)?.[0];
	const lineEnd = rest.indexOf('\n') < 0 ? rest.length : rest.indexOf('\n');
	const after = quoted === undefined ? '' : (/^[^\n]*/.exec(rest.slice(quoted.length))?.[0] ?? '');
	const isComment = quoted !== undefined && after.trim() !== '';
	const comment = quoted === undefined ? rest.slice(0, lineEnd).search(/(?<!\s)\s+#/) : -1;
	const length =
		quoted === undefined ? (comment < 0 ? lineEnd : comment) : isComment ? quoted.length : quoted.length + after.length;
	return {
		name,
		effect: 'exports',
		statement: wholeLines(text, {start: at, end: start + length}),
		nameSpan,
		valueSpan: {start, end: start + length},
		value,
	};
}

/** As a scanner, for scripts that load a .env file (`dotenv` in .envrc). */
export function scannerOf(loader: DotenvLoader): Scanner {
	return (text) => {
		const values = new Map(readDotenv(text, loader).map((one) => [one.at, one]));
		return dotenvLines(text).flatMap((one): readonly ScriptEvent[] => {
			const read = values.get(one.nameSpan.start);
			return one.effect !== 'exports' || read
				? [{...one, kind: 'assignment', value: read?.value ?? one.value, context: top}]
				: [];
		});
	};
}
