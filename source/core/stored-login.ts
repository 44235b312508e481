// Whether a stored sign-in is still good for something, as far as its data says.
import type {Login, StoredLogin} from './readings.js';

/** Whether a stored login would be taken, as far as its data says: a token, the scope, and not beyond renewal. */
export function isUsable(login: StoredLogin, now: number): boolean {
	return (
		login.state === 'read' &&
		login.accessToken !== undefined &&
		!login.accessToken.isBlank &&
		login.scopes?.includes('user:inference') === true &&
		!isBeyondRenewal(login, now)
	);
}

/** Expired, and nothing can renew it. When the renewal token ends isn't looked at (observed on 2.1.332). */
export function isBeyondRenewal({expiresAt, refreshToken}: StoredLogin, now: number): boolean {
	return expiresAt !== null && expiresAt > 0 && expiresAt < now && (refreshToken === undefined || refreshToken.isBlank);
}

export function hasUsableLogin(login: Login | undefined, now: number): boolean {
	return login !== undefined && isUsable(login.used, now);
}
