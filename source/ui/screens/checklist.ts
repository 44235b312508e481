// The checklist: a line per check that fills in live, the root cause in a box below.

import {placeOf, writePlace} from '../../core/place.js';
import {askable} from '../../core/session/consents.js';
import {rootFinding, shownLines, titleOf} from '../../core/session/look.js';
import {consentTexts, subjects} from '../../core/session/texts.js';
import type {Line, ScreenOf, State} from '../../core/session.js';
import type {View, ViewBox} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {marks, severityMarks, signs, type Tone} from '../theme.js';
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
				: {title: 'Not completed', lines: paragraph(problem, columns - 4), tone: 'bad'},
	};
}

/** The root cause as soon as it is known; a healthy machine gets one line. */
function rootBox(state: State, columns: number): ViewBox | undefined {
	const {diagnosis, run} = state;
	const root = rootFinding(state);
	if (root) {
		const {tone, figure} = severityMarks[root.severity];
		const [site] = root.where;
		const isFinal = diagnosis !== undefined && !run.isRunning;
		const rest = (diagnosis?.findings ?? []).filter(({severity, cause}) => severity !== 'note' && cause !== root.cause);
		const text = (words: string, own: Tone, most: number) =>
			paragraph(words, columns - 4, {first: '  ', tone: own, most});
		return {
			title: isFinal ? 'Root cause' : diagnosis ? 'Looking again; so far' : 'So far',
			lines: [
				...paragraph(titleOf(state, root), columns - 4, {
					first: `${figure} `,
					firstTone: tone,
					tone: 'strong',
					most: 2,
				}),
				...(site ? text(writePlace(placeOf(site, state.options.folders)), 'note', 1) : []),
				...(isFinal ? text(`n opens it${rest.length === 0 ? '' : `, ${rest.length} more after that`}`, 'dim', 1) : []),
			],
			tone,
		};
	}
	if (run.isRunning || !diagnosis) {
		return undefined;
	}
	const warnings = diagnosis.findings.filter(({severity}) => severity === 'warning').length;
	const lookAt = warnings === 0 ? '' : ` ${warnings} to look at: n opens it.`;
	if (diagnosis.verdict === 'healthy') {
		return {
			title: 'Healthy',
			lines: paragraph(warnings === 0 ? 'Nothing to do.' : `It works.${lookAt}`, columns - 4),
			tone: 'good',
		};
	}
	const odd = diagnosis.checks.filter(({outcome}) => outcome === 'crashed' || outcome === 'timed-out').length;
	const again =
		odd === 0 ? '' : ` ${odd === 1 ? 'One check' : `${odd} checks`} did not finish: r runs what is open again.`;
	const wanted = askable(state, diagnosis);
	const seen = 'Nothing that stops it is seen, but it was not proved to work.';
	const how =
		wanted.length > 0
			? ` s, then "Prove more": ${wanted.map((consent) => consentTexts[consent].title).join(', ')}.`
			: '';
	return {
		title: 'Not proved',
		lines: paragraph(`${seen}${again}${lookAt}${how}`, columns - 4, {most: 4}),
		tone: 'warning',
	};
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
		['claude-fix', 'A check'],
		spaced(
			paragraph(line?.title ?? screen.id, columns, {tone: 'strong'}),
			[[{text: `${figure} `, tone}, {text: `${word}${time}`}]],
			line?.because ? paragraph(line.because, columns) : [],
		),
	);
}
