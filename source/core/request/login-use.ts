// What Claude Code does with the stored sign-in (request-rules.md §5.5).

import type {CauseId} from '../cause-id.js';
import type {Site} from '../place.js';
import type {Secret} from '../secret.js';
import {holdsFor} from '../versions.js';
import type {Resolved} from './resolve.js';

/** A token that ends within this time is renewed first. Milliseconds. */
export const renewalMargin = 5 * 60_000;

export type LoginUse =
	/** `why` is undefined where there is no trace of a sign-in. `cause` is the catalogue's. */
	| {readonly kind: 'absent'; readonly site: Site; readonly cause: CauseId; readonly why: string | undefined}
	/** `isOver`: its time is, or is about to be, and it can't be renewed; it is sent anyway. */
	| {readonly kind: 'sent'; readonly site: Site; readonly token: Secret; readonly isOver?: boolean}
	/** The token that is sent is not known: it is fetched first. */
	| {readonly kind: 'renewed'; readonly site: Site; readonly token: Secret}
	/** It lies in the keychain, which was not looked into. */
	| {readonly kind: 'hidden'; readonly site: Site}
	/** Reading it ends the program: it looks for nothing else. */
	| {readonly kind: 'crashes'; readonly site: Site; readonly cause: CauseId; readonly why: string}
	/** It can't be renewed any more: refused, unless something else is sent. */
	| {readonly kind: 'spent'; readonly site: Site; readonly cause: CauseId; readonly why: string};

export function loginUse({login, keychain, version, now}: Resolved): LoginUse {
	const stored = login.used;
	const {site} = stored;
	// A locked keychain is as good as none: the file is read instead.
	const hidden =
		login.isUncertain && !keychain?.isLocked
			? keychain?.items.find(({role, account}) => role === 'login' && account === keychain.account)
			: undefined;
	if (hidden && !hidden.refused && !hidden.login) {
		return {kind: 'hidden', site: {kind: 'keychain', service: hidden.service, account: hidden.account}};
	}
	if (stored.state !== 'read') {
		return {kind: 'absent', site, ...unreadable[stored.state]};
	}
	const {accessToken, refreshToken, expiresAt} = stored;
	if (stored.hasStrangeScopes && accessToken && !accessToken.isEmpty) {
		return {kind: 'crashes', site, cause: 'login-corrupt', why: 'its scopes are neither a list nor a text'};
	}
	if (!stored.scopes?.includes('user:inference')) {
		return {kind: 'absent', site, cause: 'login-no-scope', why: 'its scopes lack user:inference'};
	}
	const canRefuse = holdsFor('spent-login-refused', version);
	if (!accessToken || accessToken.isEmpty) {
		return accessToken && refreshToken?.isEmpty && canRefuse
			? {kind: 'spent', site, cause: 'login-blank', why: 'both of its tokens are blank'}
			: {kind: 'absent', site, cause: 'login-blank', why: 'its access token is blank'};
	}
	if (expiresAt === 0 && holdsFor('zero-expiry-signs-out', version)) {
		return {kind: 'absent', site, cause: 'login-expiry-zero', why: 'its time of expiry is 0'};
	}
	const token = accessToken.behindBearer();
	const isDue = expiresAt !== null && expiresAt < now + renewalMargin;
	// A refresh token of white space is tried like any other (observed on 2.1.330); when it ends isn't looked at (observed on 2.1.332).
	return !isDue || !refreshToken || refreshToken.isEmpty || stored.canBeSaved === false
		? {kind: 'sent', site, token, isOver: isDue}
		: {kind: 'renewed', site, token};
}

const unreadable = {
	absent: {cause: 'login-missing', why: undefined},
	'no-login': {cause: 'login-missing', why: 'it holds no claudeAiOauth'},
	corrupt: {cause: 'login-corrupt', why: 'it is not strict JSON'},
	unreadable: {cause: 'login-access', why: "it can't be read"},
} as const;
