// A cure from the key that starts it to what is shown of it. How it is done and judged is the business of commands/cure.ts and core/cure.ts.
import type {CureResult, CureStep} from '../cure.js';
import type {Fix} from '../fix.js';
import {placeText} from './answers.js';
import {allowed} from './consents.js';
import {pastesOf, titleOf} from './look.js';
import {guardTime, startSides, withDiagnosis} from './looking.js';
import type {Effect, Step} from './message.js';
import {amendAll, replaceBase, restart, screenBelow} from './navigate.js';
import {withCure} from './options.js';
import type {Done, Paste, ShownFinding, State} from './state.js';

/** The person has agreed. Nothing is changed while something else still is. */
export function startCure(state: State, answer: ShownFinding, fix: Fix): Step {
	if (state.work !== undefined) {
		return [{...state, note: 'The last change is still being looked at.'}, []];
	}
	const token = state.token + 1;
	const {finding, diagnosis} = answer;
	const screen = {kind: 'applying', answer, fix, token, step: {kind: 'changing'}} as const;
	const request = {finding, fix, before: diagnosis, consents: allowed(state)};
	return [restart({...state, token, work: token}, screen), [{kind: 'cure', token, request}]];
}

export function stepped(state: State, token: number, step: CureStep): State {
	return amendAll(state, 'applying', (screen) => (screen.token === token ? {...screen, step} : screen));
}

export function ended(state: State, token: number, result: CureResult): Step {
	const base = screenBelow(state);
	if (state.work !== token || base.kind !== 'applying') {
		return [state, []];
	}
	const {answer, fix} = base;
	const body = {kind: 'cured', answer, fix, result, isReady: false, token} as const;
	const settled = replaceBase({...state, work: undefined}, body);
	const guard: readonly Effect[] = [{kind: 'wait', token, milliseconds: guardTime}];
	if (result.kind !== 'cured' && result.kind !== 'unproved') {
		return [settled, guard];
	}
	const done: Done = {
		cause: answer.finding.cause,
		title: titleOf(state, answer.finding),
		place: placeText(answer),
		kind: result.kind,
		id: result.id,
		...(result.detail === undefined ? {} : {detail: result.detail}),
	};
	const pastes = pastesOf(fix).filter(({command}) => state.pastes.every((paste) => paste.command !== command));
	const [looked, looking] = withAfter(
		{...settled, done: [...state.done, done], pastes: [...state.pastes, ...pastes]},
		result,
	);
	const [kept, keeping] = result.kind === 'cured' ? remember(looked, done, result.after.at) : [looked, []];
	return [kept, [...guard, ...looking, ...keeping, ...copies(pastes)]];
}

/** What the second look has seen is the diagnosis of the moment; what lies beside it is looked at again. */
function withAfter(state: State, {after}: Extract<CureResult, {kind: 'cured' | 'unproved'}>): Step {
	const isMain = after.purpose === state.purpose;
	const sides = state.sides.map((side) => (side.purpose === after.purpose ? {...side, diagnosis: after} : side));
	return isMain ? startSides(withDiagnosis(state, after)) : [{...state, sides}, []];
}

function remember(state: State, {cause, title, place}: Done, at: number): Step {
	const cures = withCure(state.remembered.cures, {cause, title, place, at});
	return [{...state, remembered: {...state.remembered, cures}}, [{kind: 'remember', what: {cures}}]];
}

/** The line to paste is in the clipboard already, where the terminal allows it. */
function copies(pastes: readonly Paste[]): readonly Effect[] {
	return pastes.length === 0 ? [] : [{kind: 'copy', text: pastes.map(({command}) => command).join('\n')}];
}
