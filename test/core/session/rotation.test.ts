// A key is replaced, as a conversation: the page, the masked line, the proof, the preview of all places, the result.
import {inspect} from 'node:util';
import {describe, expect, it} from 'vitest';
import type {AnswerResult} from '../../../source/core/facts.js';
import {Secret} from '../../../source/core/secret.js';
import {choicesOf, type SessionOptions, type State} from '../../../source/core/session.js';
import {kindsOf, looks, type Talked, talk} from '../../helpers/conversation.js';
import {healthy, overrides, previews} from '../../helpers/diagnosis.js';
import {leakOf} from '../../helpers/leaks.js';
import {body, gatewayPlan, oldKey, pasted, plan, rejected, writeIt} from '../../helpers/rotation.js';

const accepted: AnswerResult = {kind: 'accepted', requestId: undefined};
const unauthorized: AnswerResult = {
	kind: 'said',
	cause: 'key-rejected',
	status: 401,
	type: 'authentication_error',
	message: 'invalid x-api-key',
	requestId: undefined,
	retryAfter: undefined,
};

const planned =
	(its = plan) =>
	({token}: State) => [{kind: 'rotation-planned', token, plan: its} as const];
const says =
	(answer: AnswerResult) =>
	({token}: State) => [{kind: 'key-proved', token, answer, fix: writeIt(new Secret(pasted))} as const];

/** At the masked line. */
function atLine(its = plan, options: Partial<SessionOptions> = {}): Talked {
	const {state} = talk(['choose', looks(rejected), 'choose', 'choose', planned(its)], options);
	const at = choicesOf(state).findIndex(({id}) => id === 'enter');
	return talk([{kind: 'jump', to: at}, 'choose'], {}, state);
}

const enter = (text: string) => [{kind: 'text', text} as const, 'choose' as const];

describe('a key is replaced', () => {
	it('from its finding, where it comes first; the place and the page are looked up', () => {
		const found = talk(['choose', looks(rejected), 'choose']);
		expect(choicesOf(found.state)[0]).toMatchObject({id: 'rotate'});
		const begun = talk(['choose'], {}, found.state);
		expect(begun.last).toMatchObject([{kind: 'plan-rotation', finding: {cause: 'key-rejected'}, diagnosis: rejected}]);
		const {state} = talk([planned()], {}, begun.state);
		expect(talk(['choose'], {}, state).last).toEqual([{kind: 'open', url: plan.page}]);
		expect(talk(['last', 'choose'], {}, state).state.screen.kind).toBe('finding');
	});

	it('is not offered where no new key helps, and says so where the place is not known', () => {
		const other = talk(['choose', looks({...rejected, findings: [overrides]}), 'next']);
		expect(choicesOf(other.state).map(({id}) => id)).not.toContain('rotate');
		const {state} = talk([
			'choose',
			looks(rejected),
			'choose',
			'choose',
			({token}) => [{kind: 'rotation-planned', token, plan: undefined}],
		]);
		expect(state.screen).toMatchObject({kind: 'rotation', isMissing: true});
		expect(choicesOf(state).map(({id}) => id)).toEqual(['not-now']);
	});

	it('is typed and pasted behind a mask; a pasted line break does not confirm', () => {
		const {state} = atLine();
		const typed = talk(
			[{kind: 'text', text: `${pasted}\n`}, 'erase', {kind: 'text', text: 'x'}, 'erase', 'quit'],
			{},
			state,
		);
		expect(typed.effects).toEqual([]);
		expect(typed.state.screen).toMatchObject({kind: 'new-key'});
		expect(typed.state.screen.kind === 'new-key' && typed.state.screen.key.equals(new Secret(pasted))).toBe(true);
		expect(talk(['clear'], {}, typed.state).state.screen).toMatchObject({key: new Secret('')});
	});

	it('is cleaned of accidents, proved, shown, written, looked at again; the old one is named by its hint', () => {
		const sent = talk(enter(`\n "${pasted.slice(0, 60)}\n${pasted.slice(60)}" `), {}, atLine().state);
		expect(sent.last).toMatchObject([{kind: 'prove-key', isSent: true, purpose: 'claude-code'}]);
		const [effect] = sent.last;
		expect(effect?.kind === 'prove-key' && effect.key.equals(new Secret(pasted))).toBe(true);
		const shown = talk([says(accepted)], {}, sent.state);
		expect(shown.last).toMatchObject([{kind: 'preview'}]);
		expect(shown.state.screen).toMatchObject({kind: 'preview', cursor: 0});
		expect(shown.state.note).toMatch(/accepts the new key.*line breaks.*quotation marks/);
		const written = talk([({token}) => [{kind: 'previewed', token, previews}], 'last', 'choose'], {}, shown.state);
		expect(written.last).toMatchObject([{kind: 'apply', causes: ['key-rejected']}]);
		const done = talk(
			[({token}) => [{kind: 'applied', token, result: {kind: 'applied', id: 'one', left: []}}], looks(healthy)],
			{},
			written.state,
		);
		expect(done.state.screen).toMatchObject({kind: 'result', cure: 'cured', id: 'one'});
		expect(choicesOf(done.state).map(({id}) => id)).toEqual(expect.arrayContaining(['undo', 'open:2']));
	});

	it.each([
		['nothing', '', 'Paste the new key first.'],
		['blanks', ' \n ', 'Paste the new key first.'],
		['the old key', 'R2D'.repeat(30), 'That is the old key.'],
		['a subscription token', `sk-ant-oat01-${body}`, 'subscription'],
		['a renewal token', `sk-ant-ort01-${body}`, 'renewal token'],
		['an Admin key', `sk-ant-admin01-${body}`, 'Admin key'],
		['a cookie', `sk-ant-sid01-${body}`, 'cookie'],
		["another vendor's", `sk-proj-${body}`, "another vendor's key"],
		['an example', 'your-api-key', 'an example'],
		['half a key', `api03-${body}`, 'beginning is missing'],
		['anything', body, 'no key of Anthropic'],
	])('is not taken where it can not be one: %s', (_, text, words) => {
		const key = text.startsWith('R2D') ? `sk-ant-api03-${text}igAA` : text;
		const {state, last} = talk(enter(key), {}, atLine().state);
		expect(last).toEqual([]);
		expect(state.screen).toMatchObject({kind: 'new-key', key: new Secret('')});
		expect(state.note).toContain(words);
	});

	it('is not written where the server refuses it', () => {
		const {state} = talk([...enter(pasted), says(unauthorized)], {}, atLine().state);
		expect(state.screen).toMatchObject({kind: 'proof', step: 'answered'});
		expect(choicesOf(state).map(({id}) => id)).toEqual(['another', 'not-now']);
		expect(talk(['choose'], {}, state).state.screen).toMatchObject({kind: 'new-key', key: new Secret('')});
		expect(talk(['last', 'choose'], {}, state).state.screen.kind).toBe('rotation');
	});

	it('may be written unproved where nothing was said against it', () => {
		const offline: AnswerResult = {kind: 'no-way', cause: 'offline', code: 'ENOTFOUND', detail: 'ENOTFOUND'};
		const {state} = talk([...enter(pasted), says(offline)], {}, atLine().state);
		expect(choicesOf(state).map(({id}) => id)).toEqual(['another', 'unproved']);
		const shown = talk(['down', 'choose'], {}, state);
		expect(shown.state.screen.kind).toBe('preview');
		expect(shown.state.note).toBeUndefined();
	});

	it('does nothing for a person who has left', () => {
		const left = talk([...enter(pasted), 'back', says(accepted)], {}, atLine().state);
		expect([left.state.screen.kind, left.last]).toEqual(['new-key', []]);
		const below = talk([...enter(pasted), 'help', says(accepted), 'back'], {}, atLine().state);
		expect(below.state.screen).toMatchObject({kind: 'proof', step: 'answered'});
		expect(talk(['down', 'choose'], {}, below.state).state.screen.kind).toBe('preview');
	});
});

describe('whether the new key may be sent', () => {
	const at = (id: string) => (state: State) => [
		{kind: 'jump', to: choicesOf(state).findIndex((one) => one.id === id)} as const,
	];

	it('is not asked where the network is allowed, and asked where nothing is said', () => {
		const none = {remembered: {consents: {}, answers: {}, prevention: []}};
		const {state} = talk(['choose', 'choose', looks(rejected), 'choose', 'choose', planned(), 'down', 'choose'], none);
		expect(kindsOf(talk(enter(pasted), {}, state).last)).toEqual(['prove-key']);
		const notNow = talk(
			['choose', 'last', 'choose', looks(rejected), 'choose', 'choose', planned(), 'down', 'choose'],
			none,
		);
		expect(talk(enter(pasted), {}, notNow.state).last).toMatchObject([{isSent: false}]);
	});

	it('is asked for every gateway, whatever was allowed before, and "no" is preselected', () => {
		const line = atLine(gatewayPlan);
		const key = `relay-${body}`;
		const asked = talk(enter(key), {}, {...line.state, consents: {gateway: true}});
		expect([asked.last, asked.state.screen]).toMatchObject([[], {kind: 'proof', step: 'asked'}]);
		expect(choicesOf(asked.state)[asked.state.screen.cursor]).toMatchObject({id: 'unproved'});
		expect(talk([at('send'), 'choose'], {}, asked.state).last).toMatchObject([{kind: 'prove-key', isSent: true}]);
		const unsent = talk(['choose'], {}, asked.state);
		expect(unsent.last).toMatchObject([{kind: 'prove-key', isSent: false}]);
		const said = talk([says({kind: 'not-asked', why: 'no-consent'})], {}, unsent.state);
		expect(choicesOf(said.state).map(({id}) => id)).toEqual(['another', 'unproved']);
	});

	it('follows the options of the run', () => {
		const denied = atLine(plan, {given: {network: false}});
		expect(talk(enter(pasted), {}, denied.state).last).toMatchObject([{isSent: false}]);
		const allowed = atLine(gatewayPlan, {given: {gateway: true}});
		expect(talk(enter(`relay-${body}`), {}, allowed.state).last).toMatchObject([{isSent: true}]);
	});

	it("never takes a key of Anthropic for another vendor's address", () => {
		const vendor = {...gatewayPlan, endpoint: {...gatewayPlan.endpoint, url: new URL('https://api.deepseek.com')}};
		expect(talk(enter(pasted), {}, atLine(vendor).state).last).toEqual([]);
	});
});

describe('the pasted key', () => {
	it('stands in no text of state or effects, at any step', () => {
		const steps: readonly (readonly unknown[])[] = [
			[{kind: 'text', text: pasted}],
			enter(`${pasted}\r\n`),
			[...enter(pasted), says(accepted)],
			[...enter(pasted), says(accepted), ({token}: State) => [{kind: 'previewed', token, previews}], 'last', 'choose'],
		];
		for (const turns of steps) {
			const {state, effects} = talk(turns as Parameters<typeof talk>[0], {}, atLine().state);
			for (const text of [JSON.stringify([state, effects]), inspect([state, effects], {depth: 20})]) {
				expect(leakOf(text, body)).toBeUndefined();
				expect(leakOf(text, oldKey.reveal().slice(13))).toBeUndefined();
			}
		}
	});
});
