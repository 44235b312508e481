// What a pasted text means: any error message, log, status code or cause id → causes of the catalogue, best first. Pure and offline.
import {askedFor} from './explain/asked.js';
import {cluesOf} from './explain/clues.js';
import {fromMessages} from './explain/match.js';
import {type Pasted, readPasted} from './explain/pasted.js';
import type {Explained, ExplainOptions, Hit} from './explain/types.js';

export type {Explained, ExplainOptions} from './explain/types.js';

const nothing: Explained = {recognised: false, causes: [], status: null, type: null, hasRequestId: false};
const shown = 5;

/** Never throws, and shows nothing of the text: `why` is our own words. */
export function explain(text: string, options: ExplainOptions): Explained {
	const asked = askedFor(text, options);
	if (asked) {
		return asked;
	}
	const pasted = readPasted(text);
	if (pasted.tight === '' || pasted.isSource || pasted.isElsewhere) {
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

function fromStatus(pasted: Pasted, {statusCodes}: ExplainOptions): readonly Hit[] {
	const status = pasted.statuses.at(-1);
	if (status === undefined || !pasted.isAboutClaude || !isReported(pasted) || pasted.isStory) {
		return [];
	}
	const code = statusCodes.find((one) => one.status === status);
	return (code?.causes ?? [])
		.slice(0, 3)
		.map((id, index) => ({id, score: 2.5 - index * 0.5, why: `A status ${status} can mean this.`}));
}

function isReported({isError, isStrictlyClaude, isTroubled}: Pasted): boolean {
	return isError || (isStrictlyClaude && isTroubled);
}

/** What fits so many texts that it proves nothing beside another hit. */
const vague = 4;

/** One entry a cause: its best hit, a little more for each further one that says something. */
function ranked(hits: readonly Hit[]): readonly Hit[] {
	const best = new Map<string, Hit>();
	for (const hit of [...hits].sort((one, other) => other.score - one.score)) {
		const known = best.get(hit.id);
		best.set(hit.id, known ? {...known, score: known.score + (hit.score < vague ? 0 : 0.15)} : hit);
	}
	const order = [...best.values()].sort((one, other) => other.score - one.score);
	const top = order[0]?.score ?? 0;
	return order.filter(({score}) => score >= Math.max(2, top * 0.5)).slice(0, shown);
}
