// Lines in which something is typed: a text, or a secret of which only length and hint are shown.
import type {Secret} from '../../core/secret.js';
import {cutLine, paragraph, type StyledText, type TextLine, tail, widthOf} from '../lines.js';
import {signs} from '../theme.js';

const prompt: StyledText = {text: '> ', tone: 'accent'};

/** Columns that what is typed always has. */
const leastTyped = 12;

/** One line, however long the text and the prompt; the cursor is in sight. */
export function entryLine(text: string, columns: number, lead = prompt, caret: string = signs.caret): TextLine {
	const asked = cutLine([lead], columns - leastTyped);
	return [...asked, {text: tail(text, columns - widthOf(asked) - 1)}, {text: caret, tone: 'accent'}];
}

/** As many dots as there are characters, up to the width; then how many, and the hint once there is one. */
export function secretLine(secret: Secret, columns: number): readonly TextLine[] {
	const {length} = secret;
	const dots = signs.dot.repeat(Math.min(length, Math.max(4, columns - 4)));
	const words = length === 0 ? '' : `${length} ${length === 1 ? 'character' : 'characters'}`;
	const hint = length < shortestHinted ? '' : `, ${secret.hint}`;
	return [
		entryLine(dots, columns),
		...(words === '' ? [] : paragraph(`${words}${hint}`, columns, {indent: 2, tone: 'note'})),
	];
}

/** A shorter value has its length for a hint. */
const shortestHinted = 20;
