// The checklist: a line per check that fills in live, the root cause in a box below.

import {placeOf, writePlace} from '../../core/place.js';
import {askable} from '../../core/session/consents.js';
import {rootFinding, shownLines, titleOf} from '../../core/session/look.js';
import {subjects} from '../../core/session/texts.js';
import type {Line, ScreenOf, State} from '../../core/session.js';
import type {View} from '../arrange.js';
import {boxed, paragraph, type TextLine} from '../lines.js';
import {marks, severityMarks, signs} from '../theme.js';
import {type Context, duration, spaced, viewFrom} from './screen.js';

export function checklist(context: Context<ScreenOf<'checklist'>>): View {
	const {state, screen, columns} = context;
	const {lines, isRunning, problem} = state.run;
	const shown = new Map(shownLines(state, screen.filter).map((line) => [line.id, line]));
	const done = lines.filter(({state: line}) => line !== 'waiting' && line !== 'running').length;
	const base = viewFrom(context, ['claude-fix', subjectOf(state)], [], ({id, label}) => {
		const line = shown.get(id);
		const {figure, tone, word} = marks[line?.state ?? 'waiting'];
		const isQuiet = tone === 'dim' || line?.state === 'passed';
		const time = timeOf(line);
		return {label, mark: {text: figure, tone}, aside: `${word}${time}`, tone: isQuiet ? 'dim' : 'plain'};
	});
	const isFiltered = screen.isFiltering || screen.filter !== '';
	return {
		...base,
		isDense: true,
		aside: isRunning ? `${done} of ${lines.length}` : `${lines.length} checks`,
		body:
			shown.size === 0
				? paragraph(isRunning && lines.length === 0 ? 'Getting ready' : 'No check matches.', columns, {tone: 'dim'})
				: [],
		...(isFiltered
			? {
					input: [
						[
							{text: '/ ', tone: 'accent'},
							{text: screen.filter},
							{text: screen.isFiltering ? signs.caret : '', tone: 'accent'},
						] satisfies TextLine,
					],
				}
			: {}),
		box:
			problem === undefined
				? rootBox(state, columns)
				: boxed('Not completed', paragraph(problem, columns - 4), columns, 'bad'),
	};
}

/** The root cause as soon as it is known; a healthy machine gets one line. */
function rootBox(state: State, columns: number): readonly TextLine[] {
	const {diagnosis, run} = state;
	const root = rootFinding(state);
	if (root) {
		const {tone, figure} = severityMarks[root.severity];
		const [site] = root.where;
		const isFinal = diagnosis !== undefined && !run.isRunning;
		const rest = (diagnosis?.findings ?? []).filter(({severity, cause}) => severity !== 'note' && cause !== root.cause);
		return boxed(
			isFinal ? 'Root cause' : diagnosis ? 'Looking again; so far' : 'So far',
			[
				...paragraph(titleOf(state, root), columns - 4, {first: `${figure} `, firstTone: tone, tone: 'strong'}).slice(
					0,
					2,
				),
				...(site
					? paragraph(writePlace(placeOf(site, state.options.folders)), columns - 4, {tone: 'note', indent: 2}).slice(
							0,
							1,
						)
					: []),
				...(isFinal
					? paragraph(`n opens it${rest.length === 0 ? '' : `, ${rest.length} more after that`}`, columns - 4, {
							tone: 'dim',
							indent: 2,
						}).slice(0, 1)
					: []),
			],
			columns,
			tone,
		);
	}
	if (run.isRunning || !diagnosis) {
		return [];
	}
	const warnings = diagnosis.findings.filter(({severity}) => severity === 'warning').length;
	const lookAt = warnings === 0 ? '' : ` ${warnings} to look at: n opens it.`;
	if (diagnosis.verdict === 'healthy') {
		return boxed(
			'Healthy',
			paragraph(warnings === 0 ? 'Nothing to do.' : `It works.${lookAt}`, columns - 4),
			columns,
			'good',
		);
	}
	const wanted = askable(state, diagnosis);
	const seen = 'Nothing that stops it is seen, but it was not proved to work.';
	const how = wanted.length > 0 ? ` s, then "Prove more": ${wanted.join(', ')}.` : '';
	return boxed('Not proved', paragraph(`${seen}${lookAt}${how}`, columns - 4).slice(0, 4), columns, 'warning');
}

/** Only of checks that did something. */
function timeOf(line: Line | undefined): string {
	return line?.milliseconds === undefined || line.state === 'skipped' || line.state === 'not-applicable'
		? ''
		: `, ${duration(line.milliseconds)}`;
}

function subjectOf({purpose, form}: State): string {
	return form?.app.name ?? subjects.find(({id}) => id === purpose)?.label ?? purpose;
}

/** A check without a single finding to open: what became of it. */
export function check(context: Context<ScreenOf<'check'>>): View {
	const {state, screen, columns} = context;
	const line = state.run.lines.find(({id}) => id === screen.id);
	const {figure, tone, word} = marks[line?.state ?? 'waiting'];
	const time = timeOf(line);
	return viewFrom(
		context,
		['claude-fix', line?.title ?? screen.id],
		spaced(
			[[{text: `${figure} `, tone}, {text: `${word}${time}`}]],
			line?.because ? paragraph(line.because, columns) : [],
		),
	);
}
