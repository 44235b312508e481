// Which proxy is used, as tables (facts.md §4 "Network", claude-code.md §3 r).
import {expect, test} from 'vitest';
import {chooseProxy, isException} from '../../source/core/trust/proxy.js';

const api = new URL('https://api.anthropic.com/v1/models');

test.each([
	[{}, 'none'],
	[{HTTP_PROXY: 'http://d:1'}, 'http://d:1'],
	[{HTTP_PROXY: 'http://d:1', http_proxy: 'http://c:1'}, 'http://c:1'],
	[{HTTP_PROXY: 'http://d:1', http_proxy: 'http://c:1', HTTPS_PROXY: 'http://b:1'}, 'http://b:1'],
	[{HTTPS_PROXY: 'http://b:1', https_proxy: 'http://a:1'}, 'http://a:1'],
	[{HTTPS_PROXY: 'http://b:1', https_proxy: ''}, 'http://b:1'],
	[{HTTPS_PROXY: 'http://b:1', https_proxy: ' '}, 'PROXY_NO_SCHEME'],
	[{HTTPS_PROXY: ' http://b:1\n'}, 'http://b:1'],
	[{HTTPS_PROXY: '\u00a0http://b:1'}, 'PROXY_NO_SCHEME'],
	[{ALL_PROXY: 'http://e:1'}, 'http://e:1'],
	[{all_proxy: 'https://u:p@e:1/'}, 'https://e:1'],
	[{HTTPS_PROXY: 'http://[::1]:3128'}, 'http://[::1]:3128'],
	[{HTTPS_PROXY: 'proxy.example:3128'}, 'http://proxy.example:3128'],
	[{HTTPS_PROXY: 'proxy.example'}, 'PROXY_NO_SCHEME'],
	[{HTTPS_PROXY: '127.0.0.1:3128', NO_PROXY: '*'}, 'none'],
	[{HTTPS_PROXY: 'socks5://127.0.0.1:1080', NO_PROXY: '.anthropic.com'}, 'none'],
	[{HTTPS_PROXY: 'socks5h://127.0.0.1:1080'}, 'PROXY_SOCKS'],
	[{ALL_PROXY: 'SOCKS5://127.0.0.1:1080'}, 'none'],
	[{ALL_PROXY: 'ftp://127.0.0.1:1080'}, 'none'],
	[{ALL_PROXY: ' socks5://127.0.0.1:1080'}, 'PROXY_NOT_A_URL'],
	[{ALL_PROXY: ' http://e:1'}, 'PROXY_NOT_A_URL'],
	[{all_proxy: '\u00a0http://e:1'}, 'PROXY_NOT_A_URL'],
	[{ALL_PROXY: ' http://e:1', NO_PROXY: '*'}, 'none'],
	[{ALL_PROXY: ' http://e:1', HTTPS_PROXY: 'http://b:1'}, 'http://b:1'],
	[{ALL_PROXY: ' '}, 'PROXY_NOT_A_URL'],
	[{ALL_PROXY: 'not a url'}, 'PROXY_NOT_A_URL'],
	[{ALL_PROXY: 'http://e:1 '}, 'http://e'],
	[{ALL_PROXY: 'http://e:1/ '}, 'http://e:1'],
	[{ALL_PROXY: 'e:1'}, 'http://e:1'],
	[{ALL_PROXY: '//e:1'}, 'http://e:1'],
	[{ALL_PROXY: 'e'}, 'http://e'],
	[{HTTPS_PROXY: 'ftp://proxy.example'}, 'PROXY_SCHEME'],
	[{HTTPS_PROXY: 'http://proxy.example:99999'}, 'PROXY_NOT_A_URL'],
	[{HTTPS_PROXY: 'http://b:1', NO_PROXY: 'localhost,.anthropic.com'}, 'none'],
	[{HTTPS_PROXY: 'http://b:1', NO_PROXY: 'api.anthropic.com', no_proxy: 'localhost'}, 'http://b:1'],
])('%j → %s', (variables, expected) => {
	const choice = chooseProxy(api, variables);
	expect(choice.kind === 'proxy' ? choice.shown : choice.kind === 'invalid' ? choice.code : choice.kind).toBe(expected);
});

test('a password in the URL becomes a header', () => {
	const choice = chooseProxy(api, {HTTPS_PROXY: 'http://us%40er:100%@b:1'});
	expect(choice.kind === 'proxy' && choice.authorization).toBe(`Basic ${Buffer.from('us@er:100%').toString('base64')}`);
});

test.each([
	['https://api.anthropic.com', '', false],
	['https://api.anthropic.com', '*', true],
	['https://api.anthropic.com', 'localhost, *', true],
	['https://api.anthropic.com', 'anthropic.com', true],
	['https://api.anthropic.com', '.anthropic.com', true],
	['https://api.anthropic.com', '*.anthropic.com', true],
	['https://anthropic.com', '.anthropic.com', true],
	['https://notanthropic.com', 'anthropic.com', false],
	['https://anthropic.com.evil.example', 'anthropic.com', false],
	['https://api.anthropic.com', 'API.Anthropic.COM', true],
	['https://api.anthropic.com', 'example.com api.anthropic.com', true],
	['https://api.anthropic.com', 'api.anthropic.com:443', true],
	['https://api.anthropic.com', 'api.anthropic.com:8443', false],
	['http://127.0.0.1:4000', '127.0.0.1', true],
	['http://127.0.0.1:4000', '127.0.0.1:4000', true],
	['http://127.0.0.1:4000', '127.0.0.1:80', false],
	['http://127.0.0.1:4000', 'localhost', false],
	['http://[::1]:4000', '::1', true],
	['http://[::1]:4000', '[::1]:4000', true],
	['http://localhost', 'localhost:80', true],
	['https://api.anthropic.com', ',, ,', false],
	['https://api.anthropic.com', '.', false],
])('%s with NO_PROXY=%j: %s', (target, list, expected) => {
	expect(isException(new URL(target), list)).toBe(expected);
});
