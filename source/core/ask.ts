// Which request proves a credential, and whether it may be sent at all (contract.md, "consent"; design.md, rules 2 and 7). Pure: probes/server.ts sends it.
import type {CredentialKind} from './credential-kind.js';
import {type Endpoint, vendorOf} from './endpoint.js';
import type {NotAsked} from './facts.js';
import type {WebRequest, Words} from './host.js';
import type {Secret} from './secret.js';

export type Slots = {readonly xApiKey: Secret | undefined; readonly bearer: Secret | undefined};

/** Sign-ins are never sent by us: renewal tokens work once, and a refused token says nothing that Claude Code doesn't say better. */
const signIns: ReadonlySet<CredentialKind> = new Set(['oauth', 'refresh', 'session']);
/** What Anthropic's own origin may be asked about: a gateway's token isn't meant for it, and of an Enterprise key the answer is known. */
const ofAnthropic: ReadonlySet<CredentialKind> = new Set(['api-key', 'admin', 'placeholder']);

/** Why these slots may not be sent to this endpoint; undefined: they may. */
export function whyNotAsked(
	slots: Slots,
	endpoint: Endpoint,
	{isOffline, isGatewayAllowed}: {readonly isOffline: boolean; readonly isGatewayAllowed: boolean},
): NotAsked | undefined {
	const values = [slots.xApiKey, slots.bearer].filter((value) => value !== undefined);
	if (!endpoint.url) {
		return 'bad-url';
	}
	if (values.length === 0) {
		return 'nothing-to-send';
	}
	if (values.some(({kind}) => signIns.has(kind))) {
		return 'sign-in';
	}
	if (endpoint.isAnthropic && values.some(({kind}) => !ofAnthropic.has(kind))) {
		return 'foreign';
	}
	if (isOffline) {
		return 'offline';
	}
	if (!endpoint.isAnthropic && !isGatewayAllowed) {
		return 'no-consent';
	}
	return undefined;
}

function headersOf({xApiKey, bearer}: Slots): Record<string, Words> {
	return {
		'anthropic-version': '2023-06-01',
		accept: 'application/json',
		...(xApiKey && {'x-api-key': xApiKey}),
		...(bearer && {authorization: ['Bearer ', bearer]}),
	};
}

export function baseOf(endpoint: Endpoint, path = endpoint.path): string {
	return `${endpoint.url?.origin ?? ''}${path}`;
}

/** The free request: the list of models. */
export function modelsRequest(base: string, slots: Slots): WebRequest {
	return {method: 'GET', url: `${base}/v1/models?limit=1`, headers: headersOf(slots)};
}

/** A message without content: the server refuses it before it costs anything, but not before it has looked at the credential and its credit. */
export function emptyMessage(base: string, slots: Slots): WebRequest {
	return {
		method: 'POST',
		url: `${base}/v1/messages`,
		headers: {...headersOf(slots), 'content-type': 'application/json'},
		body: JSON.stringify({model: 'claude-haiku-4-5', max_tokens: 1, messages: []}),
	};
}

/** Paths under which gateways speak Anthropic's protocol, the known one of this vendor first. */
export function otherPaths(endpoint: Endpoint): readonly string[] {
	const known = endpoint.url && vendorOf(endpoint.url)?.path;
	return [...new Set([...(known ? [known] : []), '/anthropic', '/api', '/api/anthropic'])];
}
