// Arbitrary sequences of what can happen to a session, likely enough to reach every screen.
import fc from 'fast-check';
import type {AnswerResult} from '../../source/core/facts.js';
import {Secret} from '../../source/core/secret.js';
import {type Action, type Message, type State, update} from '../../source/core/session.js';
import {looks, type Talked, talk} from './conversation.js';
import {broken, diagnosisOf, disabled, eventsOf, expired, healthy, now, outage, previews} from './diagnosis.js';
import {gatewayPlan, pasted, plan, rejected, writeIt} from './rotation.js';

const actions: readonly Action[] = [
	'up',
	'down',
	'first',
	'last',
	'choose',
	'back',
	'help',
	'again',
	'filter',
	'copy',
	'ladder',
	'next',
	'summary',
	'tick',
	'erase',
	'clear',
	'page-up',
	'page-down',
];

const small = fc.integer({min: 0, max: 6});
const diagnoses = [
	broken,
	healthy,
	diagnosisOf({findings: [expired], rootCause: null, verdict: 'unverified', wanted: ['claude', 'keychain', 'gateway']}),
	diagnosisOf({findings: [outage, disabled], rootCause: 'outage', ladder: [], checks: []}),
];
const keyAnswers: readonly AnswerResult[] = [
	{kind: 'accepted', requestId: undefined},
	{kind: 'not-asked', why: 'no-consent'},
	{kind: 'no-way', cause: 'offline', code: 'ENOTFOUND', detail: 'ENOTFOUND'},
];
const entry = {id: 'one', at: 0, causes: ['x'], steps: ['Edit ~/.zshrc'], state: 'applied'} as const;

/** The answers that a machine gives, with right and wrong tokens; a diagnosis comes whole. */
const answers: fc.Arbitrary<readonly Message[]> = fc.oneof(
	fc
		.tuple(small, fc.constantFrom(...diagnoses))
		.map(([run, diagnosis]) => eventsOf(diagnosis).map((event): Message => ({kind: 'event', run, event}))),
	fc
		.tuple(small, fc.constantFrom(...diagnoses.flatMap(eventsOf)))
		.map(([run, event]): readonly Message[] => [{kind: 'event', run, event}]),
	small.map((run): readonly Message[] => [{kind: 'run-failed', run, detail: 'no'}]),
	small.map((token): readonly Message[] => [{kind: 'previewed', token, previews}]),
	small.map((token): readonly Message[] => [{kind: 'applied', token, result: {kind: 'applied', id: 'one', left: []}}]),
	small.map((token): readonly Message[] => [
		{kind: 'applied', token, result: {kind: 'failed', step: 'Edit', detail: 'no', isRolledBack: false}},
	]),
	fc
		.tuple(small, fc.constantFrom(0, 1, null))
		.map(([token, code]): readonly Message[] => [{kind: 'handed-back', token, code}]),
	fc
		.tuple(small, fc.constantFrom(plan, gatewayPlan, undefined))
		.map(([token, its]): readonly Message[] => [{kind: 'rotation-planned', token, plan: its}]),
	fc
		.tuple(small, fc.constantFrom(...keyAnswers))
		.map(([token, answer]): readonly Message[] => [
			{kind: 'key-proved', token, answer, fix: writeIt(new Secret(pasted))},
		]),
	fc.constant<readonly Message[]>([{kind: 'history', entries: [entry, {...entry, id: 'two', state: 'undone'}]}]),
	small.map((token): readonly Message[] => [{kind: 'undone', token, result: {kind: 'undone', id: 'one', steps: []}}]),
	small.map((token): readonly Message[] => [
		{kind: 'explained', token, found: [{cause: 'org-disabled', title: 'Disabled'}]},
	]),
	fc
		.tuple(
			small,
			fc.integer({min: 0, max: 2_000_000}).map((after) => now + after),
		)
		.map(([token, now]): readonly Message[] => [{kind: 'waited', token, now}]),
	fc.string({maxLength: 200}).map((text): readonly Message[] => [{kind: 'note', text}]),
);

const keys: fc.Arbitrary<readonly Message[]> = fc.oneof(
	{weight: 8, arbitrary: fc.constantFrom(...actions).map((action): readonly Message[] => [{kind: 'action', action}])},
	{weight: 3, arbitrary: fc.constant<readonly Message[]>([{kind: 'action', action: 'choose'}])},
	{weight: 1, arbitrary: fc.integer({min: -5, max: 40}).map((to): readonly Message[] => [{kind: 'jump', to}])},
	{weight: 1, arbitrary: fc.integer({min: -5, max: 99}).map((to): readonly Message[] => [{kind: 'scroll', to}])},
	{
		weight: 2,
		arbitrary: fc
			.oneof(
				fc.string({unit: fc.constantFrom(...'ab z\r\n\t\u001B[A~é字\u202E'), maxLength: 60}),
				fc.constantFrom('apply', pasted, 'login', 'line\nline', '字'.repeat(50)),
			)
			.map((text): readonly Message[] => [{kind: 'text', text}]),
	},
);

const anyMessages: fc.Arbitrary<readonly Message[]> = fc
	.array(fc.oneof({weight: 3, arbitrary: keys}, {weight: 1, arbitrary: answers}), {maxLength: 40})
	.map((all) => all.flat());

const walks: readonly Talked[] = (() => {
	const checklist = talk(['choose', looks(broken)]);
	const shown = (state: State): readonly Message[] => [{kind: 'previewed', token: state.token, previews}];
	const preview = talk(['choose', 'choose', shown], {}, checklist.state);
	const careful = talk(
		['next', 'choose', shown, 'last', 'choose'],
		{},
		talk(['choose', looks(diagnoses[2] ?? broken), 'back']).state,
	);
	const applying = talk(['last', 'choose'], {}, preview.state);
	const pending = talk(
		[({token}) => [{kind: 'applied', token, result: {kind: 'applied', id: 'one', left: []}}]],
		{},
		applying.state,
	);
	const waiting = talk(['choose', looks(diagnosisOf({findings: [outage], rootCause: 'outage'})), 'next', 'choose']);
	const history = talk(['down*5', 'choose', {kind: 'history', entries: [entry]}]);
	const explain = talk(['down*4', 'choose', '>disabled', 'choose']);
	const rotation = talk(
		['choose', 'choose', ({token}) => [{kind: 'rotation-planned', token, plan}]],
		{},
		talk(['choose', looks(rejected)]).state,
	);
	const newKey = talk(['down', 'choose', {kind: 'text', text: pasted}], {}, rotation.state);
	const appKey = talk(['down*2', 'choose', 'down*2', 'choose', 'choose', {kind: 'text', text: pasted}]);
	return [
		talk(['down*2', 'choose', 'last', 'choose']),
		appKey,
		talk(['choose', looks(rejected)], {}, appKey.state),
		rotation,
		newKey,
		talk(['choose'], {}, newKey.state),
		talk([]),
		talk(['choose'], {remembered: {consents: {}, answers: {}, prevention: []}}),
		checklist,
		talk(['choose'], {}, checklist.state),
		talk(['ladder'], {}, checklist.state),
		talk(['summary'], {}, checklist.state),
		preview,
		careful,
		applying,
		pending,
		talk([looks(healthy)], {}, pending.state),
		talk([looks(broken)], {}, pending.state),
		waiting,
		history,
		talk(['choose'], {}, history.state),
		explain,
		talk(
			[({token}) => [{kind: 'explained', token, found: [{cause: 'org-disabled', title: 'Disabled'}]}], 'choose'],
			{},
			explain.state,
		),
		talk(['down*6', 'choose', 'choose']),
		talk(['last', 'choose']),
	];
})();

/** A state that many sessions pass through, and what happens next. */
export const anyWay: fc.Arbitrary<{readonly from: State; readonly messages: readonly Message[]}> = fc.record({
	from: fc.constantFrom(...walks.map(({state}) => state)),
	messages: anyMessages,
});

export function reached({from, messages}: {readonly from: State; readonly messages: readonly Message[]}): State {
	return messages.reduce<State>((state, message) => update(state, message)[0], from);
}
