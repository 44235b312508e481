// Which value is in force, what it overrides, and every source's place on the ladder.
import {describe, expect, test} from 'vitest';
import {predict, type SourceName} from '../../source/core/request.js';
import {Secret} from '../../source/core/secret.js';
import {type FactsByHand, factsByHand, variable} from '../helpers/facts.js';

const K = {ANTHROPIC_API_KEY: 'k'};

describe('in force', () => {
	const places = (name: string, facts: FactsByHand): readonly string[] => {
		const found = predict(factsByHand(facts)).inForce(name);
		return found
			? [found, ...found.overrides].map(({site}) =>
					site.kind === 'file' ? (site.path.split('/').at(-1) ?? '') : site.kind,
				)
			: [];
	};
	const all: FactsByHand = {
		env: K,
		global: {env: [variable('ANTHROPIC_API_KEY', 'g', {kind: 'file', path: '/home/dev/.claude.json'})]},
		files: [
			['user', {env: K}],
			['project', {env: K}],
			['local', {env: K}],
			['managed', {env: K}],
		],
	};

	test('every level overrides the ones below', () => {
		expect(places('ANTHROPIC_API_KEY', all)).toEqual([
			'managed-settings.json',
			'settings.local.json',
			'settings.json',
			'settings.json',
			'.claude.json',
			'environment',
		]);
	});

	test('dropped files and unreadable ones say nothing', () => {
		const files: FactsByHand['files'] = [
			['user', {env: K, state: 'dropped'}],
			['project', {env: K, state: 'unreadable'}],
		];
		expect(places('ANTHROPIC_API_KEY', {env: K, files})).toEqual(['environment']);
	});

	test('a blank value overrides', () => {
		const {inForce} = predict(factsByHand({env: K, files: [['user', {env: {ANTHROPIC_API_KEY: ''}}]]}));
		expect(inForce('ANTHROPIC_API_KEY')?.value.isBlank).toBe(true);
		expect(inForce('ANTHROPIC_API_KEY')?.overrides).toHaveLength(1);
	});

	test.each(['CLAUDE_CODE_OAUTH_TOKEN', 'CLAUDE_CONFIG_DIR'])('a project can neither set nor blank %s', (name) => {
		const files: FactsByHand['files'] = [
			['project', {env: {[name]: ''}}],
			['local', {env: {[name]: 'x'}}],
		];
		expect(places(name, {env: {[name]: 'y'}, files})).toEqual(['environment']);
		expect(places(name, {files})).toEqual([]);
	});

	test('old native builds take .env files, below the environment', () => {
		const autoLoaded = [
			variable('ANTHROPIC_API_KEY', 'a', {kind: 'file', path: '/p/.env'}),
			variable('ANTHROPIC_API_KEY', 'b', {kind: 'file', path: '/p/.env.local'}),
		];
		const name = 'ANTHROPIC_API_KEY';
		expect(places(name, {autoLoaded, version: '2.0.61', method: 'unknown'})).toEqual(['.env.local']);
		expect(places(name, {autoLoaded, version: '2.0.61', method: 'npm-global'})).toEqual([]);
		expect(places(name, {autoLoaded, version: '2.0.64', method: 'native'})).toEqual([]);
		expect(places(name, {autoLoaded, version: null})).toEqual([]);
		expect(places(name, {autoLoaded, version: '2.0.61', env: {ANTHROPIC_API_KEY: ''}})).toEqual([
			'environment',
			'.env.local',
		]);
	});
});

describe('the ladder', () => {
	const rungs = (facts: FactsByHand) => new Map(predict(factsByHand(facts)).ladder.map((rung) => [rung.source, rung]));
	const state = (facts: FactsByHand, source: SourceName) => rungs(facts).get(source)?.state;

	test('every source once', () => {
		const {ladder} = predict(factsByHand());
		expect(new Set(ladder.map(({source}) => source)).size).toBe(16);
		expect(ladder).toHaveLength(16);
		expect(ladder.every((rung) => rung.state === 'absent')).toBe(true);
	});

	test('both slots are won', () => {
		const facts = {env: {...K, ANTHROPIC_AUTH_TOKEN: 't'}, login: {}, global: {primary: 'p'}};
		expect(state(facts, 'ANTHROPIC_API_KEY')).toBe('wins');
		expect(state(facts, 'ANTHROPIC_AUTH_TOKEN')).toBe('wins');
		expect(rungs(facts).get('login')).toMatchObject({
			state: 'shadowed',
			why: 'ANTHROPIC_API_KEY and ANTHROPIC_AUTH_TOKEN are used instead',
		});
		expect(state(facts, 'managed-key')).toBe('shadowed');
	});

	test('a declined key wins in print and is ignored in a session', () => {
		const facts = {env: K, global: {rejected: [new Secret('k')]}, login: {}};
		expect(rungs(facts).get('ANTHROPIC_API_KEY')).toMatchObject({
			state: 'wins',
			interactive: 'ignored',
			why: 'in sessions: it was declined once and is remembered so',
		});
		expect(rungs(facts).get('login')).toMatchObject({state: 'shadowed', interactive: 'wins'});
	});

	test.each<[string, FactsByHand, SourceName, string, string | undefined]>([
		['blank', {env: {ANTHROPIC_API_KEY: ' '}}, 'ANTHROPIC_API_KEY', 'absent', 'it is set, but blank'],
		[
			'a token in a project',
			{files: [['project', {env: {CLAUDE_CODE_OAUTH_TOKEN: 'o'}}]]},
			'CLAUDE_CODE_OAUTH_TOKEN',
			'ignored',
			'settings of a project may not set it',
		],
		[
			'a flag that is off',
			{env: {CLAUDE_CODE_USE_BEDROCK: '0'}},
			'bedrock',
			'absent',
			'CLAUDE_CODE_USE_BEDROCK is off',
		],
		[
			'a flag that comes second',
			{env: {CLAUDE_CODE_USE_BEDROCK: '1', CLAUDE_CODE_USE_VERTEX: '1'}},
			'vertex',
			'shadowed',
			'Amazon Bedrock is used instead',
		],
		['a corrupt login', {login: {state: 'corrupt'}}, 'login', 'ignored', 'it is not strict JSON'],
		['a stub', {login: {access: '', refresh: ''}}, 'login', 'ignored', 'both of its tokens are blank'],
		['simple', {env: {CLAUDE_CODE_SIMPLE: '1'}, login: {}}, 'login', 'ignored', 'CLAUDE_CODE_SIMPLE is on'],
		[
			'harmless headers',
			{env: {ANTHROPIC_CUSTOM_HEADERS: 'X-Team: a'}},
			'ANTHROPIC_CUSTOM_HEADERS',
			'absent',
			'it names no credential',
		],
		[
			'refused headers',
			{env: {ANTHROPIC_CUSTOM_HEADERS: 'X Team: a'}},
			'ANTHROPIC_CUSTOM_HEADERS',
			'ignored',
			'it holds a header that no program can send',
		],
		[
			'a cloud',
			{env: {...K, CLAUDE_CODE_USE_BEDROCK: '1', AWS_BEARER_TOKEN_BEDROCK: 'b'}},
			'ANTHROPIC_API_KEY',
			'shadowed',
			'Amazon Bedrock is used instead',
		],
		[
			'a cloud, skipped',
			{env: {ANTHROPIC_AUTH_TOKEN: 't', CLAUDE_CODE_USE_BEDROCK: '1', CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1'}},
			'ANTHROPIC_AUTH_TOKEN',
			'wins',
			undefined,
		],
		[
			'refused',
			{env: {ANTHROPIC_API_KEY: 'a\nb'}},
			'ANTHROPIC_API_KEY',
			'wins',
			expect.stringMatching(/^but nothing is sent: Invalid API key/),
		],
	])('%s', (_, facts, source, expected, why) => {
		expect(rungs(facts).get(source)).toMatchObject({state: expected});
		expect(rungs(facts).get(source)?.why).toEqual(why);
	});
});

describe('the keychain', () => {
	const item = {account: 'dev', secret: undefined, login: undefined, refused: undefined};
	const chain = {isLocked: false, account: 'dev', problem: undefined};
	const uncertain = {...factsByHand().login, isUncertain: true};
	const loginItem = {...item, service: 'Claude Code-credentials', role: 'login'} as const;

	test('a login that was not looked at is what is sent', () => {
		const {print} = predict({...factsByHand(), login: uncertain, keychain: {...chain, items: [loginItem]}});
		expect(print.request?.bearer).toEqual({
			source: 'login',
			site: {kind: 'keychain', service: 'Claude Code-credentials', account: 'dev'},
			value: undefined,
		});
	});

	test.each([
		['locked', {...chain, isLocked: true, items: [loginItem]}],
		['refused', {...chain, items: [{...loginItem, refused: 'denied' as const}]}],
		['of another account', {...chain, items: [{...loginItem, account: 'unknown'}]}],
	])('%s: as good as none', (_, keychain) => {
		const {print} = predict({...factsByHand(), login: uncertain, keychain});
		expect(print.request).toBeNull();
	});

	test('the Console key of the keychain comes before that of the global file', () => {
		const key = {...item, service: 'Claude Code', role: 'managed-key', secret: new Secret('from-keychain\n')} as const;
		const {print} = predict({...factsByHand({global: {primary: 'from-file'}}), keychain: {...chain, items: [key]}});
		expect(print.request?.xApiKey?.value?.equals(new Secret('from-keychain'))).toBe(true);
	});
});
