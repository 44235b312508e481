// The check "way": a dead proxy is told by who goes by it.
import {describe, expect, it} from 'vitest';
import {othersCertificates} from '../../source/core/trust.js';
import type {Machine} from './look.js';
import {adviceOn, saidByFolder} from './machines.js';
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

const untrusted: Machine = {env: {ANTHROPIC_API_KEY: good}, servers: {[api]: 'certificate'}};

describe('certificates for a server that is not trusted', () => {
	it.each(saidByFolder)('are not those that %s names', async (path, content) => {
		for (const name of othersCertificates) {
			const said = await adviceOn({...untrusted, files: {[path]: content(name, '/tmp/evil.pem')}});
			expect(said).toContain('NODE_EXTRA_CA_CERTS');
			expect(said).not.toContain('evil');
		}
	});

	it('are not those that lie in the folder, whoever names them', async () => {
		const said = await adviceOn({...untrusted, env: {...untrusted.env, AWS_CA_BUNDLE: '{{cwd}}/evil.pem'}});
		expect(said).toContain('NODE_EXTRA_CA_CERTS');
		expect(said).not.toContain('evil');
	});

	it("are the person's own, also where the folder names others", async () => {
		const env = {...untrusted.env, AWS_CA_BUNDLE: '/etc/company.pem'};
		expect(await adviceOn({...untrusted, env})).toContain('/etc/company.pem');
		const files = {'./.claude/settings.json': {env: {AWS_CA_BUNDLE: '/tmp/evil.pem'}}};
		const said = await adviceOn({...untrusted, env, files});
		expect(said).toContain('/etc/company.pem');
		expect(said).not.toContain('evil');
	});
});
