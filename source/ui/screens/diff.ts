// What a change would do: the lines of a file with their numbers, commands, words.
import type {Preview, PreviewLine} from '../../core/transaction.js';
import {cut, paragraph, type TextLine} from '../lines.js';
import type {Tone} from '../theme.js';

const kinds: Readonly<Record<PreviewLine['kind'], {readonly sign: string; readonly tone: Tone}>> = {
	add: {sign: '+', tone: 'good'},
	remove: {sign: '-', tone: 'bad'},
	context: {sign: ' ', tone: 'dim'},
	note: {sign: ' ', tone: 'dim'},
	command: {sign: '$', tone: 'code'},
};

/** With `named` (a place already named above) it is short: each changed line takes one row, what is kept isn't repeated, and neither is that place. */
export function previewLines(
	previews: readonly Preview[],
	columns: number,
	{named}: {readonly named?: string} = {},
): readonly TextLine[] {
	const isShort = named !== undefined;
	const file = named?.replace(/:\d+$/, '');
	return previews.flatMap(({title, lines, keeps}) => {
		const isNamed = isShort && lines.some(isOfFile) && file !== '' && title.includes(` ${file}`);
		return [
			...(isNamed ? [] : paragraph(title, columns, {indent: 2, tone: isShort ? 'dim' : 'plain'})),
			...lines.flatMap((line) => drawn(line, columns, isShort)),
			...(keeps === undefined || isShort ? [] : paragraph(keeps, columns, {first: '  Kept: ', tone: 'dim'})),
		];
	});
}

/** The first line that says what changes; undefined if nothing does. */
export function firstChange(lines: readonly TextLine[]): TextLine | undefined {
	const tones = new Set<Tone | undefined>([kinds.add.tone, kinds.remove.tone, kinds.command.tone]);
	return lines.find(([first]) => tones.has(first?.tone));
}

function isOfFile({kind}: PreviewLine): boolean {
	return kind === 'add' || kind === 'remove' || kind === 'context';
}

function drawn(shown: PreviewLine, columns: number, isShort: boolean): readonly TextLine[] {
	const {kind, text, line} = shown;
	const {sign, tone} = kinds[kind];
	if (kind === 'note' && line !== undefined) {
		return [];
	}
	const number = isOfFile(shown) ? `${`${line ?? ''}`.padStart(4)}  ` : '';
	const first = `  ${sign} ${number}`;
	return isShort && isOfFile(shown)
		? [
				[
					{text: first, tone},
					{text: cut(text, columns - first.length + 2), tone},
				],
			]
		: paragraph(text, columns, {first, firstTone: tone, tone});
}
