// Turns what a screen has to say into rows: never more than the terminal has, the cursor always among them.
import stringWidth from 'string-width';
import {boxed, cut, cutLine, type StyledText, spread, type TextLine, widthOf, wrap} from './lines.js';
import {signs, type Tone} from './theme.js';

export type ViewChoice = {
	readonly label: string;
	readonly tone?: Tone;
	/** A figure before the label. */
	readonly mark?: StyledText;
	/** Beside the label where there is room; else below the chosen one. */
	readonly aside?: string;
};

/** What a screen has to say. Lines are wrapped already; rows are this file's business. */
export type View = {
	readonly title: readonly string[];
	readonly aside?: string;
	readonly body: readonly TextLine[];
	/** Lines of the body that have to be seen before anything is cured; of more than there is room for, the last. */
	readonly mustSee?: readonly TextLine[] | undefined;
	/** Between body and list, always visible. */
	readonly input?: readonly TextLine[];
	readonly choices: readonly ViewChoice[];
	readonly cursor: number;
	/** A long list: entries other than the chosen one take a line each. */
	readonly isDense?: boolean;
	/** Below the list. */
	readonly box?: ViewBox | undefined;
};

export type ViewBox = {
	/** In the top edge of a frame; without it there is no frame. */
	readonly title?: string;
	readonly tone?: Tone;
	readonly lines: readonly TextLine[];
	/** Where it is too high, pages go through it, if they don't go through the body. */
	readonly isPaged?: boolean;
};

export type Size = {readonly columns: number; readonly rows: number};

export type ViewRow =
	| {readonly kind: 'line'; readonly line: TextLine}
	| {
			readonly kind: 'choice';
			readonly isSelected: boolean;
			/** The first row of a choice has the indicator. */
			readonly isFirst: boolean;
			readonly mark: StyledText | undefined;
			readonly label: string;
			readonly tone: Tone | undefined;
			readonly aside: string;
	  };

export type Arranged = {
	readonly rows: readonly ViewRow[];
	/** The first line of the body that is shown, and the last that can be. */
	readonly scroll: number;
	readonly lastScroll: number;
	/** Lines that a page moves. */
	readonly page: number;
	/** Where to scroll so that what has to be seen is; undefined: it is. */
	readonly unseen?: number;
};

/** From here on there is room for blank lines. */
const roomy = 20;

/** The lowest rows. Whatever is said there, nothing else moves. */
export type Foot = {
	/** Whom a key asks, above the keys. */
	readonly offer: readonly TextLine[];
	/** Above them, cut to the rows that are free there; undefined: there is none. */
	readonly note: ((most: number) => readonly TextLine[]) | undefined;
	readonly keys: TextLine;
	/** In place of the keys, where none is free. */
	readonly noteAndKeys: TextLine;
};

export function arrange(view: View, scroll: number, foot: Foot, {columns, rows}: Size): Arranged {
	// Ink clears the whole terminal when it draws as many rows as there are.
	const most = Math.max(1, rows - 1);
	const gap = rows >= roomy ? 1 : 0;
	const choices = view.choices.map((choice, index) => rowsOf(choice, index === view.cursor, view, columns));
	const listHeight = choices.flat().length;
	const input = (view.input ?? []).slice(0, Math.max(1, Math.floor(most / 3)));
	const footHeight = Math.min(most, foot.offer.length + 1);
	const room = most - 1 - footHeight - 2 * gap;
	const least = Math.min(listHeight, 3) + Math.min(view.body.length, 2) + input.length;
	const boxHeight = heightOf(view.box, room - gap - least);
	const between = gap > 0 && view.body.length > 0 && listHeight + input.length > 0 ? 1 : 0;
	const rest = Math.max(0, room - (boxHeight > 0 ? boxHeight + gap : 0) - input.length - between);
	// The list gets what the text leaves, and at least half.
	const half = Math.max(Math.min(3, rest), Math.floor(rest / 2));
	// Where it is tight, blank lines go first.
	const isTight = gap === 0 && view.body.length + listHeight > rest;
	const text = isTight ? view.body.filter((one) => one.length > 0) : view.body;
	const listRoom = Math.min(listHeight, Math.max(rest - text.length, half));
	const body = windowOf(text, scroll, rest - listRoom);
	const box = fitBox(view.box, boxHeight, body.last === 0 && view.box?.isPaged ? scroll : 0, columns);
	const title = titleLine(view, listHeight > listRoom, columns);
	const blanks = (count: number): readonly ViewRow[] => Array.from({length: count}, () => lineOf([], columns));
	const line = (text: TextLine) => lineOf(text, columns);
	const all: readonly ViewRow[] = [
		line(title),
		...blanks(gap),
		...body.lines.map(line),
		...blanks(between),
		...input.map(line),
		...listWindow(choices, view.cursor, listRoom),
		...(boxHeight > 0 ? [...blanks(gap), ...box.lines.map(line)] : []),
	].slice(0, most - footHeight);
	const free = most - footHeight - all.length;
	const note = (free > 0 && foot.note?.(free)) || [];
	const keys = foot.note && free === 0 ? foot.noteAndKeys : foot.keys;
	const unseen = view.mustSee && goalOf(view.mustSee, text, body);
	return {
		// The footer always stays, and always there.
		rows: [...all, ...blanks(free - note.length), ...[...note, ...foot.offer, keys].slice(-most).map(line)],
		...(unseen !== undefined && {unseen}),
		...(body.last > 0
			? {scroll: body.first, lastScroll: body.last, page: Math.max(1, rest - listRoom - 1)}
			: {scroll: box.first, lastScroll: view.box?.isPaged ? box.last : 0, page: Math.max(1, box.room - 1)}),
	};
}

/** Where the text has to be scrolled to so that all of `wanted` is shown, or its end where it is too much; undefined: it is. */
function goalOf(wanted: readonly TextLine[], text: readonly TextLine[], shown: ReturnType<typeof windowOf>) {
	const places = wanted.map((line) => text.indexOf(line)).filter((at) => at >= 0);
	const [from, to] = [Math.min(...places), Math.max(...places)];
	// The last row may say how much is below.
	const room = Math.max(1, shown.lines.length - 1);
	const isFitting = to - from < room;
	const goal = Math.min(isFitting ? from : to - room + 1, shown.last);
	const isSeen = (line: TextLine | undefined) => line !== undefined && shown.lines.includes(line);
	const needed = isFitting ? [text[from], text[to]] : [text[to]];
	return places.length === 0 || shown.first === goal || needed.every(isSeen) ? undefined : goal;
}

/** Screens wrap what they say; in a terminal too narrow for a heading it is cut. */
function lineOf(text: TextLine, columns: number): ViewRow {
	return {kind: 'line', line: widthOf(text) <= columns ? text : cutLine(text, columns)};
}

function titleLine({title, aside = '', cursor, choices}: View, isCut: boolean, columns: number): TextLine {
	const spans = title.flatMap((text, index): readonly StyledText[] => [
		...(index === 0 ? [] : [{text: ` › `, tone: 'dim' as const}]),
		{text, tone: index === title.length - 1 ? 'strong' : 'dim'},
	]);
	// In a narrow terminal the last part of the title says most.
	const isTooWide = spans.reduce((sum, {text}) => sum + stringWidth(text), 0) > columns;
	const shown = isTooWide ? spans.slice(-1) : spans;
	// A list that is longer than its place says where the cursor is in it.
	const place = isCut ? `${cursor + 1}/${choices.length}` : '';
	const right = [aside, place].filter((text) => text !== '').join(` ${signs.separator} `);
	return spread(cutLine(shown, columns), right === '' ? [] : [{text: right, tone: 'dim'}], columns);
}

function frameOf({title}: ViewBox): number {
	return title === undefined ? 0 : 2;
}

/** A box that is too high loses lines, not its edges; without room for three rows it goes. */
function heightOf(box: ViewBox | undefined, room: number): number {
	const height = box && box.lines.length > 0 ? box.lines.length + frameOf(box) : 0;
	return height <= room ? height : room < 3 ? 0 : room;
}

function fitBox(box: ViewBox | undefined, height: number, scroll: number, columns: number) {
	const room = box ? Math.max(0, height - frameOf(box)) : 0;
	const shown = windowOf(box?.lines ?? [], scroll, room);
	const lines = box?.title === undefined ? shown.lines : boxed(box.title, shown.lines, columns, box.tone ?? 'plain');
	return {...shown, lines, room};
}

/** A stretch of the body; its last line says how much is below. */
function windowOf(body: readonly TextLine[], scroll: number, room: number) {
	// Blank lines at the end only keep a place free.
	const end = body.findLastIndex((one) => one.length > 0) + 1;
	const last = Math.max(0, end - room);
	const first = Math.min(Math.max(0, scroll), last);
	const lines = body.slice(first, first + room);
	const more = end - first - room;
	const shown = lines.map((one, index): TextLine => {
		if (index === lines.length - 1 && more > 0 && lines.length > 1) {
			return [{text: `${signs.ellipsis} ${more + 1} more lines: PgDn`, tone: 'dim'}];
		}
		return one;
	});
	return {lines: shown, first, last};
}

function rowsOf(
	{label, tone, mark, aside = ''}: ViewChoice,
	isSelected: boolean,
	{choices: all, isDense = false}: View,
	columns: number,
): readonly ViewRow[] {
	const markWidth = mark ? stringWidth(mark.text) + 1 : 0;
	const room = Math.max(8, columns - 2 - markWidth - 1);
	// Where there is room, asides have their own column, and a label that reaches into it is cut until it is chosen.
	const isWide = columns >= 60;
	const longest = Math.max(...all.map((one) => stringWidth(one.label)));
	const asideWidth = Math.min(24, Math.max(...all.map((one) => stringWidth(one.aside ?? ''))));
	const widest = Math.min(longest, isWide ? room - asideWidth - 2 : Math.floor(columns * 0.6));
	const besides = room - widest - 2;
	const isFitting = stringWidth(label) <= widest || (isWide && !isSelected);
	const isBeside = aside !== '' && isFitting && besides >= Math.min(stringWidth(aside), 24);
	const labels = isDense && !isSelected ? [cut(label, room)] : wrap(label, room, 3);
	const first = {kind: 'choice', isSelected, mark, tone, label: '', aside: '', isFirst: true} as const;
	if (isBeside) {
		const shown = cut(label, widest);
		return [{...first, label: shown + ' '.repeat(widest - stringWidth(shown)), aside: `  ${cut(aside, besides)}`}];
	}
	const below = aside !== '' && isSelected ? wrap(aside, room, 2) : [];
	return [
		...labels.map((text, index) => ({...first, label: text, isFirst: index === 0})),
		...below.map((text) => ({...first, isFirst: false, aside: text})),
	];
}

/** A stretch of the list with the whole of the chosen entry and some of its neighbours. */
function listWindow(choices: readonly (readonly ViewRow[])[], cursor: number, room: number): readonly ViewRow[] {
	const rows = choices.flat();
	if (rows.length <= room) {
		return rows;
	}
	const before = choices.slice(0, cursor).flat().length;
	const height = choices[cursor]?.length ?? 1;
	const first = Math.min(Math.max(0, before - Math.max(0, Math.floor((room - height) / 2))), rows.length - room);
	return rows.slice(first, first + room);
}
