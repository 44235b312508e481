// The key and the address of a program or app come from the same provider, and no file of a folder leads somebody's own key elsewhere (facts.md §6).
import {defineCheck, type Finding} from '../core/check.js';
import {anthropicOrigin, fits, readEndpoint, vendorOf} from '../core/endpoint.js';
import type {Fix} from '../core/fix.js';
import type {Folders, Site} from '../core/place.js';
import type {DotenvAssignment} from '../core/readings.js';
import type {Request, Sent} from '../core/request.js';
import {showUrl} from '../core/scrub.js';
import {type Sender, type Senders, senders} from '../facts/senders.js';
import {asOf} from './shared/app-findings.js';
import {removal, tellFix} from './shared/client-remedies.js';

export default defineCheck({
	id: 'client-endpoint',
	title: 'Key and base URL',
	area: 'credential',
	order: 470,
	for: ['api', 'app'],
	needs: {senders},
	judge({senders: facts}, {folders}) {
		return facts.all.flatMap((sender): readonly Finding[] => {
			const {request, answer} = sender;
			const sent = request?.xApiKey ?? request?.bearer;
			if (!request || !sent || answer.kind === 'accepted') {
				return [];
			}
			const found =
				request.origin === anthropicOrigin
					? foreignKey(sender, sent, facts)
					: keyElsewhere(sender, request, sent, folders);
			return asOf(sender, found);
		});
	},
});

/** A key of somebody else goes to Anthropic. */
function foreignKey({severity}: Sender, {source, site, value}: Sent, {dotenv}: Senders): readonly Finding[] {
	const isForeign = value?.kind === 'other-vendor' || value?.kind === 'unknown';
	if (source !== 'ANTHROPIC_API_KEY' || !isForeign || value.defects.length > 0) {
		return [];
	}
	const commented = dotenv?.assignments.find(
		(one) =>
			one.name === 'ANTHROPIC_BASE_URL' && one.effect === 'commented' && !readEndpoint(one.plain ?? '').isAnthropic,
	);
	return [
		{
			cause: 'endpoint-mismatch',
			severity,
			detail:
				'The key is not one that Anthropic issues (those begin with sk-ant-api), but it goes to Anthropic, since no base URL leads elsewhere.',
			where: [site, ...(commented ? [commented.site] : [])],
			evidence: commented
				? [{label: 'commented out', value: `ANTHROPIC_BASE_URL=${showUrl(commented.plain ?? '')}`}]
				: [],
			leadsTo: ['key-rejected'],
			fixes: [
				...(commented && readEndpoint(commented.plain ?? '').url ? [uncomment(commented)] : []),
				tellFix('align', "Set the base URL of the provider that the key is from, or use a key of Anthropic's Console"),
			],
		},
	];
}

function uncomment({plain = '', site, digest, statement, nameSpan}: DotenvAssignment): Fix {
	return {
		id: 'uncomment',
		title: `Use the base URL that is commented out, ${showUrl(plain)}: from then on the key goes there`,
		risk: 'careful',
		lost: 'key',
		changes: [
			{kind: 'edit-text', path: site.path, digest, edits: [{start: statement.start, end: nameSpan.start, text: ''}]},
		],
	};
}

/** A key of Anthropic goes to a known vendor, or to wherever a file of this folder leads it. */
function keyElsewhere(sender: Sender, {baseUrl}: Request, sent: Sent, folders: Folders): readonly Finding[] {
	const endpoint = readEndpoint(baseUrl?.plain ?? '');
	const kind = sent.value?.kind ?? 'unknown';
	const isOfAnthropic = ['api-key', 'oauth', 'admin', 'enterprise', 'session', 'refresh'].includes(kind);
	const {answer, severity} = sender;
	// A gateway without a route that tells is not known to be a wrong one.
	const isUntold = answer.kind === 'not-asked' && answer.why === 'no-route';
	if (!baseUrl || !endpoint.url || !isOfAnthropic || isUntold) {
		return [];
	}
	const vendor = fits(kind, endpoint) ? undefined : vendorOf(endpoint.url)?.name;
	const isLed = isIn(baseUrl.site, folders) && !isIn(sent.site, folders) && !endpoint.isLoopback;
	if (!vendor && !isLed) {
		return [];
	}
	const remove = removal(sender, [baseUrl]);
	return [
		{
			cause: 'endpoint-mismatch',
			severity,
			title: `A key of Anthropic would go to ${endpoint.url.host}`,
			detail: isLed
				? `A file of this folder names the base URL ${showUrl(endpoint.text)}, so the key that is set elsewhere goes there.${answer.kind === 'not-asked' ? ' Nothing was sent from here.' : ''}`
				: `The key is one of Anthropic's, but the base URL ${showUrl(endpoint.text)} is ${vendor}'s.`,
			where: [baseUrl.site, sent.site],
			leadsTo: ['key-rejected', 'gateway-rejected'],
			fixes: [
				...(remove ? [remove] : []),
				tellFix(
					'align',
					isLed
						? 'Leave it only if you know and trust that server'
						: 'Let key and base URL come from the same provider',
				),
			],
		},
	];
}

function isIn(site: Site, {cwd, home}: Folders): boolean {
	return (
		cwd !== home && site.kind === 'file' && site.path.startsWith(cwd) && /^[/\\]/.test(site.path.slice(cwd.length))
	);
}
