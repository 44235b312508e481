// Parts of a state: stored logins of every shape, the global file, and the folders that CLAUDE_CONFIG_DIR leads to.
import fc from 'fast-check';
import {type Edit, type Part, spoilings} from './part.js';
import {credential, secretOf} from './values.js';
import {variable} from './variable-parts.js';

const inference = ['user:inference', 'user:profile'];

/** undefined: the member is missing. */
const logins = fc.record({
	accessToken: fc.oneof(
		{withCrossShrink: true},
		{weight: 6, arbitrary: secretOf('oauth')},
		{
			weight: 1,
			arbitrary: fc.constantFrom(
				'',
				'{{api-key:work}}',
				'{{oauth:work}}\n',
				'\u00a0{{oauth:work}}',
				'{{oauth:work}}\u200b',
			),
		},
	),
	refreshToken: fc.constantFrom<unknown>('{{refresh:live}}', '{{refresh:dead}}', null, '', ' ', undefined),
	expiresAt: fc.oneof(
		{withCrossShrink: true},
		{weight: 3, arbitrary: fc.constant<unknown>('{{ms:+8h}}')},
		{
			weight: 4,
			arbitrary: fc.constantFrom<unknown>('{{ms:-3d}}', '{{ms:+3m}}', '{{s:+8h}}', 0, null, 'tomorrow', undefined),
		},
	),
	scopes: fc.oneof(
		{withCrossShrink: true},
		{weight: 6, arbitrary: fc.constant<unknown>(inference)},
		{
			weight: 1,
			arbitrary: fc.constantFrom<unknown>(['user:profile'], [], 'user:inference user:profile', null, undefined),
		},
	),
	subscriptionType: fc.constantFrom<unknown>('team', 'max', 'pro', 'enterprise', null),
});

/** The empty tokens that a refused renewal leaves. */
const stub = {accessToken: '', refreshToken: '', expiresAt: 0, scopes: inference, subscriptionType: 'team'};

const contents = fc.oneof(
	{withCrossShrink: true},
	{weight: 8, arbitrary: logins.map((claudeAiOauth): Record<string, unknown> => ({claudeAiOauth}))},
	{weight: 1, arbitrary: fc.constantFrom<Record<string, unknown>>({claudeAiOauth: stub}, {mcpOAuth: {}}, {})},
);

/** What may be wrong with a file as a file. */
function asFile(path: string): fc.Arbitrary<Part> {
	return fc.oneof(
		{withCrossShrink: true},
		{weight: 5, arbitrary: fc.constant<Part>([])},
		{weight: 1, arbitrary: fc.constantFrom(...spoilings).map((how): Part => [{kind: 'spoil', path, how}])},
		{
			weight: 1,
			arbitrary: fc.constantFrom('000', 'root:0600', 'root:0644').map((mode): Part => [{kind: 'mode', path, mode}]),
		},
	);
}

function loginAt(path: string): fc.Arbitrary<Part> {
	return fc.tuple(contents, asFile(path)).map(([members, file]): Part => [{kind: 'json', path, members}, ...file]);
}

export const login = loginAt('~/.claude/.credentials.json');

const usual = {numStartups: 12, hasCompletedOnboarding: true, theme: 'dark'};

const globals = fc.oneof(
	{withCrossShrink: true},
	{
		weight: 4,
		arbitrary: credential('api-key').map((primaryApiKey): Record<string, unknown> => ({...usual, primaryApiKey})),
	},
	{
		weight: 2,
		arbitrary: fc.constantFrom<Record<string, unknown>>(
			usual,
			{...usual, primaryApiKey: 42},
			{...usual, primaryApiKey: null},
			{...usual, customApiKeyResponses: {approved: [], rejected: ['{{api-key:work|rest:88}}']}},
			{...usual, oauthAccount: {emailAddress: 'dev@example.com'}},
		),
	},
);

function globalAt(path: string): fc.Arbitrary<Part> {
	return fc.tuple(globals, asFile(path)).map(([members, file]): Part => [{kind: 'json', path, members}, ...file]);
}

export const globalFile = fc.oneof(
	{withCrossShrink: true},
	{weight: 4, arbitrary: globalAt('~/.claude.json')},
	{weight: 1, arbitrary: globalAt('~/.claude/.config.json')},
);

/** Values of CLAUDE_CONFIG_DIR, and where each leads. */
const folders: readonly (readonly [value: string, folder: string])[] = [
	['{{home}}/.claude-work', '~/.claude-work'],
	['{{home}}/.claude-work/', '~/.claude-work'],
	['{{home}}/.claude', '~/.claude'],
	['~/.claude-work', './~/.claude-work'],
	['settings', './settings'],
	['../elsewhere', './../elsewhere'],
	['', '.'],
	[' ', './ '],
	[' {{home}}/.claude-work', '~/.claude-work'],
	['"{{home}}/.claude-work"', './"{{home}}/.claude-work"'],
];

/** The variable, and something in the folder that it leads to. */
export const configFolder = fc
	.constantFrom(...folders)
	.chain(([value, folder]) =>
		fc.tuple(
			variable('CLAUDE_CONFIG_DIR', fc.constant(value)),
			fc.oneof(
				{withCrossShrink: true},
				{weight: 1, arbitrary: fc.constant<Part>([])},
				{weight: 3, arbitrary: loginAt(`${folder}/.credentials.json`)},
				{weight: 2, arbitrary: globalAt(`${folder}/.claude.json`)},
				{weight: 1, arbitrary: globalAt(`${folder}/.config.json`)},
				{
					weight: 2,
					arbitrary: credential('api-key').map((text): readonly Edit[] => [
						{kind: 'json', path: `${folder}/settings.json`, members: {env: {ANTHROPIC_API_KEY: text}}},
					]),
				},
			),
		),
	)
	.map(([flag, content]): Part => [...flag, ...content]);
