// ANTHROPIC_BASE_URL left over: nobody answers there, or it leads an Anthropic key to another vendor.
import {defineCheck, type Finding, optional} from '../core/check.js';
import {fits, isWebsite, readEndpoint, vendorOf} from '../core/endpoint.js';
import type {Fix} from '../core/fix.js';
import {showUrl} from '../core/scrub.js';
import {goesElsewhere} from '../core/trust.js';
import {type ClaudeFacts, claudeFacts} from '../facts/claude-facts.js';
import {settersOf} from '../facts/setters.js';
import {statusPage} from '../facts/status-page.js';
import {takeOutFix} from './shared/overrides.js';
import {takeOut} from './shared/set-changes.js';

export default defineCheck({
	id: 'gateway-url',
	title: 'The server at the base URL',
	area: 'credential',
	order: 240,
	for: ['claude-code'],
	needs: {facts: claudeFacts, page: optional(statusPage)},
	judge({facts, page}, {folders}) {
		return facts.said.flatMap(({request, answer, severity}): Finding[] => {
			const {baseUrl} = request;
			const endpoint = readEndpoint(baseUrl?.plain ?? '');
			if (!baseUrl || !endpoint.url || endpoint.isAnthropic) {
				return [];
			}
			// Without any other answer the whole network may be down: that is "offline".
			const isOnline = endpoint.isLoopback || (page !== undefined && page.state !== 'unknown');
			const isDead = answer.kind === 'no-way' && answer.cause === 'offline' && isOnline;
			const key = request.xApiKey?.value ?? request.bearer?.value;
			const vendor = vendorOf(endpoint.url);
			const isPage = isWebsite(endpoint.url) && answer.kind !== 'accepted';
			const isElsewhere = key !== undefined && !fits(key.kind, endpoint) && !goesElsewhere(request);
			if (!isDead && !isElsewhere && !isPage) {
				return [];
			}
			return [
				{
					cause: 'gateway-url-left',
					severity,
					title: isDead
						? `ANTHROPIC_BASE_URL leads to ${endpoint.url.host}, where nobody answers`
						: isPage
							? `ANTHROPIC_BASE_URL leads to ${endpoint.url.host}, a website and not the API`
							: `ANTHROPIC_BASE_URL leads an Anthropic credential to ${vendor?.name ?? endpoint.url.host}`,
					detail: isDead
						? `Every request goes to ${showUrl(endpoint.text)} (${answer.kind === 'no-way' ? answer.code : ''}). ${endpoint.isLoopback ? 'A local proxy was there once and is not running now.' : 'The server is gone or its name is wrong.'}`
						: isPage
							? `${showUrl(endpoint.text)} shows pages for people. The API is https://api.anthropic.com, which is used without this variable.`
							: `The credential is one of Anthropic's, but it is sent to ${showUrl(endpoint.text)}, which can't know it.`,
					where: [baseUrl.site],
					evidence: answer.kind === 'no-way' ? [{label: 'connection', value: answer.detail}] : [],
					leadsTo: [
						...(answer.kind === 'said' ? [answer.cause] : []),
						...(isDead ? (['login-sent-elsewhere'] as const) : []),
					],
					fixes: [
						withoutItsToken(facts, takeOutFix('ANTHROPIC_BASE_URL', settersOf('ANTHROPIC_BASE_URL', facts), folders)),
					],
				},
			];
		});
	},
});

/** A token that is meant for the gateway would go to Anthropic once the URL is gone, so it goes with it. */
function withoutItsToken({said, ...facts}: ClaudeFacts, fix: Fix): Fix {
	const [first] = said;
	const token = first?.request.bearer;
	const key = first?.request.xApiKey;
	const names = [
		...(token?.source === 'ANTHROPIC_AUTH_TOKEN' && token.value && token.value.kind !== 'api-key'
			? ['ANTHROPIC_AUTH_TOKEN']
			: []),
		...(key?.source === 'ANTHROPIC_API_KEY' && key.value?.kind !== 'api-key' ? ['ANTHROPIC_API_KEY'] : []),
	];
	const more = names.flatMap((name) => takeOut(name, settersOf(name, facts)));
	return names.length === 0
		? fix
		: {
				...fix,
				title: `${fix.title}, with ${names.join(' and ')} that belong${names.length > 1 ? '' : 's'} to it`,
				changes: [...fix.changes, ...more],
				removes: [...(fix.removes ?? []), ...names],
			};
}
