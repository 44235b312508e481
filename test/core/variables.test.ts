import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {editDistance} from '../../source/core/edit-distance.js';
import {intendedName} from '../../source/core/near-names.js';
import {isKnownVariable, isPlainVariable, knownVariables, plainValue} from '../../source/core/variables.js';

describe('intendedName', () => {
	test.each([
		['ANTRHOPIC_API_KEY', 'ANTHROPIC_API_KEY'],
		['ANTHROPIC_APY_KEY', 'ANTHROPIC_API_KEY'],
		['ANTHROPIC_APIKEY', 'ANTHROPIC_API_KEY'],
		['anthropic_api_key', 'ANTHROPIC_API_KEY'],
		['ANTHROPIC-API-KEY', 'ANTHROPIC_API_KEY'],
		['ANTHROPIC_API_KEY ', 'ANTHROPIC_API_KEY'],
		['CLAUDE_API_KEY', 'ANTHROPIC_API_KEY'],
		['CLAUDE_KEY', 'ANTHROPIC_API_KEY'],
		['ANTHROPIC_KEY', 'ANTHROPIC_API_KEY'],
		['ANTHROPIC_API_TOKEN', 'ANTHROPIC_API_KEY'],
		['ANTHROPIC_AUTH_TOKN', 'ANTHROPIC_AUTH_TOKEN'],
		['ANTROPIC_BASE_URL', 'ANTHROPIC_BASE_URL'],
		['ANTHROPIC_BASEURL', 'ANTHROPIC_BASE_URL'],
		['CLAUDE_CODE_OATH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'],
		['ANTHROPIC_OAUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'],
		['CLAUDE_CONFG_DIR', 'CLAUDE_CONFIG_DIR'],
	])('%s was meant to be %s', (name, meant) => {
		expect(intendedName(name)).toBe(meant);
	});

	test.each([
		'ANTHROPIC_API_KEY',
		'ANTHROPIC_API_KEY_OLD',
		'ANTHROPIC_API_KEY2',
		'ANTHROPIC_API_KEYS',
		'VITE_ANTHROPIC_API_KEY',
		'MY_ANTHROPIC_API_KEY',
		'OPENAI_API_KEY',
		'OPENAI_BASE_URL',
		'ANTHROPIC_MODELS',
		'ANTHROPIC_API_BASE',
		'ANTHROPIC_REVERSE_PROXY',
		'ANTHROPIC_USE_VERTEX',
		'CLAUDE_CODE_ENABLE_TELEMETRY',
		'CLAUDE_PROJECT_DIR',
		'CLAUDE_CODE_EXECUTABLE',
		'GEMINI_API_KEY',
		'PATH',
		'http_proxy',
		'',
	])('%s is a name of its own', (name) => {
		expect(intendedName(name)).toBeUndefined();
	});

	test('no known name is a near miss of another', () => {
		expect(knownVariables.filter(({name}) => intendedName(name) !== undefined)).toEqual([]);
	});

	test('every swap of two neighbours is seen', () => {
		const name = 'ANTHROPIC_API_KEY';
		for (let at = 0; at + 1 < name.length; at += 1) {
			const swapped = name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
			expect([swapped, intendedName(swapped)]).toEqual([swapped, swapped === name ? undefined : name]);
		}
	});

	test('any text has an answer, and never itself', () => {
		fc.assert(fc.property(fc.string({maxLength: 100}), (name) => intendedName(name) !== name));
	});
});

describe('plain values', () => {
	test('flags, URLs and folders are shown, credentials are not', () => {
		expect(plainValue('ANTHROPIC_BASE_URL', 'https://gw.example/v1')).toBe('https://gw.example/v1');
		expect(plainValue('CLAUDE_CODE_USE_BEDROCK', '1')).toBe('1');
		expect(plainValue('ANTHROPIC_API_KEY', 'anything')).toBeUndefined();
		expect(plainValue('NOT_KNOWN', 'anything')).toBeUndefined();
	});

	test('a secret in a plain variable stays hidden', () => {
		expect(plainValue('ANTHROPIC_MODEL', `sk-ant-api03-${'x1Y'.repeat(30)}`)).toBeUndefined();
		expect(plainValue('ANTHROPIC_BASE_URL', `https://gw.example/?key=sk-${'x1Y'.repeat(30)}`)).toBeUndefined();
		expect(plainValue('HTTPS_PROXY', 'http://me:pass@proxy:3128')).toBe('http://***@proxy:3128');
	});

	test('names are either known or not plain', () => {
		expect(isKnownVariable('AWS_REGION') && isPlainVariable('AWS_REGION')).toBe(true);
		expect(isPlainVariable('AWS_SECRET_ACCESS_KEY')).toBe(false);
		expect(new Set(knownVariables.map(({name}) => name)).size).toBe(knownVariables.length);
	});
});

describe('editDistance', () => {
	test.each([
		['', '', 0],
		['abc', 'abc', 0],
		['abc', 'acb', 1],
		['abc', 'ab', 1],
		['abc', 'abcd', 1],
		['abc', 'xbz', 2],
		['abc', 'xyz', 3],
		['abc', 'abcdefg', 3],
	])('%s and %s', (one, other, expected) => {
		expect(editDistance(one, other, 2)).toBe(expected);
	});

	test('is the same both ways', () => {
		const word = fc.string({unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8});
		fc.assert(fc.property(word, word, (one, other) => editDistance(one, other, 9) === editDistance(other, one, 9)));
	});
});
