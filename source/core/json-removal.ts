// Takes one property or element out of a JSON text with its comma and its own comment; jsonc-parser's own removal takes the neighbours' comments along.
import type {Node} from 'jsonc-parser';

type Cut = readonly [start: number, end: number];

/** `node` is the value to take out; of a property the name goes too. A container that becomes empty closes up. */
export function removeItem(text: string, node: Node): string {
	const item = node.parent?.type === 'property' ? node.parent : node;
	const container = item.parent;
	if (!container) {
		return text;
	}
	const before = container.children?.[container.children.indexOf(item) - 1];
	const end = item.offset + item.length;
	const comma = skip(text, end);
	const hasComma = text[comma] === ',';
	const stop = hasComma ? comma + 1 : end;

	const cuts: Cut[] = [cutOf(text, item.offset, stop, hasComma)];
	const commaBefore = before && !hasComma ? skip(text, before.offset + before.length) : undefined;
	if (commaBefore !== undefined) {
		const isBlank = /^[ \t]*$/.test(text.slice(commaBefore + 1, item.offset));
		cuts.push(isBlank ? [commaBefore, item.offset] : [commaBefore, commaBefore + 1]);
	}
	const left = cuts
		.sort(([a], [b]) => b - a)
		.reduce((current, [from, to]) => current.slice(0, from) + current.slice(to), text);
	const inner = left.slice(container.offset);
	return left.slice(0, container.offset) + inner.replace(/^([{[])\s*([}\]])/, '$1$2');
}

/** Whole lines where nothing else stands on them. */
function cutOf(text: string, start: number, stop: number, hasComma: boolean): Cut {
	const indentation = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(0, start))?.[1];
	const rest = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*)?(?:\r\n|\n|\r)/.exec(text.slice(stop))?.[0];
	if (indentation !== undefined && rest !== undefined) {
		return [start - indentation.length, stop + rest.length];
	}
	if (!hasComma) {
		return [start, stop];
	}
	const blanks = /^[ \t]*/.exec(text.slice(stop))?.[0].length ?? 0;
	const isLineEnd = /^[\r\n]/.test(text.slice(stop + blanks));
	const blanksBefore = isLineEnd ? (/(?<![ \t])[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
	return [start - blanksBefore, stop + blanks];
}

/** The position of the next thing that is neither blank nor comment. */
function skip(text: string, at: number): number {
	const trivia = /(?:\s+|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/y;
	trivia.lastIndex = at;
	return at + (trivia.exec(text)?.[0].length ?? 0);
}
