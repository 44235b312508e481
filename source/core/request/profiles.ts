// Profiles of Anthropic's own tools (`ant auth login`), and federation: which one Claude Code takes, and what it makes of it (request-rules.md §5.4).

import type {Site} from '../place.js';
import type {Variable} from '../readings.js';
import {renewalMargin} from './login-use.js';
import type {Resolved} from './resolve.js';
import type {Profile, Refusal, Sent} from './types.js';

export type ProfileUse = {
	/** What it is called, and which place names it. */
	readonly name: string;
	readonly sent: Sent;
	/** It goes before the stored login; otherwise only where nothing else is. */
	readonly isNamed: boolean;
	/** It can't be used, and nothing else is tried. */
	readonly refusal: Refusal | undefined;
	readonly baseUrl: Variable | undefined;
};

/** The profile that would count, if one does. */
export function profileUse(facts: Resolved): ProfileUse | undefined {
	const {profiles} = facts;
	const named = facts.usable('ANTHROPIC_PROFILE');
	const find = (name: string | undefined): Profile | undefined => profiles?.all.find((one) => one.name === name);
	if (named) {
		// A name that leads nowhere counts as no name, and keeps the active profile out of use (observed on 2.1.332).
		const profile = find(named.plain);
		return profile && asUse(profile, true, facts.now);
	}
	const federated = federation(facts);
	if (federated) {
		return federated;
	}
	const active = find(profiles?.active ?? 'default');
	return active && asUse(active, active.isFederation, facts.now);
}

function asUse(profile: Profile, isNamed: boolean, now: number): ProfileUse | undefined {
	const {name, site, isFederation, identityProblem, credentials, baseUrl} = profile;
	const base = {name, isNamed, baseUrl};
	if (isFederation) {
		const sent: Sent = {source: 'profile', site, value: undefined, isRenewedFirst: true};
		return {...base, sent, refusal: identityProblem === undefined ? undefined : refuse(identityProblem, site)};
	}
	if (credentials === undefined) {
		return undefined;
	}
	if (credentials.problem !== undefined) {
		const sent: Sent = {source: 'profile', site: credentials.site, value: undefined};
		return {...base, sent, refusal: refuse(credentials.problem, credentials.site)};
	}
	const isDue = credentials.expiresAt !== null && credentials.expiresAt < now + renewalMargin;
	if (isDue && !credentials.canRenew) {
		const sent: Sent = {source: 'profile', site: credentials.site, value: undefined};
		return {...base, sent, refusal: refuse(expired, credentials.site)};
	}
	const sent: Sent = isDue
		? {source: 'profile', site: credentials.site, value: undefined, isRenewedFirst: true}
		: {
				source: 'profile',
				site: credentials.site,
				value: credentials.token,
				...(credentials.token?.isEmpty && {isEmpty: true}),
			};
	return {...base, sent, refusal: undefined};
}

/** In the client's words. */
export const lacksIdentity =
	'oidc_federation config requires an identity token (set authentication.identity_token, ANTHROPIC_IDENTITY_TOKEN, or ANTHROPIC_IDENTITY_TOKEN_FILE)';

const expired = 'Anthropic profile login expired · Re-authenticate your Anthropic profile';

const refuse = (says: string, site: Site): Refusal => ({cause: 'profile-unusable', says, site});

/** Rule and organisation make it one; what it exchanges is an identity token. */
function federation(facts: Resolved): ProfileUse | undefined {
	const get = (name: string): Variable | undefined => facts.usable(name);
	const rule = get('ANTHROPIC_FEDERATION_RULE_ID');
	if (!rule || !get('ANTHROPIC_ORGANIZATION_ID')) {
		return undefined;
	}
	const sent: Sent = {source: 'profile', site: rule.site, value: undefined, isRenewedFirst: true};
	const base = {name: 'federation', sent, isNamed: true, baseUrl: undefined};
	if (get('ANTHROPIC_IDENTITY_TOKEN')) {
		return {...base, refusal: undefined};
	}
	const file = get('ANTHROPIC_IDENTITY_TOKEN_FILE');
	if (!file) {
		return {
			...base,
			refusal: refuse(lacksIdentity, rule.site),
		};
	}
	const isThere = facts.profiles?.hasTokenFile ?? true;
	return {...base, refusal: isThere ? undefined : refuse('API Error: Failed to read identity token file', file.site)};
}
