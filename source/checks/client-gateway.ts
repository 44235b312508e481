// The key and the address of a program or app belong together: same provider, right header, somebody there (facts.md §6, §8).
import {defineCheck, type Finding, optional} from '../core/check.js';
import {anthropicOrigin, fits, readEndpoint, vendorOf} from '../core/endpoint.js';
import type {Folders, Site} from '../core/place.js';
import type {Request, Sent} from '../core/request.js';
import {showUrl} from '../core/scrub.js';
import {statusPage} from '../probes/status-page.js';
import {asOf} from './shared/app-findings.js';
import {deadAddress, otherHeader, tellFix, withoutToken} from './shared/client-remedies.js';
import {type Sender, type Senders, senders} from './shared/senders.js';

export default defineCheck({
	id: 'client-gateway',
	title: 'Key and base URL come from the same provider',
	for: ['api', 'app'],
	timeout: 30_000,
	needs: {senders, page: optional(statusPage)},
	judge({senders: facts, page}, {folders}) {
		const isOnline = page.ok && page.value.state !== 'unknown';
		return facts.all.flatMap((sender): readonly Finding[] => {
			const {request, answer} = sender;
			const sent = request?.xApiKey ?? request?.bearer;
			if (!request || !sent || answer.kind === 'accepted') {
				return [];
			}
			const found = header(sender, sent) ??
				dead(sender, request, isOnline, facts) ?? [
					...left(sender, request),
					...mismatch(sender, request, sent, facts, folders),
				];
			return asOf(sender, found);
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

function mismatch(
	{request: _, ...sender}: Sender,
	{origin, baseUrl}: Request,
	sent: Sent,
	{dotenv}: Senders,
	{cwd, home}: Folders,
): readonly Finding[] {
	const {severity, answer} = sender;
	const kind = sent.value?.kind ?? 'unknown';
	const shared = {cause: 'endpoint-mismatch', severity, leadsTo: ['key-rejected', 'gateway-rejected']};
	if (origin === anthropicOrigin) {
		const isForeign =
			sent.source === 'ANTHROPIC_API_KEY' &&
			(kind === 'other-vendor' || kind === 'unknown') &&
			sent.value?.defects.length === 0;
		const commented = dotenv?.assignments.find(
			(one) => one.name === 'ANTHROPIC_BASE_URL' && one.effect === 'commented',
		);
		return isForeign
			? [
					{
						...shared,
						detail:
							'The key is not one that Anthropic issues (those begin with sk-ant-api), but it goes to Anthropic, since no base URL leads elsewhere.',
						where: [sent.site, ...(commented ? [commented.site] : [])],
						evidence: commented
							? [{label: 'commented out', value: `ANTHROPIC_BASE_URL=${showUrl(commented.plain ?? '')}`}]
							: [],
						fixes: [
							tellFix(
								'align',
								"Set the base URL of the provider that the key is from, or use a key of Anthropic's Console",
							),
						],
					},
				]
			: [];
	}
	const endpoint = readEndpoint(baseUrl?.plain ?? '');
	const isOfAnthropic = ['api-key', 'oauth', 'admin', 'enterprise', 'session', 'refresh'].includes(kind);
	if (!baseUrl || !endpoint.url || !isOfAnthropic) {
		return [];
	}
	const vendor = fits(kind, endpoint) ? undefined : vendorOf(endpoint.url)?.name;
	const isIn = (site: Site): boolean =>
		cwd !== home && site.kind === 'file' && /^[/\\]/.test(site.path.slice(cwd.length)) && site.path.startsWith(cwd);
	const isLed = isIn(baseUrl.site) && !isIn(sent.site) && !endpoint.isLoopback;
	if (!vendor && !(isLed && (answer.kind === 'said' || (answer.kind === 'not-asked' && answer.why !== 'no-route')))) {
		return [];
	}
	return [
		{
			...shared,
			title: `A key of Anthropic would go to ${endpoint.url.host}`,
			detail: isLed
				? `A file of this folder names the base URL ${showUrl(endpoint.text)}, so the key that you have set elsewhere would be sent there. Nothing was sent from here.`
				: `The key is one of Anthropic's, but the base URL ${showUrl(endpoint.text)} is ${vendor ?? 'another provider'}'s.`,
			where: [baseUrl.site, sent.site],
			fixes: [
				tellFix(
					'align',
					isLed
						? 'Take the base URL out, unless you know and trust that server'
						: 'Let key and base URL come from the same provider',
				),
			],
		},
	];
}
