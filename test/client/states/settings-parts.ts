// Parts of a state: variables at every level that sets them, helpers, and settings files that are not as they should be.
import fc from 'fast-check';
import type {Edit, Part, Spoiling} from './part.js';
import {credential, secretOf} from './values.js';

/** Lowest first; `.claude.json` counts too, and those after it are only read in some places or not at all. */
export const settingsFiles = {
	user: '~/.claude/settings.json',
	project: './.claude/settings.json',
	local: './.claude/settings.local.json',
	managed: '/etc/claude-code/managed-settings.json',
	'managed folder': '/etc/claude-code/managed-settings.d/10-corp.json',
	global: '~/.claude.json',
	'home local': '~/.claude/settings.local.json',
	parent: '/home/.claude/settings.json',
	'git root': '~/project/.claude/settings.json',
	'git root local': '~/project/.claude/settings.local.json',
} as const;

const level = fc.oneof(
	{withCrossShrink: true},
	{weight: 6, arbitrary: fc.constant(undefined)},
	{weight: 5, arbitrary: fc.constantFrom('user', 'project', 'local')},
	{weight: 2, arbitrary: fc.constantFrom('managed', 'managed folder', 'global')},
	{weight: 1, arbitrary: fc.constantFrom('home local', 'parent', 'git root', 'git root local')},
) as fc.Arbitrary<keyof typeof settingsFiles | undefined>;

/** A variable, in the environment or in the `env` of a settings file. */
export function variable(name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Part> {
	return fc
		.tuple(level, value)
		.map(
			([where, content]): Part => [
				where === undefined
					? {kind: 'variable', name, value: String(content)}
					: {kind: 'json', path: settingsFiles[where], members: {env: {[name]: content}}},
			],
		);
}

export const key = variable('ANTHROPIC_API_KEY', credential('api-key'));
export const authToken = variable('ANTHROPIC_AUTH_TOKEN', credential('token'));
export const oauthToken = variable('CLAUDE_CODE_OAUTH_TOKEN', credential('oauth'));

/** A blank or odd value at a level that may be higher. */
export const switchOff = fc
	.constantFrom(
		'ANTHROPIC_API_KEY',
		'ANTHROPIC_AUTH_TOKEN',
		'CLAUDE_CODE_OAUTH_TOKEN',
		'ANTHROPIC_BASE_URL',
		'CLAUDE_CODE_USE_BEDROCK',
	)
	.chain((name) => variable(name, fc.constantFrom('', ' ', null, 0, false, 5, true, {})));

const urls = [
	'http://127.0.0.1:8787',
	'http://localhost:4000/',
	'https://llm.corp.example',
	'https://api.anthropic.com/v1',
	'https://gateway.example.com/anthropic ',
	'HTTPS://API.ANTHROPIC.COM',
	'https://api.anthropic.com:443',
	'https://llm.corp.example?x=1#y',
	'https://dev:secret@llm.corp.example',
	'https://llm.corp.\nexample',
	'https:llm.corp.example',
	'http:\\\\127.0.0.1:8787\\v1',
	'http://127.1:8787',
	'localhost:4000',
	'gateway.example.com:8787/anthropic',
	'api.anthropic.com',
	'localhost',
	'/v1',
	'"https://llm.corp.example"',
	'ftp://llm.corp.example',
	'https://',
	'',
	' ',
];

export const baseUrl = variable('ANTHROPIC_BASE_URL', fc.constantFrom(...urls));

const headerLine = fc.oneof(
	{withCrossShrink: true},
	{
		weight: 3,
		arbitrary: fc
			.tuple(
				fc.constantFrom('x-api-key: ', 'X-Api-Key:', 'Authorization: Bearer ', 'authorization: ', 'AUTHORIZATION:'),
				secretOf('token'),
			)
			.map((words) => words.join('')),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			'X-Team: platform',
			'x-api-key: ',
			'Authorization:',
			'no colon',
			'{"X-Team": "platform"}',
			'X Team: a',
			': a',
			'',
		),
	},
);

export const customHeaders = variable(
	'ANTHROPIC_CUSTOM_HEADERS',
	fc
		.tuple(fc.array(headerLine, {minLength: 1, maxLength: 2}), fc.constantFrom('\n', '\r\n', '\\n'))
		.map(([lines, separator]) => lines.join(separator)),
);

const switches = fc.constantFrom('1', 'true', ' TRUE ', 'yes', 'On', '0', 'false', 'no', '', '2', 'enabled');

export const simple = variable('CLAUDE_CODE_SIMPLE', switches);

const cloudParts: readonly (readonly [name: string, companions: readonly Edit[]])[] = [
	[
		'CLAUDE_CODE_USE_BEDROCK',
		[
			{kind: 'variable', name: 'AWS_BEARER_TOKEN_BEDROCK', value: '{{token:aws}}'},
			{kind: 'variable', name: 'CLAUDE_CODE_SKIP_BEDROCK_AUTH', value: '1'},
			{kind: 'variable', name: 'AWS_REGION', value: 'us-west-2'},
			{kind: 'variable', name: 'ANTHROPIC_BEDROCK_BASE_URL', value: 'http://127.0.0.1:8787/bedrock'},
		],
	],
	[
		'CLAUDE_CODE_USE_VERTEX',
		[
			{kind: 'variable', name: 'CLAUDE_CODE_SKIP_VERTEX_AUTH', value: '1'},
			{kind: 'variable', name: 'ANTHROPIC_VERTEX_PROJECT_ID', value: 'acme'},
			{kind: 'variable', name: 'CLOUD_ML_REGION', value: 'global'},
		],
	],
	[
		'CLAUDE_CODE_USE_FOUNDRY',
		[
			{kind: 'variable', name: 'ANTHROPIC_FOUNDRY_RESOURCE', value: 'acme'},
			{kind: 'variable', name: 'ANTHROPIC_FOUNDRY_API_KEY', value: '{{token:azure}}'},
		],
	],
];

/** A provider's switch, and some of what belongs to it. */
export const cloud = fc
	.constantFrom(...cloudParts)
	.chain(([name, companions]) => fc.tuple(variable(name, switches), fc.subarray([...companions])))
	.map(([flag, companions]): Part => [...flag, ...companions]);

const helperCommands = fc.oneof(
	{withCrossShrink: true},
	{weight: 4, arbitrary: secretOf('api-key').map((secret): unknown => `echo ${secret}`)},
	{
		weight: 3,
		arbitrary: fc.constantFrom<unknown>(
			'false',
			'true',
			'echo {{api-key:work}}; exit 3',
			"echo '  {{api-key:work}}  '",
			"echo 'two words'",
			'echo banner; echo {{api-key:work}}',
			'echo \'"{{api-key:work}}"\'',
			'echo \'{"key": "{{api-key:work}}"}\'',
			"printf '{{api-key:work}}\\303\\251'",
			"printf '{{api-key:work}}\\342\\200\\213'",
			'echo "$HELPER_KEY"',
			'echo {{api-key:work}} >&2',
			'cat ./key.txt',
			'/nonexistent/key',
			'',
			' ',
		),
	},
	{weight: 1, arbitrary: fc.constantFrom<unknown>(42, null, [], {})},
);

export const helper = fc
	.tuple(
		fc.constantFrom('user', 'project', 'local', 'managed', 'managed folder', 'global') as fc.Arbitrary<
			keyof typeof settingsFiles
		>,
		helperCommands,
	)
	.map(([where, command]): Part => [{kind: 'json', path: settingsFiles[where], members: {apiKeyHelper: command}}]);

export const helperScript = fc
	.tuple(
		fc.constantFrom('~/bin/key', '{{home}}/bin/key', './key'),
		fc.constantFrom('0755', '0644'),
		fc.constantFrom('#!/bin/sh\n', ''),
	)
	.map(([command, mode, interpreter]): Part => {
		const path = command.replace('{{home}}', '~');
		return [
			{kind: 'json', path: settingsFiles.user, members: {apiKeyHelper: command}},
			{kind: 'text', path, text: `${interpreter}echo {{api-key:helper}}\n`},
			{kind: 'mode', path, mode},
		];
	});

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
	.constantFrom('claudeai', 'console')
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
