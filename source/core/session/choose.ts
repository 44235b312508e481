// Enter, screen by screen: what choosing does.
import {copyable, nextOf, rootLine} from './can.js';
import {type Choice, choicesOf} from './choices.js';
import {afterConsent, begin, firstAnswer, startRun} from './diagnosing.js';
import {apply, openPreview} from './fixing.js';
import {nextFinding, rootFinding, unanswered} from './look.js';
import type {Effect, Step} from './message.js';
import {amend, back, backTo, open, replace} from './navigate.js';
import type {ScreenOf, State} from './state.js';
import {confirmation, neverRemembered, statusPage, subjects} from './texts.js';

export function choose(state: State): Step<State> {
	const {screen} = state;
	const choice = choicesOf(state)[screen.cursor];
	if (screen.kind === 'explain') {
		return explain(state, screen, choice);
	}
	if (screen.kind === 'checklist' && screen.isFiltering) {
		return [amend<'checklist'>(state, screen, {isFiltering: false}), []];
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
		case 'checklist':
			// Nobody has chosen anything yet, and there is nothing to open.
			return state.run.isRunning && !screen.isTouched && !rootFinding(state)
				? [{...state, note: 'Still looking.'}, []]
				: [openCheck(state, choice.id), []];
		case 'check':
			return [openIndexed(state, screen, choice), []];
		case 'preview':
			return choosePreview(state, screen, choice);
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

/** Choices that mean the same wherever they stand. */
function chooseStep(state: State, {id}: Choice): Step<State> {
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
				? startRun(amend<'waiting'>(state, screen, {isTrying: true}), {kind: 'all'})
				: [state, []];
		case 'prevention':
			return [open(state, {kind: 'prevention'}), []];
		case 'report':
			return state.diagnosis ? [state, [{kind: 'copy-report', diagnosis: state.diagnosis}]] : [state, []];
		case 'status-page':
			return [state, [{kind: 'open', url: statusPage}]];
		case 'prove':
			return prove(state);
		case 'home':
			return [backTo(state), []];
		case 'quit':
			return [state, [{kind: 'quit', code: 0}]];
		default:
			// "not-now", "leave": the harmless answers.
			return [back(state), []];
	}
}

function chooseHome(state: State, {id}: Choice): Step<State> {
	const subject = subjects.find((one) => one.id === id);
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

function consent(state: State, screen: ScreenOf<'consent'>, {id}: Choice): Step<State> {
	const given = {...state, consents: {...state.consents, [screen.consent]: id === 'yes'}};
	if (id === 'not-now' || neverRemembered.has(screen.consent)) {
		return afterConsent(given, screen);
	}
	const consents = {...state.remembered.consents, [screen.consent]: id === 'yes' ? ('yes' as const) : ('no' as const)};
	const [next, effects] = afterConsent({...given, remembered: {...state.remembered, consents}}, screen);
	return [next, [{kind: 'remember', what: {consents}}, ...effects]];
}

function answer(state: State, {question}: ScreenOf<'question'>, {id}: Choice): Step<State> {
	const answers = {...state.remembered.answers, [question.id]: id};
	const [next, effects] = startRun(back({...state, remembered: {...state.remembered, answers}}), {kind: 'all'});
	return [next, [{kind: 'remember', what: {answers}}, ...effects]];
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

function choosePreview(state: State, screen: ScreenOf<'preview'>, choice: Choice): Step<State> {
	if (choice.id !== 'apply' && choice.id !== 'look') {
		return chooseStep(state, choice);
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

function explain(state: State, screen: ScreenOf<'explain'>, choice: Choice | undefined): Step<State> {
	if (choice) {
		return [open(state, {kind: 'cause', id: choice.id}), []];
	}
	if (screen.text.trim() === '' || screen.found) {
		return [state, []];
	}
	const token = state.token + 1;
	return [amend<'explain'>({...state, token}, screen, {token}), [{kind: 'explain', token, text: screen.text}]];
}

export function tick(state: State, {id}: Choice): Step<State> {
	const ticked = state.remembered.prevention;
	const prevention = state.options.habits
		.filter((habit) => (habit.id === id) !== ticked.includes(habit.id))
		.map((habit) => habit.id);
	return [{...state, remembered: {...state.remembered, prevention}}, [{kind: 'remember', what: {prevention}}]];
}

export function copy(state: State): Step<State> {
	const text = copyable(state);
	return text === undefined ? [state, []] : [state, [{kind: 'copy', text}]];
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

function wait(state: State): Step<State> {
	const token = state.token + 1;
	return [
		open({...state, token}, {kind: 'waiting', token, since: 0, now: 0, tries: 0, isTrying: false}),
		[{kind: 'wait', token, milliseconds: 0}],
	];
}

/** Asks again about what was declined and would let more be proved. */
function prove(state: State): Step<State> {
	const wanted = state.diagnosis?.wanted ?? [];
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

export function winner({diagnosis}: State): number {
	return Math.max(0, diagnosis?.ladder.findIndex(({state}) => state === 'wins') ?? 0);
}
