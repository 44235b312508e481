// An app whose settings can't be read, as a conversation: which one, its address, its key behind a mask, and what is looked at.
import {inspect} from 'node:util';
import {describe, expect, it} from 'vitest';
import {Secret} from '../../../source/core/secret.js';
import {choicesOf, type State} from '../../../source/core/session.js';
import {kindsOf, looks, talk} from '../../helpers/conversation.js';
import {diagnosisOf, healthy, now} from '../../helpers/diagnosis.js';
import {leakOf} from '../../helpers/leaks.js';
import {body, pasted, refused} from '../../helpers/rotation.js';

const at = (id: string) => (state: State) => [
	{kind: 'jump', to: choicesOf(state).findIndex((one) => one.id === id)} as const,
];
const home = [at('app'), 'choose'] as const;
const cline = [...home, at('cline'), 'choose'] as const;
const said = {...refused, where: [{kind: 'named', name: 'Cline: API key'}]} as const;
const rejected = diagnosisOf({
	purpose: 'app',
	rootCause: 'key-rejected',
	findings: [said],
	checks: [{id: 'form-server', title: 'Server', outcome: 'failed', milliseconds: 1, because: null, findings: [said]}],
});

describe('another app', () => {
	it('is looked at as it is where its settings are plain files', () => {
		const {state, effects} = talk([...home, 'choose']);
		expect(effects.map(({kind}) => kind)).toEqual(['remember', 'remember', 'diagnose']);
		expect(effects.at(-1)).toMatchObject({request: {purpose: 'app'}});
		expect(effects.at(-1)).not.toHaveProperty('request.form');
		expect(state.screen.kind).toBe('checklist');
	});

	it('is asked about where they are not: address, then key; a pasted line break does not confirm', () => {
		const url = talk([...cline, '>https://relay.example/\n', 'quit']);
		expect(url.state.screen).toMatchObject({kind: 'app-url', app: {id: 'cline'}, url: 'https://relay.example/ '});
		const key = talk(['choose', {kind: 'text', text: `${pasted}\n`}], {}, url.state);
		expect(key.state.screen).toMatchObject({kind: 'app-key', url: 'https://relay.example/'});
		const {effects, state} = talk(['choose'], {}, key.state);
		expect(effects).toMatchObject([
			{kind: 'diagnose', request: {purpose: 'app', form: {url: 'https://relay.example/'}}},
		]);
		const [effect] = effects;
		// To the letter: what came along with it is what is looked for.
		expect(effect?.kind === 'diagnose' && effect.request.form?.key.equals(new Secret(`${pasted}\n`))).toBe(true);
		expect(state.screen.kind).toBe('checklist');
	});

	it('wants a key, and takes no address for none', () => {
		const none = talk([...cline, 'choose', 'choose']);
		expect([none.state.screen.kind, none.state.note]).toEqual(['app-key', expect.stringContaining('Paste the key')]);
		const {last} = talk([{kind: 'text', text: pasted}, 'choose'], {}, none.state);
		expect(last).toMatchObject([{kind: 'diagnose', request: {form: {url: ''}}}]);
	});

	it('may be any other, by what it appends', () => {
		const {state} = talk([...home, at('other'), 'choose']);
		expect(choicesOf(state)).toHaveLength(4);
		expect(talk(['down', 'choose'], {}, state).state.screen).toMatchObject({kind: 'app-url', app: {id: 'other-v1'}});
	});

	it('is asked about the network first where that is open, and about its gateway however another was answered', () => {
		const none = {remembered: {consents: {}, answers: {}, prevention: []}};
		const asked = talk([...cline, 'choose', {kind: 'text', text: pasted}, 'choose'], none);
		expect(asked.state.screen).toMatchObject({kind: 'consent', consent: 'network'});
		const looking = talk(['choose'], {}, asked.state);
		expect(looking.last).toMatchObject([{kind: 'remember'}, {kind: 'diagnose', request: {form: {url: ''}}}]);
		const before = {...talk([]).state, consents: {gateway: true}};
		const other = talk([...cline, 'choose', {kind: 'text', text: pasted}, 'choose'], {}, before);
		expect(other.state.consents).toEqual({});
		const wanting = talk([looks({...rejected, wanted: ['gateway']})], {}, other.state);
		expect(wanting.state.screen).toMatchObject({kind: 'consent', consent: 'gateway'});
	});

	const looked = talk([...cline, 'choose', {kind: 'text', text: pasted}, 'choose', looks(rejected)]);

	it('is remembered by nothing but that it was an app', () => {
		expect(looked.state.remembered.last).toBeUndefined();
		const kept = looked.effects.filter(({kind}) => kind === 'remember' || kind === 'keep');
		expect(kept).toEqual([{kind: 'remember', what: {subject: 'app'}}]);
	});

	it('is looked at again with r, and entered again after a change in the app', () => {
		expect(talk(['again'], {}, looked.state).last).toMatchObject([{kind: 'diagnose', request: {form: {url: ''}}}]);
		const preview = talk(
			['next', 'choose', ({token}) => [{kind: 'previewed', token, previews: []}], 'last'],
			{},
			looked.state,
		);
		expect(choicesOf(preview.state).at(-1)).toMatchObject({
			id: 'look',
			label: expect.stringContaining('enter it again'),
		});
		const entered = talk(['choose'], {}, preview.state);
		expect([entered.state.screen.kind, entered.last]).toEqual(['app-url', []]);
	});

	it('does not offer to write a key where nothing can be written', () => {
		const {state} = talk(['next'], {}, looked.state);
		expect(choicesOf(state).map(({id}) => id)).not.toContain('rotate');
	});

	it('is over when something else is looked at', () => {
		const {last, state} = talk(['back*4', 'first', 'choose'], {}, looked.state);
		expect(kindsOf(last)).toEqual(['remember', 'diagnose']);
		expect(last.at(-1)).not.toHaveProperty('request.form');
		expect([state.form, state.diagnosis]).toEqual([undefined, undefined]);
		expect(talk([looks({...healthy, at: now})], {}, state).state.remembered.last).toMatchObject({verdict: 'healthy'});
	});

	it('is tested from the summary of apps too', () => {
		const {state} = talk(['summary', at('apps'), 'choose'], {}, looked.state);
		expect([state.screen.kind, state.trail.map(({kind}) => kind)]).toEqual(['apps', ['home']]);
	});

	it('keeps its key out of every text', () => {
		for (const text of [
			JSON.stringify([looked.state, looked.effects]),
			inspect([looked.state, looked.effects], {depth: 20}),
		]) {
			expect(leakOf(text, body)).toBeUndefined();
		}
	});
});
