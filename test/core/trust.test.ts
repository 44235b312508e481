// Where a credential may go and by which way, over places of every scope: what a folder brings along never decides it.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readEndpoint} from '../../source/core/endpoint.js';
import type {SettingsScope, Variable} from '../../source/core/readings.js';
import {Secret} from '../../source/core/secret.js';
import {saysOnlyText} from '../../source/core/trust/plain-names.js';
import {
	differing,
	type Grounds,
	type Namer,
	namerOf,
	networkNames,
	networkOf,
	Passage,
	type PassageQuery,
	scopeOf,
	unverifiedName,
	whyNotThroughClaude,
} from '../../source/core/trust.js';
import {emptySettings} from '../../source/probes/settings/read.js';
import {variable} from '../helpers/facts.js';
import {runs} from '../helpers/runs.js';

const body = 'A1b2C3d4E5f6'.repeat(8);
const values = {
	key: `sk-ant-api03-${body}AA`,
	oauth: `sk-ant-oat01-${body}AA`,
	refresh: `sk-ant-ort01-${body}AA`,
	cookie: `sk-ant-sid01-${body}AA`,
	token: body,
	relay: `sk-${body}`,
	dummy: 'ollama',
};
const anthropic = readEndpoint('https://api.anthropic.com');
const gateway = readEndpoint('https://llm.corp.example/anthropic');
const slots = (xApiKey?: string, bearer?: string) => ({
	xApiKey: xApiKey === undefined ? undefined : new Secret(xApiKey),
	bearer: bearer === undefined ? undefined : new Secret(bearer),
});
const grounds: Grounds = {
	platform: 'linux',
	home: '/home/dev',
	projects: ['/home/dev/work/app', '/home/dev/work'],
	settings: new Map([
		['/home/dev/.claude/settings.json', 'user'],
		['/home/dev/work/app/.claude/settings.json', 'project'],
		['/home/dev/work/.claude/settings.local.json', 'local'],
		['/etc/claude-code/managed-settings.json', 'managed'],
	]),
	startUp: new Set(['/home/dev/.zshrc', '/home/dev/.env', '/srv/.env', '/home/dev/work/app/.env.shell']),
	isLoaded: false,
};
const silent = networkOf(() => [], grounds);
const question = (more: Partial<PassageQuery>): PassageQuery => ({
	slots: slots(values.key),
	sources: [],
	endpoint: anthropic,
	namedBy: 'person',
	network: silent,
	leave: {isOffline: false, isGatewayAllowed: false, gateways: []},
	...more,
});
const agreed = {isOffline: false, isGatewayAllowed: true, gateways: []};
const named = (name: string) => ({isOffline: false, isGatewayAllowed: false, gateways: [name]});

describe('whose word a place is', () => {
	it.each([
		['/home/dev/.zshrc', 'person'],
		['/etc/environment', 'person'],
		['/home/dev/.claude/settings.json', 'person'],
		['/home/dev/.config/mise/config.toml', 'person'],
		['/etc/claude-code/managed-settings.json', 'managed'],
		['/home/dev/work/app/.claude/settings.json', 'project'],
		['/home/dev/work/.claude/settings.local.json', 'project'],
		['/home/dev/work/app/.env', 'project'],
		['/home/dev/.env.local', 'project'],
		['/home/dev/.envrc', 'project'],
		// A start-up file reads it; what lies in the folder is the folder's all the same.
		['/home/dev/.env', 'person'],
		['/srv/.env', 'person'],
		['/home/dev/work/app/.env.shell', 'project'],
		['/srv/mise.toml', 'project'],
		['/srv/.vscode/settings.json', 'project'],
		['/home/dev/work/app/main.py', 'project'],
		['/home/dev/workshop/main.py', 'person'],
	])('%s: %s', (path, scope) => {
		expect(scopeOf({kind: 'file', path}, grounds)).toBe(scope);
	});

	it("is the folder's where direnv has put its variables into the process", () => {
		expect(scopeOf({kind: 'environment'}, grounds)).toBe('person');
		expect(scopeOf({kind: 'environment'}, {...grounds, isLoaded: true})).toBe('project');
	});
});

describe('what may be sent', () => {
	it.each([
		['an API key at Anthropic', {}, undefined],
		['the same offline', {leave: {...agreed, isOffline: true}}, 'offline'],
		['a sign-in', {slots: slots(undefined, values.oauth)}, 'sign-in'],
		['a sign-in in quotes as key', {slots: slots(`"${values.oauth}"`)}, 'sign-in'],
		['a sign-in at a gateway', {slots: slots(undefined, values.oauth), endpoint: gateway, leave: agreed}, 'sign-in'],
		[
			'a sign-in of a strange shape',
			{slots: slots(undefined, 'abc'), sources: ['login'], endpoint: gateway, leave: agreed},
			'sign-in',
		],
		['a gateway token at Anthropic', {slots: slots(undefined, values.token)}, 'foreign'],
		['a relay key at Anthropic', {slots: slots(values.relay)}, 'foreign'],
		['a good key beside a dummy', {slots: slots(values.key, values.dummy)}, undefined],
		['a gateway without consent', {slots: slots(undefined, values.token), endpoint: gateway}, 'no-consent'],
		['a gateway with consent', {slots: slots(undefined, values.token), endpoint: gateway, leave: agreed}, undefined],
		['a gateway by its name', {endpoint: gateway, leave: named('llm.corp.example')}, undefined],
		['a gateway by name and port', {endpoint: gateway, leave: named('llm.corp.example:443')}, undefined],
		['another port', {endpoint: gateway, leave: named('llm.corp.example:8443')}, 'no-consent'],
		['a gateway that only the folder names', {endpoint: gateway, namedBy: 'project', leave: agreed}, 'project'],
		['that one, by its name', {endpoint: gateway, namedBy: 'project', leave: named('llm.corp.example')}, undefined],
		['one that the file of the key names', {endpoint: gateway, namedBy: 'holder', leave: agreed}, undefined],
		['a key without the other one that goes along', {sources: ['ANTHROPIC_API_KEY', 'apiKeyHelper']}, 'unseen'],
		['nothing', {slots: slots()}, 'nothing-to-send'],
		['no URL', {endpoint: readEndpoint('"https://x"')}, 'bad-url'],
	] as const satisfies readonly (readonly [string, Partial<PassageQuery>, string | undefined])[])(
		'%s',
		(_, more, why) => {
			const decision = Passage.decide(question(more as Partial<PassageQuery>));
			expect(decision.kind === 'stays' ? decision.why : undefined).toBe(why);
		},
	);

	it('a sign-in, renewal token or cookie never, whatever the consents are', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(values.oauth, values.refresh, values.cookie),
				fc.boolean(),
				fc.constantFrom(agreed, named('llm.corp.example'), named('api.anthropic.com')),
				fc.constantFrom(anthropic, gateway),
				fc.constantFrom<Namer>('person', 'managed', 'project', 'holder'),
				(value, isKey, leave, endpoint, namedBy) => {
					const sent = isKey ? slots(value) : slots(values.key, value);
					expect(Passage.decide(question({slots: sent, leave, endpoint, namedBy}))).toEqual({
						kind: 'stays',
						why: 'sign-in',
					});
				},
			),
		);
	});
});

const places = {
	managed: '/etc/claude-code/managed-settings.json',
	user: '/home/dev/.claude/settings.json',
	shell: '/home/dev/.zshrc',
	project: '/home/dev/work/app/.claude/settings.json',
	local: '/home/dev/work/.claude/settings.local.json',
	dotenv: '/home/dev/work/app/.env',
	direnv: '/home/dev/work/.envrc',
	mise: '/home/dev/work/app/mise.toml',
} as const;
const isOfFolder = (path: string): boolean => path.startsWith('/home/dev/work/');
const texts = [
	'',
	'0',
	'1',
	'http://evil.example:8080',
	'http://127.0.0.1:9',
	'http://proxy.corp:3128',
	'ca.pem',
	'/home/dev/work/ca.pem',
	'/etc/ca.pem',
	'*',
];
const naming = fc.record({path: fc.constantFrom(...Object.values(places)), text: fc.constantFrom(...texts)});
const said = fc.dictionary(fc.constantFrom(...networkNames), fc.array(naming, {minLength: 1, maxLength: 3}));
const asPlaces =
	(words: Readonly<Record<string, readonly {readonly path: string; readonly text: string}[]>>) =>
	(name: string): readonly Variable[] =>
		(words[name] ?? []).map(({path, text}) => variable(name, text, {kind: 'file', path}));

/** Spellings of one address each, on a host that many share or next to it. */
const addresses = [
	['https://gw.corp.example/v1/me', 'https://gw.corp.example/v1/me/', 'HTTPS://GW.corp.example:443/v1/x/../me'],
	['https://gw.corp.example/v1/attacker', 'https://gw.corp.example/v1/me/../attacker'],
	['https://gw.corp.example', 'https://gw.corp.example/'],
	['https://gw.corp.example/v1/me/attacker'],
	['https://gw.corp.example/v1/ME'],
	['https://gw.corp.example/v1/me?to=attacker'],
	['https://attacker@gw.corp.example/v1/me'],
	['https://gw.corp.example:8443/v1/me'],
	['http://gw.corp.example/v1/me'],
];
const addressed = fc
	.record({path: fc.constantFrom(...Object.values(places)), address: fc.constantFrom(...addresses)})
	.chain((one) =>
		fc.record({path: fc.constant(one.path), address: fc.constant(one.address), text: fc.constantFrom(...one.address)}),
	);

it("an address is the folder's where nobody else names it to the end, whatever they name on the same host", async () => {
	await fc.assert(
		fc.asyncProperty(addressed, fc.array(addressed, {maxLength: 3}), async (first, rest) => {
			const asVariable = ({path, text}: {readonly path: string; readonly text: string}) =>
				variable('ANTHROPIC_BASE_URL', text, {kind: 'file', path});
			const request = {
				provider: 'anthropic',
				origin: '',
				baseUrl: {...asVariable(first), overrides: rest.map(asVariable)},
				xApiKey: null,
				bearer: null,
				isSigned: false,
			} as const;
			const namer = await namerOf(request, grounds, {
				readText: async () => ({ok: false, reason: 'missing', detail: ''}),
			});
			const isOfOthers = [first, ...rest].some(({path, address}) => address === first.address && !isOfFolder(path));
			expect(namer === 'project').toBe(!isOfOthers);
		}),
		{numRuns: runs(400)},
	);
});

describe('the way', () => {
	it('is never one that the folder names, and certificates are always verified', () => {
		fc.assert(
			fc.property(said, (words) => {
				const network = networkOf(asPlaces(words), grounds);
				const decision = Passage.decide(question({network}));
				expect(decision.kind).toBe('goes');
				for (const passage of [Passage.open(network), ...(decision.kind === 'goes' ? [decision.passage] : [])]) {
					expect(passage.variables.has(unverifiedName)).toBe(false);
					for (const {site, plain, name} of passage.variables.values()) {
						expect(site.kind === 'file' && isOfFolder(site.path)).toBe(false);
						expect(
							/^(?:NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)$/.test(name) && /^(?:ca\.pem|\/home\/dev\/work)/.test(plain),
						).toBe(false);
					}
				}
			}),
			{numRuns: runs(400)},
		);
	});

	it('is as if the folder had said nothing: taking its words out changes nothing', () => {
		fc.assert(
			fc.property(said, (words) => {
				const without = Object.fromEntries(
					Object.entries(words).map(([name, places]) => [name, places.filter(({path}) => !isOfFolder(path))]),
				);
				const plain = (one: typeof words) =>
					[...networkOf(asPlaces(one), grounds).own.values()].map(({name, plain: text}) => [name, text]);
				expect(plain(words)).toEqual(plain(without));
			}),
			{numRuns: runs(300)},
		);
	});

	it("is the client's only if it is the same, or its first step was allowed by name", () => {
		fc.assert(
			fc.property(said, fc.boolean(), (words, isNamed) => {
				const network = networkOf(asPlaces(words), grounds);
				const leave = isNamed ? named('evil.example') : agreed;
				const decision = Passage.decide(question({network, leave}));
				const other = anthropic.url ? differing(anthropic.url, network) : [];
				const isOpen = decision.kind === 'goes' && decision.isClientsWay;
				expect(isOpen || other.length > 0).toBe(true);
				if (isOpen && other.length > 0) {
					expect(isNamed && JSON.stringify([...network.client.values()].map(({plain}) => plain))).toContain(
						'evil.example',
					);
				}
			}),
			{numRuns: runs(300)},
		);
	});

	it.each([
		...['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'GOOGLE_APPLICATION_CREDENTIALS', 'ANTHROPIC_CONFIG_DIR'],
		...['NODE_OPTIONS', 'BUN_OPTIONS', 'BASH_ENV', 'LD_PRELOAD', 'GIT_TRACE', 'GIT_CONFIG_COUNT', 'GIT_SSH_COMMAND'],
		...['PATH', 'SHELL', 'HOME', 'XDG_CONFIG_HOME', 'CLAUDE_CODE_SHELL', 'CLAUDE_CODE_SHELL_PREFIX'],
		...[
			'ANTHROPIC_UNIX_SOCKET',
			'AWS_CONTAINER_CREDENTIALS_FULL_URI',
			'AWS_PROFILE',
			'BROWSER',
			'use_x',
			'CLAUDE_CONFIG_DIR',
		],
	])('of Claude Code itself is not taken with %s of the folder', (name) => {
		const file = (scope: SettingsScope) =>
			({
				...emptySettings,
				scope,
				state: 'used',
				path: '',
				digest: null,
				env: [variable(name, 'x', {kind: 'file', path: 'x'})],
			}) as const;
		const ask = (scope: SettingsScope) =>
			whyNotThroughClaude({...question({sources: ['login']}), isOwnOrigin: true, files: [file(scope)]});
		expect(ask('project')).toContain(name);
		expect(ask('local')).toContain(name);
		expect(ask('user')).toBeUndefined();
		expect(ask('managed')).toBeUndefined();
	});

	it.each([
		...['AWS_REGION', 'AWS_DEFAULT_REGION', 'CLOUD_ML_REGION', 'ANTHROPIC_FOUNDRY_RESOURCE'],
		...['ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION', 'VERTEX_REGION_CLAUDE_4_5_SONNET'],
	])('nor with a %s that is more than a part of a host name', (name) => {
		const ok = (text: string) => saysOnlyText(variable(name, text, {kind: 'file', path: 'x'}));
		expect(['eu-west-1', ' us-east5 ', '', 'ACME-2'].map(ok)).toEqual([true, true, true, true]);
		expect(['x@evil.example/', 'evil.example', 'evil/x', 'x?', 'a#', 'a:1', 'a\\b', 'a b', 'a%2f'].some(ok)).toBe(
			false,
		);
	});

	it.each([
		...['CLAUDE_CODE_SUBAGENT_MODEL', 'ANTHROPIC_MODEL', 'ANTHROPIC_DEFAULT_OPUS_MODEL', 'CLAUDE_CODE_EFFORT_LEVEL'],
		...[
			'CLAUDE_CODE_MAX_OUTPUT_TOKENS',
			'CLAUDE_CODE_API_KEY_HELPER_TTL_MS',
			'CLAUDE_BASH_MAINTAIN_PROJECT_WORKING_DIR',
		],
		...['NODE_ENV', 'OTEL_METRICS_EXPORTER', 'BASH_DEFAULT_TIMEOUT_MS'],
	])('but with %s', (name) => {
		expect(saysOnlyText(variable(name, 'x', {kind: 'file', path: 'x'}))).toBe(true);
	});

	it('of Claude Code itself is not taken where it leads a sign-in elsewhere, or only the folder names it', () => {
		const ask = (more: Partial<PassageQuery> & {readonly isOwnOrigin?: boolean}) =>
			whyNotThroughClaude({...question(more), isOwnOrigin: more.isOwnOrigin ?? false, files: []});
		const network = networkOf(
			asPlaces({HTTPS_PROXY: [{path: places.project, text: 'http://evil.example:1'}]}),
			grounds,
		);
		const unverified = networkOf(asPlaces({[unverifiedName]: [{path: places.local, text: '0'}]}), grounds);
		expect(ask({sources: ['login']})).toBeUndefined();
		expect(ask({sources: ['login'], endpoint: gateway, leave: agreed})).toMatch(/sign-in to llm\.corp\.example/);
		expect(ask({sources: ['ANTHROPIC_API_KEY'], endpoint: gateway})).toBeUndefined();
		expect(ask({sources: ['ANTHROPIC_API_KEY'], endpoint: gateway, namedBy: 'project'})).toMatch(/only this folder/);
		const ledOut = readEndpoint('https://bedrock-runtime.x@evil.example/.amazonaws.com');
		expect(ask({sources: ['bedrock'], endpoint: ledOut, namedBy: 'nobody'})).toMatch(/evil\.example/);
		expect(ask({sources: ['login'], network})).toMatch(/HTTPS_PROXY/);
		expect(ask({sources: ['login'], network, leave: named('evil.example:1')})).toBeUndefined();
		expect(ask({sources: ['login'], network: unverified})).toMatch(unverifiedName);
	});
});
