// Finds the messages of the catalogue in a pasted text, whole or cut off, and weighs them by what the text is about.
import type {Cause} from '../cause.js';
import type {Pasted} from './pasted.js';
import {anyMark, tightenedPattern} from './tidy.js';
import type {Hit} from './types.js';

type Compiled = {readonly pattern: RegExp; readonly weight: number; readonly isForLine: boolean};

const compiled = new WeakMap<Cause, readonly Compiled[]>();

function patternsOf(cause: Cause): readonly Compiled[] {
	const known = compiled.get(cause);
	if (known) {
		return known;
	}
	const made = cause.messages.map(({pattern, weight}) => {
		const isForLine = pattern.source.includes('\\b');
		return {pattern: isForLine ? new RegExp(pattern.source, 'g') : tightenedPattern(pattern), weight, isForLine};
	});
	compiled.set(cause, made);
	return made;
}

export function fromMessages(pasted: Pasted, causes: readonly Cause[]): readonly Hit[] {
	const least = leastWeight(pasted);
	// That a name can't be resolved or a certificate isn't trusted is said of any host.
	const isElsewhere = !pasted.isAboutClaude && (pasted.hosts.length > 0 || pasted.isForeign);
	const hits: Hit[] = [];
	let isTelling = false;
	for (const cause of causes) {
		if (cause.section === 'way' && isElsewhere) {
			continue;
		}
		for (const {pattern, weight, isForLine} of patternsOf(cause)) {
			const text = isForLine ? pasted.line : pasted.tight;
			const end = endOfLast(pattern, text) ?? (isForLine ? endOfLast(pattern, pasted.unwrapped) : undefined);
			if (end !== undefined) {
				// Of two errors in a text the later one is what stopped it.
				isTelling ||= weight >= least;
				hits.push({id: cause.id, score: weight + (0.4 * end) / text.length, why: known});
			} else if (weight - 1 >= least && isCutOff(pattern, pasted.tight)) {
				isTelling = true;
				hits.push({
					id: cause.id,
					score: weight - 1,
					why: 'The text ends in the middle of words that are known for it.',
				});
			}
		}
	}
	// Once something tells enough, the vaguer words beside it name what it could be as well.
	return isTelling ? hits : [];
}

const known = 'The text says so in the words that are known for it.';

function endOfLast(pattern: RegExp, text: string): number | undefined {
	let end: number | undefined;
	for (const match of text.matchAll(pattern)) {
		end = match.index + match[0].length;
	}
	return end;
}

/** Whether a text breaks off in the middle of a message: at least the first half of one that is nothing but words. */
function isCutOff(pattern: RegExp, text: string): boolean {
	const source = pattern.source.replaceAll(anyMark, '');
	if (source.length < 18 || !/^[a-z:,;-]+$/.test(source)) {
		return false;
	}
	const end = text.replace(/\.{2,}$/, '');
	const least = Math.max(12, Math.ceil(source.length / 2));
	return Array.from({length: source.length - least}, (_, index) => least + index).some((length) =>
		end.endsWith(source.slice(0, length)),
	);
}

/** How telling words must be: in an error of Claude nearly anything counts, elsewhere only what nobody else says. */
function leastWeight(pasted: Pasted): number {
	const told = pasted.isStory ? (pasted.isReport ? 7 : 9.9) : 0;
	return Math.max(told, leastFor(pasted));
}

function leastFor(pasted: Pasted): number {
	if (pasted.isStrictlyClaude) {
		return pasted.isError ? 1 : pasted.isTroubled ? 4 : 6;
	}
	return pasted.isAboutClaude ? 7 : pasted.isForeign ? 10 : 9;
}
