// What would be sent, from the files up: what the observed states leave out, by reasoning from the rules (request-rules.md §1 to §3).
import {describe, expect, test} from 'vitest';
import {Evidence} from '../../source/core/evidence.js';
import {placeOf} from '../../source/core/place.js';
import type {Predictions, Sent} from '../../source/core/request.js';
import {clientRequest, request} from '../../source/facts/request.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';

const stored = (name: string): object => ({
	claudeAiOauth: {
		accessToken: name,
		refreshToken: 'r',
		expiresAt: Date.now() + 8 * 3_600_000,
		scopes: ['user:inference'],
	},
});
const key = (name: string): object => ({env: {ANTHROPIC_API_KEY: name}});
const claude = {claude: {version: '2.1.330 (Claude Code)'}};

async function predictions(
	options: ScratchOptions,
): Promise<{readonly predictions: Predictions; readonly place: (sent: Sent) => string}> {
	const {host} = scratchHost({programs: claude, ...options});
	const reading = await new Evidence({host, purpose: 'claude-code', consents: new Set(['helper'])}).get(request);
	if (!reading.ok) {
		throw new Error(reading.detail);
	}
	return {predictions: reading.value, place: ({site}) => placeOf(site, host).path};
}

/** Where what `claude -p` sends is set; or the cause why nothing is sent. */
async function printed(options: ScratchOptions): Promise<string> {
	const {predictions: found, place} = await predictions(options);
	const {request: sent, refusal} = found.print;
	return sent
		? [sent.xApiKey, sent.bearer].flatMap((one) => (one ? [`${one.source} ${place(one)}`] : [])).join(', ')
		: `refused: ${refusal?.cause}`;
}

/** ~/wt is a worktree of ~/main. */
const worktree = (files: Readonly<Record<string, string | object>>): ScratchOptions => ({
	cwd: '~/wt',
	files: ({home}) => ({
		'~/wt/.git': `gitdir: ${home}/main/.git/worktrees/w\n`,
		'~/main/.git/worktrees/w/commondir': '../..\n',
		'~/main/.git/worktrees/w/gitdir': `${home}/wt/.git\n`,
		...files,
	}),
});

const managed = '/etc/claude-code/managed-settings.json';
const dropIn = (name: string): string => `/etc/claude-code/managed-settings.d/${name}`;
const isKey = (place: string): string => `ANTHROPIC_API_KEY ${place}`;
const isLogin = (place: string): string => `login ${place}`;

describe('managed settings', () => {
	test.each<[string, ScratchOptions, string]>([
		[
			'drop-ins in the order of their names',
			{files: {[managed]: key('m'), [dropIn('10.json')]: key('a'), [dropIn('20.json')]: key('b')}},
			isKey(dropIn('20.json')),
		],
		['a drop-in without the file', {files: {[dropIn('a.json')]: key('a')}}, isKey(dropIn('a.json'))],
		[
			'other endings are no drop-ins',
			{files: {[dropIn('a.json.bak')]: key('a'), [dropIn('b.txt')]: '{'}},
			'refused: login-missing',
		],
		[
			'a malformed drop-in stops',
			{env: {ANTHROPIC_API_KEY: 'k'}, files: {[dropIn('a.json')]: '{'}},
			'refused: settings-malformed',
		],
		['a list stops', {env: {ANTHROPIC_API_KEY: 'k'}, files: {[managed]: '[]'}}, 'refused: settings-malformed'],
		['a blank file does not', {env: {ANTHROPIC_API_KEY: 'k'}, files: {[managed]: '\n'}}, isKey('environment')],
		['a wrong field is dropped alone', {files: {[managed]: {...key('m'), apiKeyHelper: 42}}}, isKey(managed)],
		[
			'a drop-in switches off',
			{env: {ANTHROPIC_API_KEY: 'k'}, files: {[dropIn('a.json')]: key('')}},
			'refused: login-missing',
		],
		[
			'a helper of a drop-in',
			{files: {[managed]: {apiKeyHelper: 'echo a'}, [dropIn('a.json')]: {apiKeyHelper: 'echo b'}}},
			`apiKeyHelper ${dropIn('a.json')}, apiKeyHelper ${dropIn('a.json')}`,
		],
		[
			'the flag of a drop-in',
			{env: {ANTHROPIC_API_KEY: 'k'}, files: {[dropIn('a.json')]: {forceLoginMethod: 'claudeai'}}},
			'refused: managed-policy',
		],
	])('%s', async (_, options, expected) => {
		expect(await printed(options)).toBe(expected);
	});
});

describe('CLAUDE_CONFIG_DIR', () => {
	const login = '.credentials.json';
	test.each<[string, ScratchOptions, string]>([
		[
			'relative',
			{
				env: {CLAUDE_CONFIG_DIR: 'config'},
				files: {[`./config/${login}`]: stored('a'), [`~/.claude/${login}`]: stored('b')},
			},
			isLogin('./config/.credentials.json'),
		],
		[
			'a tilde is a name',
			{env: {CLAUDE_CONFIG_DIR: '~/alt'}, files: {[`~/alt/${login}`]: stored('a'), [`./~/alt/${login}`]: stored('b')}},
			isLogin('./~/alt/.credentials.json'),
		],
		[
			'a blank is a name',
			{env: {CLAUDE_CONFIG_DIR: ' '}, files: {[`./ /${login}`]: stored('a')}},
			isLogin('./ /.credentials.json'),
		],
		[
			'quotes are a name',
			{env: {CLAUDE_CONFIG_DIR: '"alt"'}, files: {[`./"alt"/${login}`]: stored('a')}},
			isLogin('./"alt"/.credentials.json'),
		],
		[
			'empty: the working folder',
			{env: {CLAUDE_CONFIG_DIR: ''}, files: {[`./${login}`]: stored('a'), [`~/.claude/${login}`]: stored('b')}},
			isLogin('./.credentials.json'),
		],
		[
			'empty: settings of the working folder',
			{env: {CLAUDE_CONFIG_DIR: ''}, files: {'./settings.json': key('a')}},
			isKey('./settings.json'),
		],
		[
			'empty: the global file stays at home',
			{
				env: {CLAUDE_CONFIG_DIR: ''},
				files: {'~/.claude.json': {primaryApiKey: 'p'}, './.claude.json': {primaryApiKey: 'q'}},
			},
			'managed-key ~/.claude.json',
		],
		[
			'set: the global file lies in it',
			{
				env: {CLAUDE_CONFIG_DIR: 'c'},
				files: {'~/.claude.json': {primaryApiKey: 'p'}, './c/.claude.json': {primaryApiKey: 'q'}},
			},
			'managed-key ./c/.claude.json',
		],
		[
			'set: nothing else is read',
			{
				env: {CLAUDE_CONFIG_DIR: 'c'},
				files: {'~/.claude/settings.json': key('a'), [`~/.claude/${login}`]: stored('b')},
				folders: ['./c'],
			},
			'refused: login-missing',
		],
		[
			'the old name of the global file',
			{
				env: {CLAUDE_CONFIG_DIR: 'c'},
				files: {'./c/.config.json': {primaryApiKey: 'p'}, './c/.claude.json': {primaryApiKey: 'q'}},
			},
			'managed-key ./c/.config.json',
		],
		[
			'in managed settings: the login, not the global file',
			{
				files: ({home}) => ({
					[managed]: {env: {CLAUDE_CONFIG_DIR: `${home}/w`}},
					[`~/w/${login}`]: stored('a'),
					'~/w/.claude.json': '{',
				}),
			},
			isLogin('~/w/.credentials.json'),
		],
		[
			'in user settings: a second user file',
			{
				files: ({home}) => ({
					'~/.claude/settings.json': {env: {CLAUDE_CONFIG_DIR: `${home}/w`}},
					'~/w/settings.json': key('w'),
				}),
			},
			isKey('~/w/settings.json'),
		],
		[
			'in project settings: in vain',
			{
				files: ({home}) => ({
					'./.claude/settings.json': {env: {CLAUDE_CONFIG_DIR: `${home}/w`}},
					[`~/w/${login}`]: stored('a'),
					[`~/.claude/${login}`]: stored('b'),
				}),
			},
			isLogin('~/.claude/.credentials.json'),
		],
	])('%s', async (_, options, expected) => {
		expect(await printed(options)).toBe(expected);
	});
});

describe('files in unusual places', () => {
	test.each<[string, ScratchOptions, string]>([
		[
			'settings that are a link',
			{files: {'~/dotfiles/claude.json': key('a')}, links: {'~/.claude/settings.json': '~/dotfiles/claude.json'}},
			isKey('~/.claude/settings.json'),
		],
		[
			'a config folder that is a link',
			{files: {'~/disk/.credentials.json': stored('a')}, links: {'~/.claude': '~/disk'}},
			isLogin('~/.claude/.credentials.json'),
		],
		[
			'settings that link to nothing',
			{env: {ANTHROPIC_API_KEY: 'k'}, links: {'~/.claude/settings.json': '~/gone'}},
			isKey('environment'),
		],
		['a folder in place of the login', {folders: ['~/.claude/.credentials.json']}, 'refused: login-access'],
		[
			'the root’s local settings',
			{cwd: '~/repo/packages/a', files: {'~/repo/.git/HEAD': '', '~/repo/.claude/settings.local.json': key('r')}},
			isKey('~/repo/.claude/settings.local.json'),
		],
		[
			'not the root’s shared settings',
			{cwd: '~/repo/packages/a', files: {'~/repo/.git/HEAD': '', '~/repo/.claude/settings.json': key('r')}},
			'refused: login-missing',
		],
		[
			'the root’s local settings over the folder’s own',
			{
				cwd: '~/repo/a',
				files: {
					'~/repo/.git/HEAD': '',
					'~/repo/.claude/settings.local.json': key('r'),
					'./.claude/settings.local.json': key('a'),
				},
			},
			isKey('~/repo/.claude/settings.local.json'),
		],
		[
			'the main worktree’s local settings over the worktree’s',
			worktree({'./.claude/settings.local.json': key('w'), '~/main/.claude/settings.local.json': key('m')}),
			isKey('~/main/.claude/settings.local.json'),
		],
		[
			'a worktree that its repository does not know',
			worktree({
				'~/main/.git/worktrees/w/gitdir': '/elsewhere/.git\n',
				'./.claude/settings.local.json': key('w'),
				'~/main/.claude/settings.local.json': key('m'),
			}),
			isKey('./.claude/settings.local.json'),
		],
		[
			'below the root of a worktree only the main one’s',
			{
				...worktree({'~/wt/.claude/settings.local.json': key('w')}),
				cwd: '~/wt/a',
			},
			'refused: login-missing',
		],
		[
			'a submodule’s own root',
			{
				cwd: '~/main/sub/a',
				files: {
					'~/main/sub/.git': 'gitdir: ../.git/modules/sub\n',
					'~/main/.git/modules/sub/HEAD': '',
					'~/main/sub/.claude/settings.local.json': key('s'),
					'~/main/.claude/settings.local.json': key('m'),
				},
			},
			isKey('~/main/sub/.claude/settings.local.json'),
		],
		[
			'not the home folder’s, where that is the repository',
			{cwd: '~/p', files: {'~/.git/HEAD': '', '~/.claude/settings.local.json': key('h')}},
			'refused: login-missing',
		],
		[
			'not of a root that belongs to somebody else',
			{
				cwd: '~/repo/a',
				user: {uid: 60_123},
				files: {'~/repo/.git/HEAD': '', '~/repo/.claude/settings.local.json': key('r')},
			},
			'refused: login-missing',
		],
		[
			'no parent’s settings without a repository',
			{
				cwd: '~/repo/a',
				files: {'~/repo/.claude/settings.local.json': key('r'), '~/repo/.claude/settings.json': key('s')},
			},
			'refused: login-missing',
		],
		[
			'in the home folder',
			{cwd: '~', files: {'~/.claude/settings.json': key('u'), '~/.claude/settings.local.json': key('l')}},
			isKey('~/.claude/settings.local.json'),
		],
		['the global file’s env', {files: {'~/.claude.json': key('g')}}, isKey('~/.claude.json')],
		[
			'a login with a byte order mark',
			{files: {'~/.claude/.credentials.json': `\ufeff${JSON.stringify(stored('a'))}`}},
			'refused: login-corrupt',
		],
	])('%s', async (_, options, expected) => {
		expect(await printed(options)).toBe(expected);
	});
});

describe('clouds', () => {
	const bedrock = {CLAUDE_CODE_USE_BEDROCK: '1'};
	const vertex = {CLAUDE_CODE_USE_VERTEX: '1'};
	const session = {'~/.aws/sso/cache/a.json': {accessToken: 'x', expiresAt: '2999-01-01T00:00:00Z'}};
	const isSigned = async (options: ScratchOptions): Promise<boolean> =>
		(await predictions(options)).predictions.print.request?.isSigned ?? false;

	test.each<[string, ScratchOptions, boolean]>([
		[
			'AWS, single sign-on that nobody began',
			{env: bedrock, files: {'~/.aws/config': '[default]\nsso_session = corp\n'}},
			false,
		],
		[
			'AWS, single sign-on',
			{env: bedrock, files: {'~/.aws/config': '[default]\nsso_session = corp\n', ...session}},
			true,
		],
		[
			'AWS, a profile that is named',
			{env: {...bedrock, AWS_PROFILE: 'a'}, files: {'~/.aws/config': '[profile a]\nsso_session = corp\n', ...session}},
			true,
		],
		[
			'AWS, a profile that nobody names',
			{env: bedrock, files: {'~/.aws/config': '[profile a]\nsso_session = corp\n'}},
			false,
		],
		['AWS, keys', {env: bedrock, files: {'~/.aws/credentials': '[default]\naws_access_key_id=AKIAEXAMPLE\n'}}, true],
		['AWS, a region alone', {env: bedrock, files: {'~/.aws/config': '[default]\nregion = eu-west-1\n'}}, false],
		[
			'AWS, elsewhere',
			{env: {...bedrock, AWS_CONFIG_FILE: 'aws.ini'}, files: {'./aws.ini': '[default]\ncredential_process = x\n'}},
			true,
		],
		['Google', {env: vertex, files: {'~/.config/gcloud/application_default_credentials.json': '{}'}}, true],
		['Google, a file that is not there', {env: {...vertex, GOOGLE_APPLICATION_CREDENTIALS: 'gone.json'}}, false],
		[
			'Google, named in settings',
			{
				files: {
					'~/.claude/settings.json': {env: {...vertex, GOOGLE_APPLICATION_CREDENTIALS: 'a.json'}},
					'./a.json': '{}',
				},
			},
			true,
		],
	])('%s', async (_, options, expected) => {
		expect(await isSigned(options)).toBe(expected);
	});
});

test('a variable is placed where it is set', async () => {
	const options = {
		env: {ANTHROPIC_API_KEY: 'from-a-shell-file'},
		files: {'~/.zshrc': '# mine\nexport ANTHROPIC_API_KEY=from-a-shell-file\n'},
	};
	const {predictions: found} = await predictions(options);
	expect(found.print.request?.xApiKey?.site).toMatchObject({kind: 'file', line: 2});
});

test('old native builds load the folder’s .env files', async () => {
	const files = {'./.env.local': 'ANTHROPIC_API_KEY=dev\n'};
	expect(await printed({files, programs: {claude: {version: '2.0.61 (Claude Code)'}}})).toBe(isKey('./.env.local'));
	expect(await printed({files})).toBe('refused: login-missing');
});

test('a program of the folder gets its key from .env, in the way of its language', async () => {
	const {host} = scratchHost({
		files: {
			'./.env': 'ANTHROPIC_API_KEY="a-key "\n',
			'./main.py':
				'from dotenv import load_dotenv\nload_dotenv()\nfrom anthropic import Anthropic\nclient = Anthropic()\n',
			'./requirements.txt': 'anthropic\npython-dotenv\n',
		},
	});
	const reading = await new Evidence({host, purpose: 'api', consents: new Set()}).get(clientRequest);
	expect(reading.ok && reading.value.language).toBe('python');
	expect(reading.ok && reading.value.refusal).toMatchObject({cause: 'key-whitespace', site: {kind: 'file', line: 1}});
});
