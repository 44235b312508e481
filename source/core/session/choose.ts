// Enter, screen by screen: what choosing does.
import {consent} from './asking.js';
import {type Choice, choicesOf} from './choices.js';
import {begin} from './diagnosing.js';
import {chooseAnApp, chooseApp, takeEntry} from './entering.js';
import {rootFinding} from './look.js';
import type {Step} from './message.js';
import {amend, open} from './navigate.js';
import {tick} from './preventing.js';
import {answer} from './questioning.js';
import {chooseProof, chooseRotation, takeKey} from './rotating.js';
import type {ScreenOf, State} from './state.js';
import {choosePreview, chooseStep, explain} from './steps.js';
import {subjects} from './texts.js';

export function choose(state: State): Step<State> {
	const {screen} = state;
	const choice = choicesOf(state)[screen.cursor];
	if (screen.kind === 'explain') {
		return explain(state, screen, choice);
	}
	if (screen.kind === 'checklist' && screen.isFiltering) {
		return [amend<'checklist'>(state, screen, {isFiltering: false}), []];
	}
	if (screen.kind === 'new-key') {
		return takeKey(state, screen);
	}
	if (screen.kind === 'app-url' || screen.kind === 'app-key') {
		return takeEntry(state, screen);
	}
	if (!choice) {
		return [state, []];
	}
	switch (screen.kind) {
		case 'home':
			return chooseHome(state, choice);
		case 'consent':
			return consent(state, screen, choice);
		case 'question':
			return answer(state, screen, choice);
		case 'apps':
			return chooseApp(state, screen, choice);
		case 'checklist':
			// Nobody has chosen anything yet, and there is nothing to open.
			return state.run.isRunning && !screen.isTouched && !rootFinding(state)
				? [{...state, note: 'Still looking.'}, []]
				: [openCheck(state, choice.id), []];
		case 'check':
			return [openIndexed(state, screen, choice), []];
		case 'preview':
			return choosePreview(state, screen, choice);
		case 'rotation':
			return chooseRotation(state, screen, choice);
		case 'proof':
			return chooseProof(state, screen, choice);
		case 'status-codes':
			return [open(state, {kind: 'status-code', status: Number(choice.id)}), []];
		case 'status-code':
			return [open(state, {kind: 'cause', id: choice.id}), []];
		case 'cause':
			return [state, [{kind: 'open', url: choice.id}]];
		case 'history': {
			const entry = screen.entries?.find(({id}) => id === choice.id);
			const token = state.token + 1;
			return entry
				? [open({...state, token}, {kind: 'undo', token, entry, result: undefined, isBusy: false}), []]
				: [state, []];
		}
		case 'prevention':
			return tick(state, choice);
		default:
			return chooseStep(state, choice);
	}
}

function chooseHome(state: State, {id}: Choice): Step<State> {
	const subject = subjects.find((one) => one.id === id);
	if (subject?.id === 'app') {
		return chooseAnApp(state);
	}
	if (subject) {
		return begin(state, subject.id);
	}
	switch (id) {
		case 'last':
			return begin(state, state.remembered.last?.purpose ?? 'claude-code');
		case 'explain':
			return [open(state, {kind: 'explain', token: state.token, text: '', found: undefined}), []];
		case 'history':
			return [open(state, {kind: 'history', entries: undefined}), [{kind: 'load-history'}]];
		case 'status-codes':
			return [open(state, {kind: 'status-codes'}), []];
		default:
			return [open(state, {kind: 'prevention'}), []];
	}
}

/** A check with one finding opens it; another shows what there is to say. */
function openCheck(state: State, id: string): State {
	const line = state.run.lines.find((one) => one.id === id);
	const [finding, ...others] = line?.findings ?? [];
	return finding && others.length === 0 ? open(state, {kind: 'finding', finding}) : open(state, {kind: 'check', id});
}

function openIndexed(state: State, {id}: ScreenOf<'check'>, choice: Choice): State {
	const index = Number(choice.id.split(':')[1]);
	const finding = state.run.lines.find((line) => line.id === id)?.findings[index];
	return finding ? open(state, {kind: 'finding', finding}) : state;
}
