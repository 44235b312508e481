// The list that prevents it next time.
import {tickedHabits} from '../../core/session/look.js';
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {signs} from '../theme.js';
import {type DrawContext, viewFrom} from './screen.js';

export function drawPrevention(context: DrawContext<ScreenOf<'prevention'>>): View {
	const {state, screen, columns} = context;
	const {habits} = state.options;
	const done = tickedHabits(state);
	const how = habits[screen.cursor]?.how ?? '';
	return {
		...viewFrom(
			context,
			['claude-fix', 'Keep it from happening again'],
			paragraph('What can be seen ticks itself. Enter or Space ticks off the rest; it is remembered.', columns, {
				tone: 'dim',
			}),
			({label, aside}, at) => ({
				label,
				mark: done.has(habits[at]?.id ?? '') ? {text: signs.ticked, tone: 'good'} : {text: signs.unticked, tone: 'dim'},
				...(aside === undefined ? {} : {aside}),
			}),
		),
		aside: `${done.size} of ${habits.length}`,
		box: {lines: paragraph(how, columns, {tone: 'dim', indent: 2})},
	};
}
