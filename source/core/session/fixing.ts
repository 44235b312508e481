// A fix from its preview to its result: shown, agreed to, applied, programs run in the terminal, looked at again.
import type {Finding} from '../check.js';
import type {Change, Fix} from '../fix.js';
import type {ApplyResult} from '../transaction.js';
import {startRun} from './diagnosing.js';
import {isByHand, pastesOf} from './look.js';
import type {Step} from './message.js';
import {amendAll, backTo, open, replace} from './navigate.js';
import type {Paste, ResultScreen, ScreenOf, State, Work} from './state.js';

export function openPreview(state: State, finding: Finding, fix: Fix): Step<State> {
	const token = state.token + 1;
	return [
		open({...state, token}, {kind: 'preview', finding, fix, token, previews: undefined, typed: undefined}),
		[{kind: 'preview', token, changes: fix.changes}],
	];
}

/** The person has agreed. Nothing is applied while something else still is. */
export function apply(state: State, {finding, fix}: ScreenOf<'preview'>): Step<State> {
	if (state.work) {
		return [{...state, note: 'The last change is still being looked at.'}, []];
	}
	const token = state.token + 1;
	const work: Work = {token, finding, fix, programs: []};
	const working: State = {...state, token, work};
	if (isByHand(fix)) {
		return lookAgain({...working, pastes: withPastes(state.pastes, fix)}, work);
	}
	return [
		replace(working, {kind: 'applying', finding, fix, running: undefined}),
		[{kind: 'apply', token, causes: [finding.cause], changes: fix.changes}],
	];
}

export function applied(state: State, work: Work, result: ApplyResult): Step<State> {
	if (result.kind === 'failed') {
		const detail = `${result.step}: ${result.detail}${result.isRolledBack ? ' Everything is as it was before.' : ' Not all of it could be taken back: see "Undo a change".'}`;
		return [showResult({...state, work: undefined}, {...work, detail}, 'failed'), []];
	}
	const isWatched = state.screen.kind === 'applying';
	const programs = result.left.filter((change): change is Extract<Change, {kind: 'run'}> => change.kind === 'run');
	const done: Work = {
		...work,
		programs: isWatched ? programs : [],
		...(result.kind === 'applied' ? {id: result.id} : {}),
	};
	return runNext({...state, work: done, pastes: withPastes(state.pastes, work.fix)}, done);
}

export function handedBack(state: State, work: Work, code: number | null): Step<State> {
	const [ran, ...programs] = work.programs;
	const name = ran ? [ran.program, ...ran.args].join(' ') : 'The program';
	const detail =
		code === 0
			? work.detail
			: code === null
				? `\`${name}\` could not be started.`
				: `\`${name}\` ended with code ${code}.`;
	const rest: Work = {...work, programs, ...(detail === undefined ? {} : {detail})};
	return runNext({...state, work: rest}, rest);
}

function runNext(state: State, work: Work): Step<State> {
	const [next] = work.programs;
	if (!next) {
		return lookAgain(state, work);
	}
	return [
		amendAll(state, 'applying', (screen) => ({...screen, running: [next.program, ...next.args].join(' ')})),
		[{kind: 'hand-over', token: work.token, program: next.program, args: next.args}],
	];
}

/** A cure is proved, not announced: the checks that the fix touches look again. */
function lookAgain(state: State, work: Work): Step<State> {
	const {touches} = work.fix;
	const [started, effects] = startRun(state, touches.length === 0 ? {kind: 'all'} : {kind: 'touched', probes: touches});
	return [showResult({...started, work: {...work, run: started.run.number}}, work, 'pending'), effects];
}

/** The result lies above the checklist; a person who has gone elsewhere is not pulled back. */
function showResult(state: State, {finding, fix, id, detail}: Work, cure: 'pending' | 'failed'): State {
	const result: ResultScreen = {
		kind: 'result',
		finding,
		fix,
		cure,
		...(id === undefined ? {} : {id}),
		...(detail === undefined || cure === 'pending' ? {} : {detail}),
	};
	const {kind} = state.screen;
	return kind === 'applying' || kind === 'preview'
		? open(backTo(state, 'checklist', 'summary'), result)
		: {...state, note: cure === 'failed' ? `The change failed. ${detail ?? ''}` : 'The change was applied.'};
}

function withPastes(pastes: readonly Paste[], fix: Fix): readonly Paste[] {
	const added = pastesOf(fix).filter(({command}) => pastes.every((paste) => paste.command !== command));
	return [...pastes, ...added];
}
