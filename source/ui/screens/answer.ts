// The answer: the headline, the place, the server's words, the change as a diff, and below it the keys that cure it or don't.
import {writePlace} from '../../core/place.js';
import {placeOfAnswer, placeText, positionOf} from '../../core/session/answers.js';
import {titleOf} from '../../core/session/look.js';
import {tryEvery} from '../../core/session/texts.js';
import {type WayOut, waysOf} from '../../core/session/ways.js';
import type {ScreenOf, State} from '../../core/session.js';
import {signs} from '../../core/signs.js';
import type {Preview} from '../../core/transaction.js';
import type {View} from '../arrange.js';
import {paragraph, spread, type TextLine, widthOf} from '../lines.js';
import {severityMarks} from '../theme.js';
import {firstChange, previewLines} from './diff.js';
import {entryLine} from './entry.js';
import {lastLine} from './last.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

export function drawAnswer(context: DrawContext<ScreenOf<'answer'>>): View {
	const {screen, state, columns, rows} = context;
	const {finding, diagnosis} = screen.answer;
	const {figure, tone} = severityMarks[finding.severity];
	const place = placeOfAnswer(screen.answer);
	const count = positionOf(state, screen.answer);
	const happens = whatHappens(context);
	const cure = change(context);
	const base = viewFrom(
		context,
		['claude-fix'],
		spaced(
			[
				...paragraph(titleOf(state, finding), columns, {first: `${figure} `, firstTone: tone, tone: 'strong'}),
				...(place ? paragraph(writePlace(place), columns, {indent: 2, link: place}) : []),
				...lastLine(state, columns - 2).map((line): TextLine => [{text: '  '}, ...line]),
			],
			...(rows < roomy ? [cure, happens] : [happens, cure]),
		),
	);
	return {
		...base,
		mustSee: untilChange(cure),
		aside: [count ?? '', screen.isPending ? '' : `found in ${seconds(diagnosis.milliseconds)}`]
			.filter((text) => text !== '')
			.join(` ${signs.separator} `),
		...(screen.typed === undefined ? {} : {input: [prompt(state, screen, columns)]}),
	};
}

/** What says in words what would be changed, and where, to the first line that changes; undefined if none does. */
function untilChange(cure: readonly TextLine[]): readonly TextLine[] | undefined {
	const change = firstChange(cure);
	return change && cure.slice(0, cure.indexOf(change) + 1);
}

/** Where there is less room, what would be done comes first. */
const roomy = 18;

function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** What this does to the person, and what the server said to it, if it was asked. */
function whatHappens({screen, state, columns}: DrawContext<ScreenOf<'answer'>>): readonly TextLine[] {
	const {finding} = screen.answer;
	const said = (finding.evidence ?? []).find(({label}) => label === 'server')?.value;
	// A row each, in any window that is wide enough to read in: nothing below moves when the one replaces the other.
	const asked = screen.isPending
		? stillAsking(state, columns - 2)
		: screen.wasPending
			? 'All checks are done: this is final.'
			: undefined;
	return [
		...paragraph(finding.detail, columns, {indent: 2, most: 5}),
		...(said === undefined
			? []
			: paragraph(said, columns, {first: '  The server says: ', indent: 2, tone: 'strong', most: 3})),
		...(asked === undefined ? [] : paragraph(asked, columns, {indent: 2, tone: 'dim'})),
	];
}

function stillAsking({run}: State, room: number): string {
	const text = `Still asking ${run.asking}: this may change.`;
	return run.asking !== undefined && text.length <= room ? text : 'Still looking: this may change.';
}

/** Of the way under the cursor; under "Not now" of the recommended one. As high as the highest, so that nothing below it moves. */
function change({state, screen, columns}: DrawContext<ScreenOf<'answer'>>): readonly TextLine[] {
	const {answer: found, cursor, previews = []} = screen;
	const ways = waysOf(state, found);
	const at = cursor < ways.length ? cursor : 0;
	const drawn = ways.map((way, index) => wayLines(way, previews[index] ?? [], placeText(found), columns));
	const shown = drawn[at] ?? [];
	const highest = Math.min(12, Math.max(0, ...drawn.map(({length}) => length)));
	return [...shown, ...Array.from({length: Math.max(0, highest - shown.length)}, (): TextLine => [])];
}

/** `place`: what the headline has named already. */
function wayLines(way: WayOut, previews: readonly Preview[], place: string, columns: number): readonly TextLine[] {
	const lead = (first: string, text: string) =>
		paragraph(text, columns, {first: `  ${first}: `, indent: 4, firstTone: 'plain'});
	const shown = previewLines(previews, columns - 2, {named: place});
	switch (way.kind) {
		case 'rotate':
			return lead(
				'Cure',
				'a new key from the Console replaces the old one everywhere. It is tested first, and u undoes it.',
			);
		case 'wait':
			return lead(
				'Cure',
				`wait. It is tried again every ${tryEvery / 60_000} minutes, and you are told when it works.`,
			);
		case 'by-hand':
			return [...lead('By you', way.fix.title), ...shown];
		case 'cure':
			return [...besides(lead('Cure', way.fix.title), assurance(way, previews, columns), columns), ...shown];
	}
}

/** What happens to the old value: a copy is kept, or something is lost and its name is asked for. */
function assurance({fix, word}: Extract<WayOut, {kind: 'cure'}>, previews: readonly Preview[], columns: number) {
	if (word !== undefined) {
		const loss = fix.cost === undefined ? `It takes away the last ${word} that may work` : `Mind: ${fix.cost}`;
		return paragraph(`${loss}. The word ${word} confirms it.`, columns, {tone: 'warning', indent: 2});
	}
	return previews.some(({keeps}) => keeps !== undefined)
		? paragraph(`a copy is kept ${signs.separator} u undoes it`, columns, {tone: 'dim', indent: 4})
		: [];
}

/** On one line, where one line of each has room beside the other. */
function besides(left: readonly TextLine[], right: readonly TextLine[], columns: number): readonly TextLine[] {
	const [first, second] = [left[0] ?? [], (right[0] ?? []).slice(1)];
	const isBeside = left.length === 1 && right.length === 1 && widthOf(first) + widthOf(second) + 2 <= columns;
	return isBeside ? [spread(first, second, columns)] : [...left, ...right];
}

function prompt(state: State, {answer: found, typed = '', cursor}: ScreenOf<'answer'>, columns: number): TextLine {
	const way = waysOf(state, found)[cursor];
	const word = way?.kind === 'cure' ? way.word : '';
	return entryLine(typed, columns, {text: `Type ${word}, then Enter: `, tone: 'warning'});
}
