// A diagnosis from the choice on the home screen to its end: consents first, then the checklist that fills in live.
import type {AppForm} from '../app/form.js';
import type {Consent} from '../consent.js';
import type {Diagnosis, DiagnosisEvent} from '../diagnosis.js';
import type {Purpose} from '../evidence.js';
import {rootLine} from './can.js';
import {allowed, askable, firstAnswer, isLocked, unanswered} from './consents.js';
import {plan, setLine} from './lines.js';
import {lastOf, rootFinding, shownLines, toRunAgain} from './look.js';
import type {Again, Step} from './message.js';
import {amendAll, open} from './navigate.js';
import {askNext} from './questioning.js';
import {settle} from './settling.js';
import type {Line, Run, State, Subject} from './state.js';
import {lockedText} from './texts.js';

/** The person says what fails: asks what is not yet answered, then looks. */
export function begin(state: State, subject: Subject): Step<State> {
	const purpose: Purpose = subject === 'unsure' ? 'claude-code' : subject;
	const last = state.remembered.last;
	const isSame = state.purpose === purpose && !state.form;
	const chosen: State = {
		...state,
		purpose,
		form: undefined,
		remembered: {...state.remembered, subject},
		diagnosis: isSame ? state.diagnosis : undefined,
		work: isSame || state.work?.run === undefined ? state.work : undefined,
		before: isSame && state.before ? state.before : last?.purpose === purpose ? last : undefined,
	};
	const [started, effects] = look(chosen);
	return [started, [{kind: 'remember', what: {subject}}, ...effects]];
}

/** Looks at what a person has entered for an app. A gateway that was allowed for another form is asked about anew. */
export function beginForm(state: State, form: AppForm): Step<State> {
	const {gateway: _, ...consents} = state.consents;
	return look({...state, purpose: 'app', form, consents, diagnosis: undefined, work: undefined, before: undefined});
}

/** Consents first, as far as they are known to be needed. */
function look(state: State): Step<State> {
	const [consent, ...rest] = unanswered(state, state.options.planned[state.purpose]);
	return consent
		? [open(state, {kind: 'consent', consent, rest, isAfter: false}, firstAnswer(consent)), []]
		: startRun(open(state, {kind: 'checklist', filter: '', isFiltering: false, isTouched: false}), {kind: 'all'});
}

export function startRun(state: State, again: Again): Step<State> {
	const number = state.run.number + 1;
	const run: Run = {number, isRunning: true, lines: again.kind === 'all' && !state.diagnosis ? [] : state.run.lines};
	return [
		{...state, run},
		[
			{
				kind: 'diagnose',
				run: number,
				request: {
					purpose: state.purpose,
					consents: allowed(state),
					answers: state.remembered.answers,
					again,
					...(state.form && {form: state.form}),
				},
			},
		],
	];
}

/** `r`: what failed looks again; all of it where nothing failed. */
export function runAgain(state: State): Step<State> {
	const ids = toRunAgain(state);
	const total = state.run.lines.length;
	return startRun(state, ids.length === 0 || ids.length === total ? {kind: 'all'} : {kind: 'checks', ids});
}

export function observe(state: State, event: DiagnosisEvent): Step<State> {
	switch (event.kind) {
		case 'planned':
			return [withLines(state, plan(state.run.lines, event.checks)), []];
		case 'started':
			return [withLines(state, setLine(state.run.lines, {id: event.id, state: 'running'})), []];
		case 'finished': {
			const {id, title, outcome, milliseconds, because, findings} = event.result;
			const change = {id, title, state: outcome, milliseconds, because, findings};
			return [followRoot(withLines(state, setLine(state.run.lines, change))), []];
		}
		case 'done':
			return finish(state, event.diagnosis);
	}
}

function finish(state: State, diagnosis: Diagnosis): Step<State> {
	const lines = diagnosis.checks.reduce<readonly Line[]>(
		(all, {outcome, ...result}) => setLine(all, {...result, state: outcome}),
		state.run.lines.filter(({id}) => diagnosis.checks.some((check) => check.id === id)),
	);
	const last = lastOf(state, diagnosis);
	const done: State = {
		...state,
		diagnosis,
		run: {number: state.run.number, isRunning: false, lines},
		// Of a form nothing is remembered.
		remembered: state.form ? state.remembered : {...state.remembered, last},
		before: state.before ?? last,
	};
	const [settled, effects] = settle({...placeCursor(state, done), note: undefined}, diagnosis);
	const {screen} = settled;
	const [consent, ...rest] = unanswered(settled, askable(settled, diagnosis)).filter(
		(wanted) => diagnosis.verdict !== 'broken' || seesMore.has(wanted) || state.form !== undefined,
	);
	// Asked as soon as it is known that a check here needs it, unless the person is busy elsewhere.
	return consent && screen.kind === 'checklist' && !screen.isFiltering
		? [open(settled, {kind: 'consent', consent, rest, isAfter: true}, firstAnswer(consent)), effects]
		: [askNext(isLocked(diagnosis) ? {...settled, note: settled.note ?? lockedText} : settled), effects];
}

/** Consents that may show another root cause; the others only prove, which can wait when something is known to be wrong. */
const seesMore: ReadonlySet<Consent> = new Set(['keychain', 'helper', 'network']);

/** The lines are sorted now: the cursor goes to the root cause, or stays on the check that the person had chosen. */
function placeCursor(was: State, done: State): State {
	return amendAll(done, 'checklist', (screen) => {
		const chosen = shownLines(was, screen.filter)[screen.cursor]?.id;
		const at = shownLines(done, screen.filter).findIndex(({id}) => id === chosen);
		return {...screen, cursor: screen.isTouched && at >= 0 ? at : rootLine(done, screen.filter)};
	});
}

/** As long as nobody has moved it, the cursor of the checklist waits at the first error. */
function followRoot(state: State): State {
	const root = rootFinding(state);
	return amendAll(state, 'checklist', (screen) => {
		const at = shownLines(state, screen.filter).findIndex(({findings}) =>
			findings.some(({cause}) => cause === root?.cause),
		);
		return screen.isTouched || at < 0 ? screen : {...screen, cursor: at};
	});
}

export function failRun(state: State, problem: string): Step<State> {
	const lines = state.run.lines.filter(({state: line}) => line !== 'running' && line !== 'waiting');
	return settle({...state, run: {...state.run, lines, isRunning: false, problem}}, undefined);
}

function withLines(state: State, lines: readonly Line[]): State {
	return {...state, run: {...state.run, lines}};
}
