// When a diagnosis has looked again: what became of the fix that it was for, and of the wait.
import type {Diagnosis} from '../diagnosis.js';
import {titleOf} from './look.js';
import {amendAll, back, backTo, isKind, open} from './navigate.js';
import type {Cure, State, Work} from './state.js';

const severities = ['note', 'warning', 'error'];

/** `diagnosis` undefined: it could not be completed. */
export function settle(state: State, diagnosis: Diagnosis | undefined): State {
	return settleWait(settleWork(state, diagnosis), diagnosis);
}

function settleWork(state: State, diagnosis: Diagnosis | undefined): State {
	const {work} = state;
	// A newer run than the one that was meant for it has seen the change too.
	if (work?.run === undefined || work.run > state.run.number) {
		return state;
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
	return isShown
		? amendAll(settled, 'result', (screen) =>
				screen.cure === 'pending' ? {...screen, cure, ...(details === '' ? {} : {detail: details})} : screen,
			)
		: {...settled, note: cure === 'cured' ? `Cured: ${titleOf(state, work.finding)}` : details};
}

function judge(
	state: State,
	{finding}: Work,
	diagnosis: Diagnosis | undefined,
): {readonly cure: Cure; readonly detail?: string} {
	if (!diagnosis) {
		return {cure: 'unknown', detail: state.run.problem ?? 'It could not be looked at again.'};
	}
	const left = diagnosis.findings.find(({cause}) => cause === finding.cause);
	if (left && severities.indexOf(left.severity) >= severities.indexOf(finding.severity)) {
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
