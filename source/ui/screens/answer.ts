// The answer: the headline, the place, the server's words, the change as a diff, and below it the keys that cure it or don't.
import {countOf, placeText} from '../../core/session/answers.js';
import {offered, offerText} from '../../core/session/consents.js';
import {titleOf} from '../../core/session/look.js';
import {type Way, waysOf} from '../../core/session/ways.js';
import type {ScreenOf, State} from '../../core/session.js';
import {signs} from '../../core/signs.js';
import type {Preview} from '../../core/transaction.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {severityMarks} from '../theme.js';
import {previewLines} from './diff.js';
import {lastLine} from './last.js';
import {looking} from './looking.js';
import {type Context, spaced, viewFrom} from './screen.js';

export function answer(context: Context<ScreenOf<'answer'>>): View {
	const {screen, state, columns, rows} = context;
	// Until it is known what would be changed it isn't an answer yet.
	if (screen.previews === undefined && !screen.isMoved) {
		return looking({...context, screen: {kind: 'looking', cursor: 0, scroll: 0}});
	}
	const {finding, diagnosis} = screen.answer;
	const {figure, tone} = severityMarks[finding.severity];
	const place = placeText(screen.answer);
	const count = countOf(state, screen.answer);
	const pending = screen.isPending
		? paragraph('Still asking the server: it may not be the last word.', columns, {tone: 'dim', indent: 2})
		: [];
	const happens = [...whatHappens(context), ...pending];
	const cure = change(context);
	const base = viewFrom(
		context,
		['claude-fix'],
		spaced(
			[
				...paragraph(titleOf(state, finding), columns, {first: `${figure} `, firstTone: tone, tone: 'strong'}),
				...(place === '' ? [] : paragraph(place, columns, {indent: 2})),
				...lastLine(state, columns - 2).map((line): TextLine => [{text: '  '}, ...line]),
			],
			...(rows < roomy ? [cure, happens] : [happens, cure]),
			offer(state, diagnosis, columns),
		),
	);
	return {
		...base,
		aside: [count ?? '', `found in ${seconds(diagnosis.milliseconds)}`]
			.filter((text) => text !== '')
			.join(` ${signs.separator} `),
		...(screen.typed === undefined ? {} : {input: [prompt(state, screen)]}),
	};
}

/** Where there is less room, what would be done comes first. */
const roomy = 18;

function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** What this does to the person, and what the server said to it, if it was asked. */
function whatHappens({screen, columns}: Context<ScreenOf<'answer'>>): readonly TextLine[] {
	const {finding} = screen.answer;
	const said = (finding.evidence ?? []).find(({label}) => label === 'server')?.value;
	return [
		...paragraph(finding.detail, columns, {indent: 2, most: 5}),
		...(said === undefined
			? []
			: [
					...paragraph('The server says:', columns, {indent: 2, tone: 'dim'}),
					...paragraph(said, columns, {indent: 2, tone: 'strong', most: 3}),
				]),
	];
}

/** Of the way under the cursor; under "Not now" of the recommended one. As high as the highest, so that nothing below it moves. */
function change({state, screen, columns}: Context<ScreenOf<'answer'>>): readonly TextLine[] {
	const {answer: found, cursor, previews = []} = screen;
	const ways = waysOf(state, found);
	const at = cursor < ways.length ? cursor : 0;
	const drawn = ways.map((way, index) => wayLines(way, previews[index] ?? [], columns));
	const shown = drawn[at] ?? [];
	const highest = Math.min(12, Math.max(0, ...drawn.map(({length}) => length)));
	return [...shown, ...Array.from({length: Math.max(0, highest - shown.length)}, (): TextLine => [])];
}

function wayLines(way: Way, previews: readonly Preview[], columns: number): readonly TextLine[] {
	switch (way.kind) {
		case 'rotate':
			return paragraph(
				'A new key from the Console takes the place of the old one everywhere. It is tested first, and u undoes it.',
				columns,
				{first: 'Cure: ', indent: 2},
			);
		case 'wait':
			return paragraph(
				'Nothing here has to be changed. It waits, tries again by itself and says when it works.',
				columns,
				{first: 'Cure: ', indent: 2},
			);
		case 'by-hand':
			return [
				...paragraph(way.fix.title, columns, {first: 'By you: ', indent: 2}),
				...previewLines(previews, columns - 2, {isShort: true}),
			];
		case 'cure': {
			const isKept = previews.some(({keeps}) => keeps !== undefined);
			return [
				...paragraph(way.fix.title, columns, {first: 'Cure: ', indent: 2, firstTone: 'plain'}),
				...(way.word === undefined
					? isKept
						? paragraph(`A copy is kept ${signs.separator} u undoes it`, columns, {tone: 'dim', indent: 2})
						: []
					: paragraph(
							`${way.fix.cost === undefined ? `It takes the last ${way.word} away that may work` : `Mind: ${way.fix.cost}`}. The word ${way.word} confirms it.`,
							columns,
							{
								tone: 'warning',
								indent: 2,
							},
						)),
				...previewLines(previews, columns - 2, {isShort: true}),
			];
		}
	}
}

/** Who else could be asked, and what would be sent. */
function offer(state: State, diagnosis: Parameters<typeof offerText>[1], columns: number): readonly TextLine[] {
	const consent = offered(state);
	return consent
		? paragraph(`asks ${offerText(consent, diagnosis)}.`, columns, {first: 'a ', firstTone: 'plain', tone: 'dim'})
		: [];
}

function prompt(state: State, {answer: found, typed = '', cursor}: ScreenOf<'answer'>): TextLine {
	const way = waysOf(state, found)[cursor];
	const word = way?.kind === 'cure' ? way.word : '';
	return [{text: `Type ${word}, then Enter: `, tone: 'warning'}, {text: typed}, {text: signs.caret, tone: 'accent'}];
}
