// The answer as a conversation: it appears by itself, one key cures it, and no key that couldn't know it does.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Finding} from '../../../source/core/check.js';
import type {CureResult} from '../../../source/core/cure.js';
import {choicesOf, type Message, type State} from '../../../source/core/session.js';
import {answers, appears, choice, ends, kindsOf, looks, talk} from '../../helpers/conversation.js';
import {
	broken,
	checksWith,
	diagnosisOf,
	disabled,
	expired,
	healthy,
	home,
	outage,
	overrides,
	previews,
	signInAgain,
	takeOut,
} from '../../helpers/diagnosis.js';

const first = talk(answers(broken));
const cured: CureResult = {kind: 'cured', id: 'one', left: [], after: healthy};
const inCode: Finding = {
	...disabled,
	cause: 'key-rejected',
	because: [],
	where: [{kind: 'file', path: `${home}/work/app.py`, line: 3}],
	fixes: [takeOut],
};
const ofCode = diagnosisOf({purpose: 'api', findings: [inCode], rootCause: 'key-rejected', checks: []});

describe('looking', () => {
	it('begins before any key, with the network allowed as in check, at Claude Code first', () => {
		const {effects, state} = talk([]);
		expect(effects).toMatchObject([
			{kind: 'diagnose', request: {purpose: 'claude-code', consents: new Set(['network'])}},
			{kind: 'wait', milliseconds: 350},
		]);
		expect(state.screen.kind).toBe('looking');
	});

	it('draws the answer before it looks at the code and the apps of the folder; without one it goes on at once', () => {
		const besides = [
			{kind: 'diagnose', request: {purpose: 'api'}},
			{kind: 'diagnose', request: {purpose: 'app'}},
		];
		expect(talk([looks(broken)]).last).toMatchObject([{kind: 'preview'}]);
		expect(talk([looks(broken), ...appears]).last).toMatchObject(besides);
		expect(talk([looks(healthy)]).last).toMatchObject(besides);
	});

	it('looks only at what --for names', () => {
		const {effects, state} = talk([looks({...healthy, purpose: 'api'})], {purpose: 'api'});
		expect(effects.map((effect) => effect.kind === 'diagnose' && effect.request.purpose)).toEqual(['api', false]);
		expect(state.screen.kind).toBe('fine');
	});

	it('asks nothing of a server that an option or an earlier answer forbids', () => {
		for (const options of [
			{given: {network: false}},
			{remembered: {consents: {network: 'no'}, answers: {}, prevention: [], cures: [], past: []}},
		] as const) {
			expect(talk([], options).effects).toMatchObject([{request: {consents: new Set()}}, {}]);
		}
	});

	it('says what it knows while a server keeps it waiting, and cures nothing then', () => {
		const waits = ({run}: State): readonly Message[] => [{kind: 'waited', token: run.number, now: 0}];
		const moving = talk([(state) => looks(broken)(state).slice(0, 12), waits]);
		// Checks were ending a moment ago.
		expect([moving.state.screen.kind, kindsOf(moving.last)]).toEqual(['looking', ['wait']]);
		const late = talk([waits, ...appears], {}, moving.state);
		expect(late.state.screen).toMatchObject({kind: 'answer', isPending: true, cursor: 2});
		for (const key of ['cure', 'choose'] as const) {
			const tried = talk([key], {}, late.state);
			expect([tried.effects, tried.state]).toEqual([
				[],
				{...late.state, note: expect.stringContaining('Still looking')},
			]);
		}
		const tried = talk(['cure'], {}, late.state);
		const over = talk(answers(broken), {}, tried.state);
		expect(over.state.screen).toMatchObject({kind: 'answer', isPending: false, isReady: true, cursor: 0});
		expect(kindsOf(talk(['cure'], {}, over.state).effects)).toEqual(['cure']);
	});

	it('shows nothing wrong only when everything was looked at', () => {
		const half = talk([looks(healthy)]);
		expect(half.state.screen.kind).toBe('looking');
		expect(talk(answers(healthy)).state.screen.kind).toBe('fine');
		expect(talk(answers(healthy, {api: ofCode})).state.screen).toMatchObject({answer: {finding: inCode}});
	});

	it('says why it could not be looked at', () => {
		const {state} = talk([({run}) => [{kind: 'run-failed', run: run.number, detail: 'no disk'}]]);
		expect(state.run.problem).toBe('no disk');
		expect(state.screen.kind).toBe('fine');
	});
});

describe('an answer', () => {
	it('is cured by Enter or y, once, and what is typed meanwhile is dropped', () => {
		for (const key of ['choose', 'cure'] as const) {
			const {last, state} = talk([key], {}, first.state);
			expect(last).toMatchObject([{kind: 'cure', request: {finding: overrides, fix: takeOut, before: broken}}]);
			expect(state.screen.kind).toBe('applying');
			const more = talk(['choose', 'cure', 'not-now', 'again', 'undo', 'choose'], {}, state);
			expect([more.effects, more.state.screen.kind]).toEqual([[], 'applying']);
		}
	});

	it('is cured by no key that came before it, or in its first moment', () => {
		const drawn = [looks(broken), appears[0] ?? []].flat();
		for (const key of ['choose', 'cure'] as const) {
			expect(kindsOf(talk([key, ...drawn, key]).effects)).not.toContain('cure');
		}
		fc.assert(
			fc.property(fc.integer({min: 0, max: looks(broken)(talk([]).state).length}), (events) => {
				const early = talk([(state) => looks(broken)(state).slice(0, events), 'choose', 'cure', 'choose']);
				expect(kindsOf(early.effects)).not.toContain('cure');
			}),
		);
	});

	it('is put off with n: on to the next one, and to the menu after the last', () => {
		const next = talk(['not-now', ...appears], {}, first.state);
		expect(next.state.screen).toMatchObject({kind: 'answer', answer: {finding: disabled}});
		const last = talk(['not-now', ...appears, 'not-now'], {}, next.state);
		expect(last.state.screen.kind).toBe('menu');
	});

	it('has neighbours to the left and right', () => {
		const right = talk(['next', ...appears], {}, first.state);
		expect(right.state.screen).toMatchObject({answer: {finding: disabled}});
		expect(talk(['previous', ...appears], {}, right.state).state.screen).toMatchObject({answer: {finding: overrides}});
		expect(talk(['previous', ...appears], {}, first.state).state.screen).toMatchObject({answer: {finding: expired}});
	});

	it('has its fixes above one another, and opens pages by hand', () => {
		expect(choicesOf(first.state).map(({label}) => label)).toEqual([
			'Cure it',
			'Look at the key in the Console',
			'Not now',
		]);
		const steps = talk(['down', 'choose'], {}, first.state);
		expect(steps.state.screen).toMatchObject({kind: 'steps'});
		expect(talk(['choose'], {}, steps.state).last).toEqual([
			{kind: 'open', url: 'https://platform.claude.com/settings/keys'},
		]);
		expect(kindsOf(talk([choice('Done'), 'choose'], {}, steps.state).last)).toEqual(['cure']);
	});

	it('wants the name typed of what would be lost for good', () => {
		const works = {...expired, severity: 'warning' as const};
		const ladder = broken.ladder.map((rung) =>
			rung.source === 'login' ? {...rung, state: 'wins' as const} : {...rung, state: 'absent' as const, proof: null},
		);
		const asked = talk(answers(diagnosisOf({findings: [works], rootCause: null, ladder})));
		expect(asked.state.screen).toMatchObject({kind: 'answer', cursor: 1});
		const typing = talk(['cure'], {}, asked.state);
		expect([typing.effects, typing.state.screen]).toMatchObject([[], {typed: ''}]);
		const wrong = talk(['>key', 'choose'], {}, typing.state);
		expect([wrong.effects, wrong.state.note]).toEqual([[], expect.stringContaining('login')]);
		expect(kindsOf(talk(['clear', '>login', 'choose'], {}, wrong.state).last)).toEqual(['cure']);
		expect(talk(['back'], {}, typing.state).state.screen).toMatchObject({typed: undefined});
	});

	it('signs in again over what is broken with one key', () => {
		const dead: Finding = {...expired, severity: 'error', fixes: [signInAgain]};
		const {state} = talk([...answers(diagnosisOf({findings: [dead], rootCause: 'login-expired'})), 'choose']);
		expect(state.screen.kind).toBe('applying');
	});

	it('waits where nothing else helps', () => {
		const {state, last} = talk([...answers(diagnosisOf({findings: [outage], rootCause: 'outage'})), 'choose']);
		expect([state.screen.kind, kindsOf(last)]).toEqual(['waiting', ['wait']]);
	});

	it('asks with a, saying whom, and never with y, n or Enter', () => {
		const {state} = talk(answers(diagnosisOf({wanted: ['claude', 'keychain']})));
		const asked = talk(['ask'], {}, state);
		// A prompt through Claude Code would prove, not find: that can wait.
		expect(asked.last).toMatchObject([
			{kind: 'remember', what: {consents: {keychain: 'yes'}}},
			{kind: 'diagnose', request: {consents: new Set(['network', 'keychain'])}},
			{kind: 'wait'},
		]);
		expect(asked.state.screen.kind).toBe('looking');
	});

	it('is of the code where there is no Claude Code, and waits for that', () => {
		const missing: Finding = {...disabled, cause: 'claude-missing', where: [{kind: 'environment', name: 'PATH'}]};
		const without = diagnosisOf({findings: [missing], rootCause: 'claude-missing', checks: []});
		const begun = talk([looks(without)]);
		expect([begun.state.screen.kind, kindsOf(begun.last)]).toEqual(['looking', ['diagnose', 'diagnose']]);
		expect(talk(answers(without, {api: ofCode})).state.screen).toMatchObject({answer: {finding: inCode}});
		expect(talk(answers(without)).state.screen).toMatchObject({answer: {finding: missing}});
	});

	it('counts the findings of the code and the apps of this folder after those of Claude Code, and each once', () => {
		const {state} = talk(answers(broken, {api: diagnosisOf({...ofCode, findings: [inCode, disabled]}), app: ofCode}));
		expect(state.screen).toMatchObject({answer: {finding: overrides}});
		const last = talk(['previous', ...appears], {}, state);
		expect(last.state.screen).toMatchObject({answer: {finding: inCode, diagnosis: {purpose: 'api'}}});
		expect(talk(['next', ...appears], {}, last.state).state.screen).toMatchObject({answer: {finding: overrides}});
	});
});

describe('after a cure', () => {
	const curing = talk(['choose'], {}, first.state);

	it('Enter leaves with 0; one that was on its way does not', () => {
		const [ended = () => []] = ends(cured);
		const done = talk([ended], {}, curing.state);
		expect(done.state.screen.kind).toBe('cured');
		expect(kindsOf(done.last)).toEqual(['wait', 'diagnose', 'diagnose', 'remember', 'copy']);
		expect(talk(['choose'], {}, done.state).state.left).toBeUndefined();
		const left = talk([...appears, 'choose'], {}, done.state);
		expect([left.state.left, left.last]).toEqual([0, [{kind: 'quit', code: 0}]]);
	});

	it('is 0 though a sign-in can only be proved by Claude Code, and that is an offer', () => {
		const after = {...healthy, verdict: 'unverified' as const, wanted: ['claude' as const]};
		const done = talk(ends({...cured, after}), {}, curing.state);
		expect(choicesOf(done.state).map(({label}) => label)).toContain('Prove it');
		expect(talk(['quit'], {}, done.state).state.left).toBe(0);
	});

	it('goes on where something is still wrong', () => {
		const after = diagnosisOf({
			findings: [disabled],
			rootCause: 'org-disabled',
			checks: checksWith({server: [disabled]}),
		});
		const done = talk(ends({...cured, after}), {}, curing.state);
		const next = talk(['choose', ...appears], {}, done.state);
		expect(next.state.screen).toMatchObject({kind: 'answer', answer: {finding: disabled}});
		expect(talk(['quit'], {}, done.state).state.left).toBe(1);
	});

	it('says that it is not proved, and ends with 3', () => {
		const after = diagnosisOf({...healthy, verdict: 'unverified'});
		const result: CureResult = {
			kind: 'unproved',
			id: 'one',
			left: [],
			after,
			detail: 'the server could not be asked again',
		};
		const done = talk(ends(result), {}, curing.state);
		expect(done.state.screen).toMatchObject({kind: 'cured', result});
		expect(done.state.remembered.cures).toEqual([]);
		expect(talk(['quit'], {}, done.state).state.left).toBe(3);
		expect(kindsOf(talk(['choose'], {}, done.state).last)).toEqual(['diagnose', 'wait']);
	});

	it('says what was in vain, and leads back to the answer', () => {
		const done = talk(
			ends({kind: 'failed', detail: 'the cause was still there', isRolledBack: true}),
			{},
			curing.state,
		);
		expect(done.state.diagnosis).toBe(broken);
		expect(talk(['choose', ...appears], {}, done.state).state.screen).toMatchObject({answer: {finding: overrides}});
		expect(talk(['quit'], {}, done.state).state.left).toBe(1);
	});

	it('can be undone with u, and is then no longer remembered as cured', () => {
		const done = talk([...ends(cured), 'undo'], {}, curing.state);
		expect(done.state.screen).toMatchObject({kind: 'undo', entry: {id: 'one'}});
		expect(done.state.remembered.cures).toMatchObject([{cause: 'key-overrides-login', place: '~/.zshrc:12'}]);
		const taken = talk(
			['down', 'choose', ({token}) => [{kind: 'undone', token, result: {kind: 'undone', id: 'one', steps: []}}]],
			{},
			done.state,
		);
		expect([taken.state.done, taken.state.remembered.cures, taken.state.pastes]).toEqual([[], [], []]);
		expect(kindsOf(talk(['choose'], {}, taken.state).last)).toEqual(['diagnose', 'wait']);
	});

	it('drops the answer of a cure that nobody waits for', () => {
		const {state} = talk([({token}) => [{kind: 'cure-ended', token: token + 1, result: cured}]], {}, curing.state);
		expect(state.screen.kind).toBe('applying');
	});

	it('hands the terminal over and says so', () => {
		const step = {kind: 'running', program: 'claude auth login'} as const;
		const {state} = talk([({token}) => [{kind: 'cure-step', token, step}]], {}, curing.state);
		expect(state.screen).toMatchObject({kind: 'applying', step});
	});
});

it('draws previews of all ways at once', () => {
	expect(first.state.screen).toMatchObject({previews: [previews, previews]});
});
