// The way through a session, as conversations: home, consents, checklist, finding, preview, result, summary.
import {describe, expect, it} from 'vitest';
import {choicesOf} from '../../../source/core/session.js';
import {kindsOf, looks, talk} from '../../helpers/conversation.js';
import {
	broken,
	diagnosisOf,
	expired,
	healthy,
	overrides,
	previews,
	signInAgain,
	takeOut,
} from '../../helpers/diagnosis.js';

const looked = {checks: [], causes: []};

describe('home', () => {
	it('preselects the last answer', () => {
		const {state} = talk([], {remembered: {subject: 'app', consents: {}, answers: {}, prevention: []}});
		expect([state.screen.kind, state.screen.cursor]).toEqual(['home', 2]);
	});

	it('goes straight on where the purpose is given', () => {
		const {state, effects} = talk([], {purpose: 'api'});
		expect(state.screen.kind).toBe('checklist');
		expect(effects).toMatchObject([{kind: 'remember'}, {kind: 'diagnose', request: {purpose: 'api'}}]);
	});

	it('looks at Claude Code where the person is not sure, and remembers that', () => {
		const {effects} = talk(['down*3', 'choose']);
		expect(effects).toMatchObject([
			{kind: 'remember', what: {subject: 'unsure'}},
			{kind: 'diagnose', request: {purpose: 'claude-code'}},
		]);
	});

	it('offers the last diagnosis with its age and what it found', () => {
		const last = {at: Date.UTC(2026, 10, 24, 10), purpose: 'api', verdict: 'broken', remarks: [], looked} as const;
		const {state, effects} = talk(['down*4', 'choose'], {
			remembered: {consents: {network: 'yes'}, answers: {}, prevention: [], last},
		});
		expect(choicesOf(state, {kind: 'home', cursor: 0, scroll: 0})[4]).toMatchObject({aside: '3 hours ago: broken'});
		expect(effects.at(-1)).toMatchObject({kind: 'diagnose', request: {purpose: 'api'}});
	});
});

describe('consents', () => {
	const none = {remembered: {consents: {}, answers: {}, prevention: []}};

	it.each([
		['yes', 'first', ['network'], {network: 'yes'}],
		['no', 'down', [], {network: 'no'}],
		['not now', 'last', [], undefined],
	] as const)('answers %s', (_, move, allowed, remembered) => {
		const {state, effects} = talk(['choose', move, 'choose'], none);
		expect(state.screen.kind).toBe('checklist');
		const asked = effects.find((effect) => effect.kind === 'diagnose');
		expect([...(asked?.kind === 'diagnose' ? asked.request.consents : [])]).toEqual(allowed);
		const kept = effects.flatMap((effect) =>
			effect.kind === 'remember' && effect.what.consents ? [effect.what.consents] : [],
		);
		expect(kept).toEqual(remembered ? [remembered] : []);
	});

	it('does not ask what an option has decided', () => {
		const {state} = talk(['choose'], {...none, given: {network: false}});
		expect(state.screen.kind).toBe('checklist');
	});

	it('asks one after the other, then looks again if one was allowed', () => {
		const unproved = diagnosisOf({...healthy, verdict: 'unverified', wanted: ['claude', 'keychain']});
		const {state, last} = talk(['choose', looks(unproved)]);
		expect(state.screen).toMatchObject({kind: 'consent', consent: 'claude', rest: ['keychain'], cursor: 2});
		expect(last).toEqual([]);
		const second = talk(['first', 'choose'], {}, state);
		expect(second.state.screen).toMatchObject({kind: 'consent', consent: 'keychain'});
		const third = talk(['choose'], {}, second.state);
		expect(third.state.screen.kind).toBe('checklist');
		expect(kindsOf(third.last)).toEqual(['diagnose']);
		expect(third.last).toMatchObject([{request: {consents: new Set(['network', 'claude'])}}]);
	});

	it('Esc means not now, and is not asked again in this session', () => {
		const unproved = diagnosisOf({...healthy, verdict: 'unverified', wanted: ['claude']});
		const {state, last} = talk(['choose', looks(unproved), 'back', 'again', looks(unproved)]);
		expect(state.screen.kind).toBe('checklist');
		expect(last).toEqual([]);
	});

	it('asks for proofs only where nothing is known to be wrong', () => {
		expect(talk(['choose', looks(diagnosisOf({wanted: ['claude']}))]).state.screen.kind).toBe('checklist');
		expect(talk(['choose', looks(diagnosisOf({wanted: ['keychain']}))]).state.screen.kind).toBe('consent');
	});

	it('does not ask for Claude Code while the sign-in is locked, but says so', () => {
		const signIn = {until: 0, renewableUntil: null, isDue: true, isLocked: true};
		const locked = diagnosisOf({...healthy, verdict: 'unverified', wanted: ['claude'], signIn});
		const {state} = talk(['choose', looks(locked)]);
		expect([state.screen.kind, state.note]).toEqual(['checklist', expect.stringContaining('lock of the sign-in')]);
		const summary = talk(['summary'], {}, state);
		expect(choicesOf(summary.state).map(({id}) => id)).not.toContain('prove');
		const both = talk(['choose', looks({...locked, wanted: ['claude', 'keychain']})]);
		expect(both.state.screen).toMatchObject({kind: 'consent', consent: 'keychain', rest: []});
		const free = talk(['again', looks({...locked, signIn: {...signIn, isLocked: false}})], {}, state);
		expect(free.state.screen).toMatchObject({kind: 'consent', consent: 'claude'});
	});

	it('never remembers a gateway', () => {
		const unproved = diagnosisOf({...healthy, verdict: 'unverified', wanted: ['gateway']});
		const {effects, state} = talk(['choose', looks(unproved), 'first', 'choose']);
		expect(effects.filter((effect) => effect.kind === 'remember' && effect.what.consents)).toEqual([]);
		expect(state.consents).toEqual({gateway: true});
	});
});

describe('checklist', () => {
	it('fills in live, and puts the cursor on the root cause when it is done', () => {
		const {state} = talk(['choose', looks(broken)]);
		expect(state.run.isRunning).toBe(false);
		expect(choicesOf(state)[state.screen.cursor]).toMatchObject({id: 'credentials'});
		expect(talk(['choose'], {}, state).state.screen).toMatchObject({kind: 'finding', finding: overrides});
	});

	it('leaves the cursor on the check that the person has chosen', () => {
		const {state} = talk(['choose', (now) => looks(broken)(now).slice(0, 5), 'down*3', looks(broken)]);
		expect(choicesOf(state)[state.screen.cursor]).toMatchObject({id: 'key-shape'});
	});

	it('drops the events of an older run', () => {
		const {state} = talk([
			'choose',
			looks(broken),
			'again',
			{kind: 'event', run: 1, event: {kind: 'done', diagnosis: healthy}},
		]);
		expect(state.diagnosis).toBe(broken);
		expect(state.run.isRunning).toBe(true);
	});

	it('filters, and Esc takes the filter away before it goes back', () => {
		const filtering = talk(['choose', looks(broken), 'filter', '>server', 'choose']);
		expect(choicesOf(filtering.state).map(({id}) => id)).toEqual(['server']);
		expect(filtering.state.screen).toMatchObject({isFiltering: false, filter: 'server'});
		const [once, twice] = [talk(['back'], {}, filtering.state), talk(['back*2'], {}, filtering.state)];
		expect(once.state.screen).toMatchObject({kind: 'checklist', filter: ''});
		expect(twice.state.screen.kind).toBe('home');
	});

	it('says why a run could not be completed', () => {
		const {state} = talk(['choose', {kind: 'run-failed', run: 1, detail: 'the disk is full'}]);
		expect(state.run).toMatchObject({isRunning: false, problem: 'the disk is full'});
	});

	it('r asks for what failed', () => {
		const {last} = talk(['choose', looks(broken), 'again']);
		expect(last).toMatchObject([
			{kind: 'diagnose', request: {again: {kind: 'checks', ids: ['credentials', 'login', 'server']}}},
		]);
	});
});

describe('a fix', () => {
	const previewed = (state: ReturnType<typeof talk>['state']) => [
		{kind: 'previewed', token: state.token, previews} as const,
	];
	const atPreview = talk(['choose', looks(broken), 'choose', 'choose', previewed]);

	it('is previewed with the harmless answer preselected', () => {
		expect(atPreview.effects.at(-1)).toMatchObject({kind: 'preview', changes: takeOut.changes});
		expect(atPreview.state.screen).toMatchObject({kind: 'preview', cursor: 0, previews});
		const no = talk(['choose'], {}, atPreview.state);
		expect([no.state.screen.kind, no.last]).toEqual(['finding', []]);
	});

	it('cannot be applied before it was shown', () => {
		const {state, last} = talk(['choose', looks(broken), 'choose', 'choose', 'last', 'choose']);
		expect(kindsOf(last)).not.toContain('apply');
		expect(state.screen.kind).not.toBe('applying');
	});

	const applied = talk(['last', 'choose'], {}, atPreview.state);
	const answered = talk(
		[
			{
				kind: 'applied',
				token: applied.state.token,
				result: {kind: 'applied', id: '20261124-131530-1', left: takeOut.changes.slice(1)},
			},
		],
		{},
		applied.state,
	);

	it('is applied, looked at again where it touched, and proved', () => {
		expect(applied.last).toMatchObject([{kind: 'apply', causes: ['key-overrides-login'], changes: takeOut.changes}]);
		expect(answered.last).toMatchObject([
			{kind: 'diagnose', request: {again: {kind: 'touched', probes: ['shell-files', 'environment']}}},
		]);
		expect(answered.state.screen).toMatchObject({kind: 'result', cure: 'pending'});
		const cured = talk([looks(healthy)], {}, answered.state);
		expect(cured.state.screen).toMatchObject({kind: 'result', cure: 'cured', id: '20261124-131530-1'});
		expect(cured.state.cured).toEqual(['key-overrides-login']);
		expect(talk(['copy'], {}, cured.state).last).toEqual([{kind: 'copy', text: 'unset ANTHROPIC_API_KEY'}]);
	});

	it('says what is left where it did not help', () => {
		expect(talk([looks(broken)], {}, answered.state).state.screen).toMatchObject({kind: 'result', cure: 'left'});
	});

	it('takes back what did not help and waits for nobody', () => {
		const fix = {...takeOut, changes: takeOut.changes.slice(0, 1)};
		const found = diagnosisOf({findings: [{...overrides, fixes: [fix]}]});
		const left = talk([
			'choose',
			looks(found),
			'next',
			'choose',
			previewed,
			'last',
			'choose',
			(state) => [{kind: 'applied', token: state.token, result: {kind: 'applied', id: 'one', left: []}}],
			looks(found),
		]);
		expect(left.last).toMatchObject([{kind: 'undo', id: 'one'}]);
		const back = talk(
			[(state) => [{kind: 'undone', token: state.token, result: {kind: 'undone', id: 'one', steps: []}}]],
			{},
			left.state,
		);
		expect(back.state.screen).toMatchObject({
			kind: 'result',
			cure: 'left',
			detail: expect.stringContaining('taken back'),
		});
		expect(kindsOf(back.last)).toContain('diagnose');
	});

	it('shows a failure with what became of the machine', () => {
		const {state} = talk(
			[
				{
					kind: 'applied',
					token: applied.state.token,
					result: {kind: 'failed', step: 'Edit ~/.zshrc', detail: 'the file has changed.', isRolledBack: true},
				},
			],
			{},
			applied.state,
		);
		expect(state.screen).toMatchObject({
			kind: 'result',
			cure: 'failed',
			detail: expect.stringContaining('as it was before'),
		});
	});

	it('does not pull a person back who has left the screen', () => {
		const {state} = talk(
			['back', {kind: 'applied', token: applied.state.token, result: {kind: 'applied', id: 'x', left: []}}],
			{},
			applied.state,
		);
		expect(state.screen.kind).toBe('finding');
		expect(state.note).toBe('The change was applied.');
	});
});

describe('a careful fix', () => {
	const atPreview = talk([
		'choose',
		looks(diagnosisOf({findings: [expired], rootCause: null})),
		'next',
		'choose',
		(state) => [{kind: 'previewed', token: state.token, previews}],
		'last',
		'choose',
	]);

	it.each([
		['nothing', [], false],
		['something else', ['>yes'], false],
		['a pasted line break', ['>\n'], false],
		['the word in another case', ['>Apply'], true],
		['the word, corrected', ['>applx', 'erase', '>y'], true],
	] as const)('wants the typed word: %s', (_, turns, isApplied) => {
		const {last} = talk([...turns, 'choose'], {}, atPreview.state);
		expect(kindsOf(last).includes('apply')).toBe(isApplied);
	});

	it('a paste with the word and a line break does not confirm by itself', () => {
		const {effects, state} = talk(['>apply\n'], {}, atPreview.state);
		expect(effects).toEqual([]);
		expect(state.screen).toMatchObject({kind: 'preview', typed: 'apply '});
	});

	it('hands the terminal over and looks again when it is back', () => {
		const run = signInAgain.changes[1];
		const applied = talk(
			[
				'>apply',
				'choose',
				(state) => [{kind: 'applied', token: state.token, result: {kind: 'applied', id: 'x', left: run ? [run] : []}}],
			],
			{},
			atPreview.state,
		);
		expect(applied.last).toMatchObject([{kind: 'hand-over', program: 'claude', args: ['auth', 'login']}]);
		expect(applied.state.screen).toMatchObject({kind: 'applying', running: 'claude auth login'});
		const back = talk([{kind: 'handed-back', token: applied.state.token, code: 1}], {}, applied.state);
		expect(kindsOf(back.last)).toEqual(['diagnose']);
		const done = talk([looks(healthy)], {}, back.state);
		expect(done.state.screen).toMatchObject({
			kind: 'result',
			cure: 'cured',
			detail: '`claude auth login` ended with code 1.',
		});
	});
});

describe('the end', () => {
	it('compares with the last diagnosis', () => {
		const last = {
			at: 0,
			purpose: 'claude-code',
			verdict: 'broken',
			remarks: [{cause: 'login-expired', severity: 'error', title: 'Old'}],
			looked,
		} as const;
		const {state} = talk(['choose', looks(broken), 'summary'], {
			remembered: {consents: {network: 'yes'}, answers: {}, prevention: [], last},
		});
		expect(state.screen.kind).toBe('summary');
		expect(state.before?.remarks).toEqual(last.remarks);
	});

	it('lists what was found, not what would be if nothing were, and filters by both', () => {
		const {state} = talk(['choose', looks(broken)]);
		expect(choicesOf(state).slice(0, 4)).toMatchObject([
			{id: 'credentials', label: 'An API key outranks your login'},
			{id: 'server', label: 'The organisation of this key is disabled'},
			{id: 'login', label: 'The stored login has expired'},
			{id: 'settings', label: 'Settings files'},
		]);
		for (const words of ['>outranks', '>which credential'] as const) {
			expect(choicesOf(talk(['filter', words], {}, state).state).map(({id}) => id)).toEqual(['credentials']);
		}
		// While it looks again, nothing is known.
		const again = talk(['again', (now) => looks(broken)(now).slice(0, 1)], {}, state);
		expect(choicesOf(again.state)).toContainEqual({id: 'credentials', label: 'Which credential wins'});
	});

	it('stops for a while, but not while something is looked at or changed', () => {
		expect(talk(['suspend']).last).toEqual([{kind: 'suspend'}]);
		expect(talk(['choose', looks(broken), 'choose', 'suspend']).last).toEqual([{kind: 'suspend'}]);
		expect(talk(['choose', 'suspend']).last).toEqual([]);
		expect(talk(['suspend'], {canSuspend: false}).last).toEqual([]);
		const typing = talk(['down*4', 'choose', 'suspend']);
		expect([typing.state.screen.kind, typing.last]).toEqual(['explain', [{kind: 'suspend'}]]);
	});

	it.each([
		[broken, 'quit', 1],
		[healthy, 'quit', 0],
		[diagnosisOf({...healthy, verdict: 'unverified'}), 'quit', 3],
		[broken, 'interrupt', 130],
	] as const)('leaves with the exit code of the contract', (diagnosis, action, code) => {
		const {state, last} = talk(['choose', looks(diagnosis), action]);
		expect(last).toEqual([{kind: 'quit', code}]);
		expect(state.left).toBe(code);
		expect(talk(['down', 'choose', {kind: 'note', text: 'late'}], {}, state).state).toBe(state);
	});
});
