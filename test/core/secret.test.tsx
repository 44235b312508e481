// A secret prints as its hint, whichever way it is printed.
import {Console} from 'node:console';
import {Writable} from 'node:stream';
import {format, inspect} from 'node:util';
import fc from 'fast-check';
import {Text} from 'ink';
import {render} from 'ink-testing-library';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {fingerprintOf, Secret} from '../../source/core/secret.js';
import {anyText} from '../helpers/any-text.js';
import {leakOf} from '../helpers/leaks.js';
import {fingerprint, makeSecret} from '../helpers/placeholders.js';

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'];
// Not fc.string, which likes to make the names of methods.
const body = fc.array(fc.constantFrom(...alphabet), {minLength: 8, maxLength: 120}).map((letters) => letters.join(''));
const prefix = fc.constantFrom(
	'sk-ant-api03-',
	'sk-ant-oat01-',
	'sk-ant-ort01-',
	'sk-ant-admin01-',
	'sk-ant-sid01-',
	'sk-',
	'sk-or-v1-',
	'cr_',
	'',
);
const wrapping = fc.constantFrom(
	['', ''],
	['"', '"'],
	[' ', '\n'],
	['Bearer ', ''],
	['\u200b', '\u200b'],
	['', '\r\n'],
	["'Bearer ", "'"],
);
const secrets = fc
	.tuple(prefix, body, wrapping)
	.map(([start, rest, [before = '', after = '']]) => ({text: before + start + rest + after, body: rest}));

/** Every way of printing that we could think of. */
const ways: Readonly<Record<string, (secret: Secret) => string>> = {
	String: (secret) => String(secret),
	template: (secret) => `${secret}`,
	concatenation: (secret) => ''.concat(secret as unknown as string),
	locale: (secret) => (secret as object).toLocaleString(),
	number: (secret) => String(Number(secret)),
	join: (secret) => [secret, [secret]].join(),
	json: (secret) => JSON.stringify({secret, list: [secret]}),
	inspect: (secret) => inspect(secret),
	nested: (secret) => inspect({a: {b: {c: [secret, new Map([['key', secret]]), new Set([secret])]}}}, {depth: 10}),
	hidden: (secret) => inspect({secret}, {showHidden: true, depth: 10, getters: true}),
	notCustom: (secret) => inspect({secret}, {showHidden: true, customInspect: false, depth: 10, getters: false}),
	proxied: (secret) => inspect(new Proxy({secret}, {}), {showProxy: true}),
	formats: (secret) => format('%s %o %O %j %d %i', secret, secret, secret, secret, secret, secret, secret),
	error: (secret) => inspect(new Error(`no: ${secret}`, {cause: {secret}})),
	own: (secret) =>
		inspect([Object.entries(secret), {...secret}, Object.getOwnPropertyNames(secret), Reflect.ownKeys(secret)]),
	descriptors: (secret) => inspect(Object.getOwnPropertyDescriptors(secret), {showHidden: true}),
	tag: (secret) => Object.prototype.toString.call(secret),
	clone: (secret) => inspect(structuredClone({secret}), {showHidden: true}),
	assigned: (secret) => inspect(Object.assign({}, secret)),
	headers: (secret) => format('%s', new Error(JSON.stringify({headers: {'x-api-key': secret}}))),
	derived: (secret) =>
		inspect(
			[
				secret.trimmed(),
				secret.cleaned(),
				secret.unquoted(),
				secret.withoutScheme(),
				secret.defects,
				secret.kind,
				secret.length,
			],
			{depth: 5},
		),
};

describe('no way of printing gives a secret away', () => {
	test.each(Object.entries(ways))('%s', (_name, print) => {
		fc.assert(
			fc.property(secrets, ({text, body: rest}) => {
				expect(leakOf(print(new Secret(text)), rest)).toBeUndefined();
			}),
		);
	});

	test('console', () => {
		const written: string[] = [];
		const stdout = new Writable({
			write(chunk, _encoding, done) {
				written.push(String(chunk));
				done();
			},
		});
		const {log, dir, table} = new Console({stdout});
		const {value} = makeSecret('api-key', 'console');
		log(new Secret(value), '%s', [new Secret(value)]);
		log('%s %o %O %j', new Secret(value), new Secret(value), new Secret(value), new Secret(value));
		dir({secret: new Secret(value)}, {showHidden: true});
		table([{secret: new Secret(value)}]);
		expect(written.length).toBeGreaterThan(3);
		expect(leakOf(written.join(''), value.slice(13))).toBeUndefined();
	});

	test('snapshots', () => {
		expect({secret: new Secret(makeSecret('oauth', 'snapshot').value)}).toMatchInlineSnapshot(`
			{
			  "secret": "sk-ant-oat01-vYE...vxAA",
			}
		`);
	});

	describe('Ink', () => {
		beforeEach(() => {
			// React and Ink complain of an object as a child on the console.
			vi.spyOn(console, 'error').mockImplementation(() => {});
		});
		afterEach(() => vi.restoreAllMocks());

		test('frames', () => {
			const {value} = makeSecret('api-key', 'frame');
			const secret = new Secret(value);
			const shown = render(<Text>{String(secret)}</Text>);
			expect(shown.lastFrame()).toBe(secret.hint);
			shown.unmount();
			let text = '';
			try {
				const strange = render(<Text>{secret as unknown as string}</Text>);
				text = strange.frames.join('\n');
				strange.unmount();
			} catch (error) {
				text = inspect(error);
			}
			text += inspect(vi.mocked(console.error).mock.calls, {depth: 10});
			expect(leakOf(text, value.slice(13))).toBeUndefined();
		});
	});
});

test('a hint is one printable line, and shows at most three and four characters of the body', () => {
	fc.assert(
		fc.property(
			fc.oneof(
				anyText({maxLength: 60}),
				secrets.map(({text}) => text),
			),
			(text) => {
				const {hint} = new Secret(text);
				expect(hint).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u);
				expect(hint.length).toBeLessThan(80);
			},
		),
	);
});

const x = (count: number) => 'aB3'.repeat(40).slice(0, count);

test.each([
	[`sk-ant-api03-R2D${x(80)}igAA`, 'sk-ant-api03-R2D...igAA'],
	[` sk-ant-oat01-R2D${x(80)}igAA\n`, ' sk-ant-oat01-R2D...gAA·'],
	[`Bearer sk-ant-api03-R2D${x(80)}igAA`, 'Bearer sk-ant-api03-R2D...igAA'],
	[`\u200bsk-ant-api03-R2D${x(80)}igAA`, '·sk-ant-api03-R2D...igAA'],
	[`R2D${x(40)}igAA`, 'R2D...igAA'],
	[`sk-ant-api03-${x(9)}`, 'sk-ant-api03-...'],
	['a'.repeat(6) + 'b'.repeat(13), '(19 characters)'],
	['', '(empty)'],
	[`${'é'.repeat(5)}b`, '(6 characters)'],
	[`${'💥'.repeat(3)}b`, '(4 characters)'],
	['ollama', 'ollama'],
	[' test\n', 'test'],
	['your-api-key', 'your-api-key'],
	['<your\u001b[31m-key>', '(15 characters)'],
])('the hint of %j is %j', (text, hint) => {
	expect(new Secret(text).hint).toBe(hint);
});

test('the fingerprint is of the value to the letter', () => {
	const {value} = makeSecret('api-key', 'fingerprint');
	for (const text of [value, `${value}\n`, 'é', '']) {
		expect(new Secret(text).fingerprint).toBe(fingerprint(text));
		expect(fingerprintOf(text)).toBe(fingerprint(text));
	}
	expect(new Secret(value).equals(new Secret(value))).toBe(true);
	expect(new Secret(value).equals(new Secret(`${value} `))).toBe(false);
});

test('answers questions without giving the text away', () => {
	const {value} = makeSecret('api-key', 'questions');
	const secret = new Secret(`  ${value}\n`);
	expect(secret.trimmed().equals(new Secret(value))).toBe(true);
	expect(secret.isListedIn([value.slice(-20)])).toBe(true);
	expect(secret.isListedIn([new Secret(value.slice(-20))])).toBe(true);
	expect(secret.isListedIn([value.slice(-19), ''])).toBe(false);
	expect(new Secret('short').isListedIn(['short'])).toBe(true);
	expect(new Secret(value).endsWith(value.slice(-4))).toBe(true);
	expect(new Secret(value).endsWith('')).toBe(false);
	expect(new Secret(value).isIn(`export A=${value}`)).toBe(true);
	expect(new Secret('short').isIn('short')).toBe(false);
	expect(secret.hideIn(`a ${value} b ${value}`)).toBe(`a ${secret.hint} b ${secret.hint}`);
	expect([new Secret(' \u00a0\ufeff').isBlank, new Secret('\u200b').isBlank, new Secret('').isEmpty]).toEqual([
		true,
		false,
		true,
	]);
});

test('reads headers', () => {
	const headers = new Secret('X-A: b\r\nauthorization:Bearer c\n\nno colon\n: empty\n').headers();
	expect(headers.map(({name, value}) => [name, value.reveal()])).toEqual([
		['X-A', 'b'],
		['authorization', 'Bearer c'],
		[undefined, 'no colon'],
		['', 'empty'],
	]);
});
