// The one table of keys: what each means, and the words for footer and help. A key that is off (core's canDo) is off in all of them.
import {waysOf} from '../core/session/ways.js';
import {type Action, canDo, type Message, type State, takesText} from '../core/session.js';
import type {Key} from './input.js';
import {signs} from './theme.js';

type Binding = {
	readonly action: Action;
	/** Names of keys, or single characters. */
	readonly keys: readonly string[];
	/** As the help and the footer write it. */
	readonly shown: string;
	/** In the footer, where one key stands for its pair too. */
	readonly pair?: string;
	readonly help: string;
	/** Two or three words; without any the footer leaves the key out. */
	readonly footer?: string | ((state: State) => string | undefined);
	/** What goes last when the line is narrow: 1 stays longest. */
	readonly rank?: number;
};

export const bindings: readonly Binding[] = [
	{action: 'cure', keys: ['y'], shown: 'y', help: 'cure it: the fix under the cursor', footer: cureWords, rank: 2},
	{action: 'not-now', keys: ['n'], shown: 'n', help: 'not now: on to the next finding', footer: 'not now', rank: 5},
	{
		action: 'down',
		keys: ['down', 'j'],
		shown: signs.down,
		pair: `${signs.up}${signs.down}`,
		help: 'move down, through the fixes (also j)',
		footer: 'move',
		rank: 13,
	},
	{action: 'up', keys: ['up', 'k'], shown: signs.up, help: 'move up (also k)'},
	{
		action: 'choose',
		keys: ['enter'],
		shown: 'Enter',
		help: 'choose what the cursor is on',
		footer: chooseWords,
		rank: 11,
	},
	{action: 'tick', keys: [' '], shown: 'Space', help: 'tick off', footer: 'tick', rank: 10},
	{
		action: 'next',
		keys: ['right', 'tab'],
		shown: signs.right,
		pair: `${signs.left}${signs.right}`,
		help: 'the next finding (also Tab)',
		footer: 'findings',
		rank: 8,
	},
	{action: 'previous', keys: ['left', 'back-tab'], shown: signs.left, help: 'the previous finding'},
	{
		action: 'ask',
		keys: ['a'],
		shown: 'a',
		help: 'ask, as the line says: who is asked and what is sent',
		footer: 'ask',
		rank: 6,
	},
	{action: 'why', keys: ['w'], shown: 'w', help: 'why: the finding in full', footer: 'why', rank: 3},
	{action: 'ladder', keys: ['l'], shown: 'l', help: 'which credential wins, and why', footer: 'who wins', rank: 7},
	{
		action: 'checks',
		keys: ['v'],
		shown: 'v',
		help: 'all checks',
		footer: ({run, screen}) => (screen.kind === 'answer' ? `${run.lines.length} checks` : 'checks'),
		rank: 9,
	},
	{action: 'filter', keys: ['/'], shown: '/', help: 'filter the list', footer: 'filter', rank: 14},
	{action: 'copy', keys: ['c'], shown: 'c', help: 'copy the line to paste', footer: 'copy', rank: 12},
	{action: 'undo', keys: ['u'], shown: 'u', help: 'undo a change'},
	{action: 'compare', keys: ['h'], shown: 'h', help: 'compare with the last diagnosis'},
	{action: 'again', keys: ['r'], shown: 'r', help: 'look at everything again'},
	{action: 'report', keys: ['R'], shown: 'R', help: 'copy a redacted report'},
	{action: 'menu', keys: ['m'], shown: 'm', help: 'the menu', footer: 'menu', rank: 4},
	{action: 'page-down', keys: ['page-down'], shown: 'PgDn', help: 'a page down'},
	{action: 'page-up', keys: ['page-up'], shown: 'PgUp', help: 'a page up'},
	{action: 'first', keys: ['home', 'g'], shown: 'Home', help: 'to the top of the list (also g)'},
	{action: 'last', keys: ['end', 'G'], shown: 'End', help: 'to the end of the list (also G)'},
	{action: 'erase', keys: ['erase'], shown: 'Backspace', help: 'erase a character'},
	{action: 'clear', keys: ['ctrl-u'], shown: 'Ctrl-U', help: 'erase the line', footer: 'erase', rank: 15},
	{
		action: 'back',
		keys: ['escape'],
		shown: 'Esc',
		help: 'back; from the first screen: leave',
		footer: 'back',
		rank: 4.5,
	},
	{action: 'help', keys: ['?'], shown: '?', help: 'these keys', footer: 'keys', rank: 16},
	{action: 'quit', keys: ['q'], shown: 'q', help: 'leave', footer: 'leave', rank: 1},
	{action: 'suspend', keys: ['ctrl-z'], shown: 'Ctrl-Z', help: 'suspend; fg comes back'},
	{action: 'interrupt', keys: ['ctrl-c'], shown: 'Ctrl-C', help: 'leave at once'},
];

/** What a key asks for; whether it can be done now is decided in update. */
export function messageOf(state: State, key: Key): Message | undefined {
	const isText = takesText(state);
	if (key.kind === 'paste') {
		return isText ? {kind: 'text', text: key.text} : undefined;
	}
	const name = key.kind === 'named' ? key.name : key.character;
	if (isText && key.kind === 'character') {
		return {kind: 'text', text: name};
	}
	if (/^[1-9]$/.test(name)) {
		return {kind: 'jump', to: Number(name) - 1};
	}
	const binding = bindings.find(({keys}) => keys.includes(name));
	return binding && {kind: 'action', action: binding.action};
}

/** From the first screen there is no way back, only out, but from what is typed on it. */
export function isWayOut(state: State): boolean {
	return state.trail.length === 0 && !takesText(state);
}

export type Hint = {readonly shown: string; readonly words: string; readonly rank: number};

/** The keys of the footer, in the order of the table. */
export function footerOf(state: State): readonly Hint[] {
	return bindings.flatMap(({action, shown, pair, footer, rank = 99}) => {
		const words = typeof footer === 'function' ? footer(state) : footer;
		return words !== undefined && canDo(state, action) && !(action === 'back' && isWayOut(state))
			? [{shown: pair ?? shown, words, rank}]
			: [];
	});
}

/** What `y` does to the recommended way; nothing while the answer may change. */
function cureWords(state: State): string | undefined {
	const {screen} = state;
	const [way] = screen.kind === 'answer' && !screen.isPending ? waysOf(state, screen.answer) : [];
	return way && {cure: 'cure', rotate: 'replace', wait: 'wait', 'by-hand': 'show'}[way.kind];
}

/** Where a choice is marked with it, it isn't said again. */
function chooseWords(state: State): string | undefined {
	return takesText(state) ? 'go on' : state.screen.kind === 'answer' ? undefined : 'choose';
}

/** Every key, and whether it does something on that screen. */
export function helpOf(
	state: State,
): readonly {readonly shown: string; readonly help: string; readonly isOn: boolean}[] {
	return bindings.map(({action, shown, help}) => ({shown, help, isOn: canDo(state, action)}));
}
