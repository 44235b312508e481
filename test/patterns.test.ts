// Every regular expression in source/ takes time in proportion to the text, whatever the text is.
import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {parseAst} from 'vitest/node';
import {slowText} from './helpers/backtracking.js';
import {limit} from './helpers/patience.js';

type Found = {readonly place: string; readonly source: string; readonly flags: string};

const folder = fileURLToPath(new URL('../source/', import.meta.url));
const files = readdirSync(folder, {recursive: true})
	.map((path) => String(path).replaceAll('\\', '/'))
	.filter((path) => /\.tsx?$/.test(path))
	.sort();

/** The literals of a file, found by a parser: what stands in texts and comments is none. */
function patternsIn(path: string): readonly Found[] {
	const text = readFileSync(`${folder}${path}`, 'utf8');
	const found: Found[] = [];
	const walk = (node: unknown): void => {
		if (typeof node !== 'object' || node === null) {
			return;
		}
		if ('regex' in node && 'start' in node) {
			const {pattern, flags} = node.regex as {readonly pattern: string; readonly flags: string};
			const line = text.slice(0, Number(node.start)).split('\n').length;
			found.push({place: `${path}:${line}`, source: pattern, flags});
			return;
		}
		for (const child of Object.values(node)) {
			walk(child);
		}
	};
	walk(parseAst(text, {lang: path.endsWith('x') ? 'tsx' : 'ts'}));
	return found;
}

describe('what is counted', () => {
	test.each([/\s+$/, /a+b/, /(a+)+$/, /\bnode\b[^;]*--env/, /[\w.]*\.env/, /(?<=.)\/+$/, /^\s*export/m, /(\w+)\s*=/])(
		'%s is slow',
		(pattern) => {
			expect(slowText(pattern)).toBeDefined();
		},
	);

	test.each([
		/^\s+/,
		/\bnode\b[^;]{0,200}--env/,
		/(?<![\w.])[\w.]+\.env/,
		/(?<!\s)\s+$/,
		/[ab]|ab/,
		/^[^=]*=/,
		/(?<!\w)(\w+)\s?=/,
	])('%s is not', (pattern) => {
		expect(slowText(pattern)).toBeUndefined();
	});
});

test('no pattern in source/ can be kept busy', {timeout: limit(120_000)}, () => {
	const found = files.flatMap(patternsIn);
	expect(found.length).toBeGreaterThan(1000);
	const slow = found.flatMap((pattern) => {
		const text = slowText(pattern);
		return text === undefined ? [] : [`${pattern.place} /${pattern.source}/ on ${JSON.stringify(text.slice(0, 24))}…`];
	});
	expect(slow).toEqual([]);
});
