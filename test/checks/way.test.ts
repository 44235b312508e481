// The check "way": a dead proxy is told by who goes by it.
import {testCheck} from './one.js';
import {api, good, python} from './programs.js';

const proxy = 'http://127.0.0.1:9';
const machine = {
	servers: {[api]: 'proxy-unreachable'},
	files: {...python, '~/.claude/settings.json': {env: {HTTPS_PROXY: proxy}}},
	env: {ANTHROPIC_API_KEY: good},
} as const;

testCheck('way', {
	'a proxy of the settings': [machine, ['proxy-unreachable error ~/.claude/settings.json:3']],
	"a program doesn't go by Claude Code's settings": [
		{...machine, purpose: 'api'},
		['proxy-unreachable error api.anthropic.com'],
	],
	'a proxy of the environment': [
		{...machine, purpose: 'api', env: {...machine.env, HTTPS_PROXY: proxy}},
		['proxy-unreachable error environment'],
	],
	'a proxy that Claude Code refuses': [
		{
			...machine,
			servers: {[api]: [good]},
			files: {'~/.bashrc': 'export HTTPS_PROXY=socks5://127.0.0.1:1080\n'},
			env: {...machine.env, HTTPS_PROXY: 'socks5://127.0.0.1:1080'},
		},
		['proxy-invalid error ~/.bashrc:1'],
	],
	'the server answers': [{...machine, servers: {[api]: [good]}}, []],
});
