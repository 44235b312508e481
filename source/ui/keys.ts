// The one table of keys: what each means, and the words for footer and help. A key that is off (core's canDo) is off in all of them.
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
	/** Two words at most; without it the footer leaves the key out. */
	readonly footer?: string;
	/** What goes last when the line is narrow: 1 stays longest. */
	readonly rank?: number;
};

export const bindings: readonly Binding[] = [
	{
		action: 'down',
		keys: ['down', 'j'],
		shown: '↓',
		pair: signs.arrows,
		help: 'move down (also j)',
		footer: 'move',
		rank: 5,
	},
	{action: 'up', keys: ['up', 'k'], shown: '↑', help: 'move up (also k)'},
	{action: 'choose', keys: ['enter'], shown: 'Enter', help: 'choose what the cursor is on', footer: 'choose', rank: 3},
	{action: 'tick', keys: [' '], shown: 'Space', help: 'tick off', footer: 'tick', rank: 6},
	{action: 'next', keys: ['n'], shown: 'n', help: 'the next finding', footer: 'next', rank: 8},
	{action: 'summary', keys: ['s'], shown: 's', help: 'the summary', footer: 'summary', rank: 7},
	{action: 'copy', keys: ['c'], shown: 'c', help: 'copy what is to be pasted', footer: 'copy', rank: 6},
	{action: 'again', keys: ['r'], shown: 'r', help: 'run again what failed', footer: 'again', rank: 9},
	{action: 'filter', keys: ['/'], shown: '/', help: 'filter the list', footer: 'filter', rank: 11},
	{action: 'ladder', keys: ['l'], shown: 'l', help: 'which credential wins, and why', footer: 'ladder', rank: 10},
	{action: 'report', keys: ['R'], shown: 'R', help: 'copy a redacted report'},
	{action: 'page-down', keys: ['page-down', 'right'], shown: 'PgDn', help: 'further down (also →)'},
	{action: 'page-up', keys: ['page-up', 'left'], shown: 'PgUp', help: 'further up (also ←)'},
	{action: 'first', keys: ['home', 'g'], shown: 'Home', help: 'to the top of the list (also g)'},
	{action: 'last', keys: ['end', 'G'], shown: 'End', help: 'to the end of the list (also G)'},
	{action: 'erase', keys: ['erase'], shown: 'Backspace', help: 'erase a character'},
	{action: 'clear', keys: ['ctrl-u'], shown: 'Ctrl-U', help: 'erase the line', footer: 'erase', rank: 12},
	{action: 'back', keys: ['escape'], shown: 'Esc', help: 'back; from the first screen: leave', footer: 'back', rank: 4},
	{action: 'help', keys: ['?'], shown: '?', help: 'these keys', footer: 'keys', rank: 2},
	{action: 'quit', keys: ['q'], shown: 'q', help: 'leave', footer: 'leave', rank: 1},
	{action: 'suspend', keys: ['ctrl-z'], shown: 'Ctrl-Z', help: 'suspend; fg comes back'},
	{action: 'interrupt', keys: ['ctrl-c'], shown: 'Ctrl-C', help: 'leave at once'},
];

/** What a key means on the present screen; undefined: nothing. */
export function messageOf(state: State, key: Key): Message | undefined {
	if (key.kind === 'paste') {
		return takesText(state) ? {kind: 'text', text: key.text} : undefined;
	}
	const isText = takesText(state);
	const name = key.kind === 'named' ? key.name : key.character;
	if (isText && key.kind === 'character') {
		return {kind: 'text', text: key.character};
	}
	if (/^[1-9]$/.test(name)) {
		return {kind: 'jump', to: Number(name) - 1};
	}
	const binding = bindings.find(({keys, action}) => keys.includes(name) && canDo(state, action));
	return binding && {kind: 'action', action: binding.action};
}

export type Hint = {readonly shown: string; readonly words: string; readonly rank: number};

/** The keys of the footer, in the order of the table. On the first screen there is no way back, only out. */
export function footerOf(state: State): readonly Hint[] {
	return bindings.flatMap(({action, shown, pair, footer, rank = 99}) =>
		footer !== undefined && canDo(state, action) && !(action === 'back' && state.trail.length === 0)
			? [{shown: pair ?? shown, words: action === 'choose' && takesText(state) ? 'go on' : footer, rank}]
			: [],
	);
}

/** Every key, and whether it does something on that screen. */
export function helpOf(
	state: State,
): readonly {readonly shown: string; readonly help: string; readonly isOn: boolean}[] {
	return bindings.map(({action, shown, help}) => ({shown, help, isOn: canDo(state, action)}));
}
