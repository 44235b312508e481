// Parts of a state: who started the client, profiles, policies, proxies, regions, and any value in any settings field.
import fc from 'fast-check';
import {settingsFields} from '../../../source/probes/settings/fields.js';
import type {Part} from './part.js';
import {secretOf} from './values.js';
import {settingsFiles, variable} from './variable-parts.js';

const switches = fc.constantFrom('1', 'true', ' YES ', '0', '', 'x');

/** What the program that starts the client may set. */
export const starter = fc.oneof(
	{withCrossShrink: true},
	variable(
		'CLAUDE_CODE_ENTRYPOINT',
		fc.constantFrom('cli', 'sdk-cli', 'claude-vscode', 'claude-desktop', 'local-agent', 'claude-jetbrains', 'x'),
	),
	variable('CLAUDE_CODE_REMOTE', switches),
	variable('CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST', switches),
	variable(
		'CLAUDE_CODE_OAUTH_SCOPES',
		fc.constantFrom('user:inference', 'user:profile', 'user:profile user:inference', ' '),
	),
	variable('ANTHROPIC_UNIX_SOCKET', fc.constantFrom('/tmp/none.sock', ' ')),
);

/** What a session hands down to what runs in it, and what editors, bridges and gateways set: none of it is a credential or takes one away. */
export const session = fc
	.constantFrom(
		['CLAUDECODE', '1'],
		['CLAUDE_CODE_CHILD_SESSION', '1'],
		['CLAUDE_CODE_SESSION_ID', '6f9619ff-8b86-4011-b42d-00cf4fc964ff'],
		['CLAUDE_CODE_SESSION_ACCESS_TOKEN', '{{token:session}}'],
		['CLAUDE_CODE_REMOTE_SESSION_ID', 'cse_01'],
		['CLAUDE_CODE_ENVIRONMENT_KIND', 'bridge'],
		['CLAUDE_CODE_SSE_PORT', '41234'],
		['CLAUDE_CODE_USE_GATEWAY', '1'],
		['CLAUDE_CODE_SDK_HAS_HOST_AUTH_REFRESH', '1'],
		['CLAUDE_CODE_OAUTH_REFRESH_TOKEN', '{{refresh:live}}'],
		['CLAUDE_CODE_WEBSOCKET_AUTH_FILE_DESCRIPTOR', '9'],
	)
	.chain(([name = '', value]) => variable(name, fc.constant(value)));

/** What the program that starts the client holds open for it, or only says so. */
export const descriptor = fc
	.tuple(
		fc.constantFrom(
			['CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR', '{{api-key:held}}'] as const,
			['CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR', '{{oauth:held}}'] as const,
		),
		fc.constantFrom('9', '9', '9', ' 9', '', 'x'),
		// What it holds can't be seen from outside: nothing odd.
		fc.constantFrom('', '\n', undefined),
	)
	.chain(([[name, secret], value, after]) =>
		variable(name, fc.constant(value)).map(
			(part): Part => [
				...part,
				...(after === undefined ? [] : [{kind: 'descriptor' as const, number: '9', text: `${secret}${after}`}]),
			],
		),
	);

/** Where the home folder is said to be. */
export const home = fc
	.constantFrom(null, '', '{{home}}/', '{{home}}/elsewhere', '/home/nobody')
	.map((value): Part => [{kind: 'variable', name: 'HOME', value}]);

const anthropic = '~/.config/anthropic';

const profileAt = (
	name: string,
	mode: string,
	members: Readonly<Record<string, unknown>>,
	credentials: Readonly<Record<string, unknown>>,
): Part => [
	{
		kind: 'json',
		path: `${anthropic}/configs/${name}.json`,
		members: {version: '1.0', authentication: {type: 'user_oauth', client_id: 'ant-cli'}, ...members},
	},
	{
		kind: 'json',
		path: `${anthropic}/credentials/${name}.json`,
		members: {
			version: '1.0',
			access_token: `{{oauth:profile-${name}}}`,
			refresh_token: '{{refresh:live}}',
			expires_at: '{{s:+8h}}',
			...credentials,
		},
	},
	{kind: 'mode', path: `${anthropic}/credentials/${name}.json`, mode},
];

export const profile = fc
	.record({
		name: fc.constantFrom('default', 'work'),
		mode: fc.constantFrom('0600', '0600', '0644'),
		members: fc.constantFrom<Record<string, unknown>>(
			{},
			{},
			{base_url: 'https://llm.corp.example/a'},
			{base_url: 'not a url'},
			{authentication: {type: 'oidc_federation'}},
			{authentication: undefined},
		),
		credentials: fc.constantFrom<Record<string, unknown>>(
			{},
			{},
			{expires_at: '{{s:-1h}}'},
			{expires_at: '{{s:+3m}}'},
			{expires_at: '{{s:-1h}}', refresh_token: null},
			{expires_at: null},
			{access_token: ''},
			{access_token: '{{oauth:profile-work}}\n'},
		),
		more: fc.constantFrom<Part>(
			[],
			[{kind: 'variable', name: 'ANTHROPIC_PROFILE', value: 'work'}],
			[{kind: 'variable', name: 'ANTHROPIC_PROFILE', value: 'gone'}],
			[{kind: 'text', path: `${anthropic}/active_config`, text: 'work\n'}],
			[{kind: 'json', path: settingsFiles.project, members: {env: {ANTHROPIC_PROFILE: 'work'}}}],
		),
	})
	.map(({name, mode, members, credentials, more}): Part => [...profileAt(name, mode, members, credentials), ...more]);

export const policy = fc
	.constantFrom<Record<string, unknown>>(
		{forceLoginOrgUUID: []},
		{forceLoginMethod: 'gateway'},
		{forceLoginGatewayUrl: 'https://llm.corp.example'},
		{requiredMinimumVersion: '99.0.0'},
		{requiredMinimumVersion: 'latest'},
		{requiredMaximumVersion: '1.0.0'},
		{policyHelper: {path: '/opt/none'}},
		{policyHelper: {path: 'bin/none'}},
	)
	.map((members): Part => [{kind: 'json', path: settingsFiles.managed, members}]);

/** One that works, however it is written, and what keeps the client from starting or from connecting. */
export const proxy = fc
	.tuple(
		fc.constantFrom('HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY'),
		fc.constantFrom(
			...['http://127.0.0.1:3128', '127.0.0.1:3128', 'http://dev:secret@localhost:3128/', ' http://127.0.0.1:3128 '],
			...['http://127.0.0.1:3128\n', '\u00a0http://127.0.0.1:3128', 'ftp://127.0.0.1:9', '"http://127.0.0.1:3128"'],
			...['not a url', 'none', ' ', 'a:b', 'http://', 'socks5://127.0.0.1:9', ''],
		),
		fc.oneof(
			{withCrossShrink: true},
			{weight: 2, arbitrary: fc.constant<Part>([])},
			{
				weight: 1,
				arbitrary: fc
					.constantFrom('NO_PROXY', 'no_proxy')
					.chain((name) => variable(name, fc.constantFrom('*', '.anthropic.com', 'localhost,127.0.0.1', '', 'x y'))),
			},
		),
	)
	.chain(([name, text, exceptions]) => variable(name, fc.constant(text)).map((part): Part => [...part, ...exceptions]));

export const region = fc.oneof(
	{withCrossShrink: true},
	variable('AWS_REGION', fc.constantFrom('us-west-2', 'US-WEST-2', 'us-west-2\n', 'us east', 'a/b', '"us-west-2"', '')),
	variable('AWS_DEFAULT_REGION', fc.constant('eu-central-1')),
	variable('CLOUD_ML_REGION', fc.constantFrom('global', 'us', 'us east5', 'us.east5')),
	variable('VERTEX_REGION_CLAUDE_4_5_SONNET', fc.constantFrom('europe-west1', '')),
	fc
		.tuple(
			fc.constantFrom('config', 'credentials'),
			fc.constantFrom('[default]', '[profile default]', '[profile dev]', '[dev]'),
			fc.constantFrom('region = eu-central-1', 'region=eu-central-1', 'region = eu-central-1 ; ours', 'Region = a'),
			fc.constantFrom('\n', '\r\n'),
			fc.constantFrom<Part>([], [{kind: 'variable', name: 'AWS_PROFILE', value: 'dev'}]),
		)
		.map(
			([name, section, line, end, more]): Part => [
				{kind: 'text', path: `~/.aws/${name}`, text: `${section}${end}${line}${end}`},
				...more,
			],
		),
);

const samples: readonly unknown[] = [42.5, 'x', '', null, [5], ['x'], true, {a: 1}, 30, false, []];

const fields = settingsFields.filter(({path}) => path !== 'env' && !path.startsWith('env.'));

/** Any documented field with any value, in a file that says something that shows whether it counts. */
export const anyField = fc
	.constantFrom(...fields)
	.chain(({path, words = []}) =>
		fc.tuple(
			fc.constant(path),
			fc.constantFrom(...samples, ...words),
			fc.constantFrom(...(['user', 'project', 'local', 'managed', 'managed folder'] as const)),
			secretOf('api-key'),
		),
	)
	.map(
		([path, value, level, key]): Part => [
			{
				kind: 'json',
				path: settingsFiles[level],
				members: {...nested(path.split('.'), value), env: {ANTHROPIC_API_KEY: key}},
			},
		],
	);

/** A star stands for any name or element. */
function nested([name = '', ...rest]: readonly string[], value: unknown): Record<string, unknown> {
	const inner = rest.length === 0 ? value : rest[0] === '*' ? starred(rest, value) : nested(rest, value);
	return {[name]: inner};
}

function starred([, ...rest]: readonly string[], value: unknown): unknown {
	const inner = rest.length === 0 ? value : nested(rest, value);
	return value === null || typeof value === 'object' ? {one: inner} : [inner];
}
