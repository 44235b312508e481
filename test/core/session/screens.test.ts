// The other screens: explain, history and undo, waiting, prevention, questions, help.
import {describe, expect, it} from 'vitest';
import {lastOf} from '../../../source/core/session/look.js';
import {choicesOf} from '../../../source/core/session.js';
import {kindsOf, looks, talk} from '../../helpers/conversation.js';
import {broken, checksWith, diagnosisOf, expired, healthy, home, outage, overrides} from '../../helpers/diagnosis.js';

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
		{kind: 'waited', token: state.token, now: 1000 + after} as const,
	];

	it('ticks, and tries again after 5, 10 and 15 minutes', () => {
		expect(begun.last).toMatchObject([{kind: 'wait', milliseconds: 0}]);
		const ticking = talk([tick(0), tick(minute)], {}, begun.state);
		expect(kindsOf(ticking.last)).toEqual(['wait']);
		const trying = talk([tick(5 * minute)], {}, ticking.state);
		expect(kindsOf(trying.last)).toEqual(['diagnose', 'wait']);
		expect(trying.state.screen).toMatchObject({isTrying: true, tries: 1});
		const failed = talk([looks(down), tick(10 * minute), looks(down), tick(15 * minute)], {}, trying.state);
		expect(kindsOf(failed.last)).toEqual(['diagnose']);
		expect(kindsOf(talk([looks(down), tick(16 * minute)], {}, failed.state).last)).toEqual([]);
	});

	it('ends when it works again', () => {
		const {state} = talk([tick(0), tick(5 * minute), looks(healthy)], {}, begun.state);
		expect(state.screen.kind).toBe('summary');
		expect(state.note).toBe('It works again.');
	});

	it('goes on under the help, and stops when it is left', () => {
		expect(kindsOf(talk(['help', tick(0)], {}, begun.state).last)).toEqual(['wait']);
		expect(kindsOf(talk(['choose', tick(0)], {}, begun.state).last)).toEqual([]);
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
		const outdated = {...expired, cause: 'claude-outdated'};
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
