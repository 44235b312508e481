// The text of the credentials that are sent: odd characters, quotes, a kind that doesn't belong in this header, an example value.
import {defineCheck, type Finding} from '../core/check.js';
import {anthropicOrigin, readEndpoint, vendorOf} from '../core/endpoint.js';
import type {Fix} from '../core/fix.js';
import type {Folders} from '../core/place.js';
import type {SourceName} from '../core/request.js';
import type {ClaudeFacts} from '../facts/claude-facts.js';
import type {Sender} from '../facts/sender.js';
import {senders} from '../facts/senders.js';
import {asOf} from './shared/app-findings.js';
import {manual, tell} from './shared/fixes.js';
import {defectFinding, type Held} from './shared/key-findings.js';
import {kindFinding, placeholder} from './shared/key-kind.js';
import {takeOutHelper} from './shared/overrides.js';
import {consoleKeys} from './shared/remedies.js';
import {removal} from './shared/sender-fixes.js';

/** What a person sets; the sign-in and what /login keeps are other checks'. */
const sources: readonly SourceName[] = [
	'ANTHROPIC_API_KEY',
	'ANTHROPIC_AUTH_TOKEN',
	'CLAUDE_CODE_OAUTH_TOKEN',
	'apiKeyHelper',
];

export default defineCheck({
	id: 'key-text',
	title: 'The form of the credential',
	area: 'credential',
	order: 300,
	for: ['claude-code', 'api', 'app', 'form'],
	needs: {senders},
	judge({senders: {all, claude}}, {folders}) {
		return all.flatMap((sender) =>
			asOf(
				sender,
				heldBy(sender).flatMap((held) =>
					findingsOf(held).map((finding) => ({
						...finding,
						...(isBesideKey(held) && finding.severity === 'error' && {severity: 'warning' as const}),
						fixes: fixesOf(finding.fixes, held, claude, folders),
					})),
				),
			),
		);
	},
});

/** Anthropic decides by the key in its own header: what goes along in the other breaks nothing that was seen. */
function isBesideKey({sender: {request, refusal, answer}, sent}: Held): boolean {
	const isBeside = sent === request?.bearer && request.xApiKey !== null && !request.xApiKey.isEmpty;
	return isBeside && request.origin === anthropicOrigin && !refusal && answer.kind !== 'said';
}

/** The credentials that go out, or are the reason why nothing does. */
function heldBy(sender: Sender): readonly Held[] {
	const {request, refusal} = sender;
	if (refusal && !/^key-/.test(refusal.cause)) {
		return [];
	}
	return [request?.xApiKey, request?.bearer].flatMap((sent, at, slots): readonly Held[] => {
		const isTwice = at > 0 && slots[0]?.source === sent?.source;
		if (!sent?.value || sent.value.isBlank || !sources.includes(sent.source) || isTwice) {
			return [];
		}
		const variable = sender.inForce(sent.source);
		const isInApp = sender.app && (sender.app.key?.setting || sender.app.app.where);
		const name =
			sent.source === 'apiKeyHelper'
				? 'What apiKeyHelper prints'
				: isInApp
					? 'The key'
					: (variable?.name ?? sent.source);
		return [{sender, sent, value: sent.value, variable, name}];
	});
}

function findingsOf(held: Held): readonly Finding[] {
	const {sender, sent, value, variable} = held;
	const {request, answer} = sender;
	if (answer.kind === 'accepted') {
		const isTrimmed = variable && variable.value.defects.length > 0 && variable.value.trimmed().defects.length === 0;
		return isTrimmed && sender.kind !== 'claude-code' ? [trimmed(held)] : [];
	}
	const isAnthropic = request?.origin === anthropicOrigin;
	const endpoint = readEndpoint(request?.origin ?? '');
	// Which characters of an example are odd doesn't matter. A server on this machine may want nothing but a dummy; a vendor hands out keys of its own.
	const isOfVendor = endpoint.url !== undefined && vendorOf(endpoint.url) !== undefined;
	const isAlone = [request?.xApiKey, request?.bearer].every((one) => one?.value?.isPlaceholder !== false);
	const isAtFault = isAnthropic
		? sent.source !== 'ANTHROPIC_AUTH_TOKEN'
		: !endpoint.isLoopback && (answer.kind === 'said' || (isOfVendor && isAlone));
	if (value.isPlaceholder && isAtFault) {
		return [placeholder(held)];
	}
	// What a helper prints is judged where it is run.
	const odd = sent.source === 'apiKeyHelper' ? undefined : defectFinding(held);
	if (odd) {
		return [odd];
	}
	if (isAnthropic && value.kind === 'oauth' && sender.kind !== 'claude-code') {
		return signIn(held);
	}
	const wrong = isAnthropic ? kindFinding(held) : undefined;
	return wrong ? [wrong] : [];
}

/** A subscription works through Claude Code only, under any variable. */
function signIn({sender, sent, name}: Held): readonly Finding[] {
	const isKey = sent.source === 'ANTHROPIC_API_KEY';
	if (sender.app?.app.startsClaudeCode === true && !isKey) {
		return [];
	}
	const refused: Finding = {
		cause: 'oauth-not-for-api',
		severity: sender.severity,
		detail: `${name} holds the token of a Claude subscription. Outside of Claude Code the API refuses it: "OAuth authentication is currently not supported". It is not sent from here, so that the sign-in stays as it is.`,
		where: [sent.site],
		fixes: [
			{
				...consoleKeys(undefined),
				title: 'Create an API key in the Console and put it there; its use is billed to its organisation',
			},
		],
	};
	return isKey ? [{...refused, cause: 'key-wrong-kind'}, refused] : [refused];
}

/** What this client, or the route, strips and others don't. */
function trimmed({sent, name}: Held): Finding {
	return {
		cause: 'key-whitespace',
		severity: 'note',
		detail: `${name} has blanks or line breaks around it. Here they do no harm; the Python SDK stops with "Illegal header value".`,
		where: [sent.site],
		fixes: [],
	};
}

/** With a sign-in below it the credential can simply go. */
function fixesOf(
	fixes: readonly Fix[],
	{sender, sent, variable}: Held,
	claude: ClaudeFacts | undefined,
	folders: Folders,
): readonly Fix[] {
	const isDone = fixes.some(({risk}) => risk !== 'manual');
	if (sent.source === 'apiKeyHelper' && claude) {
		const repair = manual(
			'repair-helper',
			'Let the helper print an API key of the Console',
			tell('Or, if it is the helper of a gateway, set ANTHROPIC_BASE_URL to the address of that gateway.'),
		);
		return sender.hasLoginBelow ? [takeOutHelper(claude), repair] : [repair, takeOutHelper(claude)];
	}
	return isDone || !sender.hasLoginBelow || !variable || sender.kind !== 'claude-code'
		? fixes
		: [removal(sender, [variable], folders), ...fixes];
}
