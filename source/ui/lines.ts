// Texts as lines of a known width: wrapped, cut with an ellipsis, free of control characters.
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import {drawn, leaving} from '../core/leaving.js';
import {type Link, signs, type Tone} from './theme.js';

export type StyledText = {readonly text: string; readonly tone?: Tone; readonly link?: Link};

/** What stands in one line of the terminal. */
export type TextLine = readonly StyledText[];

/** A piece of a line as it is drawn. What looks like a secret was hidden before it was laid out: half of a hint looks like one again. */
export function clean(text: string): string {
	return drawn(text).replace(/\s/gu, ' ');
}

/** Cut to a number of columns, with an ellipsis. */
export function cut(text: string, columns: number): string {
	return cutPiece(leaving(text), columns);
}

function cutPiece(text: string, columns: number): string {
	const shown = clean(text);
	if (stringWidth(shown) <= columns) {
		return shown;
	}
	return columns < 1
		? ''
		: fitting(charactersOf(shown), columns - 1)
				.join('')
				.trimEnd() + signs.ellipsis;
}

/** Of a text that is being typed: its end, where the cursor is, with an ellipsis before it where more was typed. */
export function tail(text: string, columns: number): string {
	const shown = clean(leaving(text));
	return stringWidth(shown) <= columns
		? shown
		: signs.ellipsis +
				fitting(charactersOf(shown).reverse(), columns - 1)
					.reverse()
					.join('');
}

const segmenter = new Intl.Segmenter();

/** As a terminal counts them: an accent or a joined sign has no width of its own. */
function charactersOf(text: string): string[] {
	return Array.from(segmenter.segment(text), ({segment}) => segment);
}

function fitting(characters: readonly string[], columns: number): string[] {
	let left = columns;
	const end = characters.findIndex((character) => {
		left -= stringWidth(character);
		return left < 0;
	});
	return characters.slice(0, end === -1 ? characters.length : end);
}

/** Wrapped at blanks, in the middle of a word where it is longer than a line. Line breaks of the text stay. What does not fit into `most` lines is cut, and shows it. */
export function wrap(text: string, columns: number, most = Number.POSITIVE_INFINITY): readonly string[] {
	const width = Math.max(1, columns);
	const lines = leaving(text)
		.split('\n')
		.flatMap((line) => wrapAnsi(line, width, {hard: true, trim: true}).split('\n'));
	return lines.length <= most
		? lines
		: [...lines.slice(0, most - 1), cutPiece(`${lines.slice(most - 1).join(' ')}${signs.ellipsis}`, width)];
}

/** Wrapped, with a tone, further lines indented under the first. */
export function paragraph(
	text: string,
	columns: number,
	{
		tone = 'plain',
		first = '',
		firstTone = 'dim',
		indent: wanted = stringWidth(first),
		most,
		link,
	}: {
		readonly tone?: Tone;
		readonly first?: string;
		readonly firstTone?: Tone;
		readonly indent?: number;
		/** Lines. */
		readonly most?: number;
		readonly link?: Link;
	} = {},
): readonly TextLine[] {
	const indent = Math.min(wanted, Math.max(0, columns - 8));
	const room = Math.max(8, columns - indent);
	const {words, codes} = withoutBackticks(text);
	// What stands before the first line may be wider than the indent of the others: that much of it is taken already.
	const taken = Math.min(room - 1, Math.max(0, stringWidth(first) - indent));
	return wrap(`${placeholder.repeat(taken)}${words}`, room, most).map((line, index) => {
		const lead = index === 0 ? first + ' '.repeat(Math.max(0, indent - stringWidth(first))) : ' '.repeat(indent);
		const text = index === 0 ? line.slice(taken) : line;
		const spans = withCode(text, codes, tone);
		return [
			...(lead === '' ? [] : [{text: lead, tone: firstTone}]),
			...(link === undefined ? spans : spans.map((span) => ({...span, link}))),
		];
	});
}

/** Part of the word that follows it. */
const placeholder = '_';

/** Text between backticks is drawn as code, without the backticks. */
function withoutBackticks(text: string): {readonly words: string; readonly codes: readonly string[]} {
	const codes: string[] = [];
	const words = text.replace(/`([^`\n]+)`/g, (_, code: string) => {
		codes.push(code);
		return code;
	});
	return {words, codes};
}

function withCode(line: string, codes: readonly string[], tone: Tone): readonly StyledText[] {
	const code = codes.find((one) => line.includes(one));
	if (code === undefined) {
		return [{text: line, tone}];
	}
	const at = line.indexOf(code);
	const [before, after] = [line.slice(0, at), line.slice(at + code.length)];
	return [
		...(before === '' ? [] : [{text: before, tone}]),
		{text: code, tone: 'code'},
		...(after === '' ? [] : withCode(after, codes, tone)),
	];
}

export function widthOf(line: TextLine): number {
	return line.reduce((sum, {text}) => sum + stringWidth(text), 0);
}

/** A line cut to that many columns, its tones kept. */
export function cutLine(line: TextLine, columns: number): TextLine {
	let left = columns;
	return line.flatMap((span) => {
		if (left <= 0) {
			return [];
		}
		const text = cutPiece(span.text, left);
		left -= stringWidth(text);
		return [{...span, text}];
	});
}

/** Between two texts as much blank as there is; the right one goes if there is no room. */
export function spread(left: TextLine, right: TextLine, columns: number): TextLine {
	const gap = columns - widthOf(left) - widthOf(right);
	return gap >= 2 ? [...left, {text: ' '.repeat(gap)}, ...right] : cutLine(left, columns);
}

/** Lines in a frame with a title in its upper edge. */
export function boxed(title: string, lines: readonly TextLine[], columns: number, tone: Tone): readonly TextLine[] {
	const inner = Math.max(4, columns - 4);
	const shown = cut(title, inner - 2);
	const rule = signs.rule.repeat(Math.max(0, inner - stringWidth(shown) - 1));
	return [
		[
			{text: `╭${signs.rule} `, tone},
			{text: shown, tone: 'strong'},
			{text: ` ${rule}╮`, tone},
		],
		...lines.map((line): TextLine => {
			const fitted = cutLine(line, inner);
			return [
				{text: `${signs.edge} `, tone},
				...fitted,
				{text: `${' '.repeat(Math.max(0, inner - widthOf(fitted)))} ${signs.edge}`, tone},
			];
		}),
		[{text: `╰${signs.rule.repeat(inner + 2)}╯`, tone}],
	];
}
