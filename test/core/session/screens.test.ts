// The other screens: explain, history and undo, waiting, prevention, questions, help.
import {describe, expect, it} from 'vitest';
import type {Diagnosis} from '../../../source/core/diagnosis.js';
import {lastOf} from '../../../source/core/session/look.js';
import {choicesOf} from '../../../source/core/session.js';
import {kindsOf, looks, talk} from '../../helpers/conversation.js';
import {
	askAdmin,
	broken,
	checksWith,
	diagnosisOf,
	expired,
	healthy,
	home,
	now,
	outage,
	overrides,
} from '../../helpers/diagnosis.js';

const minute = 60_000;

describe('explain', () => {
	const asked = talk(['down*4', 'choose', '>400 This organization\nhas been disabled', 'choose']);

	it('asks what was pasted, line breaks and all', () => {
		expect(asked.last).toMatchObject([{kind: 'explain', text: '400 This organization\nhas been disabled'}]);
	});

	it('shows causes and opens one; typing on asks anew', () => {
		const found = talk(
			[{kind: 'explained', token: asked.state.token, found: [{cause: 'org-disabled', title: 'Disabled'}]}],
			{},
			asked.state,
		);
		expect(choicesOf(found.state)).toMatchObject([{id: 'org-disabled'}]);
		expect(talk(['choose'], {}, found.state).state.screen).toMatchObject({kind: 'cause', id: 'org-disabled'});
		expect(talk(['>!'], {}, found.state).state.screen).toMatchObject({found: undefined});
	});

	it('takes letters for text, and drops an answer to an older text', () => {
		expect(talk(['quit'], {}, asked.state).state.left).toBeUndefined();
		const late = talk([{kind: 'explained', token: asked.state.token - 1, found: []}], {}, asked.state);
		expect(late.state.screen).toMatchObject({found: undefined});
	});
});

describe('history', () => {
	const entry = {id: '20261124-131530-1', at: 0, causes: ['x'], steps: ['Edit ~/.zshrc'], state: 'applied'} as const;
	const listed = talk(['down*5', 'choose', {kind: 'history', entries: [entry]}, 'choose']);

	it('takes nothing back before it is said', () => {
		expect(listed.state.screen).toMatchObject({kind: 'undo', cursor: 0});
		expect(talk(['choose'], {}, listed.state).last).toEqual([]);
	});

	it('takes a change back and says so', () => {
		const asked = talk(['last', 'choose'], {}, listed.state);
		expect(asked.last).toMatchObject([{kind: 'undo', id: entry.id}]);
		const done = talk(
			[{kind: 'undone', token: asked.state.token, result: {kind: 'refused', id: entry.id, detail: 'changed since'}}],
			{},
			asked.state,
		);
		expect(done.state.screen).toMatchObject({kind: 'undo', result: {kind: 'refused'}});
	});
});

describe('waiting', () => {
	const down = diagnosisOf({rootCause: 'outage', findings: [outage]});
	const begun = talk(['choose', looks(down), 'next', 'choose']);
	const tick = (after: number) => (state: {readonly token: number}) => [
		{kind: 'waited', token: state.token, now: now + after} as const,
	];
	/** The diagnosis of a try at that time. */
	const tried = (after: number, change: Partial<Diagnosis> = {}) => looks({...down, at: now + after, ...change});

	it('is offered once, whatever else a finding says about it', () => {
		const wait = {...askAdmin, id: 'wait', title: 'Change nothing; wait and try again'};
		const {state} = talk(['choose', looks({...down, findings: [{...outage, fixes: [wait, askAdmin]}]}), 'next']);
		expect(choicesOf(state).map(({id}) => id)).toEqual(['fix:console', 'wait', 'ladder', 'cause']);
	});

	it('ticks, and tries again gently every 15 minutes for as long as the person stays', () => {
		expect(begun.last).toMatchObject([{kind: 'wait', milliseconds: 0}]);
		const ticking = talk([tick(0), tick(minute), tick(15 * minute - 1)], {}, begun.state);
		expect(kindsOf(ticking.last)).toEqual(['wait']);
		const trying = talk([tick(15 * minute)], {}, ticking.state);
		expect(trying.last).toMatchObject([
			{kind: 'diagnose', request: {again: {kind: 'all', isGentle: true}}},
			{kind: 'wait'},
		]);
		expect(trying.state.screen).toMatchObject({isTrying: true});
		const failed = talk([tried(15 * minute), tick(29 * minute)], {}, trying.state);
		expect(failed.state.screen).toMatchObject({isTrying: false});
		expect(kindsOf(failed.last)).toEqual(['wait']);
		expect(kindsOf(talk([tick(30 * minute)], {}, failed.state).last)).toEqual(['diagnose', 'wait']);
	});

	it('counts from the last time that the server was asked, whoever asked it', () => {
		const late = talk([tick(10 * minute), tick(15 * minute)], {}, begun.state);
		expect(kindsOf(late.last)).toEqual(['wait']);
		expect(kindsOf(talk([tick(25 * minute)], {}, late.state).last)).toEqual(['diagnose', 'wait']);
		const byHand = talk([tick(minute), 'down', 'choose', tried(minute), tick(15 * minute)], {}, begun.state);
		expect(kindsOf(byHand.last)).toEqual(['wait']);
		expect(kindsOf(talk([tick(16 * minute)], {}, byHand.state).last)).toEqual(['diagnose', 'wait']);
	});

	it('does not try in a row where a try could not be completed', () => {
		const failed = talk(
			[tick(0), tick(15 * minute), ({run}) => [{kind: 'run-failed', run: run.number, detail: 'no'}], tick(16 * minute)],
			{},
			begun.state,
		);
		expect(kindsOf(failed.last)).toEqual(['wait']);
		expect(failed.state.screen).toMatchObject({kind: 'waiting', isTrying: false});
	});

	it('leaves the server alone for as long as that asks', () => {
		const busy = talk(
			[tick(0), tick(15 * minute), tried(15 * minute, {retryAfter: 3600}), tick(31 * minute)],
			{},
			begun.state,
		);
		expect(kindsOf(busy.last)).toEqual(['wait']);
		expect(choicesOf(busy.state).map(({id}) => id)).not.toContain('now');
		expect(kindsOf(talk([tick(75 * minute - 1)], {}, busy.state).last)).toEqual(['wait']);
		const allowed = talk([tick(75 * minute)], {}, busy.state);
		expect(kindsOf(allowed.last)).toEqual(['diagnose', 'wait']);
	});

	it('leads to the report and the status page', () => {
		const at = (id: string) => ({kind: 'jump', to: choicesOf(begun.state).findIndex((one) => one.id === id)}) as const;
		expect(talk([at('report'), 'choose'], {}, begun.state).last).toMatchObject([
			{kind: 'copy-report', diagnosis: down},
		]);
		expect(talk([at('status-page'), 'choose'], {}, begun.state).last).toMatchObject([{kind: 'open'}]);
	});

	it('ends when it works again', () => {
		const {state} = talk([tick(0), tick(15 * minute), looks(healthy)], {}, begun.state);
		expect(state.screen.kind).toBe('summary');
		expect(state.note).toBe('It works again.');
	});

	it.each([
		['Stop waiting', ['choose'], 'finding'],
		['Esc', ['back'], 'finding'],
		['q', ['quit'], undefined],
		['Ctrl-C', ['interrupt'], undefined],
	] as const)('can be left at any time, also during a try: %s', (_, turns, kind) => {
		for (const before of [[tick(0)], [tick(0), tick(15 * minute)]]) {
			const left = talk([...before, ...turns], {}, begun.state);
			expect(left.state.left === undefined ? left.state.screen.kind : undefined).toBe(kind);
			expect(kindsOf(talk([tick(45 * minute)], {}, left.state).last)).toEqual([]);
		}
	});

	it('goes on under the help', () => {
		expect(kindsOf(talk(['help', tick(0)], {}, begun.state).last)).toEqual(['wait']);
	});
});

describe('prevention', () => {
	it('ticks off and on, and remembers', () => {
		const once = talk(['last', 'choose', 'down', 'choose']);
		expect(choicesOf(once.state)).toHaveLength(3);
		expect(once.last).toEqual([{kind: 'remember', what: {prevention: ['keys-in-env']}}]);
		expect(talk(['tick'], {}, once.state).last).toEqual([{kind: 'remember', what: {prevention: []}}]);
	});

	it('ticks what the last diagnosis shows, before this session or in it, and leaves that alone', () => {
		const last = lastOf(talk([]).state, healthy);
		const remembered = {consents: {}, answers: {}, prevention: [], last};
		const {state} = talk(['last', 'choose'], {remembered});
		expect(choicesOf(state)[0]).toMatchObject({id: 'up-to-date', aside: 'seen to be so'});
		const tried = talk(['choose'], {}, state);
		expect([tried.last, tried.state.note]).toEqual([[], expect.stringContaining('ticks itself')]);
		const outdated = {...expired, cause: 'claude-outdated'} as const;
		const found = diagnosisOf({findings: [outdated], checks: checksWith({claude: [outdated]})});
		const listed = talk(['choose', looks(found), 'back', 'last', 'choose']);
		expect(choicesOf(listed.state)[0]).toMatchObject({aside: 'seen not to be so'});
	});
});

describe('a question', () => {
	// Two errors that don't explain each other: the sign-in, and a file of the project.
	const wrongUrl = {
		...overrides,
		cause: 'base-url-extra-path',
		where: [{kind: 'file', path: `${home}/work/.env`, line: 1}],
	} as const;
	const torn = diagnosisOf({
		rootCause: 'base-url-extra-path',
		findings: [wrongUrl, {...expired, severity: 'error'}],
		checks: checksWith({login: [{...expired, severity: 'error'}], 'base-url': [wrongUrl]}),
	});
	const asked = talk(['choose', looks(torn)]);

	it('is asked when the checklist is complete, and the answer ranks without looking again', () => {
		expect(asked.state.screen).toMatchObject({kind: 'question', question: {id: 'every-folder'}, cursor: 0});
		const answered = talk(['last', 'choose'], {}, asked.state);
		expect(answered.last).toMatchObject([
			{kind: 'remember', what: {answers: {'every-folder': 'everywhere'}}},
			{kind: 'keep', diagnosis: {rootCause: 'login-expired'}},
		]);
		expect(answered.state.diagnosis).toMatchObject({rootCause: 'login-expired', verdict: 'broken'});
		expect(answered.state.remembered.last?.remarks[0]).toMatchObject({cause: 'login-expired'});
	});

	it('leads to the next one while that matters, then back to the checklist at the root cause', () => {
		const next = talk(['choose'], {}, asked.state);
		expect(next.state.screen).toMatchObject({kind: 'question', question: {id: 'status-fails-too'}});
		const done = talk(['down', 'choose'], {}, next.state);
		expect(done.state.screen.kind).toBe('checklist');
		expect(choicesOf(done.state)[done.state.screen.cursor]).toMatchObject({id: 'login'});
	});

	it('is not asked again: answered, or left with Esc', () => {
		const remembered = {
			consents: {network: 'yes'},
			answers: {'every-folder': 'here', 'status-fails-too': 'no'},
			prevention: [],
		} as const;
		expect(talk(['choose', looks(torn)], {remembered}).state.screen.kind).toBe('checklist');
		const left = talk(['back', 'back', 'again', looks(torn)], {}, asked.state);
		expect(left.state.screen.kind).toBe('checklist');
		expect(left.state.remembered.answers).toEqual({});
	});

	it('can be answered anew from the summary', () => {
		const answered = talk(['choose', 'choose', 'summary'], {}, asked.state);
		const at = choicesOf(answered.state).findIndex(({id}) => id === 'answers');
		const anew = talk([{kind: 'jump', to: at}, 'choose'], {}, answered.state);
		expect(anew.last).toMatchObject([{kind: 'remember', what: {answers: {}}}, {kind: 'keep'}]);
		expect(anew.state.screen).toMatchObject({kind: 'question', question: {id: 'every-folder'}});
	});

	it('waits for consents, and does not come between what is being done', () => {
		const wanted = {...torn, wanted: ['keychain']} as const;
		const consent = talk(['choose', looks(wanted)]);
		expect(consent.state.screen.kind).toBe('consent');
		expect(talk(['choose'], {}, consent.state).state.screen.kind).toBe('question');
		expect(talk(['choose', 'filter', looks(torn)]).state.screen.kind).toBe('checklist');
		expect(talk(['choose', 'back', 'down*3', looks(torn)]).state.screen.kind).toBe('home');
	});

	it('is not asked where no answer would change anything', () => {
		expect(talk(['choose', looks(broken)]).state.screen.kind).toBe('checklist');
		expect(talk(['choose', looks({...torn, verdict: 'healthy'})]).state.screen.kind).toBe('checklist');
	});
});

describe('the ladder and the help', () => {
	it('open above and close again', () => {
		const {state} = talk(['choose', looks(broken), 'choose', 'ladder']);
		expect(state.screen).toMatchObject({kind: 'ladder', cursor: 1});
		expect(talk(['help', 'back', 'back'], {}, state).state.screen).toMatchObject({kind: 'finding', finding: overrides});
	});
});
