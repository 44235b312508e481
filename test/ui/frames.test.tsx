// Frames at 40, 80 and 120 columns, and whole ways through the session at the keyboard.
import {afterEach, describe, expect, it} from 'vitest';
import {choicesOf, type Effect, type Message, type State} from '../../source/core/session.js';
import {looks, talk} from '../helpers/conversation.js';
import {
	askAdmin,
	broken,
	checksWith,
	diagnosisOf,
	eventsOf,
	expired,
	healthy,
	now,
	outage,
	previews,
} from '../helpers/diagnosis.js';
import {body, gatewayPlan, pasted, plan, rejected} from '../helpers/rotation.js';
import {expectFits, keys, openScreen, type Screen, type Size} from '../helpers/screen.js';

const sizes: readonly Size[] = [
	{columns: 40, rows: 15},
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
];

let screen: Screen | undefined;
afterEach(() => {
	screen?.close();
});

/** A machine that answers at once: broken, until something is applied. */
function machine() {
	let isCured = false;
	return (effect: Effect, send: (message: Message) => void) => {
		switch (effect.kind) {
			case 'diagnose':
				for (const event of eventsOf(isCured ? healthy : broken)) {
					send({kind: 'event', run: effect.run, event});
				}
				return;
			case 'preview':
				send({kind: 'previewed', token: effect.token, previews});
				return;
			case 'apply':
				isCured = true;
				send({kind: 'applied', token: effect.token, result: {kind: 'applied', id: 'one', left: []}});
				return;
			default:
		}
	};
}

const cured = [keys.enter, keys.enter, keys.enter, keys.down, keys.down, keys.enter];

describe('the way from home to a cure', () => {
	it('key by key', async () => {
		screen = await openScreen({columns: 80, rows: 24}, {perform: machine()});
		await screen.sees('What fails?');
		await screen.press(keys.enter);
		await screen.sees('Root cause');
		await screen.press(keys.enter);
		expect(await screen.sees('400 This organization has been disabled.')).toContain('❯ Take ANTHROPIC_API_KEY out of');
		await screen.press(keys.enter);
		expect(await screen.sees('Kept: a copy of the file')).toMatch(/❯ Not now/);
		await screen.press(keys.down);
		await screen.press(keys.down);
		expect(await screen.sees('❯ Apply')).toContain('- export ANTHROPIC_API_KEY="sk-ant-api03-R2D...igAA"');
		await screen.press(keys.enter);
		expect(await screen.sees('Looked again: cured')).toContain('$ unset ANTHROPIC_API_KEY');
		await screen.press('s');
		await screen.sees('Healthy: the credential in use works.');
		await screen.press('q');
		const fold = await screen.sees('Cured: An API key outranks your login');
		expect(fold).toContain('unset ANTHROPIC_API_KEY');
		expect(screen.effects.at(-1)).toEqual({kind: 'quit', code: 0});
	});

	it('all in one read', async () => {
		screen = await openScreen({columns: 80, rows: 24}, {perform: machine()});
		// Two Enters in a row would be a paste: over a slow line other keys lie between them.
		const typed = cured
			.flatMap((key) => [key, keys.up])
			.join('')
			.replaceAll(keys.down + keys.up, keys.down);
		await screen.press(typed);
		await screen.sees('Looked again: cured');
	});

	it('↓↓Enter in one read picks the third', async () => {
		screen = await openScreen({columns: 80, rows: 24});
		await screen.press(keys.down, keys.down, keys.enter);
		expect(screen.effects[0]).toEqual({kind: 'remember', what: {subject: 'app'}});
	});

	it('a pasted line break chooses nothing', async () => {
		screen = await openScreen({columns: 80, rows: 24});
		await screen.press('text\r');
		await screen.press('\r\r');
		await screen.press(`\u001B[200~\r\u001B[201~`);
		expect([screen.state().screen.kind, screen.effects]).toEqual(['home', []]);
	});

	it('Ctrl-C leaves with 130, Escape goes back', async () => {
		screen = await openScreen({columns: 80, rows: 24}, {perform: machine()});
		await screen.press(keys.enter);
		await screen.sees('Root cause');
		await screen.press(keys.escape);
		await screen.sees('What fails?');
		await screen.press(keys.interrupt);
		expect(screen.effects.at(-1)).toEqual({kind: 'quit', code: 130});
	});
});

const done = talk(['choose', looks(broken)]).state;
const shown = (state: {readonly token: number}): readonly Message[] => [
	{kind: 'previewed', token: state.token, previews},
];
const expiredFirst = talk([
	'choose',
	looks(diagnosisOf({findings: [expired], rootCause: null})),
	'next',
	'choose',
	shown,
	'last',
	'choose',
	'>app',
]);
const relay = {
	provider: 'anthropic',
	origin: 'https://relay.example',
	baseUrl: undefined,
	xApiKey: null,
	bearer: null,
	isSigned: false,
} as const;
const refusedFirst = talk(['choose', looks(rejected)]).state;
const atRotation = talk(['choose', 'choose', ({token}) => [{kind: 'rotation-planned', token, plan}]], {}, refusedFirst);
const toChoice =
	(wanted: string) =>
	(state: State): readonly Message[] => [{kind: 'jump', to: choicesOf(state).findIndex(({id}) => id === wanted)}];
const toEnter = toChoice('enter');
const unauthorized = {
	kind: 'said',
	cause: 'key-rejected',
	status: 401,
	type: 'authentication_error',
	message: 'invalid x-api-key',
	requestId: undefined,
	retryAfter: undefined,
} as const;
const states = {
	home: talk([]),
	consent: talk(['choose'], {remembered: {consents: {}, answers: {}, prevention: []}}),
	gateway: talk([
		'choose',
		looks(diagnosisOf({...healthy, verdict: 'unverified', wanted: ['gateway', 'claude'], requests: {print: relay}})),
	]),
	'consent to a renewal': talk([
		'choose',
		looks(
			diagnosisOf({
				...healthy,
				verdict: 'unverified',
				wanted: ['claude'],
				signIn: {until: now - 60_000, renewableUntil: now + 86_400_000, isDue: true, isLocked: false},
			}),
		),
	]),
	'ladder with a login': talk(
		['ladder', 'last'],
		{},
		talk([
			'choose',
			looks(
				diagnosisOf({
					signIn: {until: now + 3_600_000, renewableUntil: now + 86_400_000, isDue: false, isLocked: false},
				}),
			),
		]).state,
	),
	question: talk([
		'choose',
		looks(
			diagnosisOf({
				findings: [{...outage, cause: 'offline'}],
				rootCause: 'offline',
				checks: checksWith({server: [{...outage, cause: 'offline', fixes: [askAdmin]}]}),
			}),
		),
	]),
	'running checklist': talk(['choose', (state) => looks(broken)(state).slice(0, 8)]),
	checklist: {state: done},
	'healthy checklist': talk(['choose', looks(healthy)]),
	'filtered checklist': talk(['filter', '>serv'], {}, done),
	finding: talk(['choose'], {}, done),
	ladder: talk(['choose', 'ladder'], {}, done),
	preview: talk(['choose', 'choose', shown], {}, done),
	'careful preview': expiredFirst,
	result: talk(
		[
			({token}) => [{kind: 'applied', token, result: {kind: 'applied', id: '20261124-131530-1', left: []}}],
			looks(healthy),
		],
		{},
		talk(['choose', 'choose', shown, 'last', 'choose'], {}, done).state,
	),
	undo: talk([
		'down*5',
		'choose',
		{
			kind: 'history',
			entries: [{id: '20261124-131530-1', at: 0, causes: [], steps: ['Edit ~/.zshrc in one place'], state: 'applied'}],
		},
		'choose',
	]),
	apps: talk(['down*2', 'choose']),
	'other apps': talk(['down*2', 'choose', 'last', 'choose']),
	'base URL of an app': talk(['down*2', 'choose', 'down', 'choose', '>https://relay.example/v1']),
	'key of an app': talk([
		'down*2',
		'choose',
		'down*2',
		'choose',
		'>https://relay.example',
		'choose',
		{kind: 'text', text: pasted},
	]),
	rotation: atRotation,
	'new key': talk([toEnter, 'choose', {kind: 'text', text: pasted}], {}, atRotation.state),
	'new key asked': talk(
		[toEnter, 'choose', {kind: 'text', text: `relay-${body}`}, 'choose'],
		{},
		talk(['choose', 'choose', ({token}) => [{kind: 'rotation-planned', token, plan: gatewayPlan}]], {}, refusedFirst)
			.state,
	),
	'new key refused': talk(
		[
			toEnter,
			'choose',
			{kind: 'text', text: `${pasted}\n`},
			'choose',
			({token}) => [{kind: 'key-proved', token, answer: unauthorized, fix: undefined}],
		],
		{},
		atRotation.state,
	),
	summary: talk(['summary'], {}, done),
	explain: talk([
		'down*4',
		'choose',
		'>400 This organization has been disabled',
		'choose',
		({token}) => [{kind: 'explained', token, found: [{cause: 'org-disabled', title: 'The organisation is disabled'}]}],
	]),
	cause: talk(['choose', toChoice('cause'), 'choose'], {}, done),
	'status codes': talk(['down*6', 'choose']),
	waiting: talk([
		'choose',
		looks(diagnosisOf({findings: [outage], rootCause: 'outage'})),
		'next',
		'choose',
		({token}) => [
			{kind: 'waited', token, now: now + 1000},
			{kind: 'waited', token, now: now + 61_000},
		],
	]),
	prevention: talk(['last', 'choose', 'choose']),
	help: talk(['help'], {}, done),
} as const;

describe.each(sizes)('at $columns×$rows', (size) => {
	it.each(Object.entries(states))('draws %s', async (_, {state}) => {
		screen = await openScreen(size, {from: state});
		expectFits(screen, size);
		expect(`\n${screen.frame()}\n`).toMatchSnapshot();
	});
});

describe('a resized terminal', () => {
	it('is drawn anew, and text can be paged', async () => {
		screen = await openScreen({columns: 80, rows: 24}, {from: states.finding.state});
		await screen.resize({columns: 40, rows: 15});
		expect(screen.frame().split('\n').length).toBeLessThan(15);
		await screen.sees('more lines: PgDn');
		for (let pages = 0; pages < 9; pages++) {
			await screen.press(keys.pageDown);
		}
		expect(screen.frame()).not.toContain('more lines');
		expect(screen.frame()).toContain('❯ Take ANTHROPIC_API_KEY out of');
	});
});
