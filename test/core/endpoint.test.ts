// Base URLs: what can be used, whose they are, and what can be made of a wrong one.
import {describe, expect, it} from 'vitest';
import {fits, isWebsite, readEndpoint, repairedUrl, vendorOf} from '../../source/core/endpoint.js';

describe('readEndpoint', () => {
	it.each([
		['https://api.anthropic.com', {problem: undefined, isAnthropic: true, path: ''}],
		[' https://api.anthropic.com/ ', {problem: undefined, isAnthropic: true, path: ''}],
		['https://api.anthropic.com/v1/', {isAnthropic: true, path: '/v1'}],
		['http://127.0.0.1:4000', {isLoopback: true, isInsecure: false}],
		['localhost:4000', {isLoopback: true, problem: undefined}],
		['http://gw.example', {isLoopback: false, isInsecure: true}],
		['api.anthropic.com', {problem: 'it has no https:// in front', isAnthropic: false}],
		['"https://api.anthropic.com"', {problem: 'it has quotes or brackets around it'}],
		['[https://a.example](https://a.example)', {problem: 'it is a Markdown link'}],
		['ftp://a.example', {problem: 'its scheme is not http or https'}],
		['https://', {problem: 'it is not a URL'}],
	])('%j', (text, wanted) => {
		expect(readEndpoint(text)).toMatchObject(wanted);
	});
});

it.each([
	['api.anthropic.com', 'https://api.anthropic.com'],
	['"https://gw.example"', 'https://gw.example'],
	['[https://gw.example](https://gw.example/x)', 'https://gw.example/x'],
	['<https://gw.example>', 'https://gw.example'],
	['htps://gw.example/x', 'https://gw.example/x'],
	['https//gw.example', 'https://gw.example'],
	['https:/gw.example', 'https://gw.example'],
	['hhttps://gw.example', 'https://gw.example'],
	['htp://gw.example', 'http://gw.example'],
	['https.example.com', 'https://https.example.com'],
	['not a url', undefined],
	['', undefined],
])('%j can be written as %j', (text, wanted) => {
	expect(repairedUrl(text)).toBe(wanted);
});

it.each([
	['https://api.deepseek.com', 'DeepSeek', '/anthropic'],
	['https://open.bigmodel.cn', 'Zhipu', '/api/anthropic'],
	['https://openrouter.ai/api', 'OpenRouter', '/api'],
	['https://llm.corp.example', undefined, undefined],
])('%s is %s', (text, name, path) => {
	const {url} = readEndpoint(text);
	expect(url && vendorOf(url)).toEqual(name === undefined ? undefined : {name, path});
});

it.each([
	['api-key', 'https://api.anthropic.com', true],
	['other-vendor', 'https://api.anthropic.com', false],
	['api-key', 'https://openrouter.ai/api', false],
	['api-key', 'https://llm.corp.example', true],
	['unknown', 'https://openrouter.ai/api', true],
] as const)('a credential of kind %s at %s fits: %s', (kind, url, wanted) => {
	expect(fits(kind, readEndpoint(url))).toBe(wanted);
});

it.each([
	['https://claude.ai', true],
	['https://www.anthropic.com/', true],
	['https://console.anthropic.com/v1', true],
	['https://platform.claude.com', true],
	['https://api.anthropic.com', false],
	['https://claude.ai.example', false],
])('%s is a website of Anthropic: %s', (text, wanted) => {
	expect(isWebsite(new URL(text))).toBe(wanted);
});
