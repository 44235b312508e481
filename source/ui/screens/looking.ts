// The diagnosis is running: a line per area in a fixed place, and what was found there.
import {answersOf} from '../../core/session/answers.js';
import {areaStates} from '../../core/session/areas.js';
import type {ScreenOf, State} from '../../core/session.js';
import type {View} from '../arrange.js';
import {cutLine, paragraph, type TextLine} from '../lines.js';
import {marks} from '../theme.js';
import {lastLine} from './last.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

export function drawLooking(context: DrawContext<ScreenOf<'looking'>>): View {
	const {state, columns} = context;
	const {problem} = state.run;
	return {
		...viewFrom(
			context,
			['claude-fix'],
			spaced(
				areaLines(state, columns),
				problem === undefined ? [] : paragraph(`Not completed: ${problem}`, columns, {tone: 'warning'}),
				lastLine(state, columns),
			),
		),
		aside: state.options.version,
	};
}

const nameWidth = 26;

/** What was found in each area, even where nothing is wrong. */
export function areaLines(state: State, columns: number): readonly TextLine[] {
	const width = columns < 60 ? 11 : nameWidth;
	const areas = areaStates(state).map(({area, state: found, text}): TextLine => {
		const {figure, tone} = marks[found];
		const name = (columns < 60 ? (area.title.split(' ')[0] ?? '') : area.title).padEnd(width);
		return cutLine(
			[{text: `${figure} `, tone}, {text: name}, {text, tone: found === 'running' ? 'dim' : 'plain'}],
			columns,
		);
	});
	return [...areas, ...sideLine(state, columns, width)];
}

function sideLine(state: State, columns: number, width: number): readonly TextLine[] {
	const {sides, run} = state;
	if (sides.length === 0) {
		return [];
	}
	const isOpen = run.isRunning || sides.some(({isRunning, number}) => isRunning || number === 0);
	const found = answersOf(state).filter(({diagnosis}) => diagnosis.purpose !== state.purpose).length;
	const isSeen = sides.every(({diagnosis}) => diagnosis !== undefined);
	const mark = isOpen ? marks.running : found > 0 ? marks.failed : isSeen ? marks.passed : marks.unverified;
	const words = isOpen
		? 'looking'
		: found > 0
			? `${found} to see to`
			: isSeen
				? 'nothing wrong'
				: 'not everything was checked';
	const name = (columns < 60 ? 'Code' : 'Code and apps here').padEnd(width);
	return [
		cutLine(
			[{text: `${mark.figure} `, tone: mark.tone}, {text: name}, {text: words, tone: isOpen ? 'dim' : 'plain'}],
			columns,
		),
	];
}
