// Every screen at three sizes, to be looked at, and whole ways through the session at the keyboard.
import {afterEach, describe, expect, it} from 'vitest';
import type {CureResult} from '../../source/core/cure.js';
import {waysOf} from '../../source/core/session/ways.js';
import type {Effect, LastDiagnosis, Message, State} from '../../source/core/session.js';
import {answers, appears, choice, ends, looks, talk} from '../helpers/conversation.js';
import {
	broken,
	checksWith,
	diagnosisOf,
	disabled,
	eventsOf,
	expired,
	healthy,
	home,
	now,
	outage,
	overrides,
	previews,
	signedIn,
} from '../helpers/diagnosis.js';
import {body, gatewayPlan, pasted, plan, rejected} from '../helpers/rotation.js';
import {expectFits, keys, openScreen, type Screen, type Size} from '../helpers/screen.js';

const sizes: readonly Size[] = [
	{columns: 40, rows: 12},
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
];

let screen: Screen | undefined;
afterEach(() => {
	screen?.close();
});

const cured: CureResult = {kind: 'cured', id: '20261124-131530-1', left: [], after: signedIn};

/** A machine that answers at once: broken, until something is changed. */
function machine(cures: string[] = []) {
	return (effect: Effect, send: (message: Message) => void) => {
		switch (effect.kind) {
			case 'diagnose': {
				const {purpose} = effect.request;
				const found = purpose === 'claude-code' && cures.length === 0 ? broken : {...signedIn, purpose};
				for (const event of eventsOf(found)) {
					send({kind: 'event', run: effect.run, event});
				}
				return;
			}
			case 'preview':
				send({kind: 'previewed', token: effect.token, previews: effect.sets.map(() => previews)});
				return;
			case 'wait':
				send({kind: 'waited', token: effect.token, now});
				return;
			case 'cure':
				cures.push(effect.request.finding.cause);
				send({kind: 'cure-ended', token: effect.token, result: cured});
				return;
			default:
		}
	};
}

describe('the way to a cure', () => {
	it('is one key, and one more to leave', async () => {
		screen = await openScreen({columns: 80, rows: 24}, {perform: machine()});
		expect(await screen.sees('❯ Cure it')).toContain('400 This organization has been disabled.');
		expect(screen.frame()).toContain('-   12  export ANTHROPIC_API_KEY="sk-ant-api03-R2D...igAA"');
		await screen.press(keys.enter);
		expect(await screen.sees('Cured')).toContain('$ unset ANTHROPIC_API_KEY');
		await screen.press(keys.enter);
		expect(screen.effects.at(-1)).toEqual({kind: 'quit', code: 0});
	});

	it.each([
		['\r\r', 'together'],
		['\r', 'alone'],
		['yyy\r\r\r', 'many'],
	])('%j cures once', async (typed) => {
		const cures: string[] = [];
		screen = await openScreen({columns: 80, rows: 24}, {perform: machine(cures)});
		await screen.sees('❯ Cure it');
		await screen.press(typed);
		expect(cures).toEqual(['key-overrides-login']);
	});

	it.each([keys.enter, 'y'])('%j shows a change that is out of sight before it makes it', async (key) => {
		const cures: string[] = [];
		screen = await openScreen({columns: 20, rows: 8}, {perform: machine(cures)});
		expect(await screen.sees('❯ Cure it')).not.toContain('-   12');
		await screen.press(key);
		expect([screen.state().screen.kind, cures]).toEqual(['answer', []]);
		expect(screen.frame()).toContain('-   12  export');
		await screen.press(key);
		expect(cures).toEqual(['key-overrides-login']);
	});

	it('jj and Enter in one read choose the third, as they do one by one', async () => {
		const ends = [];
		for (const typed of [['jj\r'], ['j', 'j', '\r']]) {
			screen?.close();
			screen = await openScreen({columns: 80, rows: 24}, {perform: machine()});
			await screen.sees('❯ Cure it');
			for (const piece of typed) {
				await screen.press(piece);
			}
			ends.push(screen.frame());
		}
		expect(ends[0]).toBe(ends[1]);
		expect(ends[0]).toContain('The organisation of this key is disabled');
	});

	it('is never taken by a paste', async () => {
		screen = await openScreen({columns: 80, rows: 24}, {perform: machine()});
		await screen.sees('❯ Cure it');
		await screen.press('\u001B[200~y\r\u001B[201~');
		expect(screen.state().screen.kind).toBe('answer');
	});

	it('does not begin on a key that was typed while it was looking', async () => {
		const waiting: (() => void)[] = [];
		const perform = machine();
		screen = await openScreen(
			{columns: 80, rows: 24},
			{
				perform: (effect, send) =>
					effect.kind === 'wait' ? void waiting.push(() => perform(effect, send)) : perform(effect, send),
			},
		);
		await screen.sees('Cure it');
		await screen.press('\ry\r');
		expect(screen.state().screen.kind).toBe('answer');
		for (const tick of waiting) {
			tick();
		}
		await screen.press('y');
		expect(screen.state().screen.kind).toBe('cured');
	});

	it('Ctrl-C leaves with 130, Esc goes back and from the first screen out', async () => {
		screen = await openScreen({columns: 80, rows: 24}, {perform: machine()});
		await screen.sees('❯ Cure it');
		await screen.press('w');
		await screen.sees('claude-fix › Why');
		await screen.press(keys.escape);
		await screen.sees('❯ Cure it');
		await screen.press(keys.escape);
		expect(screen.effects.at(-1)).toEqual({kind: 'quit', code: 1});
	});
});

const first = talk(answers(broken)).state;
const menu = talk(['menu'], {}, first).state;
const curing = talk(['choose'], {}, first).state;
const unproved: CureResult = {
	kind: 'unproved',
	id: 'one',
	left: [],
	after: {...healthy, verdict: 'unverified'},
	detail: 'the server could not be asked again',
};
const relay = {
	provider: 'anthropic',
	origin: 'https://relay.example',
	baseUrl: undefined,
	xApiKey: null,
	bearer: null,
	isSigned: false,
} as const;
const before: LastDiagnosis = {
	at: now - 2 * 86_400_000,
	purpose: 'claude-code',
	verdict: 'broken',
	folder: `${home}/work`,
	looked: {checks: [], causes: []},
	remarks: [
		{
			cause: 'key-overrides-login',
			severity: 'error',
			title: 'An old key',
			place: '~/.zshrc:12',
			checks: ['credentials'],
		},
		{cause: 'key-empty', severity: 'warning', title: 'A variable is empty', place: './.env:1', checks: ['dotenv']},
	],
};
const remembered = {consents: {}, answers: {}, prevention: [], cures: [], past: [], last: before};
const working = {...expired, severity: 'warning' as const};
const onlyLogin = broken.ladder.map((rung) =>
	rung.source === 'login' ? {...rung, state: 'wins' as const} : {...rung, state: 'absent' as const, proof: null},
);
const offline = diagnosisOf({
	findings: [{...outage, cause: 'offline'}],
	rootCause: 'offline',
	checks: checksWith({server: [{...outage, cause: 'offline'}]}),
});
const atRotation = talk([...answers(rejected), 'choose', ({token}) => [{kind: 'rotation-planned', token, plan}]]).state;
const unauthorized = {
	kind: 'said',
	cause: 'key-rejected',
	status: 401,
	type: 'authentication_error',
	message: 'invalid x-api-key',
	requestId: undefined,
	retryAfter: undefined,
} as const;

const states: Readonly<Record<string, {readonly state: State}>> = {
	looking: talk([(state) => looks(broken)(state).slice(0, 12)]),
	'looking, with a last diagnosis': talk([], {remembered}),
	answer: {state: first},
	'second way': talk(['down'], {}, first),
	'answer that may not be the last word': talk([
		(state) => looks(broken)(state).slice(0, 12),
		({run}) => [{kind: 'waited', token: run.number, now: 0}],
		({run}) => [{kind: 'waited', token: run.number, now: 0}],
		...appears,
	]),
	'answer with a last diagnosis': talk(answers(broken), {remembered}),
	'word to type': talk([
		...answers(diagnosisOf({findings: [working], rootCause: null, ladder: onlyLogin})),
		'cure',
		'>log',
	]),
	'offer to ask': talk(answers(diagnosisOf({wanted: ['gateway'], requests: {print: relay}}))),
	steps: talk(['down', 'choose'], {}, first),
	applying: {state: curing},
	'terminal handed over': talk(
		[({token}) => [{kind: 'cure-step', token, step: {kind: 'running', program: 'claude auth login'}}]],
		{},
		curing,
	),
	cured: talk(ends(cured), {}, curing),
	'cured, and something else is wrong': talk(
		ends({
			...cured,
			after: diagnosisOf({findings: [disabled], rootCause: 'org-disabled', checks: checksWith({server: [disabled]})}),
		}),
		{},
		curing,
	),
	'not proved': talk(ends(unproved), {}, curing),
	'in vain': talk(
		ends({kind: 'failed', detail: 'the cause was still there after the change', isRolledBack: true}),
		{},
		curing,
	),
	'nothing wrong': talk(answers(signedIn)),
	'nothing proved': talk(answers({...healthy, verdict: 'unverified', wanted: ['claude']})),
	why: talk(['why'], {}, first),
	ladder: talk(['ladder'], {}, first),
	'ladder with a login': talk(
		['ladder', 'last'],
		{},
		talk(
			answers(
				diagnosisOf({
					signIn: {until: now + 3_600_000, renewableUntil: now + 86_400_000, isDue: false, isLocked: false},
				}),
			),
		).state,
	),
	checks: talk(['checks'], {}, first),
	'area unfolded': talk(['checks', choice('Credential'), 'choose'], {}, first),
	'filtered checks': talk(['checks', 'filter', '>serv'], {}, first),
	menu: {state: menu},
	'what may be asked': talk([choice('What claude-fix may do'), 'choose'], {}, menu),
	'last diagnosis': talk(['compare'], {}, talk(answers(broken), {remembered}).state),
	'past diagnoses': talk(
		['compare'],
		{},
		talk(answers(broken), {
			remembered: {...remembered, past: [{...before, at: now - 9 * 86_400_000, verdict: 'healthy', remarks: []}]},
		}).state,
	),
	ignore: talk(['why', choice('Ignore it'), 'choose', '>a key of a test account', 'choose'], {}, first),
	question: talk([...answers(offline), 'why', choice('Say more'), 'choose']),
	apps: talk([choice('another app'), 'choose'], {}, menu),
	'other apps': talk([choice('another app'), 'choose', 'last', 'choose'], {}, menu),
	'base URL of an app': talk(
		[choice('another app'), 'choose', 'down', 'choose', '>https://relay.example/v1'],
		{},
		menu,
	),
	'key of an app': talk(
		[
			choice('another app'),
			'choose',
			'down',
			'choose',
			'>https://relay.example',
			'choose',
			{kind: 'text', text: pasted},
		],
		{},
		menu,
	),
	rotation: {state: atRotation},
	'new key': talk(['choose', {kind: 'text', text: pasted}], {}, atRotation),
	'new key asked': talk(
		['choose', {kind: 'text', text: `relay-${body}`}, 'choose'],
		{},
		talk([...answers(rejected), 'choose', ({token}) => [{kind: 'rotation-planned', token, plan: gatewayPlan}]]).state,
	),
	'new key refused': talk(
		[
			'choose',
			{kind: 'text', text: `${pasted}\n`},
			'choose',
			({token}) => [{kind: 'key-proved', token, answer: unauthorized, fix: undefined, previews: []}],
		],
		{},
		atRotation,
	),
	explain: talk(
		[
			choice('Paste an error'),
			'choose',
			'>400 This organization has been disabled',
			'choose',
			({token}) => [
				{
					kind: 'explained',
					token,
					found: [
						{
							cause: 'org-disabled',
							title: 'The organisation is disabled',
							told: [
								'Seen: 400, from Anthropic.',
								'The organisation is disabled (org-disabled).',
								'First: Ask its administrator.',
								'If not: The stored login has expired (login-expired).',
							],
						},
						{cause: 'login-expired', title: 'The stored login has expired'},
					],
				},
			],
		],
		{},
		menu,
	),
	cause: talk(['why', choice('What this means'), 'choose'], {}, first),
	undo: talk(
		[
			choice('Changes made'),
			'choose',
			{
				kind: 'history',
				entries: [
					{id: '20261124-131530-1', at: 0, causes: [], steps: ['Edit ~/.zshrc in one place'], state: 'applied'},
				],
			},
			'choose',
		],
		{},
		menu,
	),
	'status codes': talk([choice('Status codes'), 'choose'], {}, menu),
	waiting: talk([
		...answers(diagnosisOf({findings: [outage], rootCause: 'outage'})),
		'choose',
		({token}) => [
			{kind: 'waited', token, now: now + 1000},
			{kind: 'waited', token, now: now + 61_000},
		],
	]),
	prevention: talk([choice('Keep it from'), 'choose', 'down', 'choose'], {}, menu),
	help: talk(['help'], {}, first),
};

describe('each screen, at three sizes', () => {
	it.each(Object.entries(states))('%s', async (name, {state}) => {
		const frames: string[] = [];
		for (const size of sizes) {
			screen?.close();
			screen = await openScreen(size, {from: state});
			expectFits(screen, size);
			expect(screen.frame()).not.toContain('`');
			frames.push(`${`── ${size.columns}×${size.rows} `.padEnd(size.columns, '─')}\n${screen.frame()}\n`);
		}
		await expect(frames.join('\n')).toMatchFileSnapshot(`frames/${name.replaceAll(/\W+/g, '-')}.txt`);
	});
});

describe('a terminal without UTF-8', () => {
	it.each(Object.entries(states))('gets ASCII, as wide as before: %s', async (_, {state}) => {
		const size = {columns: 80, rows: 24};
		screen = await openScreen(size, {from: state, isUnicode: false});
		expectFits(screen, size);
		expect(screen.frame()).toMatch(/^[\n\u0020-\u007e]*$/);
	});
});

describe('moving through the ways', () => {
	it('moves nothing else on the screen', async () => {
		screen = await openScreen({columns: 80, rows: 30}, {from: first});
		const rowOf = (text: string) =>
			screen
				?.frame()
				.split('\n')
				.findIndex((line) => line.includes(text));
		const was = ['Not now', 'An API key outranks', 'Cure it'].map(rowOf);
		await screen.press(keys.down);
		expect(['Not now', 'An API key outranks', 'Cure it'].map(rowOf)).toEqual(was);
		expect(waysOf(first, {finding: overrides, diagnosis: broken})).toHaveLength(2);
	});
});

describe('a resized terminal', () => {
	it('is drawn anew, and text can be paged', async () => {
		const size = {columns: 40, rows: 12};
		screen = await openScreen({columns: 80, rows: 24}, {from: states.why?.state ?? first});
		await screen.resize(size);
		expectFits(screen, size);
		await screen.sees('more lines: PgDn');
		for (let pages = 0; pages < 19; pages++) {
			await screen.press(keys.pageDown);
		}
		expect(screen.frame()).not.toContain('more lines');
	});
});
