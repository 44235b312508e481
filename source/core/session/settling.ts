// When a diagnosis has looked again: what became of the fix that it was for, and of the wait.
import type {Diagnosis} from '../diagnosis.js';
import {needsPerson} from '../fix.js';
import {titleOf} from './look.js';
import type {Step} from './message.js';
import {amendAll, back, backTo, isKind, open} from './navigate.js';
import type {Cure, State, Work} from './state.js';

const severities = ['note', 'warning', 'error'];

/** `diagnosis` undefined: it could not be completed. */
export function settle(state: State, diagnosis: Diagnosis | undefined): Step<State> {
	const [settled, effects] = settleWork(state, diagnosis);
	return [settleWait(settled, diagnosis), effects];
}

function settleWork(state: State, diagnosis: Diagnosis | undefined): Step<State> {
	const {work} = state;
	// A newer run than the one that was meant for it has seen the change too.
	if (work?.run === undefined || work.run > state.run.number) {
		return [state, []];
	}
	const {cure, detail} = judge(state, work, diagnosis);
	const settled: State = {
		...state,
		work: undefined,
		cured: cure === 'cured' ? [...new Set([...state.cured, work.finding.cause])] : state.cured,
	};
	const details = [work.detail, detail].filter((text) => text !== undefined).join(' ');
	const isShown = [state.screen, ...state.trail].some(
		(screen) => isKind(screen, 'result') && screen.cure === 'pending',
	);
	if (!isShown) {
		return [{...settled, note: cure === 'cured' ? `Cured: ${titleOf(state, work.finding)}` : details}, []];
	}
	// What did not help is taken back, unless it waits for something that a person does.
	const isVain = cure === 'left' && work.id !== undefined && !work.fix.changes.some(needsPerson);
	const token = state.token + 1;
	const shown = amendAll(isVain ? {...settled, token} : settled, 'result', (screen) =>
		screen.cure === 'pending'
			? {...screen, cure, ...(details === '' ? {} : {detail: details}), ...(isVain ? {undoing: token} : {})}
			: screen,
	);
	return [shown, isVain && work.id !== undefined ? [{kind: 'undo', token, id: work.id}] : []];
}

/** Gone is what is no longer found at its place; what is found elsewhere is the next finding. */
function judge(
	state: State,
	{finding}: Work,
	diagnosis: Diagnosis | undefined,
): {readonly cure: Cure; readonly detail?: string} {
	if (!diagnosis) {
		return {cure: 'unknown', detail: state.run.problem ?? 'It could not be looked at again.'};
	}
	const left = diagnosis.findings.find(
		({cause, severity, where}) =>
			cause === finding.cause &&
			severities.indexOf(severity) >= severities.indexOf(finding.severity) &&
			JSON.stringify(where[0]) === JSON.stringify(finding.where[0]),
	);
	if (left) {
		return {cure: 'left', detail: left.detail};
	}
	const next = diagnosis.findings.find(({cause}) => cause === diagnosis.rootCause);
	return {cure: 'cured', ...(next ? {detail: `What comes next: ${titleOf(state, next)}.`} : {})};
}

/** A try of the waiting screen: when it works again the wait is over. */
function settleWait(state: State, diagnosis: Diagnosis | undefined): State {
	const isWaiting = [state.screen, ...state.trail].some((screen) => isKind(screen, 'waiting') && screen.isTrying);
	if (!isWaiting) {
		return state;
	}
	if (diagnosis && diagnosis.verdict !== 'broken') {
		const there = backTo(state, 'waiting');
		return {
			...open(back(there), {kind: 'summary'}),
			note: diagnosis.verdict === 'healthy' ? 'It works again.' : 'Nothing is wrong any more; not all of it is proved.',
		};
	}
	return amendAll(state, 'waiting', (screen) => ({...screen, isTrying: false}));
}
