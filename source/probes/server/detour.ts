// Where the working folder leads the client another way than a request of ours may take: what is seen of that way, and what our answer then says.
import type {Endpoint} from '../../core/endpoint.js';
import type {Host} from '../../core/host.js';
import type {AnswerResult} from '../../core/readings.js';
import {differing, firstHop, isVerified, type Network} from '../../core/trust.js';

const isLoopback = (url: URL): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)$/i.test(url.hostname);

/** `isOfFolder`: it names the server. Whether anything listens at the proxy or server on loopback that only the folder names; undefined: yes, or it wasn't checked. */
export async function aroundProject(
	host: Host,
	{url}: Endpoint,
	isOfFolder: boolean,
	network: Network,
): Promise<AnswerResult | undefined> {
	if (!url || (!isOfFolder && differing(url, network).length === 0)) {
		return undefined;
	}
	const hop = firstHop(url, network.client);
	const isProxy = hop !== url;
	if (!isLoopback(hop) || (isProxy && differing(url, network).length === 0)) {
		return undefined;
	}
	const port = Number(hop.port) || (hop.protocol === 'https:' ? 443 : 80);
	const state = await host.reach(hop.hostname.replace(/^\[|\]$/g, ''), port);
	return state === 'open'
		? undefined
		: {
				kind: 'no-way',
				cause: isProxy ? 'proxy-unreachable' : 'offline',
				code: state === 'refused' ? 'ECONNREFUSED' : 'ETIMEDOUT',
				detail: `nobody listens at ${hop.host}`,
			};
}

/**
 * The client's answer, of that to our own request. What a server said about the credential holds by any route; that it was accepted,
 * or that there was no way, doesn't hold for another one. `closed`: the client's way, where it was seen to be.
 */
export function detour(
	answer: AnswerResult,
	closed: AnswerResult | undefined,
	isClientsWay: boolean,
	network: Network,
): {readonly answer: AnswerResult; readonly detour?: AnswerResult} {
	// Certificates are always verified in our requests, even if the client doesn't.
	const isOnlyOurs = answer.kind === 'no-way' && answer.cause === 'tls-intercepted' && !isVerified(network.client);
	if ((isClientsWay && !isOnlyOurs) || answer.kind === 'not-asked') {
		return {answer: closed ?? answer};
	}
	return answer.kind === 'said'
		? {answer, detour: closed ?? answer}
		: {answer: closed ?? {kind: 'not-asked', why: 'project'}, detour: answer};
}
