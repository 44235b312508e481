// Why: a finding in full. What, where, why it matters, the evidence, what follows from it.
import type {Finding} from '../../core/check.js';
import {placeOf, writePlace} from '../../core/place.js';
import {causeIn, repeatOf, titleOf} from '../../core/session/look.js';
import type {ScreenOf, State} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {severityMarks} from '../theme.js';
import {type DrawContext, section, spaced, viewFrom} from './screen.js';

export function drawWhy(context: DrawContext<ScreenOf<'why'>>): View {
	const {state, screen, columns} = context;
	const {finding, diagnosis} = screen.answer;
	const {figure, tone, word} = severityMarks[finding.severity];
	const isRoot = diagnosis.rootCause === finding.cause;
	return {
		...viewFrom(
			context,
			['claude-fix', 'Why'],
			spaced(
				[
					...paragraph(titleOf(state, finding), columns, {first: `${figure} `, firstTone: tone, tone: 'strong'}),
					...finding.where
						.map((site) => placeOf(site, diagnosis.folders))
						.flatMap((place) => paragraph(writePlace(place), columns, {indent: 2, link: place})),
				],
				finding.ignored
					? paragraph(`Ignored until ${finding.ignored.until}: ${finding.ignored.reason}`, columns, {tone: 'note'})
					: [],
				paragraph(finding.detail, columns),
				section(
					'Evidence',
					(finding.evidence ?? []).flatMap(({label, value}) =>
						paragraph(value, columns, {first: `  ${label}: `, indent: 4 + Math.min(label.length, 14)}),
					),
				),
				meaning(state, finding, columns),
				relations(state, screen, columns),
				byHand(state, finding, columns),
			),
		),
		aside: isRoot ? 'the root cause' : word,
	};
}

/** The key goes through a pipe: it is on no command line. */
function byHand(state: State, found: Finding, columns: number): readonly TextLine[] {
	const command = repeatOf(state, found);
	return command === undefined
		? []
		: section('The same by hand (c copies)', paragraph(command, columns, {first: '  $ ', tone: 'code'}));
}

function meaning(state: State, {cause, detail}: Finding, columns: number): readonly TextLine[] {
	const known = causeIn(state, cause)?.meaning;
	return known === undefined || known === detail
		? []
		: section('Why it matters', paragraph(known, columns, {indent: 2}));
}

function relations(
	state: State,
	{answer: {finding, diagnosis}}: ScreenOf<'why'>,
	columns: number,
): readonly TextLine[] {
	const {because = [], leadsTo = []} = finding;
	const found = new Set<string>(diagnosis.findings.map(({cause}) => cause));
	const names = (causes: readonly string[]) => [
		...new Set(causes.filter((cause) => found.has(cause)).map((cause) => `"${titleOf(state, {cause})}"`)),
	];
	const from = names(because);
	const to = names(leadsTo);
	return [
		...(from.length > 0 ? paragraph(`It follows from ${from.join(' and ')}.`, columns, {tone: 'dim'}) : []),
		...(to.length > 0 ? paragraph(`What follows from it: ${to.join(', ')}.`, columns, {tone: 'dim'}) : []),
	];
}
