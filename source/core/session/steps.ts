// What a choice or a key does that means the same on several screens: on to the next finding, copy, undo, wait.

import {prove} from './asking.js';
import {copyable, nextOf, rootLine} from './can.js';
import type {Choice} from './choices.js';
import {startRun} from './diagnosing.js';
import {chooseAnApp, enterAgain} from './entering.js';
import {apply, openPreview} from './fixing.js';
import {nextFinding} from './look.js';
import type {Effect, Step} from './message.js';
import {amend, back, backTo, open, replace} from './navigate.js';
import {askAgain} from './questioning.js';
import {beginRotation} from './rotating.js';
import type {ScreenOf, State} from './state.js';
import {confirmation, statusPage} from './texts.js';
import {wait} from './waiting.js';

/** Choices that mean the same wherever they stand. */
export function chooseStep(state: State, {id}: Choice): Step<State> {
	const {screen} = state;
	const [kind, ...rest] = id.split(':');
	switch (kind) {
		case 'fix': {
			const fix = screen.kind === 'finding' ? screen.finding.fixes.find((one) => one.id === rest.join(':')) : undefined;
			return fix && screen.kind === 'finding' ? openPreview(state, screen.finding, fix) : [state, []];
		}
		case 'open': {
			const change =
				screen.kind === 'result' || screen.kind === 'preview' ? screen.fix.changes[Number(rest[0])] : undefined;
			return change?.kind === 'open' ? [state, [{kind: 'open', url: change.url}]] : [state, []];
		}
		case 'rotate':
			return screen.kind === 'finding' ? beginRotation(state, screen.finding) : [state, []];
		case 'next':
			return goNext(state);
		case 'finding':
			return screen.kind === 'result'
				? [open(backTo(state, 'checklist', 'summary'), {kind: 'finding', finding: screen.finding}), []]
				: [state, []];
		case 'ladder':
			return [open(state, {kind: 'ladder'}, winner(state)), []];
		case 'cause':
			return screen.kind === 'finding' ? [open(state, {kind: 'cause', id: screen.finding.cause}), []] : [state, []];
		case 'summary':
			return [goSummary(state), []];
		case 'copy':
			return copy(state);
		case 'again':
			return startRun(backToChecklist(state), {kind: 'all'});
		case 'look':
			return startRun(backToChecklist(state), {kind: 'all'});
		case 'undo':
			return undo(state);
		case 'wait':
			return wait(state);
		case 'now':
			return screen.kind === 'waiting' && !state.run.isRunning
				? startRun(amend<'waiting'>(state, screen, {isTrying: true, tried: screen.now}), {kind: 'all', isGentle: true})
				: [state, []];
		case 'prevention':
			return [open(state, {kind: 'prevention'}), []];
		case 'report':
			return report(state);
		case 'status-page':
			return [state, [{kind: 'open', url: statusPage}]];
		case 'prove':
			return prove(state);
		case 'apps':
			return chooseAnApp(backTo(state));
		case 'answers':
			return askAgain(state);
		case 'home':
			return [backTo(state), []];
		case 'quit':
			return [state, [{kind: 'quit', code: 0}]];
		default:
			// "not-now", "leave": the harmless answers.
			return [back(state), []];
	}
}

export function choosePreview(state: State, screen: ScreenOf<'preview'>, choice: Choice): Step<State> {
	if (choice.id !== 'apply' && choice.id !== 'look') {
		return chooseStep(state, choice);
	}
	if (state.form && choice.id === 'look') {
		return [enterAgain(state), []];
	}
	if (screen.fix.risk !== 'careful' || choice.id === 'look') {
		return apply(state, screen);
	}
	if (screen.typed === undefined) {
		return [amend<'preview'>(state, screen, {typed: ''}), []];
	}
	return screen.typed.trim().toLowerCase() === confirmation
		? apply(state, screen)
		: [{...state, note: `Type ${confirmation} and press Enter, or Esc to leave it.`}, []];
}

export function explain(state: State, screen: ScreenOf<'explain'>, choice: Choice | undefined): Step<State> {
	if (choice) {
		return [open(state, {kind: 'cause', id: choice.id}), []];
	}
	if (screen.text.trim() === '' || screen.found) {
		return [state, []];
	}
	const token = state.token + 1;
	return [amend<'explain'>({...state, token}, screen, {token}), [{kind: 'explain', token, text: screen.text}]];
}

export function copy(state: State): Step<State> {
	const text = copyable(state);
	return text === undefined ? [state, []] : [state, [{kind: 'copy', text}]];
}

export function report(state: State): Step<State> {
	return [state, state.diagnosis ? [{kind: 'copy-report', diagnosis: state.diagnosis}] : []];
}

/** From one finding to the next without piling them up. */
export function goNext(state: State): Step<State> {
	const finding = nextOf(state) ?? nextFinding(state);
	if (!finding) {
		return [goSummary(state), []];
	}
	const there = state.screen.kind === 'summary' ? state : backTo(state, 'checklist', 'summary');
	return [open(there, {kind: 'finding', finding}), []];
}

export function goSummary(state: State): State {
	const there = backTo(state, 'summary', 'checklist');
	return there.screen.kind === 'summary' ? there : open(there, {kind: 'summary'});
}

/** Back to the checklist, or to a new one above home. */
function backToChecklist(state: State): State {
	const there = backTo(state, 'checklist');
	return there.screen.kind === 'checklist'
		? replace(there, {kind: 'checklist', filter: '', isFiltering: false, isTouched: false}, rootLine(there, ''))
		: open(there, {kind: 'checklist', filter: '', isFiltering: false, isTouched: false});
}

function undo(state: State): Step<State> {
	const {screen} = state;
	const token = state.token + 1;
	if (screen.kind === 'result' && screen.id !== undefined) {
		const {id, finding, fix} = screen;
		const entry = {
			id,
			at: state.diagnosis?.at ?? state.options.now,
			causes: [finding.cause],
			steps: [fix.title],
			state: 'applied' as const,
		};
		return [open({...state, token}, {kind: 'undo', token, entry, result: undefined, isBusy: false}), []];
	}
	if (screen.kind !== 'undo') {
		return [state, []];
	}
	const effects: readonly Effect[] = [{kind: 'undo', token, id: screen.entry.id}];
	return [amend<'undo'>({...state, token}, screen, {token, isBusy: true}), effects];
}

/** The rung that wins, else the first that is there at all. */
export function winner({diagnosis}: State): number {
	const states = (diagnosis?.ladder ?? []).map(({state}) => state);
	const at = states.includes('wins') ? states.indexOf('wins') : states.findIndex((state) => state !== 'absent');
	return Math.max(0, at);
}
