// What leaves: nothing that drives a terminal, no known secret however it is written, the same when it is checked twice, in time that grows with the text.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {hintOf} from '../../source/core/hint.js';
import {coloured, drawn, jsonOf, leaving, leavingEagerly, withTexts} from '../../source/core/leaving.js';
import {shortPath, writePlace} from '../../source/core/place.js';
import {oneLine, scrub, shorten, showUrl} from '../../source/core/scrub.js';
import {Secret} from '../../source/core/secret.js';
import {anyText} from '../helpers/any-text.js';
import {leakOf} from '../helpers/leaks.js';
import {makeSecret} from '../helpers/placeholders.js';
import {runs} from '../helpers/runs.js';

const category = /(?!\n)[\p{C}\p{Zl}\p{Zp}]/u;
const accents = /\p{M}{5}/u;

const odd = fc.constantFrom(
	'\u001b[31m',
	'\u001b]52;c;eA==\u0007',
	'\u009b31m',
	'\u0000',
	'\u0007',
	'\r',
	'\t',
	'\u202e',
	'\u2066',
	'\u061c',
	'\u200b',
	'\u200d',
	'\u2028',
	'\ufeff',
	'\u00ad',
	'\u3164',
	'\u{e0041}',
	'\u{f0000}',
	'\ud800',
	'\u0378',
	'\u0301',
	'\u0301'.repeat(9),
	'\ufe0f',
	'\\u200b',
	'\\u{1b}[0m',
);
const word = fc.constantFrom(
	'Bearer ',
	'x-api-key: ',
	'"token": "',
	'KEY=',
	'://',
	'@',
	':',
	'...',
	'***',
	'…',
	'sk-',
	'-eyJ',
	'(12 characters)',
	'\n',
	'"',
	'\\',
	'é',
	'字',
);
const key = makeSecret('api-key', 'writer').value;
const plainSecret = makeSecret('token', 'writer').value;
new Secret(key);
new Secret(plainSecret);
new Secret('correct-horse-battery-staple');
const texts = fc
	.array(fc.oneof(odd, word, anyText({maxLength: 12}), fc.constantFrom(key, plainSecret)), {
		maxLength: 14,
	})
	.map((parts) => parts.join(''));
const ways = {leaving, leavingEagerly, drawn} as const;

describe.each(Object.entries(ways))('%s', (_, check) => {
	test('has nothing of category C but line breaks, and no heap of accents', () => {
		fc.assert(
			fc.property(texts, (text) => {
				expect(check(text)).not.toMatch(category);
				expect(check(text)).not.toMatch(accents);
			}),
			{numRuns: runs(300)},
		);
	});

	test('changes nothing the second time', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const once = check(text);
				expect(check(once)).toBe(once);
			}),
			{numRuns: runs(300)},
		);
	});

	test('gives no piece of a known secret away, whatever stands inside of it and wherever it is cut', () => {
		const hidden = fc.tuple(
			fc.constantFrom(key, plainSecret),
			fc.array(fc.tuple(fc.nat(60), odd), {maxLength: 4}),
			fc.nat(40),
			fc.integer({min: 41, max: 120}),
			texts,
			texts,
		);
		fc.assert(
			fc.property(hidden, ([secret, inside, from, to, before, after]) => {
				const mixed = inside.reduce((text, [at, sign]) => text.slice(0, at) + sign + text.slice(at), secret);
				const shown = check(`${before} ${mixed.slice(from, to)} ${after}`).replace(/\\u\{[0-9a-f]+\}|…/g, '');
				expect(leakOf(shown, secret.replace(/^sk-ant-api03-/, ''))).toBeUndefined();
			}),
			{numRuns: runs(300)},
		);
	});
});

test('a key that is typed has the same hint after each character', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('api-key', 'oauth', 'refresh'),
			fc.string({minLength: 1, maxLength: 8}),
			(kind, name) => {
				const {value} = makeSecret(kind, name);
				const {hint} = new Secret(value);
				let typed = new Secret('');
				for (const character of value) {
					typed = typed.followedBy(character);
					expect(String(leaving(`${hint} ${typed.hint}`))).toBe(`${hint} ${typed.hint}`);
				}
			},
		),
		{numRuns: runs(5)},
	);
});

test('a hint is as short as can be: nothing hides it once more', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('api-key', 'oauth', 'refresh', 'token'),
			fc.string({minLength: 1, maxLength: 8}),
			fc.constantFrom(['', ''], ['export ANTHROPIC_API_KEY="', '"'], ['"key": "', '",'], ['key ', ' is refused']),
			(kind, name, [before, after]) => {
				const text = `${before}${hintOf(makeSecret(kind, name).value)}${after}`;
				expect(leavingEagerly(text)).toBe(text);
				expect(leaving(text)).toBe(text);
			},
		),
		{numRuns: runs(500)},
	);
});

test('a secret of words is known as a whole', () => {
	expect(leaving('it is correct-horse-battery-staple.')).toBe('it is cor...aple.');
	expect(leaving('a battery, correct')).toBe('a battery, correct');
});

describe('a base URL', () => {
	const tenant = makeSecret('token', 'tenant').value.slice(0, 24);
	const password = makeSecret('token', 'password').value.slice(0, 18);
	const url = `https://team:${password}%21@gw.example/t/${tenant}/v1?sig=${tenant.split('').reverse().join('')}`;

	test.each([url, `see ${url}.`, `GET /t/${tenant}/v1`, `password ${password}!`, `user ${password.slice(2, 14)}`])(
		'keeps its password, its tenant and its query: %#',
		(text) => {
			new Secret(url, 'setting');
			for (const body of [tenant, password, tenant.split('').reverse().join('')]) {
				expect(leakOf(leaving(text), body)).toBeUndefined();
				expect(leakOf(showUrl(text), body)).toBeUndefined();
			}
		},
	);

	test('is shown but for them', () => {
		new Secret('https://gw.example/anthropic/v1', 'setting');
		expect(leaving('asks https://gw.example/anthropic/v1')).toBe('asks https://gw.example/anthropic/v1');
	});
});

describe('legible', () => {
	test.each([
		['~/Überstunden/日本語/메모.txt', '~/Überstunden/日本語/메모.txt'],
		['~/👍🏽 ❤️/x', '~/👍🏽 ❤️/x'],
		['~/👩\u200d💻/x', '~/👩\\u{200d}💻/x'],
		['~/a\u001b[31mb\u202ec', '~/a\\u{1b}[31mb\\u{202e}c'],
		['~/a\nb', '~/a\\u{a}b'],
		['~/नमस्ते/ไทย/e\u0301', '~/नमस्ते/ไทย/e\u0301'],
	])('%j is written %j', (path, expected) => {
		const shown = writePlace({path: shortPath(path, {home: '/home/dev', cwd: '/home/dev/project'})});
		expect(leaving(shown)).toBe(expected);
	});
});

test('JSON keeps every character and shows none', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(odd, anyText({maxLength: 8})), {maxLength: 8}), (parts) => {
			const value = {path: parts.join(''), list: [1, true, null, {[parts.join('x')]: 'y'}]};
			const json = jsonOf(value);
			expect(json).not.toMatch(category);
			// Lookalikes apart, which no generator of so few letters makes.
			expect(JSON.parse(json)).toEqual(withTexts(value, scrub));
		}),
		{numRuns: runs(300)},
	);
	const report = {
		fingerprint: '3f2a91bc',
		hint: 'sk-ant-api03-R2D...igAA',
		at: '2026-11-23T00:00:00.000Z',
		path: '~/\u202ex',
	};
	expect(JSON.parse(jsonOf(report))).toEqual(report);
	expect(jsonOf({path: '\u009b\u202e\u{e0041}'})).toContain('"\\u009b\\u202e\\udb40\\udc41"');
});

test('of colours only those of lines of ours stay', () => {
	expect(coloured('\u001b[31mred\u001b[0m \u001b]0;x\u0007\u001b[2J')).toBe(
		'\u001b[31mred\u001b[0m \\u{1b}]0;x\\u{7}\\u{1b}[2J',
	);
});

describe('a text that is cut', () => {
	test('loses the word that was cut, so that no head of a key is left', () => {
		fc.assert(
			fc.property(fc.nat(200), fc.constantFrom('', 'key ', 'https://x/', '{"a": "'), (most, before) => {
				const body = makeSecret('token', `cut ${most % 7}`).value;
				expect(
					leakOf(shorten(`${before}${body}`, Math.min(most, before.length + body.length - 1)), body),
				).toBeUndefined();
			}),
		);
	});

	test('is no longer than it may be, and one that is short enough is whole', () => {
		fc.assert(
			fc.property(fc.string(), fc.nat(60), (text, most) => {
				expect(shorten(text, most).length).toBeLessThanOrEqual(most + 1);
				expect(shorten(text, text.length)).toBe(text);
			}),
		);
		expect(oneLine(`${'word '.repeat(100_000)}${key}`, 20)).toBe('word word word word…');
	});
});
