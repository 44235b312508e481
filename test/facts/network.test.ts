// The variables of the way on whole machines: whose word each is, where settings, .env, direnv and mise name them.
import {expect, it} from 'vitest';
import {Evidence} from '../../source/core/evidence.js';
import {network} from '../../source/facts/network.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';

const proxy = 'http://proxy.example:8080';
const settings = (env: object) => ({env});

const rows: readonly (readonly [string, ScratchOptions, client: string | undefined, own: string | undefined])[] = [
	['the environment', {env: {HTTPS_PROXY: proxy}}, proxy, proxy],
	['user settings', {files: {'~/.claude/settings.json': settings({HTTPS_PROXY: proxy})}}, proxy, proxy],
	[
		'managed settings',
		{files: {'/etc/claude-code/managed-settings.json': settings({HTTPS_PROXY: proxy})}},
		proxy,
		proxy,
	],
	['project settings', {files: {'./.claude/settings.json': settings({HTTPS_PROXY: proxy})}}, proxy, undefined],
	['local settings', {files: {'./.claude/settings.local.json': settings({HTTPS_PROXY: proxy})}}, proxy, undefined],
	[
		'project settings over those of the person',
		{files: {'./.claude/settings.json': settings({HTTPS_PROXY: proxy})}, env: {HTTPS_PROXY: 'http://mine.example:1'}},
		proxy,
		'http://mine.example:1',
	],
	[
		'project settings that switch it off',
		{files: {'./.claude/settings.json': settings({HTTPS_PROXY: ''})}, env: {HTTPS_PROXY: proxy}},
		'',
		proxy,
	],
	[
		'a line that direnv has loaded',
		{files: {'./.envrc': `export HTTPS_PROXY=${proxy}\n`}, env: {HTTPS_PROXY: proxy, DIRENV_DIR: '-.'}},
		proxy,
		undefined,
	],
	[
		'what direnv has computed',
		{files: {'./.envrc': 'export HTTPS_PROXY=$(cat p)\n'}, env: {HTTPS_PROXY: proxy, DIRENV_DIR: '-.'}},
		proxy,
		undefined,
	],
	[
		'a value of mise.toml',
		{files: {'./mise.toml': `[env]\nHTTPS_PROXY = "${proxy}"\n`}, env: {HTTPS_PROXY: proxy}},
		proxy,
		undefined,
	],
	['a value of .env', {files: {'./.env': `HTTPS_PROXY=${proxy}\n`}, env: {HTTPS_PROXY: proxy}}, proxy, undefined],
	[
		'the same in a shell file',
		{
			files: {'./.env': `HTTPS_PROXY=${proxy}\n`, '~/.zshrc': `export HTTPS_PROXY=${proxy}\n`},
			env: {HTTPS_PROXY: proxy},
		},
		proxy,
		proxy,
	],
];

it.each(rows)('%s', async (_, options, client, own) => {
	const {host} = scratchHost(options);
	const reading = await new Evidence({host, purpose: 'claude-code', consents: new Set()}).get(network);
	const seen = reading.ok ? reading.value : undefined;
	const nameIn = (which: 'client' | 'own') =>
		[...(seen?.[which].values() ?? [])].find(({name}) => /^(HTTPS|ALL)_PROXY$/.test(name))?.plain;
	expect([nameIn('client'), nameIn('own')]).toEqual([client, own]);
});
