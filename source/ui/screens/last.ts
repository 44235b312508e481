// The last diagnosis: one line on the first screens, and beside today's.
import {sentence} from '../../core/sentence.js';
import {ago} from '../../core/session/ago.js';
import {placeText} from '../../core/session/answers.js';
import {becameOf} from '../../core/session/look.js';
import {without} from '../../core/session/screens/last.js';
import type {LastDiagnosis, ScreenOf, State} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {marks, severityMarks} from '../theme.js';
import {type DrawContext, section, spaced, timeText, viewFrom} from './screen.js';

const standings = {there: 'still there', gone: 'no longer found', unseen: 'not looked at'} as const;

/** "2 days ago: an old key in ~/.zshrc:3. Still there.", as far as it was looked at today. */
export function lastLine(state: State, columns: number): readonly TextLine[] {
	const {past, options} = state;
	const [before] = past;
	const [cure] = options.remembered.cures;
	if (cure && (!before || before.remarks.length === 0)) {
		const place = cure.place === '' ? '' : ` in ${cure.place}`;
		return paragraph(`${ago(options.now - cure.at)}: ${cure.title}${place}. Cured. h shows more.`, columns, {
			tone: 'dim',
			most: 2,
		});
	}
	if (!before) {
		return [];
	}
	const [first] = before.remarks;
	const shown = state.screen.kind === 'answer' ? state.screen.answer : undefined;
	const isShown = first !== undefined && shown?.finding.cause === first.cause && placeText(shown) === first.place;
	const words = isShown
		? 'the same was found.'
		: first
			? `${first.title}${first.place === '' ? '' : ` in ${first.place}`}. ${sentence(standingOf(state, before, first))}.`
			: before.verdict === 'healthy'
				? 'nothing was wrong.'
				: 'nothing wrong was found.';
	return paragraph(`${ago(options.now - before.at)}: ${words} h shows more.`, columns, {tone: 'dim', most: 2});
}

function standingOf({diagnosis}: State, last: LastDiagnosis, remark: LastDiagnosis['remarks'][number]): string {
	return diagnosis ? standings[becameOf(remark, last, diagnosis)] : 'being looked at';
}

export function drawLast(context: DrawContext<ScreenOf<'last'>>): View {
	const {state, screen, columns} = context;
	const {past, diagnosis, remembered} = state;
	const title = ['claude-fix', screen.at === 0 ? 'Last diagnosis' : 'Past diagnosis'];
	const before = past[screen.at];
	if (!before) {
		return viewFrom(context, title, paragraph('There is none yet.', columns));
	}
	const fresh = diagnosis ? without(remembered.last?.remarks ?? [], before.remarks) : [];
	return viewFrom(
		context,
		title,
		spaced(
			paragraph(`${timeText(before.at)}${before.folder === undefined ? '' : `, in ${before.folder}`}`, columns, {
				tone: 'dim',
			}),
			section(
				'Found then, and what became of it',
				before.remarks.length === 0
					? paragraph('nothing', columns, {indent: 2})
					: before.remarks.flatMap((remark) => {
							const {figure, tone} = severityMarks[remark.severity];
							return paragraph(
								`${remark.title}${remark.place === '' ? '' : ` (${remark.place})`}: ${standingOf(state, before, remark)}`,
								columns,
								{
									first: `  ${figure} `,
									firstTone: tone,
								},
							);
						}),
			),
			section(
				'Found now, but not then',
				fresh.flatMap(({title, place, severity}) =>
					paragraph(`${title}${place === '' ? '' : ` (${place})`}`, columns, {
						first: `  ${severityMarks[severity].figure} `,
						firstTone: severityMarks[severity].tone,
					}),
				),
			),
			section(
				'Cured by claude-fix',
				remembered.cures.slice(0, 5).flatMap(({title, place, at}) =>
					paragraph(`${title}${place === '' ? '' : ` (${place})`}, ${timeText(at)}`, columns, {
						first: `  ${marks.passed.figure} `,
						firstTone: marks.passed.tone,
					}),
				),
			),
		),
	);
}
