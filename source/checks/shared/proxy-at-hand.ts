// A proxy that is configured somewhere but not in force: a way out where the edge refuses this network.

import type {Fix} from '../../core/fix.js';
import {type Folders, placeOf, writePlace} from '../../core/place.js';
import type {ShellFiles, Variable} from '../../core/readings.js';
import {proxyNames} from '../../core/trust/proxy.js';
import {type Grounds, scopeOfVariable} from '../../core/trust.js';
import {manual, openPage, tell} from './fixes.js';

export type ProxySources = {
	readonly shell: ShellFiles | undefined;
	/** What is in force for the client. */
	readonly get: (name: string) => Variable | undefined;
	readonly folders: Folders;
	readonly grounds: Grounds;
};

const names: readonly string[] = [...proxyNames, 'PROXY'];

/** Through the proxy in force, through one that is configured but unused, or by another network. */
export function routeFix({shell, get, folders, grounds}: ProxySources): Fix {
	const inForce = proxyNames.map(get).find((one) => one !== undefined && !one.value.isBlank);
	const page = openPage('https://www.anthropic.com/supported-countries', 'where the API is offered');
	if (inForce) {
		return manual(
			'route',
			`Let ${inForce.name} lead out in a country where the API is offered: its way out is refused now, not the credential`,
			page,
		);
	}
	// A line that was commented out, a name that this client doesn't read; never a proxy that a folder names.
	const found = shell?.assignments.find(
		(one) =>
			names.includes(one.name) &&
			/^https?:\/\//i.test(one.plain?.trim() ?? '') &&
			scopeOfVariable(one, grounds) !== 'project',
	);
	if (!found) {
		return manual(
			'route',
			'Try another network, or a VPN or proxy with an exit where the API is offered: the credential is not the reason',
			page,
		);
	}
	const text = found.plain?.trim() ?? '';
	const value = text.includes('***') ? undefined : text;
	return manual(
		'route',
		`Go through the proxy ${text}, which ${writePlace(placeOf(found.site, folders))} names: set HTTPS_PROXY to it`,
		tell('The credential is not the reason. For this shell:', {kind: 'set', name: 'HTTPS_PROXY', value}),
		page,
	);
}
