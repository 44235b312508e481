// What Claude Code makes of the proxy variables.
import {expect, it} from 'vitest';
import {networkOf} from '../../source/probes/network-variables.js';

it.each([
	[{ALL_PROXY: 'socks5://127.0.0.1:1080'}, {}],
	[{all_proxy: ' SOCKS5h://127.0.0.1:1080'}, {}],
	[{ALL_PROXY: 'http://127.0.0.1:1'}, {ALL_PROXY: 'http://127.0.0.1:1'}],
	[{HTTPS_PROXY: 'socks5://127.0.0.1:1080'}, {HTTPS_PROXY: 'socks5://127.0.0.1:1080'}],
	[{ALL_PROXY: 'socks5://a:1', HTTPS_PROXY: 'http://b:1', EDITOR: 'vi'}, {HTTPS_PROXY: 'http://b:1'}],
] as const)('of %j it takes %j', (environment: Readonly<Record<string, string>>, wanted) => {
	expect(JSON.parse(JSON.stringify(networkOf((name) => environment[name])))).toEqual(wanted);
});
