// The gateway of a program or app: the right header, somebody there, and no token without it (facts.md §6, §8).
import {defineCheck, type Finding, optional} from '../core/check.js';
import {anthropicOrigin, readEndpoint} from '../core/endpoint.js';
import type {Request, Sent} from '../core/request.js';
import {showUrl} from '../core/scrub.js';
import {type Sender, type Senders, senders} from '../facts/senders.js';
import {statusPage} from '../facts/status-page.js';
import {asOf} from './shared/app-findings.js';
import {deadAddress, otherHeader, tellFix, withoutToken} from './shared/client-remedies.js';

export default defineCheck({
	id: 'client-gateway',
	title: 'The gateway and its header',
	area: 'credential',
	order: 460,
	for: ['api', 'app'],
	needs: {senders, page: optional(statusPage)},
	judge({senders: facts, page}) {
		const isOnline = page !== undefined && page.state !== 'unknown';
		return facts.all.flatMap((sender): readonly Finding[] => {
			const {request, answer} = sender;
			const sent = request?.xApiKey ?? request?.bearer;
			if (!request || !sent || answer.kind === 'accepted') {
				return [];
			}
			return asOf(sender, header(sender, sent) ?? dead(sender, request, isOnline, facts) ?? left(sender, request));
		});
	},
});

/** Refused in this header, accepted in the other. */
function header(sender: Sender, sent: Sent): readonly Finding[] | undefined {
	const {answer, asked, severity, request, use} = sender;
	if (asked?.swapped?.kind !== 'accepted' || answer.kind !== 'said') {
		return undefined;
	}
	return [
		{
			cause: 'header-mismatch',
			severity,
			detail: `The credential goes out as ${request?.xApiKey ? 'x-api-key' : 'Authorization: Bearer'} and is refused; in the other header the same value is accepted.`,
			where: [sent.site],
			evidence: [{label: 'server', value: `${answer.status} ${answer.message}`}],
			leadsTo: [answer.cause, 'gateway-rejected', 'key-placeholder'],
			fixes: [
				use.app
					? tellFix('other-header', 'Let the app send it in the other header, if it can')
					: otherHeader(sender, sent),
			],
		},
	];
}

/** Nobody answers at an address of one's own, while the rest of the network is there. */
function dead(
	sender: Sender,
	{baseUrl, bearer, xApiKey}: Request,
	isOnline: boolean,
	{assumed}: Senders,
): readonly Finding[] | undefined {
	const {answer, severity, name} = sender;
	const endpoint = readEndpoint(baseUrl?.plain ?? '');
	const isSilent =
		answer.kind === 'no-way' &&
		answer.cause === 'offline' &&
		(endpoint.isLoopback || isOnline || assumed.has('gateway-url-left'));
	if (!baseUrl || !endpoint.url || endpoint.isAnthropic || !isSilent) {
		return undefined;
	}
	return [
		{
			cause: 'gateway-url-left',
			severity,
			title: `The base URL leads to ${endpoint.url.host}, where nobody answers`,
			detail: `${name} asks ${showUrl(endpoint.text)}. ${endpoint.isLoopback ? 'A server on this machine is meant, and it is not running.' : 'That server is gone, or its name is wrong.'}`,
			where: [baseUrl.site],
			evidence: [{label: 'connection', value: answer.detail}],
			fixes: deadAddress(sender, baseUrl, bearer ?? xApiKey, endpoint.isLoopback),
		},
	];
}

/** ANTHROPIC_AUTH_TOKEN of a gateway, and no base URL that leads there. */
function left(sender: Sender, {bearer, origin}: Request): readonly Finding[] {
	const kind = bearer?.value?.kind ?? 'oauth';
	const isForeign = ['placeholder', 'other-vendor', 'unknown'].includes(kind) && bearer?.value?.defects.length === 0;
	if (bearer?.source !== 'ANTHROPIC_AUTH_TOKEN' || origin !== anthropicOrigin || !isForeign) {
		return [];
	}
	return [
		{
			cause: 'gateway-token-left',
			severity: sender.severity,
			detail:
				kind === 'placeholder'
					? `ANTHROPIC_AUTH_TOKEN is "${bearer.value?.hint}", the dummy of a local server. It goes to Anthropic, since no base URL leads elsewhere.`
					: 'ANTHROPIC_AUTH_TOKEN holds a token that Anthropic does not issue. It goes to Anthropic, since no base URL leads elsewhere.',
			where: [bearer.site],
			leadsTo: ['key-rejected', 'key-wrong-kind', 'key-placeholder'],
			fixes: withoutToken(sender, bearer),
		},
	];
}
