// The checklist: what needs attention first, the rest folded to a line per area.
import {type ChecklistRow, rowsOf} from '../../core/session/screens/checks.js';
import type {ChecklistLine, ScreenOf} from '../../core/session.js';
import type {View, ViewChoice} from '../arrange.js';
import {paragraph} from '../lines.js';
import {marks, signs} from '../theme.js';
import {entryLine} from './entry.js';
import {type DrawContext, duration, subjectOf, viewFrom} from './screen.js';

export function drawChecks(context: DrawContext<ScreenOf<'checks'>>): View {
	const {state, screen, columns} = context;
	const {lines, isRunning} = state.run;
	const rows = rowsOf(state, screen);
	const done = lines.filter(({state: line}) => line !== 'waiting' && line !== 'running').length;
	const base = viewFrom(context, ['claude-fix', `Checks: ${subjectOf(state)}`], []);
	const isFiltered = screen.isFiltering || screen.filter !== '';
	return {
		...base,
		choices: base.choices.map(({label}, at) => drawn(label, rows[at])),
		isDense: true,
		aside: isRunning ? `${done} of ${lines.length}` : `${lines.length} checks`,
		body: rows.length === 0 ? paragraph('No check matches.', columns, {tone: 'dim'}) : [],
		...(isFiltered
			? {
					input: [
						entryLine(screen.filter, columns, {text: '/ ', tone: 'accent'}, screen.isFiltering ? signs.caret : ''),
					],
				}
			: {}),
	};
}

function drawn(label: string, row: ChecklistRow | undefined): ViewChoice {
	if (row?.kind === 'area') {
		return {label, mark: {text: row.isOpen ? signs.unfolded : signs.folded, tone: 'dim'}, aside: countsOf(row.lines)};
	}
	const {figure, tone, word} = marks[row?.line.state ?? 'waiting'];
	const isQuiet = tone === 'dim' || row?.line.state === 'passed';
	return {
		label: row?.isInside ? `  ${label}` : label,
		mark: {text: figure, tone},
		aside: row?.isConsequence ? 'follows' : word,
		tone: isQuiet ? 'dim' : 'plain',
	};
}

/** "9 fine, 2 n/a". */
function countsOf(lines: readonly ChecklistLine[]): string {
	const words = lines.map(({state}) => marks[state].word);
	return [...new Set(words)].map((word) => `${words.filter((one) => one === word).length} ${word}`).join(', ');
}

/** Times that can be felt. */
export function checkTime(line: ChecklistLine | undefined): string {
	return line?.milliseconds === undefined || line.milliseconds < 1000 ? '' : `, ${duration(line.milliseconds)}`;
}
