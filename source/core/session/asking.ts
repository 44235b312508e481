// Consents, one after the other, and what becomes of them.
import type {Consent} from '../consent.js';
import type {Choice} from './choices.js';
import {allowed, answerTo, askable, firstAnswer, isLocked, unanswered} from './consents.js';
import {startRun} from './diagnosing.js';
import type {Step} from './message.js';
import {back, backTo, open, replace} from './navigate.js';
import {askNext} from './questioning.js';
import type {ScreenOf, State} from './state.js';
import {lockedText, neverRemembered} from './texts.js';

export function consent(state: State, screen: ScreenOf<'consent'>, {id}: Choice): Step<State> {
	const given = {...state, consents: {...state.consents, [screen.consent]: id === 'yes'}};
	if (id === 'not-now' || neverRemembered.has(screen.consent)) {
		return afterConsent(given, screen);
	}
	const consents = {...state.remembered.consents, [screen.consent]: id === 'yes' ? ('yes' as const) : ('no' as const)};
	const [next, effects] = afterConsent({...given, remembered: {...state.remembered, consents}}, screen);
	return [next, [{kind: 'remember', what: {consents}}, ...effects]];
}

/** Goes on to the next question, or looks (again, if the answer allows more). */
function afterConsent(
	state: State,
	{rest, isAfter}: {readonly rest: readonly Consent[]; readonly isAfter: boolean},
): Step<State> {
	const [consent, ...others] = rest;
	if (consent) {
		return [replace(state, {kind: 'consent', consent, rest: others, isAfter}, firstAnswer(consent)), []];
	}
	if (!isAfter) {
		return startRun(replace(state, {kind: 'checklist', filter: '', isFiltering: false, isTouched: false}), {
			kind: 'all',
		});
	}
	const there = backTo(back(state), 'checklist', 'summary');
	const allows = allowed(there);
	return state.diagnosis?.wanted.some((wanted) => allows.has(wanted))
		? startRun(there, {kind: 'all'})
		: [askNext(there), []];
}

/** Asks again about what was declined and would let more be proved. */
export function prove(state: State): Step<State> {
	const wanted = state.diagnosis ? askable(state, state.diagnosis) : [];
	if (wanted.length === 0 && state.diagnosis && isLocked(state.diagnosis)) {
		return [{...state, note: lockedText}, []];
	}
	const {consents: session, remembered} = state;
	const forgotten = Object.fromEntries(
		Object.entries(remembered.consents).filter(([id]) => !wanted.some((one) => one === id)),
	);
	const asked: State = {
		...state,
		consents: Object.fromEntries(Object.entries(session).filter(([id]) => !wanted.some((one) => one === id))),
		remembered: {...remembered, consents: forgotten},
	};
	const [first, ...rest] = unanswered(asked, wanted);
	return first
		? [open(asked, {kind: 'consent', consent: first, rest, isAfter: true}, firstAnswer(first)), []]
		: [{...state, note: 'An option of this run has decided that: see --allow and --deny.'}, []];
}

/** Not now to all that is still open: it is not asked again in this session. */
export function declineForNow(state: State, consents: readonly Consent[]): State {
	const undecided = consents.filter((consent) => answerTo(state, consent) === undefined);
	return {...state, consents: {...state.consents, ...Object.fromEntries(undecided.map((consent) => [consent, false]))}};
}
