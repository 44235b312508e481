// What may be sent where: a sign-in nowhere, a key only where it belongs, nothing to a gateway without consent.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {emptyMessage, modelsRequest, whyNotAsked} from '../../source/core/ask.js';
import {readEndpoint} from '../../source/core/endpoint.js';
import {Secret} from '../../source/core/secret.js';

const body = 'A1b2C3d4E5f6'.repeat(8);
const values = {
	key: `sk-ant-api03-${body}AA`,
	oauth: `sk-ant-oat01-${body}AA`,
	refresh: `sk-ant-ort01-${body}AA`,
	cookie: `sk-ant-sid01-${body}AA`,
	token: body,
	relay: `sk-${body}`,
	dummy: 'ollama',
};
const anthropic = readEndpoint('https://api.anthropic.com');
const gateway = readEndpoint('https://llm.corp.example/anthropic');
const free = {isOffline: false, isGatewayAllowed: false};
const slots = (xApiKey?: string, bearer?: string) => ({
	xApiKey: xApiKey === undefined ? undefined : new Secret(xApiKey),
	bearer: bearer === undefined ? undefined : new Secret(bearer),
});

describe('whyNotAsked', () => {
	it.each([
		['an API key at Anthropic', slots(values.key), anthropic, free, undefined],
		['the same offline', slots(values.key), anthropic, {...free, isOffline: true}, 'offline'],
		['a sign-in', slots(undefined, values.oauth), anthropic, free, 'sign-in'],
		['a sign-in in quotes as key', slots(`"${values.oauth}"`), anthropic, free, 'sign-in'],
		[
			'a sign-in at a gateway, with consent',
			slots(undefined, values.oauth),
			gateway,
			{...free, isGatewayAllowed: true},
			'sign-in',
		],
		['a gateway token at Anthropic', slots(undefined, values.token), anthropic, free, 'foreign'],
		['a relay key at Anthropic', slots(values.relay), anthropic, free, 'foreign'],
		['a good key beside a dummy', slots(values.key, values.dummy), anthropic, free, undefined],
		['a gateway without consent', slots(undefined, values.token), gateway, free, 'no-consent'],
		['a gateway with consent', slots(undefined, values.token), gateway, {...free, isGatewayAllowed: true}, undefined],
		['nothing', slots(), anthropic, free, 'nothing-to-send'],
		['no URL', slots(values.key), readEndpoint('"https://x"'), free, 'bad-url'],
	])('%s', (_, sent, endpoint, options, why) => {
		expect(whyNotAsked(sent, endpoint, options)).toBe(why);
	});

	it('whatever the consents are, a sign-in, renewal token or cookie never leaves', () => {
		const secret = fc.constantFrom(values.oauth, values.refresh, values.cookie);
		fc.assert(
			fc.property(
				secret,
				fc.boolean(),
				fc.boolean(),
				fc.boolean(),
				fc.constantFrom(anthropic, gateway),
				(value, isKey, isOffline, isGatewayAllowed, endpoint) => {
					expect(
						whyNotAsked(isKey ? slots(value) : slots(values.key, value), endpoint, {isOffline, isGatewayAllowed}),
					).toBe('sign-in');
				},
			),
		);
	});
});

describe('the requests', () => {
	it('carry the credential in headers only', () => {
		const {url, headers, method} = modelsRequest('https://api.anthropic.com', slots(values.key, 'ollama'));
		expect({url, method}).toEqual({url: 'https://api.anthropic.com/v1/models?limit=1', method: 'GET'});
		expect(Object.keys(headers ?? {})).toEqual(['anthropic-version', 'accept', 'x-api-key', 'authorization']);
		expect(JSON.stringify(headers)).not.toContain(body.slice(4, 12));
	});

	it('ask for no message that would be answered', () => {
		expect(JSON.parse(emptyMessage('https://x', slots(values.key)).body ?? '')).toMatchObject({
			max_tokens: 1,
			messages: [],
		});
	});
});
