// What a pasted text means: any error message, log, status code or cause id → what was seen in it, and causes of the catalogue, best first.
import {askedFor} from './explain/asked.js';
import {isOwnHost} from './explain/data/parties.js';
import {cloudNamedIn, partyOf} from './explain/party.js';
import {rankCauses} from './explain/rank.js';
import {readText} from './explain/read.js';
import {shownFacts} from './explain/shown.js';
import type {Explained, ExplainOptions, Hit} from './explain/types.js';
import {findSaid, vocabularyOf} from './explain/vocabulary.js';

export type {Explained, ExplainOptions, Party, ShownFacts} from './explain/types.js';

/** Pure; never throws. Nothing secret of the text is in what it returns: `facts` are scrubbed, `why` is our own words. */
export function explain(text: string, options: ExplainOptions): Explained {
	const asked = askedFor(text, options);
	const reading = readText(asked ? '' : text);
	if (asked) {
		const facts = {...shownFacts(reading, null, null), status: asked.status};
		const of = asked.status === null ? 'cause' : 'status';
		return {of, causes: asked.causes, facts, cloud: null, confidence: 1, isCut: false, steps: 0};
	}
	const words = findSaid(vocabularyOf(options.causes), reading.tight);
	const about = reading.isOwn || reading.request.hosts.some(isOwnHost) ? 2 : words.about;
	const hasOwnWords = words.said.some(({level}) => level === 'own');
	const party = partyOf(reading, about, hasOwnWords);
	const causes = rankCauses({reading, party, about}, words.said, options);
	const told = words.said.filter(({id, level}) => id === causes[0]?.id && level !== 'hints');
	const line = (told.findLast(({level}) => level === 'own') ?? told.at(-1))?.line;
	const facts = shownFacts(reading, party, line ?? null);
	const cloud = party === 'cloud' ? cloudNamedIn(reading) : null;
	return {of: 'text', causes, facts, cloud, confidence: confidenceOf(causes), isCut: reading.isCut, steps: words.steps};
}

/** How telling the best hit is, and how far it is ahead of the next. */
function confidenceOf([best, next]: readonly Hit[]): number {
	if (!best) {
		return 0;
	}
	const telling = Math.min(1, best.score / 12);
	const ahead = Math.min(1, (best.score - (next?.score ?? 0)) / 6);
	return Math.round((0.7 * telling + 0.3 * ahead) * 100) / 100;
}
