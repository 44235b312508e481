// A diff for people: lines are compared as they are and shown without secrets.
import {structuredPatch} from 'diff';
import {maskText} from './mask.js';
import {plain} from './scrub.js';
import type {Secret} from './secret.js';
import {joinSegments, type Segment} from './text-edits.js';
import type {PreviewLine} from './transaction.js';

const mostLines = 60;
const widest = 240;
/** Lines. */
const around = 100;

/** A unified diff with two lines of context. Lines are compared as they are and shown masked, so that a change inside a secret is seen too. */
export function diffOf(
	before: string,
	after: readonly Segment[],
	secrets: readonly Secret[] = [],
): readonly PreviewLine[] {
	const hints: string[] = [];
	const text = joinSegments(after, (secret, as) => {
		const hint = as === 'json' ? JSON.stringify(secret.hint) : secret.hint;
		return `\ufdd0${hints.push(hint) - 1}\ufdd1`;
	});
	const {hunks} = structuredPatch('', '', before, text, '', '', {context: 2});
	const [first, last] = [hunks[0], hunks.at(-1)];
	// Of a long file only what stands around: a value in quotes that began further above would be longer than values are.
	const masked = (all: string, from: number, to: number): ReadonlyMap<number, string> => {
		const begin = Math.max(0, from - around);
		const lines = maskText(
			all
				.split('\n')
				.slice(begin, to + around)
				.join('\n'),
			secrets,
		).split('\n');
		const hinted = (line: string) => line.replace(/\ufdd0(\d+)\ufdd1/g, (_, at: string) => hints[Number(at)] ?? '');
		return new Map(lines.map((line, at) => [begin + at, hinted(line)]));
	};
	const was = masked(before, first?.oldStart ?? 0, (last?.oldStart ?? 0) + (last?.oldLines ?? 0));
	const is = masked(text, first?.newStart ?? 0, (last?.newStart ?? 0) + (last?.newLines ?? 0));
	const lines = hunks.flatMap(({oldStart, newStart, lines: changed}): readonly PreviewLine[] => {
		let [old, next] = [oldStart - 1, newStart - 1];
		const shown = changed.flatMap((line): readonly PreviewLine[] => {
			switch (line[0]) {
				case '+':
					return [{kind: 'add', text: cut(is.get(next++))}];
				case '-':
					return [{kind: 'remove', line: old + 1, text: cut(was.get(old++))}];
				case ' ':
					next++;
					return [{kind: 'context', line: old + 1, text: cut(was.get(old++))}];
				default:
					return [];
			}
		});
		const texts = (kind: PreviewLine['kind']) =>
			shown.flatMap((line) => (line.kind === kind ? [line.text] : [])).join('\n');
		const isUnseen = texts('add') === texts('remove');
		return [
			{...note(`line ${oldStart}`), line: oldStart},
			...shown,
			...(isUnseen
				? [note('The difference is in what is hidden here: inside a secret, in blanks or in line ends.')]
				: []),
		];
	});
	return lines.length > mostLines
		? [...lines.slice(0, mostLines), note(`… and ${lines.length - mostLines} more lines`)]
		: lines;
}

function cut(line = ''): string {
	const shown = plain(line.replace(/\r$/, ''));
	return shown.length > widest ? `${shown.slice(0, widest - 1)}…` : shown;
}

function note(text: string): PreviewLine {
	return {kind: 'note', text};
}
