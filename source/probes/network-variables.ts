// Proxies and certificates as Claude Code sees them: after its settings, without what it passes over.
import type {ProbeContext} from '../core/evidence.js';
import {request} from './request.js';

export const networkVariables: readonly string[] = [
	'https_proxy',
	'HTTPS_PROXY',
	'http_proxy',
	'HTTP_PROXY',
	'all_proxy',
	'ALL_PROXY',
	'no_proxy',
	'NO_PROXY',
	'NODE_EXTRA_CA_CERTS',
	'SSL_CERT_FILE',
	'NODE_TLS_REJECT_UNAUTHORIZED',
];

export type NetworkVariables = Readonly<Record<string, string | undefined>>;

/** `get`: what is in force, by name. A SOCKS address in ALL_PROXY is passed over; in HTTPS_PROXY it stops every request (observed on 2.1.330). */
export function networkOf(get: (name: string) => string | undefined): NetworkVariables {
	return Object.fromEntries(
		networkVariables.map((name) => {
			const text = get(name);
			return [name, /^all_proxy$/i.test(name) && /^\s*socks/i.test(text ?? '') ? undefined : text];
		}),
	);
}

/** Of a diagnosis: for Claude Code what its settings make of them, for other programs what the process has. */
export async function networkHere({host, purpose, try: attempt}: ProbeContext): Promise<NetworkVariables> {
	const predictions = purpose === 'claude-code' ? await attempt(request) : undefined;
	if (!predictions?.ok) {
		return host.environment;
	}
	return networkOf((name) => predictions.value.inForce(name)?.plain ?? host.environment[name]);
}
