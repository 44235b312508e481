// The answer: what is wrong, what would be changed, and one key that does it.
import {startCure} from '../curing.js';
import type {Choice, Step} from '../message.js';
import {amend, open} from '../navigate.js';
import type {ShownFinding, State} from '../state.js';
import {copyReport, onAnswer, putOff} from '../steps.js';
import {editLine} from '../typing.js';
import {type WayOut, waysOf} from '../ways.js';
import {beginRotation} from './rotation.js';
import type {ScreenRules} from './rules.js';
import {wait} from './waiting.js';

export const answerRules: ScreenRules<'answer'> = {
	choices: (state, screen) => [
		...waysOf(state, screen.answer).map(
			(way, at): Choice => ({...wordsOf(way, at, screen.isPending), act: (now) => chooseWay(now, at)}),
		),
		// Then someone else has to help.
		...(screen.answer.finding.fixes.length === 0 && waysOf(state, screen.answer).length === 0
			? [{label: 'Copy a redacted report', aside: 'R', act: (now) => [now, copyReport(now)]} satisfies Choice]
			: []),
		{label: 'Not now', aside: 'n', act: putOff},
	],
	takesText: ({typed}) => typed !== undefined,
	type: (state, screen, edit) =>
		screen.typed === undefined ? state : amend<'answer'>(state, screen, {typed: editLine(screen.typed, edit)}),
	// Someone who only presses Enter waits for the answer rather than postponing it.
	enter: (state, screen) => (screen.isPending ? stay(state) : undefined),
	escape: (state, screen) =>
		screen.typed === undefined ? undefined : [amend<'answer'>(state, screen, {typed: undefined}), []],
};

function wordsOf(way: WayOut, at: number, isPending: boolean): Pick<Choice, 'label' | 'aside'> {
	const aside = at === 0 && !isPending ? {aside: 'Enter or y'} : {};
	switch (way.kind) {
		case 'rotate':
			return {label: 'Replace the key, step by step', ...aside};
		case 'wait':
			return {label: 'Wait and try again', ...aside};
		case 'by-hand':
			return at === 0 ? {label: 'Show how', ...aside} : {label: way.fix.title, aside: 'by you'};
		case 'cure':
			return {
				label: at === 0 ? 'Cure it' : way.fix.title,
				...(way.word === undefined ? aside : {aside: `asks for the word ${way.word}`}),
			};
	}
}

/** What Enter does on a way; `y` takes the recommended one. A key that was typed before the answer could be read does nothing. */
export function chooseWay(state: State, at: number): Step {
	const {screen} = state;
	const answered = onAnswer(state);
	const way = answered && waysOf(state, answered)[at];
	if (!answered || !way || screen.kind !== 'answer' || !screen.isReady) {
		return [state, []];
	}
	if (screen.isPending) {
		return stay(state);
	}
	switch (way.kind) {
		case 'rotate':
			return beginRotation(state, answered);
		case 'wait':
			return wait(state);
		case 'by-hand':
			return [open(state, {kind: 'steps', answer: answered, fix: way.fix}), []];
		case 'cure':
			return way.word === undefined ? startCure(state, answered, way.fix) : confirm(state, answered, way, at);
	}
}

function stay(state: State): Step {
	return [{...state, note: 'Still looking: this may change. n skips it.'}, []];
}

/** What takes something away for good wants its name typed. */
function confirm(
	state: State,
	answered: ShownFinding,
	{fix, word = ''}: Extract<WayOut, {kind: 'cure'}>,
	at: number,
): Step {
	const {screen} = state;
	if (screen.kind !== 'answer') {
		return [state, []];
	}
	if (screen.typed === undefined) {
		return [amend<'answer'>(state, screen, {typed: '', cursor: at}), []];
	}
	return screen.typed.trim().toLowerCase() === word
		? startCure(state, answered, fix)
		: [{...state, note: `Type ${word} and press Enter, or Esc to leave it.`}, []];
}
