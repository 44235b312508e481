// The credential and the address that it goes to: the header that this server reads, and the same provider for both (facts.md §6, §8).
import {defineCheck, type Finding} from '../core/check.js';
import {anthropicOrigin, fits, readEndpoint, vendorOf} from '../core/endpoint.js';
import type {Fix} from '../core/fix.js';
import type {Folders, Site} from '../core/place.js';
import type {DotenvAssignment} from '../core/readings.js';
import type {Request, Sent} from '../core/request.js';
import {showUrl} from '../core/scrub.js';
import {goesElsewhere} from '../core/trust.js';
import {type Sender, sentBy} from '../facts/sender.js';
import {type Senders, senders} from '../facts/senders.js';
import {asOf} from './shared/app-findings.js';
import {asAnswered} from './shared/as-answered.js';
import {careful, editText, manual, tell} from './shared/fixes.js';
import {isForeign} from './shared/key-kind.js';
import {asArgument, byHand, removal, renameFix} from './shared/sender-fixes.js';

export default defineCheck({
	id: 'gateway-credential',
	title: 'Credential and base URL',
	area: 'credential',
	order: 250,
	for: ['claude-code', 'api', 'app', 'form'],
	needs: {senders},
	judge({senders: facts}, {folders}) {
		return facts.all.flatMap((sender): readonly Finding[] => {
			const {answer} = sender;
			const request = sentBy(sender);
			const sent = request?.xApiKey ?? request?.bearer;
			if (
				!request ||
				!sent ||
				answer.kind === 'accepted' ||
				request.provider !== 'anthropic' ||
				goesElsewhere(request)
			) {
				return [];
			}
			const found =
				wrongHeader(sender, sent) ?? elsewhere(sender, request, sent, folders) ?? atAnthropic(sender, sent, facts);
			return found ? asOf(sender, [found]) : [];
		});
	},
});

/** Refused in this header, accepted in the other. */
function wrongHeader(sender: Sender, sent: Sent): Finding | undefined {
	const {answer, asked, severity, request, name, app} = sender;
	if (asked?.swapped?.kind !== 'accepted' || answer.kind !== 'said') {
		return undefined;
	}
	const [used, other] = request?.xApiKey
		? ['x-api-key', 'Authorization: Bearer']
		: ['Authorization: Bearer', 'x-api-key'];
	return {
		cause: 'header-mismatch',
		severity,
		detail: `${name} sends the credential as ${used}, and ${asked.endpoint.url?.host} refuses it; in the other header, ${other}, it accepts the same value.`,
		where: [sent.site],
		...asAnswered(answer),
		fixes: [
			app
				? manual(
						'other-header',
						`Let ${app.name.replace(/^The /, 'the ')} send it as ${other}, if it can`,
						tell(
							app.app.note ??
								'Look in its settings for the kind of key: an API key goes out as x-api-key, a token as Bearer.',
						),
					)
				: inOtherHeader(sender, sent),
		],
	};
}

/** The other variable sends the same value in the other header. */
function inOtherHeader(sender: Sender, {source}: Sent): Fix {
	const isKey = source === 'ANTHROPIC_API_KEY';
	const other = isKey ? 'ANTHROPIC_AUTH_TOKEN' : 'ANTHROPIC_API_KEY';
	const held = sender.inForce(source);
	return held && held.name === source
		? renameFix(sender, held, other)
		: asArgument(held?.name ?? 'it', isKey ? 'auth token' : 'API key');
}

/** A key of Anthropic goes to a known vendor, or wherever a file of this folder sends it. */
function elsewhere(sender: Sender, {baseUrl}: Request, sent: Sent, folders: Folders): Finding | undefined {
	const {answer, severity, kind, name} = sender;
	const endpoint = readEndpoint(baseUrl?.plain ?? '');
	const credential = sent.value?.kind ?? 'unknown';
	// A gateway without a route to test on isn't known to be wrong.
	const isUntold = answer.kind === 'not-asked' && answer.why === 'no-route';
	if (!baseUrl || !endpoint.url || isForeign(credential) || credential === 'placeholder' || isUntold) {
		return undefined;
	}
	const vendor = fits(credential, endpoint) ? undefined : vendorOf(endpoint.url)?.name;
	// Claude Code asks whether a folder is trusted before it takes its settings.
	const isLed =
		kind !== 'claude-code' && isIn(baseUrl.site, folders) && !isIn(sent.site, folders) && !endpoint.isLoopback;
	if (!vendor && !isLed) {
		return undefined;
	}
	const address = sender.address?.variable ?? baseUrl;
	return {
		cause: 'endpoint-mismatch',
		severity,
		title: `A credential of Anthropic would go to ${vendor ?? endpoint.url.host}`,
		detail: isLed
			? `A file of this folder names the base URL ${showUrl(endpoint.text)}, so the credential that is set elsewhere goes there.${answer.kind === 'not-asked' ? ' Nothing was sent from here.' : ''}`
			: `${kind === 'app' ? `${name} sends` : `${sender.inForce(sent.source)?.name ?? sent.source} holds`} a credential of Anthropic, but the base URL ${showUrl(endpoint.text)} is another vendor's, ${vendor}.`,
		where: [baseUrl.site, sent.site],
		...asAnswered(answer),
		fixes: [
			removal(sender, [address], folders),
			isLed
				? manual(
						'align',
						'Leave it only if you know and trust that server',
						tell('Whoever runs it gets the credential and every prompt that is sent with it.'),
					)
				: byHand(
						sender,
						'align',
						'Or let key and base URL come from the same provider',
						tell('Use a key of that vendor, or set no base URL.'),
					),
		],
	};
}

/** Another vendor's key goes to Anthropic, and the address it belongs to is commented out. */
function atAnthropic(sender: Sender, {site, value}: Sent, {dotenv}: Senders): Finding | undefined {
	const commented = dotenv?.assignments.find(
		(one) =>
			one.name === 'ANTHROPIC_BASE_URL' && one.effect === 'commented' && !readEndpoint(one.plain ?? '').isAnthropic,
	);
	const isOther = value !== undefined && isForeign(value.kind) && value.defects.length === 0;
	if (!commented || !isOther || sender.kind !== 'program' || sender.request?.origin !== anthropicOrigin) {
		return undefined;
	}
	return {
		cause: 'endpoint-mismatch',
		severity: sender.severity,
		detail:
			'The key is not one that Anthropic issues (its own begin with sk-ant-), but it goes to Anthropic: the base URL is commented out.',
		where: [site, commented.site],
		evidence: [{label: 'commented out', value: `ANTHROPIC_BASE_URL=${showUrl(commented.plain ?? '')}`}],
		fixes: [
			...(readEndpoint(commented.plain ?? '').url ? [uncomment(commented)] : []),
			manual(
				'align',
				'Set the base URL of the provider that the key is from',
				tell("Set ANTHROPIC_BASE_URL beside the key. Or put a key of Anthropic's Console in its place."),
			),
		],
	};
}

function uncomment({plain = '', site, digest, statement, nameSpan}: DotenvAssignment): Fix {
	return careful(
		'uncomment',
		`Use the base URL that is commented out, ${showUrl(plain)}: from then on the key goes there`,
		[editText({path: site.path, digest}, {start: statement.start, end: nameSpan.start, text: ''})],
		{lost: 'key'},
	);
}

function isIn(site: Site, {cwd, home}: Folders): boolean {
	return (
		cwd !== home && site.kind === 'file' && site.path.startsWith(cwd) && /^[/\\]/.test(site.path.slice(cwd.length))
	);
}
