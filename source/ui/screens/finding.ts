// A finding: what, where, why it matters, the evidence, the credential that wins; the fixes as a list.
import type {Finding} from '../../core/check.js';
import {placeOf, writePlace} from '../../core/place.js';
import {sentence} from '../../core/sentence.js';
import {causeOf, repeatOf, titleOf} from '../../core/session/look.js';
import type {ScreenOf, State} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {severityMarks} from '../theme.js';
import {type Context, section, spaced, viewFrom} from './screen.js';

export function finding(context: Context<ScreenOf<'finding'>>): View {
	const {state, screen, columns} = context;
	const {finding: found} = screen;
	const {figure, tone, word} = severityMarks[found.severity];
	const isRoot = state.diagnosis?.rootCause === found.cause;
	return viewFrom(
		context,
		['claude-fix', isRoot ? 'Root cause' : sentence(word)],
		spaced(
			paragraph(titleOf(state, found), columns, {first: `${figure} `, firstTone: tone, tone: 'strong'}),
			placesOf(state, found, columns),
			paragraph(found.detail, columns),
			section(
				'Evidence',
				(found.evidence ?? []).flatMap(({label, value}) =>
					paragraph(value, columns, {first: `  ${label}: `, indent: 4 + Math.min(label.length, 14)}),
				),
			),
			why(state, found, columns),
			winnerOf(state, columns),
			relations(state, found, columns),
			byHand(state, found, columns),
		),
		({label, aside}) => ({label, ...(aside === undefined ? {} : {aside})}),
	);
}

export function placesOf({options}: State, {where}: Finding, columns: number): readonly TextLine[] {
	return where.flatMap((site) =>
		paragraph(writePlace(placeOf(site, options.folders)), columns, {tone: 'note', indent: 2}),
	);
}

/** The key goes through a pipe: it is on no command line. */
function byHand(state: State, found: Finding, columns: number): readonly TextLine[] {
	const command = repeatOf(state, found);
	return command === undefined
		? []
		: section('The same by hand (c copies)', paragraph(command, columns, {first: '  $ ', tone: 'note'}));
}

function why(state: State, {cause, detail}: Finding, columns: number): readonly TextLine[] {
	const meaning = causeOf(state, cause)?.meaning;
	return meaning === undefined || meaning === detail
		? []
		: section('Why it matters', paragraph(meaning, columns, {indent: 2}));
}

/** The one rung that matters here; the whole ladder is a screen of its own. */
function winnerOf({diagnosis, options}: State, columns: number): readonly TextLine[] {
	const rung = diagnosis?.ladder.find(({state}) => state === 'wins');
	if (!rung) {
		return [];
	}
	const place = rung.site ? ` (${writePlace(placeOf(rung.site, options.folders))})` : '';
	const shadowed = (diagnosis?.ladder ?? []).filter(({state}) => state === 'shadowed').map(({source}) => source);
	return section('The credential that wins', [
		...paragraph(`${rung.source}${place}${rung.proof ? `: ${rung.proof}` : ''}`, columns, {indent: 2}),
		...(shadowed.length > 0 ? paragraph(`It outranks ${shadowed.join(', ')}.`, columns, {tone: 'dim', indent: 2}) : []),
	]);
}

function relations(state: State, {because = [], leadsTo = []}: Finding, columns: number): readonly TextLine[] {
	const found = new Set(state.diagnosis?.findings.map(({cause}) => cause));
	const name = (cause: string) => `"${titleOf(state, {cause})}"`;
	const from = because.filter((cause) => found.has(cause)).map(name);
	const to = leadsTo.filter((cause) => found.has(cause)).map(name);
	return [
		...(from.length > 0 ? paragraph(`It follows from ${from.join(' and ')}.`, columns, {tone: 'dim'}) : []),
		...(to.length > 0 ? paragraph(`What follows from it: ${to.join(', ')}.`, columns, {tone: 'dim'}) : []),
	];
}
