// What can be asked about the form of a value without seeing it.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are references as settings write them.
import {expect, test} from 'vitest';
import {Secret} from '../../source/core/secret.js';
import {makeSecret} from '../helpers/placeholders.js';

const key = makeSecret('api-key', 'form').value;

test.each([
	['${env:ANTHROPIC_API_KEY}', 'ANTHROPIC_API_KEY'],
	['${ANTHROPIC_API_KEY}', 'ANTHROPIC_API_KEY'],
	['$ANTHROPIC_API_KEY', 'ANTHROPIC_API_KEY'],
	['${input:anthropic-key}', 'input:anthropic-key'],
	[key, undefined],
	['$5 a day', undefined],
])('%s stands for a variable', (text, name) => {
	expect(new Secret(text).reference).toBe(name);
});

test.each([
	[key.slice(1), true],
	[key.slice(3), true],
	[key.slice(7), true],
	[key, false],
	['sk-proj-abcdefghijklmnop', false],
	['api-gateway-token', false],
])('%s lacks its beginning: %s', (text, expected) => {
	expect(new Secret(text).lacksBeginning).toBe(expected);
});

test.each([
	[key, true],
	['https://x.example:80/a', true],
	['a b', false],
	["it's", false],
	['', false],
])('a bare word', (text, expected) => {
	expect(new Secret(text).isBareWord).toBe(expected);
});
