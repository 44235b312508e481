// A pasted error message and what it may mean.
import {scrubEagerly} from '../../core/scrub.js';
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine, wrap} from '../lines.js';
import {signs} from '../theme.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

/** Lines of the pasted text that stay visible: its end, where the cursor is. */
const shownLines = 4;

export function drawExplain(context: DrawContext<ScreenOf<'explain'>>): View {
	const {screen, columns} = context;
	const {text, found} = screen;
	const lines = wrap(scrubEagerly(text), columns - 3).slice(-shownLines);
	const typed = lines.map(
		(line, index): TextLine => [
			{text: index === 0 ? '> ' : '  ', tone: 'accent'},
			{text: line},
			{text: index === lines.length - 1 ? signs.caret : '', tone: 'accent'},
		],
	);
	const hint =
		found === undefined
			? 'Paste or type what you see, then press Enter. It stays on this machine.'
			: found.length === 0
				? 'No known message says this. Try a shorter part, or run the diagnosis.'
				: 'It may mean, likeliest first:';
	const told = found?.[0]?.told;
	const body = told ? spaced(...told.map((line) => paragraph(line, columns))) : paragraph(hint, columns, {tone: 'dim'});
	return {
		...viewFrom(context, ['claude-fix', 'What an error means'], body),
		input: typed,
	};
}
