// Invariants of the prediction, over arbitrary machines.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {SettingsScope} from '../../source/core/facts.js';
import {predict, type Request, type RequestFacts, type Sent} from '../../source/core/request.js';
import {Secret} from '../../source/core/secret.js';
import {type FileByHand, factsByHand, now} from '../helpers/facts.js';

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
const env = fc.record(
	Object.fromEntries(Object.entries(values).map(([name, possible]) => [name, fc.constantFrom(...possible)])),
	{requiredKeys: []},
) as fc.Arbitrary<Record<string, string>>;
const file: fc.Arbitrary<FileByHand> = fc.record(
	{
		env,
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
const tails = fc.subarray(texts.map((text) => text.trim().slice(-20)).filter((text) => text !== ''));
const facts: fc.Arbitrary<RequestFacts> = fc
	.record({env, files, helper, login, approved: tails, rejected: tails, primary: fc.constantFrom(undefined, ...texts)})
	.map(({files: levels, approved, rejected, primary, login: stored, ...rest}) =>
		factsByHand({
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

const sentOf = (sent: Sent | null): unknown =>
	sent && [sent.source, sent.value?.fingerprint, sent.isEmpty, sent.isRenewedFirst];
const asData = (request: Request | null): unknown =>
	request && [request.provider, request.origin, sentOf(request.xApiKey), sentOf(request.bearer), request.isSigned];

test('something is sent or there is a reason, never both', () => {
	fc.assert(
		fc.property(facts, (one) => {
			const {print, interactive} = predict(one);
			for (const {request, refusal} of [print, interactive]) {
				expect(request === null).toBe(refusal !== undefined);
				expect(refusal?.says).not.toBe('');
			}
		}),
		{numRuns: 200},
	);
});

test('a value that is sent is never blank, and has no character that a header can not have', () => {
	fc.assert(
		fc.property(facts, (one) => {
			const {print, interactive} = predict(one);
			for (const sent of [print, interactive].flatMap(({request}) => [request?.xApiKey, request?.bearer])) {
				if (sent) {
					expect(sent.value?.isBlank ?? false).toBe(false);
					expect(sent.isEmpty === true && sent.value !== undefined).toBe(false);
					expect(sent.value?.defects.some(({kind}) => kind === 'line-break' || kind === 'zero-width') ?? false).toBe(
						false,
					);
				}
			}
		}),
		{numRuns: 200},
	);
});

test('print never looks at approvals', () => {
	fc.assert(
		fc.property(facts, tails, tails, (one, approved, rejected) => {
			const other = {
				...one,
				global: {
					...one.global,
					approved: approved.map((tail) => new Secret(tail)),
					rejected: rejected.map((tail) => new Secret(tail)),
				},
			};
			expect(asData(predict(other).print.request)).toEqual(asData(predict(one).print.request));
		}),
		{numRuns: 150},
	);
});

test('what a higher level names is decided, whatever lies below', () => {
	fc.assert(
		fc.property(facts, env, (one, below) => {
			const named = new Set(
				one.settings.files
					.filter(({state}) => state === 'used')
					.flatMap(({env: variables}) => variables.map(({name}) => name)),
			);
			const {inForce} = predict(one);
			const added = factsByHand({
				env: {...Object.fromEntries(one.environment.variables.map(({name}) => [name, 'other'])), ...below},
			});
			const after = predict({...one, environment: added.environment}).inForce;
			for (const name of named) {
				const before = inForce(name);
				// What projects name in vain is not decided there.
				if (before && before.site.kind === 'file') {
					expect(after(name)?.value.fingerprint).toBe(before.value.fingerprint);
				}
			}
		}),
		{numRuns: 150},
	);
});

test('every source is on the ladder once, and what is sent wins', () => {
	fc.assert(
		fc.property(facts, (one) => {
			const {ladder, print, interactive} = predict(one);
			expect(new Set(ladder.map(({source}) => source)).size).toBe(ladder.length);
			for (const rung of ladder) {
				const sources = ({request}: typeof print) => [
					request?.provider,
					request?.xApiKey?.source,
					request?.bearer?.source,
				];
				if (print.request) {
					expect(rung.state === 'wins').toBe(sources(print).includes(rung.source));
				}
				if (interactive.request) {
					expect((rung.interactive ?? rung.state) === 'wins').toBe(sources(interactive).includes(rung.source));
				}
				expect(rung.state === 'absent' || rung.site !== undefined).toBe(true);
			}
		}),
		{numRuns: 200},
	);
});
