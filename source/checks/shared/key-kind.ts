// What kind of credential a value is, and whether it can be meant for the header that it goes into, at Anthropic's own endpoint.
import type {Finding} from '../../core/check.js';
import type {CredentialKind} from '../../core/credential-kind.js';
import {anthropicOrigin, readEndpoint} from '../../core/endpoint.js';
import type {Fix} from '../../core/fix.js';
import type {SourceName} from '../../core/request.js';
import {asAnswered} from './as-answered.js';
import type {Held} from './key-findings.js';
import {consoleKeys, gatewayToken} from './remedies.js';
import {asArgument, renameFix} from './sender-fixes.js';

/** A gateway's own token can look like anything; Anthropic's own credentials all begin alike (facts.md §6). */
export function isForeign(kind: CredentialKind): boolean {
	return kind === 'other-vendor' || kind === 'unknown';
}

const kindNames: Partial<Record<CredentialKind, string>> = {
	'api-key': 'an API key of the Console',
	oauth: 'an OAuth token of a subscription',
	refresh: 'a renewal token, which belongs in no request',
	admin: 'an Admin key, which manages organisations and can send no messages',
	enterprise: 'a Claude Enterprise key, which can send no messages',
	session: 'a browser cookie of claude.ai, which is not an API credential. Sign out there to make it worthless',
	'other-vendor': "another vendor's key",
};

/** The shortest API key that was seen has about 100 characters; only said of one that is refused. */
const shortestKey = 95;

/** What is wrong with the kind; undefined: nothing that can be seen. */
export function kindFinding(held: Held): Finding | undefined {
	const {sender, sent, value} = held;
	const {kind: by, answer} = sender;
	const {kind} = value;
	const slot = slotOf(sent.source);
	const isRefused = answer.kind === 'said' && answer.status === 401;
	if (kind === 'placeholder') {
		return slot === 'ANTHROPIC_AUTH_TOKEN' ? undefined : placeholder(held);
	}
	if (value.lacksBeginning || (slot !== 'ANTHROPIC_AUTH_TOKEN' && value.hasCutPrefix)) {
		return finding(
			held,
			'key-truncated',
			'does not begin with sk-ant-, as those of Anthropic do, but goes on like one: its beginning was not copied',
		);
	}
	if (isForeign(kind)) {
		// A token without a known beginning is left to the server: there it may be a gateway's.
		const isLeft =
			slot === 'ANTHROPIC_AUTH_TOKEN' ||
			(slot === 'CLAUDE_CODE_OAUTH_TOKEN' && kind === 'unknown' && answer.kind !== 'said');
		return isLeft
			? undefined
			: finding(
					held,
					'key-wrong-kind',
					`is ${kind === 'unknown' ? '' : `${kindNames[kind]} and `}not one that Anthropic issues (those begin with sk-ant-), and it goes to Anthropic, since no base URL leads elsewhere`,
				);
	}
	if (kind === 'api-key' && slot === 'ANTHROPIC_API_KEY') {
		return isRefused && value.length < shortestKey
			? finding(
					held,
					'key-truncated',
					`is refused and has only ${value.length} characters: it was probably cut when it was copied`,
				)
			: undefined;
	}
	const home: SourceName | undefined =
		kind === 'api-key'
			? 'ANTHROPIC_API_KEY'
			: kind === 'oauth' && by === 'claude-code'
				? 'CLAUDE_CODE_OAUTH_TOKEN'
				: undefined;
	// Each app chooses its own header.
	if (home === slot || (home !== undefined && by === 'app')) {
		return undefined;
	}
	return {
		...finding(held, 'key-wrong-kind', `is ${kindNames[kind]}${home ? `. It belongs in ${home}` : ''}`),
		fixes: [home ? moved(held, home) : consoleKeys(undefined)],
	};
}

/** An example, or the dummy of a server on this machine: never a credential. */
export function placeholder(held: Held): Finding {
	return finding(held, 'key-placeholder', `is the example value "${held.value.hint}", not a key`);
}

/** The variable whose place it takes. */
function slotOf(source: SourceName): SourceName {
	return source === 'apiKeyHelper' ? 'ANTHROPIC_API_KEY' : source;
}

function finding({sender, sent, name}: Held, cause: Finding['cause'], what: string): Finding {
	const endpoint = readEndpoint(sender.request?.origin ?? anthropicOrigin);
	return {
		cause,
		severity: sender.severity,
		detail: `${name} ${what}.`,
		where: [sent.site],
		...asAnswered(sender.answer),
		fixes: [endpoint.isAnthropic ? consoleKeys(undefined) : gatewayToken(endpoint)],
	};
}

function moved({sender, variable}: Held, home: SourceName): Fix {
	if (!variable) {
		return consoleKeys(undefined);
	}
	return variable.name === home || sender.setterOf(variable).kind === 'source' || isOwnName(variable.name)
		? asArgument(variable.name, 'API key')
		: renameFix(sender, variable, home);
}

/** A variable that a program reads in place of the SDK's own. */
function isOwnName(name: string): boolean {
	return !/^(?:ANTHROPIC_(?:API_KEY|AUTH_TOKEN)|CLAUDE_CODE_OAUTH_TOKEN)$/.test(name);
}
