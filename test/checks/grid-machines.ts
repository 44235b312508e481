// Machines on which much is set up and nothing works, so that every check looks into all that it asks for.
import {execFileSync} from 'node:child_process';
import type {Purpose} from '../../source/core/evidence.js';
import type {WebResult} from '../../source/core/host.js';
import type {Scratch, ScratchOptions} from '../helpers/host.js';
import {opencode, provider} from './app-files.js';
import {claude, hour, oauth, signedIn} from './machines.js';
import {dead, python, token} from './programs.js';

export type GridMachine = ScratchOptions & {
	readonly purpose: Purpose;
	/** What every server says; default "refused". */
	readonly says?: 'refused' | 'blocked' | 'nothing' | 'unresolved' | 'late' | 'intercepted';
	/** macOS: what the keychain holds for the account "dev". */
	readonly keychain?: object;
	readonly prepare?: (scratch: Scratch) => void;
};

const {programs} = claude;
const proxy = 'http://127.0.0.1:9';

export const gridMachines: readonly GridMachine[] = [
	{purpose: 'claude-code'},
	{
		purpose: 'claude-code',
		files: {...signedIn, '~/.zshrc': `export ANTHROPIC_API_KEY=${dead}\n`},
		env: {ANTHROPIC_API_KEY: dead},
		programs,
	},
	{purpose: 'claude-code', says: 'blocked', files: signedIn, programs},
	{purpose: 'claude-code', says: 'blocked', env: {ANTHROPIC_API_KEY: dead}},
	{purpose: 'claude-code', says: 'blocked', files: {'./.env': `HTTPS_PROXY=${proxy}\n`}},
	{
		purpose: 'claude-code',
		says: 'blocked',
		files: {'~/.zshrc': `# export HTTPS_PROXY=${proxy}\n`},
		env: {ANTHROPIC_API_KEY: dead},
	},
	{purpose: 'claude-code', says: 'blocked', files: {'~/.zshrc': `# export HTTPS_PROXY=${proxy}\n`}},
	{purpose: 'claude-code', says: 'intercepted', env: {ANTHROPIC_API_KEY: dead, AWS_CA_BUNDLE: '/etc/company.pem'}},
	{purpose: 'claude-code', says: 'nothing', env: {ANTHROPIC_API_KEY: dead, HTTPS_PROXY: proxy}},
	{
		purpose: 'claude-code',
		says: 'unresolved',
		files: {'~/.zshrc': `export HTTPS_PROXY=${proxy}\n`},
		env: {ANTHROPIC_API_KEY: dead},
	},
	{purpose: 'claude-code', says: 'late', files: signedIn, env: {ANTHROPIC_API_KEY: dead}},
	{
		purpose: 'claude-code',
		files: {'~/.claude/.credentials.json': oauth({refreshToken: '', expiresAt: Date.now() - hour})},
		programs,
	},
	{purpose: 'claude-code', files: signedIn, env: {ANTHROPIC_BASE_URL: 'https://gw.acme.example'}},
	{
		purpose: 'claude-code',
		env: {ANTHROPIC_BASE_URL: 'http://127.0.0.1:9', ANTHROPIC_AUTH_TOKEN: token},
	},
	{purpose: 'claude-code', files: {'~/.claude/settings.json': {anthropicApiKey: dead}}},
	{purpose: 'claude-code', files: {'~/.claude/settings.json': {apiKeyHelper: '/bin/false'}}},
	{purpose: 'claude-code', env: {CLAUDE_CODE_USE_BEDROCK: '1'}},
	{purpose: 'claude-code', env: {CI: 'true', ANTHROPIC_API_KEY: ''}},
	{
		purpose: 'claude-code',
		files: {...signedIn, './.env': `ANTHROPIC_API_KEY=${dead}\n`},
		programs: {'~/.local/bin/claude': {version: '2.0.50'}},
		links: {'/bin/claude': '~/.local/bin/claude'},
	},
	{purpose: 'claude-code', platform: 'darwin', keychain: oauth({accessToken: ''}), files: signedIn},
	{
		purpose: 'claude-code',
		platform: 'darwin',
		files: {'~/other/settings.json': {}},
		env: {CLAUDE_CONFIG_DIR: '/other'},
	},
	{
		purpose: 'api',
		files: {...python, './.env': `ANTHROPIC_API_KEY=${dead}\n`},
		env: {ANTHROPIC_API_KEY: dead},
		prepare({cwd}) {
			for (const words of [['init'], ['add', '-A', '-f']]) {
				execFileSync('git', words, {cwd, stdio: 'ignore'});
			}
		},
	},
	{purpose: 'api', files: {...python, '~/.bash_history': `ANTHROPIC_API_KEY=${dead}\n`}, env: {SHELL: '/bin/bash'}},
	{purpose: 'api', says: 'nothing', files: python, env: {ANTHROPIC_API_KEY: dead, HTTPS_PROXY: proxy}},
	{purpose: 'app', files: {[opencode]: provider({apiKey: dead})}},
];

export function reply(url: string, says: NonNullable<GridMachine['says']>): WebResult {
	const isPage = url.startsWith('https://status.');
	if (says === 'nothing' && !isPage) {
		return {ok: false, failure: 'proxy-unreachable', code: 'ECONNREFUSED', milliseconds: 1};
	}
	if (says === 'unresolved') {
		return {ok: false, failure: 'dns', code: 'ENOTFOUND', milliseconds: 1};
	}
	if (says === 'intercepted' && !isPage) {
		return {ok: false, failure: 'certificate', code: 'SELF_SIGNED_CERT_IN_CHAIN', milliseconds: 1};
	}
	const refused = {type: 'error', error: {type: 'authentication_error', message: 'invalid x-api-key'}};
	const blocked = {error: {type: 'forbidden', message: 'Request not allowed'}};
	const page = {components: [{name: 'API', status: 'major_outage'}], incidents: []};
	return {
		ok: true,
		status: isPage ? 200 : says === 'blocked' ? 403 : 401,
		headers: {
			'content-type': 'application/json',
			...(says === 'late' && {date: new Date(Date.now() + hour).toUTCString()}),
		},
		body: JSON.stringify(isPage ? page : says === 'blocked' ? blocked : refused),
		milliseconds: 1,
	};
}
