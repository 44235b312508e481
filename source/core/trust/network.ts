// The variables that decide about the way of a request, each with the scope that set it; and the way that they make for one address.

import type {Site} from '../place.js';
import type {Variable} from '../readings.js';
import type {Secret} from '../secret.js';
import {chooseProxy, type ProxyChoice, proxyNames} from './proxy.js';
import {type Grounds, type Scope, scopeOf, scopeOfVariable} from './scope.js';

const authorityNames = [
	'NODE_EXTRA_CA_CERTS',
	'SSL_CERT_FILE',
	'NODE_USE_SYSTEM_CA',
	'CLAUDE_CODE_CERT_STORE',
] as const;
/** Asks for no verification of certificates. A client may obey; no request of ours does. */
export const unverifiedName = 'NODE_TLS_REJECT_UNAUTHORIZED';

export const networkNames: readonly string[] = [
	...proxyNames,
	'no_proxy',
	'NO_PROXY',
	...authorityNames,
	unverifiedName,
];

export type NetworkVariable = {
	readonly name: string;
	readonly value: Secret;
	/** Without user info. */
	readonly plain: string;
	readonly site: Site;
	/** Who decides it: certificates inside the folder count as the folder's, whoever names them. */
	readonly scope: Scope;
	readonly namedBy: Scope;
};

/** By name; a name that isn't set is left out. */
export type NetworkVariables = ReadonlyMap<string, NetworkVariable>;

export type Network = {
	/** What the client in question has in force, whoever set it. */
	readonly client: NetworkVariables;
	/** What requests of ours go by: the same, as if the working folder had said nothing. */
	readonly own: NetworkVariables;
};

/** `namings`: every place that names a variable for this client, the one in force first. */
export function networkOf(namings: (name: string) => readonly Variable[], grounds: Grounds): Network {
	const named = networkNames.map((name) => namings(name).map((variable) => withScope(name, variable, grounds)));
	const first = (isWanted: (one: NetworkVariable) => boolean): NetworkVariables =>
		new Map(
			named.flatMap((places) => {
				const found = places.find(isWanted);
				return found ? [[found.name, found] as const] : [];
			}),
		);
	return {
		client: first(() => true),
		own: first(({name, scope}) => scope !== 'project' && name !== unverifiedName),
	};
}

function withScope(name: string, {value, plain = '', site}: Variable, grounds: Grounds): NetworkVariable {
	return {
		name,
		value,
		plain,
		site,
		scope: scopeOfVariable({name, plain, site}, grounds),
		namedBy: scopeOf(site, grounds),
	};
}

/** Which way a request to an address takes. */
export type Way = {
	readonly proxy: ProxyChoice;
	/** The variable that names the proxy. */
	readonly proxyVariable: NetworkVariable | undefined;
	/** Those that name certificates, where the address wants any. */
	readonly authorities: readonly NetworkVariable[];
};

export function wayTo(url: URL, variables: NetworkVariables): Way {
	const texts = Object.fromEntries([...variables.values()].map(({name, plain}) => [name, plain]));
	const proxy = chooseProxy(url, texts);
	return {
		proxy,
		proxyVariable: proxy.kind === 'none' ? undefined : variables.get(proxy.name),
		authorities:
			url.protocol === 'https:' ? authorityNames.flatMap((name) => variables.get(name) ?? []).filter(isNamed) : [],
	};
}

function isNamed({plain}: NetworkVariable): boolean {
	return plain.trim() !== '';
}

/** The variables of the working folder for which the client's way to an address is not the one that requests of ours take. */
export function differing(url: URL, {client, own}: Network): readonly NetworkVariable[] {
	const [theirs, ours] = [wayTo(url, client), wayTo(url, own)];
	const of = (variables: NetworkVariables, names: readonly string[]): readonly NetworkVariable[] =>
		names.flatMap((name) => {
			const variable = variables.get(name);
			return variable?.scope === 'project' ? [variable] : [];
		});
	const proxies =
		textOf(theirs) === textOf(ours)
			? []
			: theirs.proxyVariable?.scope === 'project'
				? [theirs.proxyVariable]
				: of(client, [...proxyNames, 'no_proxy', 'NO_PROXY']);
	const authorities =
		JSON.stringify(theirs.authorities.map(asPair)) === JSON.stringify(ours.authorities.map(asPair))
			? []
			: of(client, authorityNames);
	return [...proxies, ...authorities];
}

function textOf({proxy}: Way): string {
	return proxy.kind === 'proxy' ? `${proxy.url.href} ${proxy.authorization}` : proxy.kind;
}

function asPair({name, value}: NetworkVariable): readonly string[] {
	return [name, value.fingerprint];
}
