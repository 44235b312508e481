// The lines under every screen: whom `a` asks, a note if there is one, and the keys that mean something, as many as fit.
import stringWidth from 'string-width';
import {offerText} from '../core/session/consents.js';
import type {State} from '../core/session.js';
import {footerOf, type Hint} from './keys.js';
import {paragraph, type TextLine} from './lines.js';
import {signs} from './theme.js';

export function footLines(state: State, columns: number): readonly TextLine[] {
	const note = state.note === undefined ? [] : paragraph(state.note, columns, {tone: 'note', most: 2});
	const offer = offerText(state);
	const offers = offer === undefined ? [] : paragraph(offer, columns, {first: 'a ', firstTone: 'plain', tone: 'dim'});
	return [...offers, ...note, keysLine(footerOf(state), columns)];
}

function keysLine(hints: readonly Hint[], columns: number): TextLine {
	const {shown, separator} = fitting(hints, columns);
	return shown.flatMap(({shown: key, words}, index) => [
		...(index === 0 ? [] : [{text: separator, tone: 'dim' as const}]),
		{text: `${key} `, tone: 'plain' as const},
		{text: words, tone: 'dim' as const},
	]);
}

/** What matters least goes first; blanks alone part them where that saves a key. */
function fitting(
	hints: readonly Hint[],
	columns: number,
): {readonly shown: readonly Hint[]; readonly separator: string} {
	const width = hints.reduce((sum, {shown, words}) => sum + stringWidth(`${shown} ${words}`), 0);
	const gaps = Math.max(0, hints.length - 1);
	const wide = ` ${signs.separator} `;
	const separators = [wide, '  '];
	const separator = separators.find((one) => width + gaps * stringWidth(one) <= columns);
	if (separator !== undefined || hints.length <= 1) {
		return {shown: hints, separator: separator ?? ''};
	}
	const least = Math.max(...hints.map(({rank}) => rank));
	return fitting(
		hints.filter(({rank}) => rank !== least),
		columns,
	);
}
