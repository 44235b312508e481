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

/** `isShort`: a line of a file takes one line, and what is kept isn't said for each. */
export function previewLines(
	previews: readonly Preview[],
	columns: number,
	{isShort = false}: {readonly isShort?: boolean} = {},
): readonly TextLine[] {
	return previews.flatMap(({title, lines, keeps}) => [
		...paragraph(title, columns, {indent: 2, tone: isShort ? 'dim' : 'plain'}),
		...lines.flatMap((line) => drawn(line, columns, isShort)),
		...(keeps === undefined || isShort ? [] : paragraph(keeps, columns, {first: '  Kept: ', tone: 'dim'})),
	]);
}

function drawn({kind, text, line}: PreviewLine, columns: number, isShort: boolean): readonly TextLine[] {
	const {sign, tone} = kinds[kind];
	if (kind === 'note' && line !== undefined) {
		return [];
	}
	const isOfFile = kind === 'add' || kind === 'remove' || kind === 'context';
	const number = isOfFile ? `${line ?? ''}`.padStart(4) : '';
	const first = `  ${sign} ${number}${isOfFile ? '  ' : ''}`;
	return isShort && isOfFile
		? [
				[
					{text: first, tone},
					{text: cut(text, columns - first.length + 2), tone},
				],
			]
		: paragraph(text, columns, {first, firstTone: tone, tone});
}
