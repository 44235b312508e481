// A session as a conversation: words for what a person does and what the machine answers, and what became of it.

import type {CureResult} from '../../source/core/cure.js';
import type {Diagnosis} from '../../source/core/diagnosis.js';
import {waysOf} from '../../source/core/session/ways.js';
import {
	type Action,
	choicesOf,
	type Effect,
	init,
	type Message,
	type SessionOptions,
	type State,
	update,
} from '../../source/core/session.js';
import {eventsOf, now, previews, sessionOptions} from './diagnosis.js';

/** An action, an action several times ("down*3"), text to type (">text"), or any message. */
export type Turn = Action | `${Action}*${number}` | `>${string}` | Message | ((state: State) => readonly Message[]);

export type Talked = {
	readonly state: State;
	/** Of the whole conversation, in order. */
	readonly effects: readonly Effect[];
	/** Of the last turn. */
	readonly last: readonly Effect[];
};

export function talk(turns: readonly Turn[], options: Partial<SessionOptions> = {}, from?: State): Talked {
	const [first, begun] = from ? [from, []] : init(sessionOptions(options));
	let state = first;
	const effects: Effect[] = [...begun];
	let last: Effect[] = [...begun];
	for (const turn of turns) {
		last = [];
		for (const message of messagesOf(turn, state)) {
			const [next, wanted] = update(state, message);
			state = next;
			effects.push(...wanted);
			last.push(...wanted);
		}
	}
	return {state, effects, last};
}

function messagesOf(turn: Turn, state: State): readonly Message[] {
	if (typeof turn === 'function') {
		return turn(state);
	}
	if (typeof turn === 'object') {
		return [turn];
	}
	if (turn.startsWith('>')) {
		return [{kind: 'text', text: turn.slice(1)}];
	}
	const [action, times = '1'] = turn.split('*');
	return Array.from({length: Number(times)}, () => ({kind: 'action', action: action as Action}));
}

/** The machine looks: all events of this diagnosis, for the run that is under way. */
export function looks(diagnosis: Diagnosis): (state: State) => readonly Message[] {
	return ({run}) => eventsOf(diagnosis).map((event) => ({kind: 'event', run: run.number, event}));
}

/** What each way would change is known, so the answer is drawn; and it has been there for a moment. */
export const appears: readonly Turn[] = [
	(state) =>
		state.screen.kind === 'answer'
			? [
					{
						kind: 'previewed',
						token: state.screen.token,
						previews: waysOf(state, state.screen.answer).map(() => previews),
					},
				]
			: [],
	({screen}) => ('token' in screen ? [{kind: 'waited', token: screen.token, now}] : []),
];

/** Claude Code is looked at, then the code and the apps of the folder, where nothing is found; the answer is on the screen. */
export function answers(diagnosis: Diagnosis, beside: Partial<Record<'api' | 'app', Diagnosis>> = {}): readonly Turn[] {
	return [
		looks(diagnosis),
		...appears,
		({sides}) =>
			sides.map(({number, purpose}) => ({
				kind: 'event',
				run: number,
				event: {kind: 'done', diagnosis: beside[purpose as 'api' | 'app'] ?? nothingIn(diagnosis, purpose)},
			})),
		...appears,
	];
}

function nothingIn(diagnosis: Diagnosis, purpose: Diagnosis['purpose']): Diagnosis {
	return {...diagnosis, purpose, verdict: 'healthy', rootCause: null, findings: [], checks: []};
}

/** A cure has ended, and what came of it has been on the screen for a moment. */
export function ends(result: CureResult): readonly Turn[] {
	return [({work = -1}) => [{kind: 'cure-ended', token: work, result}], ...appears];
}

export function kindsOf(effects: readonly Effect[]): readonly string[] {
	return effects.map(({kind}) => kind);
}

/** Moves the cursor to the choice whose label has these words. */
export function choice(words: string): (state: State) => readonly Message[] {
	return (state) => {
		const to = choicesOf(state).findIndex(({label}) => label.includes(words));
		if (to < 0) {
			throw new Error(
				`There is no "${words}" among: ${choicesOf(state)
					.map(({label}) => label)
					.join(' | ')}`,
			);
		}
		return [{kind: 'jump', to}];
	};
}
