// The same machine for a gentle try: what was asked once is not asked again, so that a server in trouble gets no more than it has to.
import type {Host, WebRequest, WebResult, Words} from '../core/host.js';
import {Secret} from '../core/secret.js';

export function gentle(host: Host): Host {
	const asked = new Map<string, Promise<WebResult>>();
	return {
		...host,
		request(request) {
			const key = keyOf(request);
			const answer = asked.get(key) ?? host.request(request);
			asked.set(key, answer);
			return answer;
		},
	};
}

/** Secrets are told apart by their fingerprints. */
function keyOf({method, url, headers = {}, body}: WebRequest): string {
	const written = Object.entries(headers).map(([name, words]) => [name.toLowerCase(), textOf(words)]);
	return JSON.stringify([method, url, written.sort(), body]);
}

function textOf(words: Words): string {
	return typeof words === 'string'
		? words
		: words instanceof Secret
			? words.fingerprint
			: words.map((word) => textOf(word)).join('');
}
