// The server at a base URL: it doesn't answer while the rest of the network does, or it is a website for people.
import {defineCheck, type Finding, optional} from '../core/check.js';
import {isWebsite, readEndpoint} from '../core/endpoint.js';
import type {Folders} from '../core/place.js';
import type {Variable} from '../core/readings.js';
import type {Request} from '../core/request.js';
import {showUrl} from '../core/scrub.js';
import {type Sender, sentBy} from '../facts/sender.js';
import {type Senders, senders} from '../facts/senders.js';
import {statusPage} from '../facts/status-page.js';
import {asOf} from './shared/app-findings.js';
import {asAnswered} from './shared/as-answered.js';
import {tell} from './shared/fixes.js';
import {byHand, removal} from './shared/sender-fixes.js';

export default defineCheck({
	id: 'gateway-url',
	title: 'The server at the base URL',
	area: 'credential',
	order: 240,
	for: ['claude-code', 'api', 'app', 'form'],
	needs: {senders, page: optional(statusPage)},
	judge({senders: facts, page}, {folders}) {
		const isOnline = page !== undefined && page.state !== 'unknown';
		return facts.all.flatMap((sender) => {
			const found = findingOf(sender, isOnline, facts, folders);
			return found ? asOf(sender, [found]) : [];
		});
	},
});

function findingOf(sender: Sender, isOnline: boolean, {assumed}: Senders, folders: Folders): Finding | undefined {
	const {answer, severity, name} = sender;
	const request = sentBy(sender);
	const {baseUrl} = request ?? {};
	const endpoint = readEndpoint(baseUrl?.plain ?? '');
	if (!request || !baseUrl || !endpoint.url || endpoint.isAnthropic || request.provider !== 'anthropic') {
		return undefined;
	}
	// Without any other answer the whole network may be down: that is "offline".
	const isKnown = endpoint.isLoopback || isOnline || assumed.has('gateway-url-left');
	const isDead = answer.kind === 'no-way' && answer.cause === 'offline' && isKnown;
	const isPage = isWebsite(endpoint.url) && answer.kind !== 'accepted';
	if (!isDead && !isPage) {
		return undefined;
	}
	const address = sender.address?.variable ?? baseUrl;
	return {
		cause: 'gateway-url-left',
		severity,
		title: `The base URL leads to ${endpoint.url.host}, ${isDead ? 'where nobody answers' : 'a website and not the API'}`,
		detail: isDead
			? `${name} asks ${showUrl(endpoint.text)}. ${endpoint.isLoopback ? 'A server on this machine is meant, and it is not running.' : 'That server is gone, or its name is wrong.'}`
			: `${showUrl(endpoint.text)} shows pages for people. The API is https://api.anthropic.com, which is used without a base URL.`,
		where: [baseUrl.site],
		...asAnswered(answer),
		fixes: [
			removal(sender, [address, ...itsCredentials(sender, request)], folders),
			...(isDead
				? [
						byHand(
							sender,
							'start',
							endpoint.isLoopback
								? 'Start that server, if it is still wanted'
								: 'Correct the address, if the server is still wanted',
							tell(
								endpoint.isLoopback
									? 'In a terminal of its own, as its documentation says; then check again.'
									: "Look it up in that server's documentation, and write it where the base URL is set.",
							),
						),
					]
				: []),
		],
	};
}

/** A credential that is meant for the gateway would go to Anthropic once the URL is gone, so it goes with it. */
function itsCredentials(sender: Sender, {xApiKey, bearer}: Request): readonly Variable[] {
	return [bearer, xApiKey].flatMap((sent) => {
		const isOfGateway =
			(sent?.source === 'ANTHROPIC_AUTH_TOKEN' || sent?.source === 'ANTHROPIC_API_KEY') &&
			sent.value !== undefined &&
			sent.value.kind !== 'api-key';
		const held = sent && isOfGateway ? sender.inForce(sent.source) : undefined;
		return held && sender.setterOf(held).kind !== 'entered' ? [held] : [];
	});
}
