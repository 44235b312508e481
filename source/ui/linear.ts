// A screen as lines of text with numbered choices, printed once and never drawn again: for screen readers, and for terminals that keep what was said.
import {offerText} from '../core/session/consents.js';
import {type Message, type State, takesText} from '../core/session.js';
import {messageOf} from './keys.js';
import {viewOf} from './screens/index.js';

/** Nothing is cut: a printed text has as many lines as it needs. */
const rows = 10_000;

export function linesOf(state: State, columns: number): readonly string[] {
	const view = viewOf(state, {columns, rows});
	const texts = [...view.body, ...(view.input ?? []), ...(view.box?.lines ?? [])].map((line) =>
		line.map(({text}) => text).join(''),
	);
	const choices = view.choices.map(
		({label, aside}, at) => `${at + 1}. ${label}${aside === undefined || aside === '' ? '' : ` (${aside})`}`,
	);
	const offer = offerText(state);
	const notes = [...(offer === undefined ? [] : [`a ${offer}`]), ...(state.note === undefined ? [] : [state.note])];
	return ['', view.title.join(': '), ...texts.filter((text) => text.trim() !== ''), ...choices, ...notes];
}

/** What is asked after a screen. */
export function questionOf(state: State): string {
	return takesText(state)
		? 'Type it, or press Enter alone to go back: '
		: 'A number, a letter (y cure, n not now, w why, l who wins, v checks, m menu, q leave), or Enter for 1: ';
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
