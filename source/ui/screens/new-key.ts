// The masked line for the new key.
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {secretLine} from './entry.js';
import {title} from './rotation.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

export function drawNewKey(context: DrawContext<ScreenOf<'new-key'>>): View {
	const {screen, columns} = context;
	return {
		...viewFrom(
			context,
			[...title, 'The new key'],
			spaced(
				paragraph('Paste the new key, or type it, then press Enter.', columns, {tone: 'strong'}),
				paragraph("It isn't shown, remembered or logged. Stray spaces and line breaks are removed.", columns, {
					tone: 'dim',
				}),
			),
		),
		input: secretLine(screen.key, columns),
	};
}
