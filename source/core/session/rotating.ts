// A key is replaced in steps: where it is, the new one typed in, proved, shown where it will be written, written, looked at again.
import type {Finding} from '../check.js';
import type {AnswerResult} from '../facts.js';
import type {Fix} from '../fix.js';
import {accidentsOf, type RotationPlan, verdictOf, whyNotNewKey} from '../rotation.js';
import {Secret} from '../secret.js';
import type {Choice} from './choices.js';
import {answerTo} from './consents.js';
import {openPreview} from './fixing.js';
import type {Step} from './message.js';
import {amend, amendAll, back, backTo, open} from './navigate.js';
import type {ScreenOf, State} from './state.js';

export function beginRotation(state: State, finding: Finding): Step<State> {
	const token = state.token + 1;
	const screen = {kind: 'rotation', finding, token, plan: undefined, isMissing: false} as const;
	return [
		open({...state, token}, screen),
		[{kind: 'plan-rotation', token, finding, ...(state.diagnosis && {diagnosis: state.diagnosis})}],
	];
}

/** `plan` undefined: the place of the key can't be seen. */
export function planned(state: State, token: number, plan: RotationPlan | undefined): State {
	return amendAll(state, 'rotation', (screen) =>
		screen.token === token ? {...screen, plan, isMissing: plan === undefined} : screen,
	);
}

export function chooseRotation(state: State, {finding, plan}: ScreenOf<'rotation'>, {id}: Choice): Step<State> {
	switch (id) {
		case 'page':
			return plan?.page === undefined ? [state, []] : [state, [{kind: 'open', url: plan.page}]];
		case 'enter':
			return plan ? [open(state, {kind: 'new-key', finding, plan, key: new Secret('')}), []] : [state, []];
		default:
			return [back(state), []];
	}
}

/** Enter on the masked line: what can only be an accident is taken out, what can't be a key is not taken. */
export function takeKey(state: State, screen: ScreenOf<'new-key'>): Step<State> {
	const {finding, plan} = screen;
	const key = screen.key.cleaned();
	const problem = whyNotNewKey(key, plan);
	if (problem !== undefined) {
		return [{...amend<'new-key'>(state, screen, {key: new Secret('')}), note: problem}, []];
	}
	const removed = accidentsOf(screen.key.defects);
	const consent = plan.endpoint.isAnthropic ? 'network' : 'gateway';
	// A gateway is asked about for each key, unless an option has said it for this run.
	const answer = consent === 'network' ? answerTo(state, consent) : state.options.given.gateway;
	const asked = open(
		state,
		{
			kind: 'proof',
			finding,
			plan,
			key,
			...(removed === undefined ? {} : {removed}),
			token: state.token,
			step: 'asked',
			answer: undefined,
			fix: undefined,
		},
		consent === 'gateway' ? 1 : 0,
	);
	return answer === undefined ? [asked, []] : prove(asked, answer);
}

/** Only a proof screen proves. */
function prove(state: State, isSent: boolean): Step<State> {
	const {screen} = state;
	if (screen.kind !== 'proof') {
		return [state, []];
	}
	const token = state.token + 1;
	const {plan, key} = screen;
	return [
		amend<'proof'>({...state, token}, screen, {token, step: 'running', cursor: 0}),
		[{kind: 'prove-key', token, purpose: state.purpose, plan, key, isSent}],
	];
}

export function proved(state: State, token: number, answer: AnswerResult, fix: Fix | undefined): Step<State> {
	const answered = amendAll(state, 'proof', (screen) =>
		screen.token === token ? {...screen, step: 'answered', answer, fix, cursor: 0} : screen,
	);
	const {screen} = answered;
	return fix && screen.kind === 'proof' && screen.token === token && verdictOf(answer) === 'accepted'
		? write(answered, screen, fix)
		: [answered, []];
}

export function chooseProof(state: State, screen: ScreenOf<'proof'>, {id}: Choice): Step<State> {
	switch (id) {
		case 'send':
			return prove(state, true);
		case 'unproved':
			return screen.fix ? write(state, screen, screen.fix) : prove(state, false);
		case 'another':
			return [emptied(backTo(state, 'new-key')), []];
		default:
			return [backTo(state, 'rotation'), []];
	}
}

/** To the preview of all places; Esc there leads back to the line that was typed. */
function write(state: State, {finding, removed, answer}: ScreenOf<'proof'>, fix: Fix): Step<State> {
	const [shown, effects] = openPreview(back(state), finding, fix);
	const taken = removed === undefined ? [] : [`Taken out of what you entered: ${removed}.`];
	const said = answer && verdictOf(answer) === 'accepted' ? ['The server accepts the new key.'] : [];
	const note = [...said, ...taken].join(' ');
	return [{...shown, note: note === '' ? undefined : note}, effects];
}

function emptied(state: State): State {
	const {screen} = state;
	return screen.kind === 'new-key' ? amend<'new-key'>(state, screen, {key: new Secret('')}) : state;
}
