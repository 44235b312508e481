// Base URLs as apps read them: which form each wants, and what the others are put right to.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {readAppUrl} from '../../source/core/app/url.js';
import type {UrlForm} from '../../source/core/readings.js';

const none: UrlForm = {path: 'none', trailingSlash: 'harmless'};
const strict: UrlForm = {path: 'none', trailingSlash: 'refused'};
const v1: UrlForm = {path: 'v1', trailingSlash: 'harmless'};
const endpoint: UrlForm = {path: 'endpoint', trailingSlash: 'refused'};
const any: UrlForm = {path: 'any', trailingSlash: 'harmless'};
const api = 'https://api.anthropic.com';

type Row = readonly [
	form: UrlForm,
	text: string,
	fault: string | undefined,
	repaired: string | undefined,
	forSdk: string | undefined,
];

test.each<Row>([
	[none, api, undefined, undefined, api],
	[none, `${api}/`, undefined, undefined, api],
	[none, `${api}/v1`, 'base-url-extra-path', api, api],
	[none, `${api}/v1/messages`, 'base-url-extra-path', api, api],
	[
		none,
		'https://gw.example/anthropic/v1/',
		'base-url-extra-path',
		'https://gw.example/anthropic',
		'https://gw.example/anthropic',
	],
	[
		none,
		'https://api.deepseek.com',
		'base-url-missing-path',
		'https://api.deepseek.com/anthropic',
		'https://api.deepseek.com/anthropic',
	],
	[none, 'api.anthropic.com', 'base-url-invalid', api, api],
	[none, 'localhost:4000', 'base-url-invalid', 'http://localhost:4000', 'http://localhost:4000'],
	[
		v1,
		'https://api.deepseek.com/v1',
		'base-url-missing-path',
		'https://api.deepseek.com/anthropic/v1',
		'https://api.deepseek.com/anthropic',
	],
	[none, '<url>', 'base-url-invalid', undefined, undefined],
	[strict, `${api}/`, 'base-url-trailing-slash', api, api],
	[strict, api, undefined, undefined, api],
	[v1, `${api}/v1`, undefined, undefined, api],
	[v1, `${api}/v1/`, undefined, undefined, api],
	[v1, api, 'base-url-missing-path', `${api}/v1`, api],
	[v1, `${api}/`, 'base-url-missing-path', `${api}/v1`, api],
	[v1, `${api}/v1/messages`, 'base-url-extra-path', `${api}/v1`, api],
	[endpoint, `${api}/v1/messages`, undefined, undefined, api],
	[endpoint, `${api}/v1/chat/completions`, undefined, undefined, api],
	[endpoint, `${api}/v1`, 'base-url-missing-path', `${api}/v1/messages`, api],
	[endpoint, api, 'base-url-missing-path', `${api}/v1/messages`, api],
	[any, `${api}/v1/`, undefined, undefined, api],
])('%o %s', (form, text, cause, repaired, forSdk) => {
	const read = readAppUrl(text, form);
	expect([read.fault?.cause, read.fault?.repaired, read.forSdk]).toEqual([cause, repaired, forSdk]);
});

test('only a gateway below a path may not need what is missing', () => {
	expect(readAppUrl('https://gw.example/llm', v1).fault?.isCertain).toBe(false);
	expect(readAppUrl('https://gw.example', v1).fault?.isCertain).toBe(true);
});

test('an app that takes a whole address too', () => {
	expect(readAppUrl(`${api}/v1/messages`, none, true).fault).toBeUndefined();
	expect(readAppUrl(`${api}/v1`, none, true).fault?.cause).toBe('base-url-extra-path');
});

test('what is put right is right', () => {
	const path = fc.constantFrom('', '/', '/v1', '/v1/', '/v1/messages', '/anthropic', '/anthropic/v1', '/a/b/');
	const host = fc.constantFrom('api.anthropic.com', 'gw.acme.example', 'api.deepseek.com', 'localhost:4000');
	fc.assert(
		fc.property(fc.constantFrom(none, strict, v1, endpoint, any), host, path, (form, name, rest) => {
			const {fault} = readAppUrl(`https://${name}${rest}`, form);
			if (fault?.repaired !== undefined) {
				expect(readAppUrl(fault.repaired, form).fault).toBeUndefined();
			}
		}),
	);
});
