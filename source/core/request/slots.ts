// The two header slots of a request to Anthropic (request-rules.md §5 and §6).

import type {Variable} from '../facts.js';
import type {InForce, Mode, RequestFacts, Sent} from '../request.js';
import {holds} from '../versions.js';
import {type CustomHeaders, customHeaders} from './headers.js';
import {helperOf, inForceOf, isOn, usable} from './in-force.js';
import {type LoginUse, loginUse} from './login-use.js';

export type Slots = {readonly xApiKey: Sent | null; readonly bearer: Sent | null};

/** Why an API key that is set is no API key in a session. */
export type Unapproved = 'declined' | 'unanswered';

/** Everything that could be sent, and which of it is. */
export type Selection = {
	readonly mode: Mode;
	/** CLAUDE_CODE_SIMPLE: nothing but key, token and custom headers exists. */
	readonly isSimple: boolean;
	/** Set and not blank, approved or not. */
	readonly key: Variable | undefined;
	/** undefined: the key counts. */
	readonly unapproved: Unapproved | undefined;
	readonly token: Variable | undefined;
	readonly helper: Sent | undefined;
	readonly oauth: Variable | undefined;
	readonly profile: Variable | undefined;
	readonly managedKey: Sent | undefined;
	readonly login: LoginUse;
	readonly headers: CustomHeaders;
	/** By §5, before custom headers. */
	readonly chosen: Slots;
	readonly sent: Slots;
};

/** Selects what a request to Anthropic carries, refused or not. */
export function select(facts: RequestFacts, mode: Mode): Selection {
	const get = (name: string): InForce | undefined => inForceOf(name, facts);
	const isSimple = isOn(get('CLAUDE_CODE_SIMPLE')) && holds('simple-mode', facts.version);
	const key = usable(get('ANTHROPIC_API_KEY'));
	const unapproved = key && mode === 'interactive' && !isSimple ? approvalOf(key, facts) : undefined;
	const parts = {
		mode,
		isSimple,
		key,
		unapproved,
		token: usable(get('ANTHROPIC_AUTH_TOKEN')),
		helper: helperSent(facts),
		oauth: usable(get('CLAUDE_CODE_OAUTH_TOKEN')),
		profile: usable(get('ANTHROPIC_PROFILE')) ?? usable(get('ANTHROPIC_FEDERATION_RULE_ID')),
		managedKey: managedKeyOf(facts),
		login: loginUse(facts),
		headers: customHeaders(get('ANTHROPIC_CUSTOM_HEADERS')),
	};
	const chosen = choose(parts);
	return {...parts, chosen, sent: withHeaders(chosen, parts.headers)};
}

type Parts = Omit<Selection, 'chosen' | 'sent'>;

function choose(parts: Parts): Slots {
	const {isSimple, key, unapproved, token, managedKey} = parts;
	const fromKey = key && !unapproved ? asSent('ANTHROPIC_API_KEY', key) : undefined;
	const helper = isSimple ? undefined : parts.helper;
	const fromToken = token && asSent('ANTHROPIC_AUTH_TOKEN', token);
	// A token puts every sign-in out of use; then the key of a Console sign-in goes along with it (observed on 2.1.330).
	const signIn = isSimple || fromToken ? undefined : signInOf(parts);
	const ownKey = fromKey ?? helper;
	return {
		xApiKey: ownKey ?? (isSimple || signIn ? null : (managedKey ?? null)),
		bearer: fromToken ?? helper ?? (ownKey ? null : (signIn ?? null)),
	};
}

function signInOf({oauth, profile, login}: Parts): Sent | undefined {
	if (oauth) {
		return asSent('CLAUDE_CODE_OAUTH_TOKEN', oauth);
	}
	// Documented, not observed: a profile that a variable names outranks the stored login (facts.md §1.1).
	return profile ? {source: 'profile', site: profile.site, value: undefined} : loginSent(login);
}

/** A token and a helper keep the Authorization header to themselves, also against a custom one. */
export function keepsBearer(bearer: Sent | null): boolean {
	return bearer?.source === 'ANTHROPIC_AUTH_TOKEN' || bearer?.source === 'apiKeyHelper';
}

/** x-api-key replaces whatever there is; Authorization gives way to a token and to a helper. */
function withHeaders({xApiKey, bearer}: Slots, headers: CustomHeaders): Slots {
	// A helper that failed leaves its empty header, but it is the custom header's name that it stands under.
	const isKept = keepsBearer(bearer);
	const authorization: Sent | undefined =
		headers.authorization && bearer?.isEmpty
			? {source: 'ANTHROPIC_CUSTOM_HEADERS', site: headers.authorization.site, value: undefined, isEmpty: true}
			: headers.authorization;
	return {
		xApiKey: headers.xApiKey ?? xApiKey,
		bearer: authorization && (!isKept || bearer?.isEmpty) ? authorization : bearer,
	};
}

/** Only approved keys count in a session; both lists: approved wins. A key that was never asked about is declined by default. */
function approvalOf(key: Variable, {global}: RequestFacts): Unapproved | undefined {
	if (key.value.isListedIn(global.approved)) {
		return undefined;
	}
	return key.value.isListedIn(global.rejected) ? 'declined' : 'unanswered';
}

function helperSent(facts: RequestFacts): Sent | undefined {
	const helper = helperOf(facts);
	if (!helper) {
		return undefined;
	}
	const {site} = helper.variable;
	const empty: Sent = {source: 'apiKeyHelper', site, value: undefined, isEmpty: true};
	if (helper.variable.value.isBlank) {
		return empty;
	}
	switch (facts.helper.kind) {
		case 'printed':
			return facts.helper.key.isBlank ? empty : {source: 'apiKeyHelper', site, value: facts.helper.key.trimmed()};
		case 'failed':
			return empty;
		case 'not-run':
			return {source: 'apiKeyHelper', site, value: undefined};
	}
}

/** The key of a Console sign-in: the keychain's on macOS, else that of the global file. */
function managedKeyOf({global, keychain}: RequestFacts): Sent | undefined {
	const item = keychain?.items.find(({role, account}) => role === 'managed-key' && account === keychain.account);
	if (item && !keychain?.isLocked && !item.refused && !item.secret?.isBlank) {
		const site = {kind: 'keychain', service: item.service, account: item.account} as const;
		return {source: 'managed-key', site, value: item.secret?.trimmed()};
	}
	const stored = global.state === 'used' ? global.primaryApiKey : undefined;
	// Not trimmed by the client: what remains of it is what HTTP leaves (observed on 2.1.330).
	const value = stored?.value.inHeader();
	return stored && value && !value.isEmpty ? {source: 'managed-key', site: stored.site, value} : undefined;
}

function loginSent(login: LoginUse): Sent | undefined {
	switch (login.kind) {
		case 'sent':
			return login.token.isEmpty
				? {source: 'login', site: login.site, value: login.token, isEmpty: true}
				: {source: 'login', site: login.site, value: login.token};
		case 'renewed':
			return {source: 'login', site: login.site, value: undefined, isRenewedFirst: true};
		case 'hidden':
			return {source: 'login', site: login.site, value: undefined};
		default:
			return undefined;
	}
}

function asSent(source: Sent['source'], {site, value}: Variable): Sent {
	return {source, site, value};
}
