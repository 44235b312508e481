// The first screen: what fails?
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {type Context, spaced, viewFrom} from './screen.js';

export function home(context: Context<ScreenOf<'home'>>): View {
	const {columns, rows, state} = context;
	const intro =
		rows < 20
			? []
			: paragraph(
					'Finds out which credential is really sent, what the server says to it, and cures a 401. Nothing is changed before you have seen it.',
					columns,
					{tone: 'dim'},
				);
	return {
		...viewFrom(context, ['claude-fix'], spaced(intro, paragraph('What fails?', columns, {tone: 'strong'}))),
		aside: state.options.version,
	};
}
