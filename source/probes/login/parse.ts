// The stored sign-in, as JSON: of the file or of the keychain item (facts.md §2.2, request-rules.md §5.5).
import {readingOf} from '../../core/budget.js';
import type {Host, TextFile} from '../../core/host.js';
import type {Site} from '../../core/place.js';
import type {StoredLogin} from '../../core/readings.js';
import {Secret} from '../../core/secret.js';
import {fieldOf, isObject, readJson} from '../json/read.js';
import {parentOf} from '../paths.js';

const nothing = {
	problem: undefined,
	accessToken: undefined,
	refreshToken: undefined,
	expiresAt: null,
	refreshTokenExpiresAt: null,
	scopes: undefined,
	subscriptionType: null,
	hasOthers: false,
	digest: null,
} as const;

export function noLogin(site: Site, state: StoredLogin['state'], message?: string): StoredLogin {
	return {...nothing, site, state, problem: message === undefined ? undefined : {message}};
}

/** Links are followed. Never rejects. */
export async function readLogin(host: Host, path: string): Promise<StoredLogin> {
	const site = {kind: 'file', path} as const;
	const file = await host.files.readText(path, {isLenient: true});
	if (file.ok) {
		// A renewed login is put beside the old one and renamed: the folder's permission counts, not the file's.
		const folder = await host.files.status(parentOf(path, host.platform));
		const stored = readingOf(path, host, () => loginOf(file.text, site, file.encoding));
		return {...stored, digest: file.digest, canBeSaved: folder?.isWritable ?? true};
	}
	return file.reason === 'missing' ? noLogin(site, 'absent') : noLogin(site, 'unreadable', file.detail);
}

/** Claude Code reads it strictly: no byte order mark, comment or trailing comma. */
export function loginOf(text: string, site: Site, encoding: TextFile['encoding'] = 'utf8'): StoredLogin {
	if (encoding !== 'utf8') {
		const what = encoding === 'utf8-bom' ? 'begins with a byte order mark' : 'is UTF-16';
		return noLogin(site, 'corrupt', `the file ${what}, which Claude Code can't read`);
	}
	const read = readJson(text);
	if (!read.ok) {
		return {...nothing, site, state: 'corrupt', problem: read.problem};
	}
	if (!isObject(read.value)) {
		return noLogin(site, 'corrupt', 'the JSON is not an object');
	}
	const login = fieldOf(read.value, 'claudeAiOauth');
	const hasOthers = Object.keys(read.value).some((name) => name !== 'claudeAiOauth');
	if (login === undefined || login === null) {
		return {...nothing, site, state: 'no-login', hasOthers};
	}
	if (!isObject(login)) {
		return {...noLogin(site, 'corrupt', 'claudeAiOauth is not an object'), hasOthers};
	}
	const {accessToken, refreshToken, expiresAt, refreshTokenExpiresAt, scopes, subscriptionType} = login;
	return {
		...nothing,
		site,
		state: 'read',
		// Anything but empty text counts, as its text (observed on 2.1.332).
		accessToken: secretOf(accessToken ? asText(accessToken) : accessToken),
		refreshToken: secretOf(refreshToken),
		expiresAt: typeof expiresAt === 'number' ? expiresAt : null,
		refreshTokenExpiresAt: typeof refreshTokenExpiresAt === 'number' ? refreshTokenExpiresAt : null,
		scopes: scopesOf(scopes),
		...(typeof scopes === 'string' && {hasTextScopes: true}),
		...(isStrange(scopes) && {hasStrangeScopes: true}),
		subscriptionType: typeof subscriptionType === 'string' ? subscriptionType : null,
		hasOthers,
	};
}

/** The client asks `scopes.includes('user:inference')`: a text that holds it will do as well as a list (observed on 2.1.330). */
function scopesOf(scopes: unknown): readonly string[] | undefined {
	if (typeof scopes === 'string') {
		return scopes.includes('user:inference')
			? ['user:inference']
			: scopes.split(/[\s,]+/).filter((scope) => scope !== '');
	}
	return Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : undefined;
}

/** As JavaScript turns a value to text; lists that hold lists without end have none. */
function asText(value: unknown): string | undefined {
	try {
		return String(value);
	} catch {
		return undefined;
	}
}

/** The client asks what has no such question: a number, true or an object ends it at start. */
function isStrange(scopes: unknown): boolean {
	return scopes !== undefined && scopes !== null && typeof scopes !== 'string' && !Array.isArray(scopes);
}

function secretOf(value: unknown): Secret | undefined {
	return typeof value === 'string' ? new Secret(value) : undefined;
}
