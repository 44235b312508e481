// What an organisation demands of the sign-in (request-rules.md §5.7).

import type {Site} from '../place.js';
import type {Variable} from '../readings.js';
import {holdsFor} from '../versions.js';
import type {Cloud} from './clouds.js';
import type {Resolved} from './resolve.js';
import type {Selection} from './slots.js';
import type {Refusal} from './types.js';

type Demands = {
	readonly method: Variable | undefined;
	readonly organizations: {readonly values: readonly string[]; readonly site: Site} | undefined;
	/** Only sessions of the organisation's own gateway are let through. */
	readonly gateway: Site | undefined;
};

/** Anything else in `forceLoginMethod` is dropped as a wrong value. */
const loginMethods: ReadonlySet<string> = new Set(['claudeai', 'console', 'gateway']);

export function demandsOf(facts: Resolved): Demands {
	const {managed} = facts;
	const method = managed.findLast(({forceLoginMethod}) =>
		loginMethods.has(forceLoginMethod?.plain ?? ''),
	)?.forceLoginMethod;
	const url = managed.findLast(({policy}) => policy?.gatewayUrl)?.policy?.gatewayUrl;
	const isGateway = method?.plain === 'gateway' || (url !== undefined && !url.value.isEmpty);
	return {
		method,
		organizations: managed.findLast(({forceLoginOrgUUID}) => forceLoginOrgUUID)?.forceLoginOrgUUID,
		gateway: isGateway ? (method ?? url)?.site : undefined,
	};
}

/** Keys, tokens and helpers in use are refused, whatever they are sent to; sign-ins of an organisation that isn't asked for too. */
export function refusedByPolicy(selection: Selection, facts: Resolved, cloud: Cloud | undefined): Refusal | undefined {
	if (!holdsFor('force-login', facts.version)) {
		return undefined;
	}
	const demands = demandsOf(facts);
	const policy = demands.gateway ?? demands.method?.site ?? demands.organizations?.site;
	if (!policy) {
		return undefined;
	}
	// Without first-party sign-ins (CLAUDE_CODE_SIMPLE) nothing can fulfil it.
	if (selection.isSimple || isForeign(selection)) {
		return {cause: 'managed-policy', says: demands.gateway ? wantsGateway : wantsLogin, site: policy};
	}
	if (cloud !== undefined) {
		return holdsFor('force-login-clouds', facts.version)
			? {cause: 'managed-policy', says: wantsLogin, site: policy}
			: undefined;
	}
	return demands.gateway
		? {cause: 'managed-policy', says: 'API Error: Not signed in to the Cloud gateway — run /login.', site: policy}
		: refusedByOrganization(selection, facts, demands);
}

const wantsLogin = "This machine's managed settings require a first-party login";
const wantsGateway = 'Administrator policy requires a Cloud gateway sign-in on this machine';

const foreign: ReadonlySet<string> = new Set([
	'ANTHROPIC_API_KEY',
	'ANTHROPIC_AUTH_TOKEN',
	'apiKeyHelper',
	'api-key-descriptor',
]);

function isForeign({chosen}: Selection): boolean {
	return [chosen.xApiKey, chosen.bearer].some((sent) => sent && foreign.has(sent.source));
}

/** Whose sign-in it is the client asks before it sends anything; what is stored on the disk tells it only of a login. */
function refusedByOrganization({chosen}: Selection, {global}: Resolved, {organizations}: Demands): Refusal | undefined {
	const source = chosen.bearer?.source;
	if (!organizations || (source !== 'login' && source !== 'CLAUDE_CODE_OAUTH_TOKEN')) {
		return undefined;
	}
	const says = 'Unable to verify organization for the current authentication token.';
	const refusal: Refusal = {cause: 'managed-policy', says, site: organizations.site};
	const own = source === 'login' ? global.organization : undefined;
	if (organizations.values.length === 0 || (own !== undefined && !organizations.values.includes(own))) {
		return refusal;
	}
	return own === undefined ? {...refusal, isUnsure: true} : undefined;
}
