// What of the facts may be shown: each scrubbed, short and on one line.
import {oneLine, scrubEagerly, shorten, showUrl} from '../scrub.js';
import type {Reading} from './read.js';
import type {Party, ShownFacts} from './types.js';

export function shownFacts(reading: Reading, party: Party | null): ShownFacts {
	const body = reading.bodies.findLast(({shape}) => shape !== 'html');
	const {request} = reading;
	return {
		status: reading.statuses.at(-1) ?? null,
		type: body?.type ? safe(body.type, 60) : null,
		message: body?.message ? safe(body.message, 120) : null,
		hasRequestId: reading.hasRequestId,
		party,
		other:
			party === 'else'
				? (reading.otherFrame ?? (request.hosts[0] === undefined ? null : safe(request.hosts[0], 80)))
				: null,
		client: reading.client,
		method: request.method,
		host: request.hosts.length > 0 ? safe(request.hosts.at(-1) ?? '', 80) : null,
		path: request.paths.length > 0 ? showPath(request.paths.at(-1) ?? '') : null,
		variables: [...reading.variables.keys()].map((name) => safe(name, 50)).slice(0, 6),
		codes: reading.codes.map((code) => safe(code, 50)),
	};
}

/** One line of a text that was pasted. A cut or wrapped key has lost its prefix: every word that nobody would write is taken for one. */
export const safe = (text: string, most: number): string => oneLine(shorten(text, 400), most, scrubEagerly);

const showPath = (path: string): string =>
	safe(showUrl(`https://x.invalid${path}`).replace('https://x.invalid', ''), 80);
