// The second net: secrets in text that comes from outside.

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {oneLine, plain, scrub, showUrl} from '../../source/core/scrub.js';
import {Secret} from '../../source/core/secret.js';
import {anyText} from '../helpers/any-text.js';
import {expectProportion} from '../helpers/growth.js';
import {leakOf} from '../helpers/leaks.js';
import {makeSecret} from '../helpers/placeholders.js';
import {runs} from '../helpers/runs.js';

const kinds = ['api-key', 'oauth', 'refresh', 'admin-key', 'session', 'token'] as const;
const secrets = fc.tuple(fc.constantFrom(...kinds), fc.string()).map(([kind, name]) => makeSecret(kind, name));

/** How values stand in messages, logs and files. */
const settings: Readonly<Record<string, (value: string) => string>> = {
	bare: (value) => value,
	sentence: (value) => `Incorrect API key provided: ${value}. You can find it elsewhere.`,
	assignment: (value) => `export ANTHROPIC_API_KEY=${value}; echo`,
	quoted: (value) => `{"accessToken":"${value}","expiresAt":1}`,
	python: (value) => `Illegal header value b'Bearer ${value}\\xe2\\x80\\x8b'`,
	header: (value) => `< x-api-key: ${value}\r\n< authorization: Bearer ${value}\r\n`,
	url: (value) => `https://user:${value}@gw.example/v1?key=${value}`,
	coloured: (value) => `\u001b[31m${value}\u001b[0m`,
	hash: (value) => `Received API Key = ${value}, Key Hash (Token) =${value}`,
};

describe('hides made-up secrets', () => {
	test.each(Object.entries(settings))('%s', (_name, put) => {
		fc.assert(
			fc.property(secrets, ({value}) => {
				const body = value.replace(/^sk-ant-[a-z]+\d+-/, '');
				expect(leakOf(oneLine(put(value), 10_000), body)).toBeUndefined();
				expect(leakOf(scrub(put(value)), body)).toBeUndefined();
			}),
			{numRuns: runs(50)},
		);
	});
});

test('a secret does not hide behind escape sequences and odd characters', () => {
	const {value} = makeSecret('api-key', 'hidden');
	const body = value.slice(13);
	for (const between of ['\u001b[0m', '\u0000', '\u200b', '\\u200b', '\\xe2\\x80\\x8b', 'é', '\u001b]0;x\u0007']) {
		for (const at of [20, 40, 60, 95]) {
			const text = `key ${value.slice(0, at)}${between}${value.slice(at)} is wrong`;
			expect(leakOf(oneLine(text), body)).toBeUndefined();
			expect(oneLine(text)).toMatch(/ is wrong$/);
		}
	}
	const wrapped = `${value.slice(0, 60)}\n${value.slice(60)}\nnext`;
	expect(leakOf(oneLine(wrapped), body)).toBeUndefined();
});

test('hides the secrets that it is given, whatever they look like', () => {
	expect(scrub('hello correct horse battery', [new Secret('correct horse battery')])).toBe('hello cor...tery');
	expect(scrub('the test is ollama', [new Secret('ollama')])).toBe('the test is ollama');
});

test.each([
	'Invalid bearer token',
	'401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}',
	'invalid x-api-key',
	'OAuth authentication is currently not supported.',
	'Bearer authentication is required',
	'/Users/dev/Library/Application Support/Claude/claude_desktop_config.json',
	'https://docs.anthropic.com/en/api/errors#authentication_error',
	'claude-sonnet-4-5-20250929 and us.anthropic.claude-sonnet-4-5-20250929-v1:0',
	'sk-ant-api03-R2D...igAA',
	'sk-ant-...',
	'ANTHROPIC_API_KEY=your-api-key-here',
	'export ANTHROPIC_API_KEY="$(security find-generic-password -w)"',
	'apiKeyHelper failed: exited 127: /bin/sh: 1: nothing: not found',
	'git@github.com:anthropics/claude-code.git',
	'4d0c1f6e-9a0b-4c1d-8e2f-0a1b2c3d4e5f',
	'npm error code EACCES',
	'max_tokens: 4096, tokenUrl=',
])('leaves %j as it is', (text) => {
	expect(oneLine(text)).toBe(text);
});

test.each([
	[`cr_${'a1B2'.repeat(10)}`, 'cr_a1B...a1B2'],
	['AWS_SECRET_ACCESS_KEY=wJalr/XUtnFEMI/K7MDENG+bPxRfiCYz', 'AWS_SECRET_ACCESS_KEY=wJa...iCYz'],
	['proxy http://dev:hunter2@proxy.example:3128', 'proxy http://***@proxy.example:3128'],
	['proxy dev:hunter2@proxy.example:3128', 'proxy dev:***@proxy.example:3128'],
	['Authorization: Basic ZGV2Omh1bnRlcjI=', 'Authorization: Basic (16 characters)'],
	['eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl', 'eyJ...dXJl'],
	['token 0123456789abcdef0123456789abcdef0123456789abcdef', 'token 012...cdef'],
	['"password": "correct-horse-battery"', '"password": "cor...tery"'],
])('%j becomes %j', (text, expected) => {
	expect(scrub(text)).toBe(expected);
});

test('scrubbing twice changes nothing', () => {
	const words = fc.oneof(
		fc.constantFrom('Bearer', 'key=', '"token": "', 'sk-', 'x-api-key:', '\n', ' ', '...', '://', '@', ':', '***'),
		secrets.map(({value}) => value),
		fc.string({maxLength: 30}),
	);
	fc.assert(
		fc.property(fc.array(words, {maxLength: 8}), (parts) => {
			const once = scrub(parts.join(' '));
			expect(scrub(once)).toBe(once);
		}),
	);
});

test('the word Bearer at the end of a line hides nothing of the next one', () => {
	expect(scrub('quotes or the word Bearer\n  /etc/profile.d/exports-2.sh:1')).toContain(
		'/etc/profile.d/exports-2.sh:1',
	);
});

test.each([
	['', 'sk-'],
	['', 'a'],
	['', 'Bearer '],
	['', 'key='],
	['sk-ant-', '\u200b'],
	['', ':@'],
	['', 'a-'],
	['', 'a:'],
	['', '\\u200b'],
])('reads text that is made to keep it busy in one pass: %j%j…', async (start, word) => {
	await expectProportion(100_000, (size) => {
		const text = start + word.repeat(size / word.length);
		scrub(text);
		plain(text);
	});
});

test.each([
	['a\u001b[31mb\u001b[0mc', 'abc'],
	['a\u001b]0;title\u0007b', 'ab'],
	['a\u001b]8;;https://x\u001b\\b', 'ab'],
	['a\u001bP+q\u001b\\b', 'ab'],
	['a\u0007b\u009bc', 'a\\u{7}b\\u{9b}c'],
	['a\u202eb', 'a\\u{202e}b'],
	['a\tb\nc', 'a  b\nc'],
	['a\r\nb', 'a\nb'],
	['a\rb', 'a\\u{d}b'],
	['\u001b', '\\u{1b}'],
	['é字💥', 'é字💥'],
])('plain(%j) is %j', (text, expected) => {
	expect(plain(text)).toBe(expected);
});

test('nothing that is plain drives the terminal', () => {
	fc.assert(
		fc.property(anyText(), (text) => {
			expect(plain(text)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
			expect(oneLine(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
		}),
	);
});

test('one line of so many characters', () => {
	expect(oneLine('  a\n\n b\tc ')).toBe('a b c');
	expect(oneLine('word '.repeat(100), 10)).toBe('word word…');
	expect(oneLine('💥'.repeat(10), 5)).toBe('💥💥💥💥…');
});

test.each([
	['https://api.anthropic.com', 'https://api.anthropic.com'],
	['https://gw.example/', 'https://gw.example/'],
	[' https://gw.example/anthropic/v1?key=secret-value#x ', 'https://gw.example/anthropic/v1'],
	['https://dev:hunter2@gw.example:8443/x', 'https://gw.example:8443/x'],
	[`https://gw.example/${'aB3d'.repeat(8)}/v1`, 'https://gw.example/aB3...aB3d/v1'],
	['dev:hunter2@gw.example:8443', 'dev:***@gw.example:8443'],
	['localhost:8080', 'localhost:8080'],
	['not a url', 'not a url'],
	['socks5://dev:hunter2@gw.example', 'socks5://***@gw.example'],
	['', ''],
])('showUrl(%j) is %j', (text, expected) => {
	expect(showUrl(text)).toBe(expected);
});
