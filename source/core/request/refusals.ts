// What stops a request before it is sent, with the client's words for it (request-rules.md §5.6 and §7).

import {defaultOrigin} from '../base-url.js';
import {chooseProxy, proxyNames} from '../trust/proxy.js';
import {holdsFor, notLoggedIn} from '../versions.js';
import {describeForbidden, forbidden} from './headers.js';
import {demandsOf} from './policies.js';
import type {Resolved} from './resolve.js';
import {type Selection, type Slots, select} from './slots.js';
import type {Refusal, Sent} from './types.js';

/**
 * The first session asks how to sign in, unless something signs in already. What a project's settings set doesn't count yet, trusted or
 * not, except for its helper; custom headers aren't a sign-in, nor is a login that has expired (observed on 2.1.330).
 */
export function refusedAtWelcome({mode, isSimple, helper}: Selection, facts: Resolved): Refusal | undefined {
	const {global} = facts;
	if (mode === 'print' || isSimple || global.hasCompletedOnboarding || helper) {
		return undefined;
	}
	const {chosen, login} = select(facts.withoutProject(), mode);
	const isLogin = chosen.bearer?.source === 'login';
	const isOver = isLogin && login.kind === 'sent' && login.isOver;
	// A policy that wants the Console's sign-in asks for it, even if another is stored (observed on 2.1.332).
	const isOfOther = isLogin && demandsOf(facts).method?.plain === 'console';
	return chosen.xApiKey || (chosen.bearer && !isOver && !isOfOther)
		? undefined
		: {cause: 'onboarding-incomplete', says: 'Select login method:', site: {kind: 'file', path: global.path}};
}

/** CLAUDE_CONFIG_DIR is set to nothing and the login has to be renewed: its lock has no folder, even if something else would be sent (observed on 2.1.330). */
export function refusedByFolder({login, isSimple, oauth}: Selection, facts: Resolved): Refusal | undefined {
	const folder = facts.inForce('CLAUDE_CONFIG_DIR');
	return folder?.plain === '' && login.kind === 'renewed' && !isSimple && !oauth
		? {cause: 'config-dir-split', says: 'API Error: ENOENT: no such file or directory, mkdir', site: folder.site}
		: undefined;
}

/** Header names and values that no HTTP runtime takes. `values` are what §5 chose, also where a custom header replaces it. */
export function refusedHeaders(
	{headers}: Selection,
	values: Slots & {readonly isDropped: (name: string) => boolean},
	facts: Resolved,
): Refusal | undefined {
	const says = headers.refused(values.isDropped);
	if (says !== undefined) {
		return {cause: 'custom-headers', says, site: facts.inForce('ANTHROPIC_CUSTOM_HEADERS')?.site};
	}
	return refusedValue(values.xApiKey, 'X-Api-Key', facts) ?? refusedValue(values.bearer, 'Authorization', facts);
}

function refusedValue(sent: Sent | null, header: string, {version}: Resolved): Refusal | undefined {
	const bad = sent?.value && forbidden(sent.value);
	if (!sent?.value || !bad) {
		return undefined;
	}
	if (sent.source === 'login' || sent.source === 'managed-key') {
		// What /login has stored isn't a value that the person set: the client doesn't take it for a sign-in.
		return {
			cause: sent.source === 'login' ? 'login-corrupt' : 'key-invisible',
			says: notLoggedIn(version),
			site: sent.site,
		};
	}
	const start =
		header === 'X-Api-Key' ? 'Invalid API key · Fix external API key' : 'Invalid auth token · Fix external auth token';
	const detail = ` · Invalid ${header} header value from ${sent.source}: ${describeForbidden(sent.value, bad)}.`;
	return {
		cause: bad.kind === 'line-break' ? 'key-whitespace' : 'key-invisible',
		says: holdsFor('header-values-explained', version) ? start + detail : start,
		site: sent.site,
	};
}

/** Something other than a login would have been sent; the client fails on the stored one. */
export function refusedByStrangeLogin({login, chosen, isSimple, oauth, profile}: Selection): Refusal | undefined {
	const isPassedOver =
		isSimple ||
		oauth ||
		profile?.isNamed ||
		['ANTHROPIC_API_KEY', 'api-key-descriptor'].includes(chosen.xApiKey?.source ?? '');
	return login.kind === 'crashes' && !isPassedOver
		? {cause: login.cause, says: 'Claude Code could not start: scopes?.includes is not a function', site: login.site}
		: undefined;
}

/** Nothing listens where ANTHROPIC_UNIX_SOCKET points. */
export function refusedBySocket({socket}: Selection, {system}: Resolved): Refusal | undefined {
	return socket && system?.hasSocket === false
		? {cause: 'offline', says: 'API Error: Unable to connect to API (ENOENT)', site: socket.site}
		: undefined;
}

/** It starts with such a proxy, and can't connect through it; where exceptions keep it out of the way it does no harm. */
export function refusedByWay(origin: string | undefined, facts: Resolved): Refusal | undefined {
	if (!origin || !URL.canParse(origin)) {
		return undefined;
	}
	const variables = [...proxyNames, 'no_proxy', 'NO_PROXY'].map((name) => [name, facts.inForce(name)?.plain]);
	const proxy = chooseProxy(new URL(origin), Object.fromEntries(variables));
	return proxy.kind === 'invalid'
		? {
				cause: 'proxy-invalid',
				says: /PROXY_(?:SOCKS|SCHEME)/.test(proxy.code) ? unsupported : unresolved,
				site: facts.inForce(proxy.name)?.site,
			}
		: undefined;
}

const unsupported = 'API Error: Unable to connect to API (UnsupportedProxyProtocol)';
const unresolved = "API Error: Can't reach the API server — check your internet or DNS (ENOTFOUND)";

/** A profile that is taken and can't be used: nothing else is tried. */
export function refusedAsProfile({chosen, profile}: Selection): Refusal | undefined {
	return chosen.bearer?.source === 'profile' ? profile?.refusal : undefined;
}

/** A login that can't be renewed, with nothing beside it: custom x-api-key headers don't help, Authorization does. */
export function refusedAsSpent({chosen, sent, login, isSimple, oauth, profile, mode}: Selection): Refusal | undefined {
	const isInUse =
		login.kind === 'spent' && !isSimple && !oauth && !profile?.isNamed && !chosen.bearer && !chosen.xApiKey;
	return isInUse && !sent.bearer?.value
		? {
				cause: login.cause,
				says:
					mode === 'interactive'
						? 'Login expired · Please run /login'
						: 'Failed to authenticate: OAuth session expired and could not be refreshed',
				site: login.site,
			}
		: undefined;
}

/** Both slots are empty, and no helper left them so. */
export function refusedAsEmpty(selection: Selection, facts: Resolved): Refusal | undefined {
	const {version, environment} = facts;
	const hostManaged = facts.isHostManaged ? environment.get('CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST') : undefined;
	const {sent, chosen, headers, login, isSimple, unapproved, key, descriptor, socket, starter, oauth} = selection;
	if (sent.xApiKey?.source === 'ANTHROPIC_API_KEY' && sent.xApiKey.isEmpty) {
		const says = 'Invalid API key · Fix external API key';
		return {cause: 'key-whitespace', says, site: sent.xApiKey.site};
	}
	const slots = [sent.xApiKey, sent.bearer, chosen.xApiKey, chosen.bearer];
	if (isFilled(sent.xApiKey) || isFilled(sent.bearer) || slots.some((one) => one?.source === 'apiKeyHelper')) {
		return undefined;
	}
	const blanked = (headers.xApiKey?.isEmpty && chosen.xApiKey) || (headers.authorization?.isEmpty && chosen.bearer);
	if (blanked) {
		const site = (headers.xApiKey ?? headers.authorization)?.site;
		return {cause: 'custom-headers', says: chosen.xApiKey ? 'Invalid API key' : notLoggedIn(version), site};
	}
	if (unapproved && key) {
		const refusal: Refusal = {cause: 'key-declined', says: notLoggedIn(version), site: key.site};
		// Without a session no one is asked.
		return unapproved === 'declined' || starter === 'editor' ? refusal : {...refusal, isAsked: true};
	}
	const keptOut = isSimple ? undefined : (descriptor ?? socket ?? hostManaged);
	if (keptOut) {
		return {cause: 'host-managed', says: notLoggedIn(version), site: keptOut.site};
	}
	if (isSimple) {
		return {cause: 'simple-mode', says: notLoggedIn(version), site: facts.inForce('CLAUDE_CODE_SIMPLE')?.site};
	}
	if (oauth) {
		const scopes = facts.inForce('CLAUDE_CODE_OAUTH_SCOPES');
		return {cause: 'login-no-scope', says: notLoggedIn(version), site: (scopes ?? oauth).site};
	}
	if (login.kind === 'absent' && login.why) {
		return {cause: login.cause, says: notLoggedIn(version), site: login.site};
	}
	const baseUrl = facts.usable('ANTHROPIC_BASE_URL');
	return baseUrl && baseUrl.value.origin !== defaultOrigin
		? {cause: 'gateway-no-credential', says: notLoggedIn(version), site: baseUrl.site}
		: {cause: 'login-missing', says: notLoggedIn(version), site: undefined};
}

/** Not known is filled: something will be sent. So is a bare "Bearer", though nothing follows. */
function isFilled(sent: Sent | null): boolean {
	return sent !== null && (!sent.isEmpty || sent.value !== undefined);
}
