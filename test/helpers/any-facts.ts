// Machines by chance, as the rules of core/request.ts look at them.
import fc from 'fast-check';
import type {SettingsScope} from '../../source/core/readings.js';
import type {RequestFacts} from '../../source/core/request.js';
import {Secret} from '../../source/core/secret.js';
import {type FactsByHand, type FileByHand, factsByHand, now} from './facts.js';

const texts = ['', ' ', 'one', 'two ', '\ufeffthree', '"four"', 'fi\nve', 'si\u200bx', 'Bearer seven', 'é'];
const urls = ['', 'https://gw.example/v1', 'localhost:4000', 'gw.example'];
const headers = [
	'',
	'x-api-key: h',
	'x-api-key:',
	'Authorization: Bearer h',
	'authorization:',
	'X Team: a',
	'X-Team: a\nno colon',
];
const flags = ['', '0', '1', 'true', 'enabled'];
const values: Readonly<Record<string, readonly string[]>> = {
	ANTHROPIC_API_KEY: texts,
	ANTHROPIC_AUTH_TOKEN: texts,
	CLAUDE_CODE_OAUTH_TOKEN: texts,
	ANTHROPIC_CUSTOM_HEADERS: headers,
	ANTHROPIC_BASE_URL: urls,
	CLAUDE_CODE_SIMPLE: flags,
	CLAUDE_CODE_USE_BEDROCK: flags,
	CLAUDE_CODE_USE_VERTEX: flags,
	CLAUDE_CODE_SKIP_VERTEX_AUTH: flags,
	CLAUDE_CODE_SKIP_BEDROCK_AUTH: flags,
	AWS_BEARER_TOKEN_BEDROCK: texts,
};
export const anyEnvironment = fc.record(
	Object.fromEntries(Object.entries(values).map(([name, possible]) => [name, fc.constantFrom(...possible)])),
	{requiredKeys: []},
) as fc.Arbitrary<Record<string, string>>;
const file: fc.Arbitrary<FileByHand> = fc.record(
	{
		env: anyEnvironment,
		apiKeyHelper: fc.constantFrom('', ' ', 'x'),
		state: fc.constantFrom('used', 'dropped', 'unreadable'),
		forceLoginMethod: fc.constant('console'),
	},
	{requiredKeys: []},
);
const scopes: readonly SettingsScope[] = ['user', 'project', 'local', 'managed'];
const files = fc.tuple(...scopes.map(() => fc.option(file, {nil: undefined})));
const helper = fc.constantFrom(
	{kind: 'not-run'} as const,
	{kind: 'printed', key: new Secret('helper')} as const,
	{kind: 'failed', why: 'exit', detail: ''} as const,
);
const login = fc.option(
	fc.record({
		access: fc.constantFrom('', ' ', 'login', 'lo\ngin'),
		refresh: fc.constantFrom('', 'refresh', undefined),
		expiresAt: fc.constantFrom(null, 0, now - 1, now + 3_600_000),
		scopes: fc.constantFrom(undefined, [], ['user:inference']),
		state: fc.constantFrom('read', 'corrupt', 'absent', 'unreadable', 'no-login'),
	}),
	{nil: undefined},
);
export const tails = fc.subarray(texts.map((text) => text.trim().slice(-20)).filter((text) => text !== ''));
/** A machine as it is written down, so that a test may change it and make facts of it again. */
export const anyMachine = fc
	.record({
		env: anyEnvironment,
		files,
		helper,
		login,
		approved: tails,
		rejected: tails,
		primary: fc.constantFrom(undefined, ...texts),
	})
	.map(
		({files: levels, approved, rejected, primary, login: stored, ...rest}): FactsByHand => ({
			...rest,
			files: levels.flatMap((level, index) => (level ? [[scopes[index] ?? 'user', level] as const] : [])),
			global: {
				approved: approved.map((one) => new Secret(one)),
				rejected: rejected.map((one) => new Secret(one)),
				...(primary === undefined ? {} : {primary}),
			},
			...(stored ? {login: stored} : {}),
		}),
	);

export const anyFacts: fc.Arbitrary<RequestFacts> = anyMachine.map(factsByHand);
