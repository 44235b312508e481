// What a pasted text means: any error message, log, status code or cause id → causes of the catalogue, best first. Pure and offline.
import type {Cause} from './cause.js';
import {cluesOf} from './explain/clues.js';
import {type Pasted, readPasted} from './explain/pasted.js';
import {tightenedPattern} from './explain/tidy.js';

export type ExplainOptions = {
	readonly causes: readonly Cause[];
	/** What each HTTP status can mean, the likeliest first. */
	readonly statusCodes: readonly {
		readonly status: number;
		readonly type: string | null;
		readonly name: string;
		readonly causes: readonly string[];
	}[];
};

export type Explained = {
	readonly recognised: boolean;
	/** Best first; empty where nothing is recognised. */
	readonly causes: readonly {readonly id: string; readonly score: number; readonly why: string}[];
	/** The last HTTP status in the text, or null. */
	readonly status: number | null;
	/** The last error type in the text, such as authentication_error, or null. */
	readonly type: string | null;
	/** A request id of the API: the answer came from it. */
	readonly hasRequestId: boolean;
};

type Hit = {readonly id: string; readonly score: number; readonly why: string};

const nothing: Explained = {recognised: false, causes: [], status: null, type: null, hasRequestId: false};
const shown = 5;

/** Never throws, and shows nothing of the text: `why` is our own words. */
export function explain(text: string, options: ExplainOptions): Explained {
	const asked = askedFor(text, options);
	if (asked) {
		return asked;
	}
	const pasted = readPasted(text);
	if (pasted.tight === '' || pasted.isSource) {
		return nothing;
	}
	const hits = [...fromMessages(pasted, options.causes), ...cluesOf(pasted), ...fromStatus(pasted, options)];
	const causes = ranked(hits);
	return {
		recognised: causes.length > 0,
		causes,
		status: pasted.statuses.at(-1) ?? null,
		type: pasted.types.at(-1) ?? null,
		hasRequestId: pasted.hasRequestId,
	};
}

const reasons =
	/^(?:bad request|invalid request|unauthori[sz]ed|payment required|forbidden|not found|proxy authentication required|request too large|payload too large|content too large|request entity too large|unprocessable (?:entity|content)|too many requests|rate limit(?:ed)?|(?:internal )?server error|bad gateway|service unavailable|gateway time-?out|overloaded|(?:site is )?overloaded|error|errors|status|response)?$/;

/** A cause's id or title, or a bare status code: what `explain` is asked for without an error message. */
function askedFor(text: string, {causes, statusCodes}: ExplainOptions): Explained | undefined {
	const words = text
		.trim()
		.toLowerCase()
		.replace(/[.?!]+$/, '');
	if (words.length > 120) {
		return undefined;
	}
	const cause = causes.find(({id, title}) => id === words.replace(/[\s_]+/g, '-') || title.toLowerCase() === words);
	if (cause) {
		return {...nothing, recognised: true, causes: [{id: cause.id, score: 100, why: 'It is the name of this cause.'}]};
	}
	const bare =
		/^(?:(?:https?|http\/[\d.]+|api|claude|anthropic|error|status|code|response|statuscode|explain)[\s:/-]*)*\(?([1-5]\d\d)\)?[\s:-]*([a-z -]*)$/.exec(
			words,
		);
	const code = statusCodes.find(
		({status, type, name}) => status === Number(bare?.[1]) || type === words || name.toLowerCase() === words,
	);
	if (!code || (bare && !reasons.test((bare[2] ?? '').trim()))) {
		return undefined;
	}
	return {
		...nothing,
		recognised: true,
		status: code.status,
		causes: code.causes.map((id, index) => ({id, score: 8 - index, why: `A status ${code.status} can mean this.`})),
	};
}

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

function fromMessages(pasted: Pasted, causes: readonly Cause[]): readonly Hit[] {
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
			const end = endOfLast(pattern, text);
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
function isCutOff({source}: RegExp, text: string): boolean {
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
	if (pasted.isStory) {
		return pasted.isError ? 7 : 9.9;
	}
	if (pasted.isStrictlyClaude) {
		return pasted.isError ? 1 : pasted.isTroubled ? 4 : 6;
	}
	return pasted.isAboutClaude ? 7 : pasted.isForeign ? 10 : 9;
}

function fromStatus(pasted: Pasted, {statusCodes}: ExplainOptions): readonly Hit[] {
	const status = pasted.statuses.at(-1);
	if (status === undefined || !pasted.isAboutClaude || !pasted.isError || pasted.isStory) {
		return [];
	}
	const code = statusCodes.find((one) => one.status === status);
	return (code?.causes ?? [])
		.slice(0, 3)
		.map((id, index) => ({id, score: 2.5 - index * 0.5, why: `A status ${status} can mean this.`}));
}

/** One entry a cause: its best hit, a little more for each further one. */
function ranked(hits: readonly Hit[]): readonly Hit[] {
	const best = new Map<string, Hit>();
	for (const hit of [...hits].sort((one, other) => other.score - one.score)) {
		const known = best.get(hit.id);
		best.set(hit.id, known ? {...known, score: known.score + 0.15} : hit);
	}
	const order = [...best.values()].sort((one, other) => other.score - one.score);
	const top = order[0]?.score ?? 0;
	return order.filter(({score}) => score >= Math.max(2, top * 0.5)).slice(0, shown);
}
