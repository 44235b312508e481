// Parts of a state: settings files that are not as they should be, policies, repositories, and files that the client doesn't read.
import fc from 'fast-check';
import type {Part, Spoiling} from './part.js';
import {settingsFiles} from './variable-parts.js';

const someFile = (
	fc.constantFrom('user', 'project', 'local', 'managed', 'managed folder') as fc.Arbitrary<keyof typeof settingsFiles>
).map((name) => settingsFiles[name]);

const spoilings: readonly Spoiling[] = [
	'trailing comma',
	'comment',
	'truncated',
	'list',
	'null',
	'empty',
	'blank',
	'byte order mark',
	'carriage returns',
];

export const spoiledSettings = fc
	.tuple(someFile, fc.constantFrom(...spoilings))
	.map(([path, how]): Part => [{kind: 'spoil', path, how}]);

/** One wrong type drops a file whole; in managed settings only the field. */
export const wrongType = fc
	.tuple(
		someFile,
		fc.constantFrom<Record<string, unknown>>(
			{permissions: {allow: 'Bash'}},
			{env: null},
			{env: []},
			{apiKeyHelper: 42},
			{env: {SOME_NUMBER: 5}},
			{unknownKey: {a: 1}},
			{model: 'claude-sonnet-4-5'},
		),
	)
	.map(([path, members]): Part => [{kind: 'json', path, members}]);

export const unreadableSettings = fc.tuple(someFile, fc.constantFrom('000', 'root:0600')).map(
	([path, mode]): Part => [
		{kind: 'json', path, members: {}},
		{kind: 'mode', path, mode},
	],
);

export const forcedLogin = fc
	.constantFrom('claudeai', 'console', 'sso')
	.map((forceLoginMethod): Part => [{kind: 'json', path: settingsFiles.managed, members: {forceLoginMethod}}]);

/** The working folder is below the root of a git repository. */
export const belowGitRoot = fc.constant<Part>([
	{kind: 'cwd', path: '~/project/packages/app'},
	{kind: 'text', path: '~/project/.git/HEAD', text: 'ref: refs/heads/main\n'},
	{kind: 'text', path: '~/project/.git/config', text: '[core]\n\trepositoryformatversion = 0\n'},
	{kind: 'text', path: '~/project/.git/objects/info/packs', text: ''},
	{kind: 'text', path: '~/project/.git/refs/heads/.keep', text: ''},
]);

/** What other programs read and the client doesn't. */
export const decoy = fc.constantFrom('./.env', './.env.local', './.envrc', '~/.bashrc', '~/.zshrc', '~/.profile').map(
	(path): Part => [
		{
			kind: 'text',
			path,
			text: 'export ANTHROPIC_API_KEY={{api-key:decoy}}\nexport ANTHROPIC_BASE_URL=https://llm.corp.example\n',
		},
	],
);
