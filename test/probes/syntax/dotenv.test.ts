// .env values by loader. The expectations of dotenv 17, python-dotenv 1.2 and Bun 1.4 were taken from the real ones; Node and bash are asked here.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is the syntax of .env files.
import {execFileSync} from 'node:child_process';
import {parseEnv} from 'node:util';
import {describe, expect, test} from 'vitest';
import type {DotenvLoader} from '../../../source/core/readings.js';
import {dotenvLines} from '../../../source/probes/syntax/dotenv.js';
import {readDotenv} from '../../../source/probes/syntax/dotenv-readers.js';
import {scratchHost} from '../../helpers/host.js';

type Expected = Partial<Record<DotenvLoader, string | undefined>>;

const all = (value: string | undefined): Expected => ({
	dotenv: value,
	'python-dotenv': value,
	bun: value,
	node: value,
	docker: value,
	compose: value,
	source: value,
});

const rows: readonly (readonly [text: string, Expected])[] = [
	['K=plain\n', all('plain')],
	['K=plain', all('plain')],
	['  K=x\n', all('x')],
	['#K=x\nK=y\n', all('y')],
	['K=x\nK=y\n', all('y')],
	['K="quoted"\n', {...all('quoted'), docker: '"quoted"'}],
	["K='single'\n", {...all('single'), docker: "'single'"}],
	['K="a b "\n', {...all('a b '), docker: '"a b "'}],
	['K=a  \n', {...all('a'), docker: 'a  '}],
	['K=x\r\n', {...all('x'), source: 'x\r'}],
	['K="x"\r\n', {...all('x'), docker: '"x"', source: 'x\r'}],
	['K=a#b\n', {...all('a#b'), dotenv: 'a', bun: 'a', node: 'a'}],
	['K=a #b\n', {...all('a'), docker: 'a #b'}],
	['K="a#b" # c\n', {...all('a#b'), docker: '"a#b" # c'}],
	['export K=x\n', {...all('x'), docker: undefined}],
	['K = x\n', {dotenv: 'x', 'python-dotenv': 'x', bun: 'x', node: 'x', docker: undefined, source: undefined}],
	['K= x\n', {dotenv: 'x', 'python-dotenv': 'x', bun: 'x', node: 'x', docker: ' x', source: undefined}],
	[
		'K: x\n',
		{dotenv: 'x', 'python-dotenv': undefined, bun: 'x', node: undefined, docker: undefined, source: undefined},
	],
	['K="a\\nb"\n', {dotenv: 'a\nb', 'python-dotenv': 'a\nb', node: 'a\nb', docker: '"a\\nb"', source: 'a\\nb'}],
	["K='a\\nb'\n", {dotenv: 'a\\nb', 'python-dotenv': 'a\\nb', node: 'a\\nb', source: 'a\\nb'}],
	[
		'K="a\nb"\n',
		{dotenv: 'a\nb', 'python-dotenv': 'a\nb', node: 'a\nb', compose: 'a\nb', source: 'a\nb', docker: '"a'},
	],
	['K=\n', all('')],
	['K=""\n', {...all(''), docker: '""'}],
	[
		'K=Bearer x\n',
		{
			dotenv: 'Bearer x',
			'python-dotenv': 'Bearer x',
			bun: 'Bearer x',
			node: 'Bearer x',
			docker: 'Bearer x',
			source: undefined,
		},
	],
	['K=“x”\n', all('“x”')],
	['K=x\u200b\n', all('x\u200b')],
	['K=x\u00a0\n', {...all('x'), docker: 'x\u00a0', node: 'x\u00a0', bun: 'x\u00a0', source: 'x\u00a0'}],
	[
		'A=1\nK=${A}2\n',
		{
			dotenv: '${A}2',
			'python-dotenv': '12',
			bun: '12',
			'dotenv-expand': '12',
			docker: '${A}2',
			compose: '12',
			source: '12',
		},
	],
	['A=1\nK=$A\n', {dotenv: '$A', 'python-dotenv': '$A', bun: '1', docker: '$A', source: '1'}],
	['K=${N:-d}\n', {'python-dotenv': 'd', bun: 'd', compose: 'd', source: 'd'}],
	['K="x" # c\r\n', {other: 'x', make: '"x" '}],
	['A=1\nK=${A}2\n', {other: '12'}],
	["A=1\nK='$A'\n", {other: '$A'}],
	['export K := x\r\n', {make: 'x\r'}],
	['K="a"b\n', {dotenv: '"a"b', 'python-dotenv': undefined, bun: 'a', node: 'a', source: 'ab'}],
	['K="a\n', {dotenv: '"a', 'python-dotenv': undefined, bun: '"a', node: '"a', source: undefined}],
];

describe('the value of K', () => {
	test.each(rows)('%j', (text, expected) => {
		for (const [loader, value] of Object.entries(expected)) {
			expect({loader, value: valueIn(text, loader as DotenvLoader)}).toEqual({loader, value});
		}
		expect(parseEnv(text).K).toBe('node' in expected ? expected.node : parseEnv(text).K);
		if ('source' in expected) {
			expect(sourced(text)).toBe(expected.source);
		}
	});
});

test('a byte order mark is part of the first name for a shell and for an old python-dotenv', () => {
	const options = {hasMark: true, keepsMark: true};
	expect(readDotenv('K=x\nL=y\n', 'source', options).map(({name}) => name)).toEqual(['L']);
	expect(readDotenv('K=x\nL=y\n', 'python-dotenv', options).map(({name}) => name)).toEqual(['L']);
	expect(readDotenv('K=x\nL=y\n', 'python-dotenv', {hasMark: true}).map(({name}) => name)).toEqual(['K', 'L']);
	expect(readDotenv('K=x\nL=y\n', 'dotenv', options).map(({name}) => name)).toEqual(['K', 'L']);
});

test.each([
	['K=a\nL=b\n', 'K=a\n', 'a'],
	['# x\r\nK=a \r\nL=b\r\n', 'K=a \r\n', 'a \r'],
	['export K="a" # c\n', 'export K="a" # c\n', '"a"'],
	['K="a\nb"\nL=c\n', 'K="a\nb"\n', '"a\nb"'],
	['K=a # c\n', 'K=a # c\n', 'a'],
	['K=a', 'K=a', 'a'],
	['# K=old\n', '# K=old\n', 'old'],
	['set K=a\n', 'set K=a\n', 'a'],
])('%j: the statement and the value as written', (text, statement, value) => {
	const [line] = dotenvLines(text);
	expect(text.slice(line?.statement.start, line?.statement.end)).toBe(statement);
	expect(text.slice(line?.valueSpan.start, line?.valueSpan.end)).toBe(value);
	expect(text.slice(line?.nameSpan.start, line?.nameSpan.end)).toBe('K');
});

function valueIn(text: string, loader: DotenvLoader): string | undefined {
	const values = new Map<string, string>();
	for (const {name, value} of readDotenv(text, loader)) {
		const parts = value.map((part) =>
			part.kind === 'text'
				? part.text
				: part.kind === 'variable'
					? (values.get(part.name) ??
						part.otherwise?.map((one) => (one.kind === 'text' ? one.text : '?')).join('') ??
						'')
					: '?',
		);
		values.set(name, parts.join(''));
	}
	return values.get('K');
}

function sourced(text: string): string | undefined {
	const {path} = scratchHost({files: {'~/.env': text}});
	const output = execFileSync('/bin/bash', ['-c', `set -a; . ${path('~/.env')}; env -0`], {
		env: {PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8'},
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return output
		.split('\0')
		.find((line) => line.startsWith('K='))
		?.slice(2);
}
