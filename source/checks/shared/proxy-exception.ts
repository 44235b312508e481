// The two mistakes that are made with proxies that work: one that catches what is near, and a gateway in place of one. What to do about them.

import type {Fix} from '../../core/fix.js';
import type {Settings, Variable} from '../../core/readings.js';
import {canBeChanged, placesText, settersOf, siteOf} from '../../facts/setters.js';
import {alsoHere, editJson, inThisShell, manual, safe} from './fixes.js';
import {insertBefore} from './insert.js';
import type {ProxyFacts} from './proxy-fix.js';
import {rename, renameHere, setTo, takeOut} from './set-changes.js';

const loopback = ['localhost', '127.0.0.1', '::1'];

/** The list with this host in it; of this machine all its names, since clients ask by any of them. */
export function exceptionsWith(
	host: string,
	list: string,
): {readonly value: string; readonly added: readonly string[]} {
	const before = list.split(/[\s,]+/).filter((one) => one !== '');
	const added = (loopback.includes(host) ? loopback : [host]).filter((one) => !before.includes(one));
	return {value: [...before, ...added].join(','), added};
}

/** NO_PROXY where it is set, else beside the proxy, else in the person's own settings of Claude Code. */
export function exceptionFix(proxy: Variable, target: URL, facts: ProxyFacts, isClaude: boolean): Fix {
	const host = target.hostname.replace(/^\[|\]$/g, '');
	const held = ['no_proxy', 'NO_PROXY'].map(facts.get).find((one) => one !== undefined && !one.value.isBlank);
	const name = held?.name ?? 'NO_PROXY';
	const {value, added} = exceptionsWith(host, held?.plain ?? '');
	const here = alsoHere({kind: 'set', name, value});
	const title = `Add ${added.join(', ')} to ${name}`;
	const setters = settersOf(held?.name ?? proxy.name, facts).filter((one) => one.kind !== 'environment');
	const inShell = setters.some(({kind}) => kind === 'assignment') ? [here] : [];
	if (setters.length > 0) {
		const changes = held ? setTo(value, setters) : insertBefore(name, value, setters);
		const places = placesText(setters.map(siteOf), facts.folders);
		return safe('except', `${title} at ${places}`, [...changes, ...inShell]);
	}
	const user = isClaude ? ownSettings(facts.settings) : undefined;
	return user
		? safe('except', `${title} in your own settings of Claude Code`, [editJson(user, {path: ['env', name], value})])
		: manual('except', `${title}, where the proxy is set`, here);
}

/** The person's own settings, if they can be added to. */
export function ownSettings({files}: Settings): Settings['files'][number] | undefined {
	return files.find(({scope, state}) => scope === 'user' && (state === 'used' || state === 'absent'));
}

export function gatewayFix(proxy: Variable, facts: ProxyFacts): Fix {
	const names = proxyNames.filter((name) => facts.get(name)?.value.equals(proxy.value) === true);
	const [first = proxy.name, ...others] = names;
	const setters = settersOf(first, facts);
	const isFree = facts.get('ANTHROPIC_BASE_URL')?.value.isBlank !== false;
	const steps = renameHere(first, 'ANTHROPIC_BASE_URL');
	return canBeChanged(setters) && isFree
		? safe(
				'move-gateway',
				`Call ${first} ANTHROPIC_BASE_URL`,
				[
					...rename('ANTHROPIC_BASE_URL', setters),
					...others.flatMap((name) => takeOut(name, settersOf(name, facts))),
					alsoHere(...steps),
				],
				{next: ['gateway-rejected', 'base-url-missing-path', 'login-sent-elsewhere']},
			)
		: manual(
				'move-gateway',
				`Set ANTHROPIC_BASE_URL to it, and take ${names.join(' and ')} away`,
				inThisShell(...steps),
			);
}

import {proxyNames} from '../../core/trust/proxy.js';
