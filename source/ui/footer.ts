// The lines under every screen: a note if there is one, whom `a` asks, and the keys that mean something, as many as fit.
import stringWidth from 'string-width';
import {offerText} from '../core/session/consents.js';
import type {State} from '../core/session.js';
import type {Foot} from './arrange.js';
import {footerOf, type Hint} from './keys.js';
import {cut, paragraph, type TextLine, widthOf} from './lines.js';
import {signs} from './theme.js';

export function footOf(state: State, columns: number): Foot {
	const {note: text} = state;
	const hints = footerOf(state);
	const keys = keysLine(hints, columns);
	// The keys that matter most keep half of the line.
	const kept = widthOf(keysLine(hints, Math.floor(columns / 2)));
	const note = cut(text ?? '', columns - kept - apart.length);
	return {
		offer: offerLines(state, columns),
		note: text === undefined ? undefined : (most) => paragraph(text, columns, {tone: 'note', most: Math.min(most, 2)}),
		keys,
		noteAndKeys: [{text: note + apart, tone: 'note'}, ...keysLine(hints, columns - stringWidth(note) - apart.length)],
	};
}

/** Their place is kept free under an answer that came before everything was looked at. */
function offerLines(state: State, columns: number): readonly TextLine[] {
	const {screen} = state;
	const offer = offerText(state);
	const lines = offer === undefined ? [] : paragraph(offer, columns, {first: 'a ', firstTone: 'plain', tone: 'dim'});
	const isEarly = screen.kind === 'answer' && (screen.isPending || screen.wasPending);
	const kept = isEarly ? Math.ceil(longestOffer / columns) : 0;
	return [...lines, ...Array.from({length: Math.max(0, kept - lines.length)}, (): TextLine => [])];
}

/** The most columns an offer takes; addresses may take more. */
const longestOffer = 120;

/** Between a note and the keys beside it. */
const apart = '   ';

function keysLine(hints: readonly Hint[], columns: number): TextLine {
	const {shown, separator} = fitting(hints, columns);
	return shown.flatMap(({shown: key, words}, index) => [
		...(index === 0 ? [] : [{text: separator, tone: 'dim' as const}]),
		{text: `${key} `, tone: 'plain' as const},
		{text: words, tone: 'dim' as const},
	]);
}

/** The least important go first; they are separated by blanks alone where that saves a key. */
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
