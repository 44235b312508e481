// Arbitrary sequences of what can happen to a session, likely enough to reach every screen.
import fc from 'fast-check';
import type {CureResult} from '../../source/core/cure.js';
import type {AnswerResult} from '../../source/core/readings.js';
import {Secret} from '../../source/core/secret.js';
import {type Action, type Message, type State, update} from '../../source/core/session.js';
import {answers, choice, ends, looks, type Talked, talk} from './conversation.js';
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
	'cure',
	'not-now',
	'next',
	'previous',
	'why',
	'checks',
	'ask',
	'menu',
	'undo',
	'compare',
	'report',
	'tick',
	'erase',
	'clear',
	'page-up',
	'page-down',
];

const small = fc.integer({min: 0, max: 12});
const results: readonly CureResult[] = [
	{kind: 'cured', id: 'one', left: [], after: healthy},
	{kind: 'unproved', id: 'one', left: [], after: broken, detail: 'the server could not be asked again'},
	{kind: 'failed', detail: 'no', isRolledBack: false},
	{kind: 'by-hand', left: []},
];
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
const arrivals: fc.Arbitrary<readonly Message[]> = fc.oneof(
	fc
		.tuple(small, fc.constantFrom(...diagnoses))
		.map(([run, diagnosis]) => eventsOf(diagnosis).map((event): Message => ({kind: 'event', run, event}))),
	fc
		.tuple(small, fc.constantFrom(...diagnoses.flatMap(eventsOf)))
		.map(([run, event]): readonly Message[] => [{kind: 'event', run, event}]),
	small.map((run): readonly Message[] => [{kind: 'run-failed', run, detail: 'no'}]),
	small.map((token): readonly Message[] => [{kind: 'previewed', token, previews: [previews, previews, previews]}]),
	fc
		.tuple(small, fc.constantFrom(...results))
		.map(([token, result]): readonly Message[] => [{kind: 'cure-ended', token, result}]),
	small.map((token): readonly Message[] => [
		{kind: 'cure-step', token, step: {kind: 'running', program: 'claude auth login'}},
		{kind: 'cure-step', token, step: {kind: 'looking'}},
	]),
	fc
		.tuple(small, fc.constantFrom(plan, gatewayPlan, undefined))
		.map(([token, its]): readonly Message[] => [{kind: 'rotation-planned', token, plan: its}]),
	fc
		.tuple(small, fc.constantFrom(...keyAnswers))
		.map(([token, answer]): readonly Message[] => [
			{kind: 'key-proved', token, answer, fix: writeIt(new Secret(pasted)), previews},
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
				fc.string({unit: fc.constantFrom(...'ab z\r\n\t\u001B[A~é字\u202E👩‍💻❤️'), maxLength: 60}),
				fc.constantFrom('apply', pasted, 'login', 'line\nline', '字'.repeat(50)),
			)
			.map((text): readonly Message[] => [{kind: 'text', text}]),
	},
);

const anyMessages: fc.Arbitrary<readonly Message[]> = fc
	.array(fc.oneof({weight: 3, arbitrary: keys}, {weight: 1, arbitrary: arrivals}), {maxLength: 40})
	.map((all) => all.flat());

const walks: readonly Talked[] = (() => {
	const first = talk(answers(broken));
	const curing = talk(['choose'], {}, first.state);
	const dead = talk(answers(diagnosisOf({findings: [expired], rootCause: null})));
	const waiting = talk([...answers(diagnosisOf({findings: [outage], rootCause: 'outage'})), 'choose']);
	const menu = talk(['menu'], {}, first.state);
	const explain = talk([choice('Paste an error'), 'choose', '>disabled', 'choose'], {}, menu.state);
	const rotation = talk([...answers(rejected), 'choose', ({token}) => [{kind: 'rotation-planned', token, plan}]]);
	const newKey = talk(['choose', {kind: 'text', text: pasted}], {}, rotation.state);
	const app = talk([choice('another app'), 'choose', 'down', 'choose'], {}, menu.state);
	const history = talk([choice('Changes made'), 'choose', {kind: 'history', entries: [entry]}], {}, menu.state);
	return [
		talk([]),
		talk([(state) => looks(broken)(state).slice(0, 8)]),
		first,
		talk(['down'], {}, first.state),
		talk(['why'], {}, first.state),
		talk(['ladder'], {}, first.state),
		talk(['checks'], {}, first.state),
		talk(['checks', 'filter', '>serv'], {}, first.state),
		dead,
		curing,
		...results.map((result) => talk(ends(result), {}, curing.state)),
		talk(answers(healthy)),
		waiting,
		menu,
		explain,
		talk(
			[({token}) => [{kind: 'explained', token, found: [{cause: 'org-disabled', title: 'Disabled'}]}]],
			{},
			explain.state,
		),
		rotation,
		newKey,
		talk(['choose'], {}, newKey.state),
		app,
		talk(['choose', {kind: 'text', text: pasted}], {}, app.state),
		history,
		talk(['choose'], {}, history.state),
		talk([choice('Status codes'), 'choose', 'choose'], {}, menu.state),
		talk([choice('Keep it from'), 'choose'], {}, menu.state),
		talk([choice('What claude-fix may'), 'choose'], {}, menu.state),
		talk(['help'], {}, first.state),
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
