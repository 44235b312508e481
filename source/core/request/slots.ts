// The two header slots of a request to Anthropic (request-rules.md §5 and §6).

import type {Variable} from '../readings.js';
import {holdsFor} from '../versions.js';
import {type CustomHeaders, customHeaders} from './headers.js';
import {type LoginUse, loginUse} from './login-use.js';
import {type ProfileUse, profileUse} from './profiles.js';
import type {Resolved} from './resolve.js';
import {type Starter, starterOf} from './starter.js';
import type {Mode, Sent} from './types.js';

export type Slots = {readonly xApiKey: Sent | null; readonly bearer: Sent | null};

/** Why an API key that is set doesn't count as one in a session. */
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
	/** CLAUDE_CODE_OAUTH_TOKEN, else what its file descriptor holds. */
	readonly oauth: Sent | undefined;
	/** Of Anthropic's own tools. */
	readonly profile: ProfileUse | undefined;
	/** CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR: it keeps the sign-ins out, whatever it holds. */
	readonly descriptor: Variable | undefined;
	/** ANTHROPIC_UNIX_SOCKET: the connection goes there, and the sign-in stays here. By itself it isn't a credential (observed on 2.1.332). */
	readonly socket: Variable | undefined;
	/** Who started Claude Code keeps it from what this machine holds. */
	readonly starter: Starter | undefined;
	readonly managedKey: Sent | undefined;
	readonly login: LoginUse;
	readonly headers: CustomHeaders;
	/** By §5, before custom headers. */
	readonly chosen: Slots;
	readonly sent: Slots;
};

/** Selects what a request to Anthropic carries, refused or not. */
export function select(facts: Resolved, mode: Mode): Selection {
	const isSimple = facts.isOn('CLAUDE_CODE_SIMPLE') && holdsFor('simple-mode', facts.version);
	const {isHostManaged} = facts;
	const starter = starterOf(facts);
	const descriptor = facts.usable('CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR');
	const socket = facts.usable('ANTHROPIC_UNIX_SOCKET');
	const key = credentialOf('ANTHROPIC_API_KEY', facts);
	const followsLists = mode === 'interactive' || starter === 'editor';
	const unapproved = key && followsLists && !isSimple ? approvalOf(key, facts) : undefined;
	const login = loginUse(facts);
	const parts = {
		mode,
		isSimple,
		starter,
		descriptor,
		socket,
		key,
		unapproved,
		token: credentialOf('ANTHROPIC_AUTH_TOKEN', facts),
		helper: helperSent(facts),
		oauth: oauthSent(facts),
		profile: isHostManaged || !holdsFor('newer-names', facts.version) ? undefined : profileUse(facts),
		managedKey: isHostManaged ? undefined : managedKeyOf(facts),
		login: isHostManaged || descriptor || socket ? outOfUse(login, isHostManaged, descriptor) : login,
		headers: customHeaders(facts.inForce('ANTHROPIC_CUSTOM_HEADERS')),
	};
	const chosen = choose(parts, facts);
	return {...parts, chosen, sent: withHeaders(chosen, parts.headers)};
}

type Parts = Omit<Selection, 'chosen' | 'sent'>;

function credentialOf(name: 'ANTHROPIC_API_KEY' | 'ANTHROPIC_AUTH_TOKEN' | 'CLAUDE_CODE_OAUTH_TOKEN', facts: Resolved) {
	const variable = facts.inForce(name);
	if (!variable || variable.value.isEmpty || holdsFor('credentials-trimmed', facts.version)) {
		return facts.usable(name);
	}
	const {value} = variable;
	return {...variable, value: name === 'ANTHROPIC_API_KEY' ? value.inHeader() : value.behindBearer()};
}

function outOfUse(login: LoginUse, isManaged: boolean, descriptor: Variable | undefined): LoginUse {
	const by = isManaged
		? 'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST is on'
		: `${descriptor ? 'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR' : 'ANTHROPIC_UNIX_SOCKET'} is set`;
	const isThere = login.kind !== 'absent' || login.why !== undefined;
	return {kind: 'absent', site: login.site, cause: 'login-missing', why: isThere ? by : undefined};
}

function choose(parts: Parts, facts: Resolved): Slots {
	const {isSimple, login} = parts;
	// Programs with their own sign-in ignore keys, tokens and helpers while that sign-in can be used.
	const hasSignIn = !isSimple && (isWithScope(parts, facts) || ['sent', 'renewed', 'hidden'].includes(login.kind));
	const isKept = parts.starter === 'own-sign-in' && hasSignIn;
	const key = isKept || parts.unapproved ? undefined : parts.key;
	const fromKey = key ? asSent('ANTHROPIC_API_KEY', key) : descriptorSent(parts, facts);
	const helper = isSimple || isKept ? undefined : parts.helper;
	const token = isKept ? undefined : parts.token;
	const fromToken = token && asSent('ANTHROPIC_AUTH_TOKEN', token);
	const ownKey = fromKey ?? helper;
	if (isSimple) {
		return {xApiKey: ownKey ?? null, bearer: fromToken ?? null};
	}
	// A token puts every sign-in out of use; then the key of a Console sign-in goes along with it (observed on 2.1.330).
	const {xApiKey, bearer} = fromToken || ownKey ? {xApiKey: parts.managedKey, bearer: undefined} : signIn(parts, facts);
	return {xApiKey: ownKey ?? xApiKey ?? null, bearer: fromToken ?? helper ?? bearer ?? null};
}

/** What is sent where no key, token or helper is: the sign-ins, in their order, and the Console key among them. */
function signIn(
	parts: Parts,
	facts: Resolved,
): {readonly xApiKey?: Sent | undefined; readonly bearer?: Sent | undefined} {
	const {oauth, profile, managedKey, descriptor} = parts;
	if (oauth && !descriptor) {
		// One whose scopes don't allow prompts isn't sent, and nothing takes its place (observed on 2.1.332).
		return isWithScope(parts, facts) ? {bearer: oauth} : {xApiKey: managedKey};
	}
	if (profile?.isNamed) {
		// It keeps the login out, but not the Console key (observed on 2.1.332).
		return managedKey ? {xApiKey: managedKey} : {bearer: profile.sent};
	}
	const login = loginSent(parts.login);
	return login ? {bearer: login} : managedKey ? {xApiKey: managedKey} : {bearer: profile?.sent};
}

/** CLAUDE_CODE_OAUTH_TOKEN is there, and CLAUDE_CODE_OAUTH_SCOPES doesn't take the right to prompts from it. */
function isWithScope({oauth, descriptor}: Parts, facts: Resolved): boolean {
	const scopes = facts.usable('CLAUDE_CODE_OAUTH_SCOPES')?.plain;
	const allows = scopes === undefined || scopes.split(/\s+/).includes('user:inference');
	return oauth !== undefined && !descriptor && allows;
}

/** What a descriptor holds can't be seen from here; a closed one holds nothing (observed on 2.1.332). */
function oauthSent(facts: Resolved): Sent | undefined {
	const token = credentialOf('CLAUDE_CODE_OAUTH_TOKEN', facts);
	const descriptor = facts.usable('CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR');
	const held = descriptor && facts.system?.hasTokenDescriptor ? descriptor : undefined;
	return token
		? asSent('CLAUDE_CODE_OAUTH_TOKEN', token)
		: held && {source: 'CLAUDE_CODE_OAUTH_TOKEN', site: held.site, value: undefined};
}

function descriptorSent({descriptor, isSimple}: Parts, {system}: Resolved): Sent | undefined {
	return descriptor && !isSimple && system?.hasDescriptor
		? {source: 'api-key-descriptor', site: descriptor.site, value: undefined}
		: undefined;
}

/** A token, a helper and a profile keep the Authorization header to themselves, also against a custom one. */
export function keepsBearer(bearer: Sent | null): boolean {
	return ['ANTHROPIC_AUTH_TOKEN', 'apiKeyHelper', 'profile'].includes(bearer?.source ?? '');
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
function approvalOf(key: Variable, {global}: Resolved): Unapproved | undefined {
	if (key.value.isListedIn(global.approved)) {
		return undefined;
	}
	return key.value.isListedIn(global.rejected) ? 'declined' : 'unanswered';
}

function helperSent(facts: Resolved): Sent | undefined {
	const {apiKeyHelper, helper} = facts;
	if (!apiKeyHelper) {
		return undefined;
	}
	const {site} = apiKeyHelper;
	const empty: Sent = {source: 'apiKeyHelper', site, value: undefined, isEmpty: true};
	if (apiKeyHelper.value.isBlank) {
		return empty;
	}
	switch (helper.kind) {
		case 'printed':
			return helper.key.isBlank ? empty : {source: 'apiKeyHelper', site, value: helper.key.trimmed()};
		case 'failed':
			return empty;
		case 'not-run':
			return {source: 'apiKeyHelper', site, value: undefined};
	}
}

/** The key of a Console sign-in: the keychain's on macOS, else that of the global file. */
function managedKeyOf({global, keychain}: Resolved): Sent | undefined {
	const item = keychain?.items.find(({role, account}) => role === 'managed-key' && account === keychain.account);
	if (item && !keychain?.isLocked && !item.refused && !item.secret?.isBlank) {
		const site = {kind: 'keychain', service: item.service, account: item.account} as const;
		return {source: 'managed-key', site, value: item.secret?.trimmed()};
	}
	const stored = global.state === 'used' ? global.primaryApiKey : undefined;
	// Not trimmed by the client: what remains of it is what HTTP leaves (observed on 2.1.330), which may be an empty header (2.1.332).
	const value = stored?.value.inHeader();
	return stored && value && !stored.value.isEmpty
		? {source: 'managed-key', site: stored.site, ...(value.isEmpty ? {value: undefined, isEmpty: true} : {value})}
		: undefined;
}

function loginSent(login: LoginUse): Sent | undefined {
	switch (login.kind) {
		case 'sent':
			return asSent('login', {site: login.site, value: login.token});
		case 'renewed':
			return {source: 'login', site: login.site, value: undefined, isRenewedFirst: true};
		case 'hidden':
			return {source: 'login', site: login.site, value: undefined};
		default:
			return undefined;
	}
}

function asSent(source: Sent['source'], {site, value}: Pick<Variable, 'site' | 'value'>): Sent {
	return value.isEmpty ? {source, site, value, isEmpty: true} : {source, site, value};
}
