// A proxy that is configured somewhere but not in force: a way out where nothing else leads to the server, or the edge refuses this network.

import type {Change, Fix} from '../../core/fix.js';
import {type Folders, placeOf, writePlace} from '../../core/place.js';
import type {Assignment, ShellFiles, Variable} from '../../core/readings.js';
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
	const found = proxyAtHand(shell, grounds);
	return found
		? throughProxy(found, folders, page)
		: manual(
				'route',
				'Try another network, or a VPN or proxy with an exit where the API is offered: the credential is not the reason',
				page,
			);
}

/** A line that this process is older than or that was commented out, a name that this client doesn't read; never a proxy that a folder names. */
export function proxyAtHand(shell: ShellFiles | undefined, grounds: Grounds): Assignment | undefined {
	return shell?.assignments.find(
		(one) =>
			names.includes(one.name) &&
			/^https?:\/\//i.test(one.plain?.trim() ?? '') &&
			scopeOfVariable(one, grounds) !== 'project',
	);
}

export function throughProxy({plain = '', site}: Assignment, folders: Folders, ...more: readonly Change[]): Fix {
	const text = plain.trim();
	const value = text.includes('***') ? undefined : text;
	return manual(
		'route',
		`Go through the proxy ${text}, which ${writePlace(placeOf(site, folders))} names: set HTTPS_PROXY to it`,
		tell(
			'The credential is not the reason. A program that was not started from a terminal gets it once it is started from a new one. For this shell:',
			{kind: 'set', name: 'HTTPS_PROXY', value},
		),
		...more,
	);
}
