// Nothing is wrong: what would be sent and that it works, or what wasn't proved and how to prove it.
import type {ScreenOf, State} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {marks} from '../theme.js';
import {lastLine} from './last.js';
import {areaLines} from './looking.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

export function drawFine(context: DrawContext<ScreenOf<'fine'>>): View {
	const {state, columns, rows} = context;
	const {diagnosis, run} = state;
	const isProved = diagnosis?.verdict === 'healthy';
	const {figure, tone} = isProved ? marks.passed : marks.unverified;
	return {
		...viewFrom(
			context,
			['claude-fix'],
			spaced(
				paragraph(headline(state), columns, {first: `${figure} `, firstTone: tone, tone: 'strong'}),
				run.problem === undefined
					? []
					: paragraph(`Not completed: ${run.problem}`, columns, {tone: 'warning', indent: 2}),
				rows < 20 ? [] : areaLines(state, columns),
				lastLine(state, columns),
			),
		),
		aside: state.options.version,
		isDense: true,
	};
}

function headline({diagnosis, run}: State): string {
	const unfinished = run.lines.filter(({state}) => state === 'crashed' || state === 'timed-out').length;
	if (!diagnosis || unfinished > 0) {
		return unfinished > 0
			? `${unfinished === 1 ? 'One check' : `${unfinished} checks`} of ${run.lines.length} did not finish; the others found nothing wrong`
			: "It couldn't be checked";
	}
	return diagnosis.verdict === 'healthy'
		? 'Nothing is wrong: the server accepts what is sent'
		: "No problem found, but it isn't proved to work";
}
