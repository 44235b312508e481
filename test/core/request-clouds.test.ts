// The other providers (request-rules.md §4).
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {predict} from '../../source/core/request.js';
import {Secret} from '../../source/core/secret.js';
import {isOwnOrigin} from '../../source/core/trust.js';
import {type FactsByHand, factsByHand} from '../helpers/facts.js';
import {runs} from '../helpers/runs.js';

const bedrock = {CLAUDE_CODE_USE_BEDROCK: '1'};
const vertex = {CLAUDE_CODE_USE_VERTEX: '1'};
const foundry = {CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_RESOURCE: 'acme'};
const mantle = {CLAUDE_CODE_USE_MANTLE: '1'};
const onAws = {CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_01'};
const skipBedrock = {...bedrock, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1'};
const skipVertex = {...vertex, CLAUDE_CODE_SKIP_VERTEX_AUTH: 'true', ANTHROPIC_VERTEX_PROJECT_ID: 'acme'};
const skipFoundry = {...foundry, CLAUDE_CODE_SKIP_FOUNDRY_AUTH: '1'};
const K = {ANTHROPIC_API_KEY: 'k'};
const T = {ANTHROPIC_AUTH_TOKEN: 't'};
const O = {CLAUDE_CODE_OAUTH_TOKEN: 'o'};
const awsKeys = {AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 's'};
const authorization = {ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer h'};
const xApiKey = {ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: h'};
const helper: FactsByHand = {
	files: [['user', {apiKeyHelper: 'x'}]],
	helper: {kind: 'printed', key: new Secret('from-helper')},
};
const clouds = (aws: boolean, google: boolean, azure: boolean): FactsByHand => ({cloudFiles: {aws, google, azure}});

function shown(facts: FactsByHand): string {
	const {request, refusal} = predict(factsByHand(facts)).print;
	return request
		? `${request.provider} ${request.xApiKey?.source ?? '-'} ${request.bearer?.source ?? '-'}${request.isSigned ? ' signed' : ''}`
		: `refused: ${refusal?.cause}`;
}

describe('which one', () => {
	test.each(['1', 'true', 'YES', ' on\n'])('%j is on', (text) => {
		expect(shown({env: {CLAUDE_CODE_USE_BEDROCK: text, ...awsKeys}})).toBe('bedrock - - signed');
	});

	test.each(['0', 'false', 'no', 'off', '2', 'enabled', '', ' '])('%j is off', (text) => {
		expect(shown({env: {CLAUDE_CODE_USE_BEDROCK: text, ...K}})).toBe('anthropic ANTHROPIC_API_KEY -');
	});

	test('Bedrock before Vertex before Foundry', () => {
		expect(shown({env: {...foundry, ...skipVertex, ...bedrock, ...awsKeys}})).toBe('bedrock - - signed');
		expect(shown({env: {...foundry, ...skipVertex}})).toBe('vertex - -');
	});

	test('settings switch it off', () => {
		const files: FactsByHand['files'] = [['project', {env: {CLAUDE_CODE_USE_BEDROCK: '0'}}]];
		expect(shown({env: {...bedrock, ...K}, files})).toBe('anthropic ANTHROPIC_API_KEY -');
	});
});

describe('what is sent', () => {
	test.each<[string, FactsByHand, string]>([
		['Bedrock without anything', {env: {...bedrock, ...K, ...T, ...O}, login: {}}, 'refused: cloud-credentials'],
		['Bedrock, keys', {env: {...bedrock, ...awsKeys, ...K, ...T}}, 'bedrock - - signed'],
		['Bedrock, half of the keys', {env: {...bedrock, AWS_ACCESS_KEY_ID: 'a'}}, 'refused: cloud-credentials'],
		['Bedrock, profile', {env: bedrock, ...clouds(true, false, false)}, 'bedrock - - signed'],
		['Bedrock, bearer', {env: {...bedrock, ...awsKeys, AWS_BEARER_TOKEN_BEDROCK: 'b', ...T}}, 'bedrock - bedrock'],
		[
			'Bedrock, bearer, x-api-key',
			{env: {...bedrock, AWS_BEARER_TOKEN_BEDROCK: 'b', ...xApiKey}},
			'bedrock ANTHROPIC_CUSTOM_HEADERS bedrock',
		],
		[
			'Bedrock, bearer, Authorization',
			{env: {...bedrock, AWS_BEARER_TOKEN_BEDROCK: 'b', ...authorization}},
			'bedrock - bedrock',
		],
		['Bedrock skipped', {env: skipBedrock}, 'bedrock - -'],
		['Bedrock skipped, T and helper', {...helper, env: {...skipBedrock, ...T}}, 'bedrock - ANTHROPIC_AUTH_TOKEN'],
		['Bedrock skipped, helper', {...helper, env: skipBedrock}, 'bedrock - apiKeyHelper'],
		['Bedrock skipped, K and T', {env: {...skipBedrock, ...K, ...T}}, 'bedrock ANTHROPIC_API_KEY ANTHROPIC_AUTH_TOKEN'],
		['Bedrock skipped, Authorization', {env: {...skipBedrock, ...authorization}}, 'bedrock - ANTHROPIC_CUSTOM_HEADERS'],
		[
			'Bedrock skipped, bad K and T',
			{env: {...skipBedrock, ANTHROPIC_API_KEY: 'a\u200bb', ...T}},
			'refused: key-invisible',
		],
		['Bedrock skipped, K and O', {env: {...skipBedrock, ...K, ...O}}, 'bedrock - -'],
		[
			'Bedrock skipped, bearer, K',
			{env: {...skipBedrock, ...K, AWS_BEARER_TOKEN_BEDROCK: 'b'}},
			'bedrock ANTHROPIC_API_KEY bedrock',
		],
		['Bedrock skipped, bearer', {env: {...skipBedrock, ...T, AWS_BEARER_TOKEN_BEDROCK: 'b'}}, 'bedrock - bedrock'],
		['Vertex without anything', {env: {...vertex, ...K}}, 'refused: cloud-credentials'],
		['Vertex signed in', {env: {...vertex, ...K, ...T}, ...clouds(false, true, false)}, 'vertex - - signed'],
		['Vertex skipped', {env: skipVertex}, 'vertex - -'],
		[
			'Vertex skipped, all',
			{...helper, env: {...skipVertex, ...K, ...T}},
			'vertex ANTHROPIC_API_KEY ANTHROPIC_AUTH_TOKEN',
		],
		['Vertex skipped, helper', {...helper, env: skipVertex}, 'vertex - apiKeyHelper'],
		[
			'Vertex skipped, no project',
			{env: {...skipVertex, ...T, ANTHROPIC_VERTEX_PROJECT_ID: ' '}},
			'refused: cloud-credentials',
		],
		['Vertex skipped, simple', {...helper, env: {...skipVertex, CLAUDE_CODE_SIMPLE: '1'}}, 'vertex - -'],
		['Vertex skipped, O', {env: {...skipVertex, ...O}, login: {}}, 'vertex - -'],
		['Vertex skipped, Authorization', {env: {...skipVertex, ...authorization}}, 'vertex - ANTHROPIC_CUSTOM_HEADERS'],
		[
			'Vertex skipped, T, Authorization',
			{env: {...skipVertex, ...T, ...authorization}},
			'vertex - ANTHROPIC_AUTH_TOKEN',
		],
		['Vertex skipped, bad K', {env: {...skipVertex, ANTHROPIC_API_KEY: 'a\u200bb'}}, 'refused: key-invisible'],
		['Vertex skipped, bad T', {env: {...skipVertex, ANTHROPIC_AUTH_TOKEN: 'a\nb'}}, 'refused: key-whitespace'],
		[
			'Bedrock, bad K that stays here',
			{env: {...bedrock, ...awsKeys, ANTHROPIC_API_KEY: 'a\u200bb'}},
			'bedrock - - signed',
		],
		['Foundry without anything', {env: {...foundry, ...K, ...T}}, 'refused: cloud-credentials'],
		['Foundry, key', {env: {...foundry, ANTHROPIC_FOUNDRY_API_KEY: 'f', ...T, ...authorization}}, 'foundry foundry -'],
		[
			'Foundry, key, x-api-key',
			{env: {...foundry, ANTHROPIC_FOUNDRY_API_KEY: 'f', ...xApiKey}},
			'foundry ANTHROPIC_CUSTOM_HEADERS -',
		],
		[
			'Foundry, token before key',
			{env: {...foundry, ANTHROPIC_FOUNDRY_API_KEY: 'f', ANTHROPIC_FOUNDRY_AUTH_TOKEN: 'g'}},
			'foundry - foundry',
		],
		['Foundry skipped: its placeholder', {env: {...skipFoundry, ...K, ...T}}, 'foundry - foundry'],
		[
			"Foundry skipped, a header of one's own",
			{env: {...skipFoundry, ...authorization}},
			'foundry - ANTHROPIC_CUSTOM_HEADERS',
		],
		[
			'Foundry with an address twice',
			{env: {...foundry, ANTHROPIC_FOUNDRY_API_KEY: 'f', ANTHROPIC_FOUNDRY_BASE_URL: 'https://gw.example'}},
			'refused: cloud-credentials',
		],
		['Bedrock, a profile and keys', {env: {...bedrock, ...awsKeys, AWS_PROFILE: 'gone'}}, 'refused: cloud-credentials'],
		['Mantle, keys', {env: {...mantle, ...awsKeys, ...K}}, 'mantle - - signed'],
		['Mantle, bearer', {env: {...mantle, AWS_BEARER_TOKEN_BEDROCK: 'b', ...T}}, 'mantle - mantle'],
		['Mantle without anything', {env: {...mantle, ...K, ...T}}, 'refused: cloud-credentials'],
		[
			'Mantle skipped',
			{env: {...mantle, CLAUDE_CODE_SKIP_MANTLE_AUTH: '1', ...K, ...T}},
			'mantle - ANTHROPIC_AUTH_TOKEN',
		],
		['Mantle beside Bedrock', {env: {...mantle, ...bedrock, ...awsKeys}}, 'bedrock - - signed'],
		['on AWS, its key', {env: {...onAws, ANTHROPIC_AWS_API_KEY: 'a', ...T}}, 'anthropic-aws anthropic-aws -'],
		['on AWS, keys of AWS', {env: {...onAws, ...awsKeys}}, 'anthropic-aws - - signed'],
		['on AWS without anything', {env: {...onAws, ...K, ...T}}, 'refused: cloud-credentials'],
		[
			'on AWS without a workspace',
			{env: {CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_API_KEY: 'a'}},
			'refused: cloud-credentials',
		],
		[
			'on AWS skipped, without a workspace',
			{env: {CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH: '1'}},
			'anthropic-aws - -',
		],
		[
			'on AWS skipped: the token twice',
			{env: {...onAws, CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH: '1', ANTHROPIC_AWS_API_KEY: 'a', ...K, ...T}},
			'anthropic-aws ANTHROPIC_AUTH_TOKEN ANTHROPIC_AUTH_TOKEN',
		],
		['Foundry signed in', {env: foundry, ...clouds(false, false, true)}, 'foundry - - signed'],
		[
			'Foundry without a resource',
			{env: {CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_API_KEY: 'f'}},
			'refused: cloud-credentials',
		],
	])('%s', (_, facts, expected) => {
		expect(shown(facts)).toBe(expected);
	});

	test('in a session an API key that was never approved goes along, too (observed on 2.1.332)', () => {
		const {interactive} = predict(factsByHand({env: {...skipVertex, ...K}}));
		expect(interactive.request?.xApiKey?.source).toBe('ANTHROPIC_API_KEY');
	});
});

describe('where', () => {
	test.each<[Record<string, string>, string]>([
		[{...skipBedrock, ANTHROPIC_BASE_URL: 'https://gw.example'}, 'https://bedrock-runtime.us-east-1.amazonaws.com'],
		[{...skipBedrock, AWS_REGION: ' '}, 'https://bedrock-runtime.us-east-1.amazonaws.com'],
		[{...skipBedrock, AWS_REGION: 'eu-west-3'}, 'https://bedrock-runtime.eu-west-3.amazonaws.com'],
		[{...skipBedrock, ANTHROPIC_BEDROCK_BASE_URL: 'https://gw.example/bedrock'}, 'https://gw.example'],
		[skipVertex, 'https://us-east5-aiplatform.googleapis.com'],
		[{...skipVertex, CLOUD_ML_REGION: 'global'}, 'https://aiplatform.googleapis.com'],
		[{...skipVertex, CLOUD_ML_REGION: 'eu'}, 'https://aiplatform.eu.rep.googleapis.com'],
		[skipFoundry, 'https://acme.services.ai.azure.com'],
		[
			{...skipFoundry, ANTHROPIC_FOUNDRY_RESOURCE: '', ANTHROPIC_FOUNDRY_BASE_URL: 'https://gw.example/f'},
			'https://gw.example',
		],
		[
			{...bedrock, ...awsKeys, AWS_DEFAULT_REGION: 'eu-central-1'},
			'https://bedrock-runtime.eu-central-1.amazonaws.com',
		],
		[{...bedrock, ...awsKeys, AWS_REGION: 'us east'}, 'https://bedrock-runtime.us-east-1.amazonaws.com'],
		[{...mantle, ...awsKeys, AWS_REGION: 'us-west-2'}, 'https://bedrock-mantle.us-west-2.api.aws'],
		[{...onAws, ...awsKeys}, 'https://aws-external-anthropic.us-east-1.api.aws'],
		[{...onAws, ...awsKeys, ANTHROPIC_AWS_BASE_URL: 'https://gw.example/a'}, 'https://gw.example'],
		[
			{...skipVertex, ANTHROPIC_MODEL: 'claude-sonnet-4-5@20250929', VERTEX_REGION_CLAUDE_4_5_SONNET: 'us-east1'},
			'https://us-east1-aiplatform.googleapis.com',
		],
		[
			{...skipVertex, ANTHROPIC_MODEL: 'claude-haiku-4-5', VERTEX_REGION_CLAUDE_HAIKU_4_5: 'us-east1'},
			'https://us-east1-aiplatform.googleapis.com',
		],
	])('%j → %s', (env, origin) => {
		expect(predict(factsByHand({env})).print.request?.origin).toBe(origin);
	});

	test.each([
		['2.1.171', 'https://bedrock-runtime.us-east-1.amazonaws.com'],
		['2.1.172', 'https://bedrock-runtime.eu-west-3.amazonaws.com'],
	])('the region of the profile, %s', (version, origin) => {
		const cloudFiles = {aws: true, awsRegion: 'eu-west-3', google: false, azure: false};
		expect(predict(factsByHand({env: bedrock, cloudFiles, version})).print.request?.origin).toBe(origin);
	});

	test.each([
		['acme', true],
		['ACME-2', true],
		['a', false],
		['-acme', false],
		['bad.name', false],
		['https://acme.services.ai.azure.com', false],
		[`a${'b'.repeat(64)}`, false],
	])(
		'the resource %s is a name: %j; what is none is refused, before anything else, from 2.1.284',
		(resource, isName) => {
			const env = {...foundry, ANTHROPIC_FOUNDRY_RESOURCE: resource};
			const {refusal} = predict(factsByHand({env, version: '2.1.284'})).print;
			expect(refusal?.says).toContain(isName ? 'Could not load Azure credentials' : 'must be a Foundry resource name');
			const sent = {...env, ANTHROPIC_FOUNDRY_API_KEY: 'f'};
			expect(predict(factsByHand({env: sent, version: '2.1.284'})).print.request !== null).toBe(isName);
			expect(predict(factsByHand({env: sent, version: '2.0.76'})).print.request?.origin).toBe(
				`https://${resource}.services.ai.azure.com`,
			);
		},
	);

	test('whatever a region or resource is, of whatever version: it stays in its domain, or the origin is not the own one', () => {
		const parts = fc.array(
			fc.constantFrom('a', '-', '.', '@', '/', '?', '#', ':', '\\', '%', '[', ' ', 'evil.example'),
			{maxLength: 6},
		);
		const names = {
			AWS_REGION: [{...bedrock, ...awsKeys}, '.amazonaws.com'],
			CLOUD_ML_REGION: [skipVertex, '.googleapis.com'],
			ANTHROPIC_FOUNDRY_RESOURCE: [{...foundry, ANTHROPIC_FOUNDRY_API_KEY: 'f'}, '.services.ai.azure.com'],
		} as const;
		const name = fc.constantFrom(...(Object.keys(names) as (keyof typeof names)[]));
		fc.assert(
			fc.property(name, parts, fc.constantFrom('2.0.76', '2.1.332'), (of, words, version) => {
				const [env, domain] = names[of];
				const {request} = predict(factsByHand({env: {...env, [of]: words.join('')}, version})).print;
				if (request && isOwnOrigin(request) && URL.canParse(request.origin)) {
					expect(new URL(request.origin).hostname.endsWith(domain)).toBe(true);
				}
			}),
			{numRuns: runs(500)},
		);
	});

	test('before 2.1.232 an odd region is part of the address', () => {
		const env = {...bedrock, ...awsKeys, AWS_REGION: 'eu.west'};
		const origin = 'https://bedrock-runtime.eu.west.amazonaws.com';
		expect(predict(factsByHand({env, version: '2.1.231'})).print.request?.origin).toBe(origin);
	});
});
