// A screen as lines of text with numbered choices, printed once and never drawn again: for screen readers, and for terminals that keep what was said.

import {sentence} from '../core/sentence.js';
import {offerText} from '../core/session/consents.js';
import {type Message, type State, takesText} from '../core/session.js';
import {footerOf, messageOf} from './keys.js';
import {type TextLine, wrap} from './lines.js';
import {viewOf} from './screens/index.js';
import {marks, severityMarks} from './theme.js';

/** Nothing is cut: a printed text has as many lines as it needs. */
const rows = 10_000;

export function linearLines(state: State, columns: number): readonly string[] {
	const view = viewOf(state, {columns, rows});
	const texts = [...view.body, ...(view.input ?? []), ...(view.box?.lines ?? [])].map(inWords);
	const choices = view.choices.map(
		({label, aside}, at) => `${at + 1}. ${label}${aside === undefined || aside === '' ? '' : ` (${aside})`}`,
	);
	const offer = offerText(state);
	const notes = [
		...(offer === undefined ? [] : wrap(`a ${offer}`, columns)),
		...(state.note === undefined ? [] : [state.note]),
	];
	return ['', view.title.join(': '), ...texts.filter((text) => text.trim() !== ''), ...choices, ...notes];
}

const words = new Map(
	[...Object.values(severityMarks), ...Object.values(marks)].map(({figure, word}) => [figure, word]),
);

/** A sign is read out as something else: what it means is said. */
function inWords([first, ...rest]: TextLine): string {
	const [, blank = '', sign = ''] = /^(\s*)(\S) $/u.exec(first?.text ?? '') ?? [];
	const word = first?.tone === undefined ? undefined : words.get(sign);
	const begin = word === undefined ? (first?.text ?? '') : `${blank}${sentence(word)}: `;
	return begin + rest.map(({text}) => text).join('');
}

/** What is asked after a screen. */
export function questionOf(state: State): string {
	return takesText(state)
		? 'Type it, or press Enter alone to go back: '
		: `A number, a letter (${lettersOf(state)}), or Enter for 1: `;
}

/** The letters that do something now, as the footer names them. */
function lettersOf(state: State): string {
	const hints = footerOf(state).filter(({shown}) => /^[a-z]$/i.test(shown));
	return hints.map(({shown, words}) => `${shown} ${words}`).join(', ');
}

/** What an answer means: a number chooses, a letter is a key, text is text. Nothing: the first choice, or back where text is taken. */
export function messagesOf(state: State, answer: string): readonly Message[] {
	const words = answer.trim();
	const choose: Message = {kind: 'action', action: 'choose'};
	if (takesText(state)) {
		return words === ''
			? [{kind: 'action', action: 'back'}]
			: [{kind: 'action', action: 'clear'}, {kind: 'text', text: words}, choose];
	}
	if (words === '' || /^\d{1,3}$/.test(words)) {
		return [{kind: 'jump', to: words === '' ? 0 : Number(words) - 1}, choose];
	}
	const message = words.length === 1 ? messageOf(state, {kind: 'character', character: words}) : undefined;
	return message ? [message] : [];
}
