// What of the facts may be shown: each scrubbed, short and on one line.
import {oneLine, scrubEagerly, shorten, showUrl} from '../scrub.js';
import type {TextReading} from './read.js';
import type {Party, ShownFacts} from './types.js';

export function shownFacts(reading: TextReading, party: Party | null, said: string | null): ShownFacts {
	const body = reading.bodies.findLast(({shape}) => shape !== 'html');
	const {request} = reading;
	return {
		status: reading.statuses.at(-1) ?? null,
		type: body?.type ? safeToShow(body.type, 60) : null,
		message: body?.message ? safeToShow(body.message, 120) : null,
		said: said === null ? null : safeToShow(said, 120),
		hasRequestId: reading.hasRequestId,
		party,
		other:
			party === 'else'
				? (reading.otherFrame ?? (request.hosts[0] === undefined ? null : safeToShow(request.hosts[0], 80)))
				: null,
		client: reading.client,
		method: request.method,
		host: request.hosts.length > 0 ? safeToShow(request.hosts.at(-1) ?? '', 80) : null,
		path: request.paths.length > 0 ? showPath(request.paths.at(-1) ?? '') : null,
		variables: [...reading.variables.keys()].map((name) => safeToShow(name, 50)).slice(0, 6),
		codes: reading.codes.map((code) => safeToShow(code, 50)),
	};
}

/** One line of a text that was pasted. A cut or wrapped key has lost its prefix: every word that no person would write is taken for one. */
export const safeToShow = (text: string, most: number): string => oneLine(shorten(text, 400), most, scrubEagerly);

const showPath = (path: string): string =>
	safeToShow(showUrl(`https://x.invalid${path}`).replace('https://x.invalid', ''), 80);
