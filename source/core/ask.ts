// Which request proves a credential. Whether it may be sent at all is decided in core/trust.ts; probes/server/ sends it.
import {type Endpoint, vendorOf} from './endpoint.js';
import type {WebRequest, Words} from './host.js';
import type {CredentialValues} from './trust.js';

function headersOf({xApiKey, bearer}: CredentialValues): Record<string, Words> {
	return {
		'anthropic-version': '2023-06-01',
		accept: 'application/json',
		...(xApiKey && {'x-api-key': xApiKey}),
		...(bearer && {authorization: ['Bearer ', bearer]}),
	};
}

export function baseUrlOf(endpoint: Endpoint, path = endpoint.path): string {
	return `${endpoint.url?.origin ?? ''}${path}`;
}

/** The free request: the list of models. */
export function modelsRequest(base: string, slots: CredentialValues): WebRequest {
	return {method: 'GET', url: `${base}/v1/models?limit=1`, headers: headersOf(slots)};
}

/** A message without content: the server refuses it before it costs anything, but not before it has looked at the credential and its credit. */
export function emptyMessage(base: string, slots: CredentialValues): WebRequest {
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
