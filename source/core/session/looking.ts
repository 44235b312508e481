// A diagnosis from its start to what is shown of it: Claude Code first, then the code and the apps of this folder.
import type {AppForm} from '../app/form.js';
import type {Diagnosis, DiagnosisEvent} from '../diagnosis.js';
import type {Purpose} from '../evidence.js';
import {rank} from '../ranking.js';
import {answersOf, findingKey, isAbsent} from './answers.js';
import {allowed, isLocked} from './consents.js';
import {plan, setLine} from './lines.js';
import {catalogueOf, lastOf} from './look.js';
import type {Effect, Step} from './message.js';
import {amendAll, isKind, open, replace, replaceBase, restart, screenBelow} from './navigate.js';
import type {ChecklistLine, Run, ScreenOf, ShownFinding, Side, State} from './state.js';
import {lockedText} from './texts.js';
import {isPreselected, waysOf} from './ways.js';

/** Where no check has ended for this long, a server keeps the rest waiting: what was found so far is shown. Milliseconds. */
const patience = 350;
/** A key that was on its way when an answer appeared cures nothing. Milliseconds. */
export const guardTime = 300;

/** Begins at the beginning: everything is looked at anew. */
export function lookAgain(state: State): Step {
	return startRun(restart(state, {kind: 'looking'}));
}

/** Looks at something else. */
export function lookAt(state: State, purpose: Purpose, form?: AppForm): Step {
	// A gateway that was allowed for another form is asked about anew.
	const {gateway: _, ...consents} = state.consents;
	const chosen = {...state, purpose, form, diagnosis: undefined, ...(form ? {consents} : {})};
	return startRun(restart({...chosen, putOff: [], run: {...state.run, lines: []}}, {kind: 'looking'}));
}

export function startRun(state: State, isGentle = false): Step {
	const token = state.token + 1;
	const isAlone = state.options.purpose !== undefined || state.form !== undefined || state.purpose !== 'claude-code';
	const sides = isAlone
		? []
		: (['api', 'app'] as const).map((purpose) => ({purpose, number: 0, isRunning: false, diagnosis: undefined}));
	const run: Run = {number: token, isRunning: true, isMoving: true, lines: state.diagnosis ? state.run.lines : []};
	return [{...state, token, run, sides}, [diagnose(state, token, state.purpose, isGentle), nextLook(run)]];
}

function diagnose(state: State, run: number, purpose: Purpose, isGentle = false): Effect {
	const request = {
		purpose,
		consents: allowed(state),
		answers: state.remembered.answers,
		isGentle,
		...(state.form && {form: state.form}),
	};
	return {kind: 'diagnose', run, request};
}

/** The code and the apps of this folder, once the first answer is known: they can't outrank it. */
export function startSides(state: State): Step {
	let {token} = state;
	const effects: Effect[] = [];
	const sides = state.sides.map((side): Side => {
		token += 1;
		effects.push(diagnose(state, token, side.purpose));
		return {...side, number: token, isRunning: true};
	});
	return [{...state, token, sides}, effects];
}

export function observe(state: State, run: number, event: DiagnosisEvent): Step {
	if (run !== state.run.number) {
		return event.kind === 'done' ? endSide(state, run, event.diagnosis) : [state, []];
	}
	switch (event.kind) {
		case 'planned':
			return [withLines(state, plan(state.run.lines, event.checks)), []];
		case 'started':
			return [withLines(state, setLine(state.run.lines, {id: event.id, state: 'running'})), []];
		case 'finished': {
			const {outcome, ...result} = event.result;
			return keepMoving(withLines(state, setLine(state.run.lines, {...result, state: outcome})));
		}
		case 'asking':
			return [{...state, run: {...state.run, asking: event.host}}, []];
		case 'done':
			return finish(state, event.diagnosis);
	}
}

function finish(state: State, diagnosis: Diagnosis): Step {
	const known = withDiagnosis({...state, run: {...state.run, isRunning: false}}, diagnosis);
	const note = isLocked(diagnosis) ? lockedText : known.note;
	// Where there is an answer that nothing outranks, it is drawn before more is looked at.
	const [first] = answersOf(known);
	const [besides, started] = first && !isAbsent(first) ? [known, []] : startSides(known);
	const [shown, effects] = show({...besides, note});
	const [ended, more] = endWait(shown, diagnosis);
	return [ended, [...started, ...effects, ...more]];
}

/** The diagnosis of the moment, and what is remembered of it. */
export function withDiagnosis(state: State, diagnosis: Diagnosis): State {
	const lines = diagnosis.checks.reduce<readonly ChecklistLine[]>(
		(all, {outcome, ...result}) => setLine(all, {...result, state: outcome}),
		state.run.lines.filter(({id}) => diagnosis.checks.some((check) => check.id === id)),
	);
	const {problem: _, ...run} = state.run;
	return {
		...state,
		diagnosis,
		run: {...run, lines},
		// Of a form nothing is remembered.
		remembered: state.form ? state.remembered : {...state.remembered, last: lastOf(state, diagnosis)},
	};
}

function endSide(state: State, run: number, diagnosis: Diagnosis | undefined): Step {
	const sides = state.sides.map((side) => (side.number === run ? {...side, isRunning: false, diagnosis} : side));
	return show({...state, sides});
}

export function failRun(state: State, run: number, problem: string): Step {
	if (run !== state.run.number) {
		return endSide(state, run, undefined);
	}
	const lines = state.run.lines.filter(({state: line}) => line !== 'running' && line !== 'waiting');
	const failed = {...state, run: {...state.run, lines, isRunning: false, problem}};
	return show(amendAll(failed, 'waiting', (screen) => ({...screen, isTrying: false})));
}

/** Puts on the lowest screen what is known now: the first answer, or that nothing is wrong. */
function show(state: State): Step {
	const base = screenBelow(state);
	if (base.kind !== 'looking' && !(base.kind === 'answer' && base.isPending)) {
		return [state, []];
	}
	const [first] = answersOf(state);
	const isOver = !state.run.isRunning && state.sides.every(({isRunning}) => !isRunning);
	if (first && (isAbsent(first) ? isOver : !state.run.isRunning)) {
		const wasPending = base.kind === 'answer' && findingKey(base.answer) === findingKey(first);
		return openAnswer(state, first, 'base', {wasPending});
	}
	return isOver ? [replaceBase(state, {kind: 'fine'}), []] : [state, []];
}

/** A check has ended: what was found is shown only when nothing more has come for a while. */
function keepMoving(state: State): Step {
	const {run} = state;
	return run.isMoving ? [state, []] : [{...state, run: {...run, isMoving: true}}, [nextLook(run)]];
}

function nextLook({number: token}: Run): Effect {
	return {kind: 'wait', token, milliseconds: patience};
}

/** Nothing has come for a while: if a server keeps it waiting, what was found so far is shown, though it may not be the last word. */
export function losePatience(state: State): Step {
	const {run} = state;
	if (!run.isRunning || screenBelow(state).kind !== 'looking') {
		return [state, []];
	}
	if (run.isMoving) {
		return [{...state, run: {...run, isMoving: false}}, [nextLook(run)]];
	}
	const findings = state.run.lines.flatMap((line) => line.findings);
	const {rootCause, findings: ranked} = rank(findings, catalogueOf(state));
	const [first] = ranked;
	const answer = first && rootCause !== null && {finding: first, diagnosis: soFar(state, rootCause, ranked)};
	return answer && !isAbsent(answer) ? openAnswer(state, answer, 'base', {isPending: true}) : [state, []];
}

function soFar(
	{options, purpose}: State,
	rootCause: Diagnosis['rootCause'],
	findings: Diagnosis['findings'],
): Diagnosis {
	return {
		purpose,
		at: options.now,
		milliseconds: 0,
		machine: {platform: 'linux', shell: null, claude: null, inside: []},
		folders: options.folders,
		verdict: 'broken',
		rootCause,
		findings,
		checks: [],
		ladder: [],
		requests: {},
		refusals: {},
		wanted: [],
	};
}

/** An answer on the lowest screen, in place of the present one, or above it. It appears when what each way would change is known. */
export function openAnswer(
	state: State,
	answer: ShownFinding,
	where: 'base' | 'here' | 'above',
	{isPending = false, wasPending = false} = {},
): Step {
	const token = state.token + 1;
	const before = where === 'base' ? screenBelow(state) : state.screen;
	const ways = waysOf(state, answer);
	const body = {
		kind: 'answer',
		answer,
		isPending,
		wasPending,
		isReady: false,
		until: before.kind === 'answer' && before.until !== undefined ? before.until : before,
		token,
		previews: undefined,
		typed: undefined,
	} as const;
	// What takes something away for good, or may not be the last word, isn't under the cursor.
	const cursor = !isPending && isPreselected(ways[0]) ? 0 : ways.length;
	const put = {base: replaceBase, here: replace, above: open}[where];
	const sets = ways.map((way) => (way.kind === 'cure' || way.kind === 'by-hand' ? way.fix.changes : []));
	return [put({...state, token}, body, cursor), [{kind: 'preview', token, sets}]];
}

/** It can be drawn now, and counts as read after a moment. */
export function previewed(state: State, token: number, previews: ScreenOf<'answer'>['previews']): Step {
	const isAwaited = [state.screen, ...state.trail].some((screen) => isKind(screen, 'answer') && screen.token === token);
	const shown = amendAll(state, 'answer', (screen) =>
		screen.token === token ? {...screen, previews, until: undefined} : screen,
	);
	return [shown, isAwaited ? [{kind: 'wait', token, milliseconds: guardTime}] : []];
}

/** Time has passed: an answer counts as read, and what had to wait for it begins. */
export function becomeReady(state: State, token: number): Step {
	const ready = <S extends ScreenOf<'answer'> | ScreenOf<'cured'>>(screen: S): S =>
		screen.token === token ? {...screen, isReady: true} : screen;
	const read = amendAll(amendAll(state, 'answer', ready), 'cured', ready);
	const isWaiting = !read.run.isRunning && read.diagnosis !== undefined && read.sides.some(({number}) => number === 0);
	return isWaiting ? startSides(read) : [read, []];
}

/** A try of the waiting screen: when it works again the wait is over, and whoever looks elsewhere is told. */
function endWait(state: State, diagnosis: Diagnosis): Step {
	const isWaiting = [state.screen, ...state.trail].some((screen) => isKind(screen, 'waiting') && screen.isTrying);
	if (!isWaiting) {
		return [state, []];
	}
	if (diagnosis.verdict === 'broken') {
		return [amendAll(state, 'waiting', (screen) => ({...screen, isTrying: false})), []];
	}
	const text =
		diagnosis.verdict === 'healthy' ? 'It works again.' : 'Nothing is wrong any more, but not everything is proved.';
	return [{...restart(state, {kind: 'fine'}), note: text}, [{kind: 'notify', text: `claude-fix: ${text}`}]];
}

function withLines(state: State, lines: readonly ChecklistLine[]): State {
	return {...state, run: {...state.run, lines}};
}
