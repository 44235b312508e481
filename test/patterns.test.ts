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

type Node = {readonly type: string; readonly start: number} & Readonly<Record<string, unknown>>;

/** What is put into a pattern where it is made at run time: a word. */
const word = 'word';

/** The source of a pattern that a file puts together; `constants` are its own texts. */
function written(node: Node | null | undefined, constants: ReadonlyMap<string, Node>): string {
	const inner = (one: unknown): string => written(one as Node, constants);
	const all = (many: unknown): readonly string[] => (many as readonly Node[]).map(inner);
	switch (node?.type) {
		case 'Literal':
			return typeof node.value === 'string' ? node.value : word;
		case 'TaggedTemplateExpression':
		case 'TemplateLiteral': {
			const form = node.type === 'TemplateLiteral' ? 'cooked' : 'raw';
			const {quasis, expressions} = (form === 'raw' ? node.quasi : node) as {quasis: unknown[]; expressions: unknown[]};
			const pieces = quasis.map((one) => (one as {value: Record<string, string>}).value[form] ?? '');
			return pieces.map((piece, at) => piece + (at < expressions.length ? inner(expressions[at]) : '')).join('');
		}
		case 'BinaryExpression':
			return inner(node.left) + inner(node.right);
		case 'Identifier': {
			const found = constants.get(String(node.name));
			return found ? written(found, new Map([...constants].filter(([name]) => name !== node.name))) : word;
		}
		case 'CallExpression': {
			const callee = node.callee as {property?: {name?: string}; object?: Node};
			const [by] = node.arguments as readonly Node[];
			return callee.property?.name === 'join' && callee.object?.type === 'ArrayExpression'
				? all(callee.object.elements).join(inner(by))
				: word;
		}
		default:
			return word;
	}
}

/** The literals of a file and the patterns that it makes, found by a parser: what stands in texts and comments is none. */
function patternsIn(path: string): readonly Found[] {
	const text = readFileSync(`${folder}${path}`, 'utf8');
	const found: Found[] = [];
	const constants = new Map<string, Node>();
	const made: Node[] = [];
	const lineOf = (start: number): string => `${path}:${text.slice(0, start).split('\n').length}`;
	const walk = (node: unknown): void => {
		if (typeof node !== 'object' || node === null) {
			return;
		}
		const {type, id, init, callee} = node as Record<string, {readonly name?: string} | undefined>;
		if (String(type) === 'VariableDeclarator' && id?.name !== undefined && init) {
			constants.set(id.name, init as unknown as Node);
		}
		if (String(type) === 'NewExpression' && callee?.name === 'RegExp') {
			made.push(node as Node);
		}
		if ('regex' in node && 'start' in node) {
			const {pattern, flags} = node.regex as {readonly pattern: string; readonly flags: string};
			found.push({place: lineOf(Number(node.start)), source: pattern, flags});
			return;
		}
		for (const child of Object.values(node)) {
			walk(child);
		}
	};
	walk(parseAst(text, {lang: path.endsWith('x') ? 'tsx' : 'ts'}));
	for (const {start, arguments: given} of made) {
		const [source, flags] = given as readonly Node[];
		found.push({
			place: lineOf(start),
			source: written(source, constants),
			flags: flags ? written(flags, constants) : '',
		});
	}
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
	expect(found.filter(({source}) => source.includes(word)).length).toBeGreaterThan(5);
	const slow = found.flatMap((pattern) => {
		const text = slowText(pattern);
		return text === undefined ? [] : [`${pattern.place} /${pattern.source}/ on ${JSON.stringify(text.slice(0, 24))}…`];
	});
	expect(slow).toEqual([]);
});
