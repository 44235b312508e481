// Two mistakes with proxies that work: one that also catches nearby hosts, and a gateway set as a proxy. What to do about them.

import type {Finding} from '../../core/check.js';
import type {Fix} from '../../core/fix.js';
import type {AnswerResult, Settings, Variable} from '../../core/readings.js';
import {showUrl} from '../../core/scrub.js';
import {proxyNames} from '../../core/trust/proxy.js';
import type {ProxyReach} from '../../facts/proxy-reach.js';
import {canBeChanged, isTaken, placesText, settersOf, siteOf} from '../../facts/setters.js';
import {alsoHere, editJson, inThisShell, manual, safe} from './fixes.js';
import {insertBefore} from './insert.js';
import type {ProxyFacts} from './proxy-fix.js';
import {rename, renameHere, setTo, takeOut} from './set-changes.js';

type NoWay = Extract<AnswerResult, {kind: 'no-way'}>;

/** A working proxy in the wrong place; undefined: it isn't a proxy. */
export function misplacedProxy(reach: ProxyReach, answer: NoWay, facts: ProxyFacts): Finding | undefined {
	const cause = mistakeOf(reach, answer);
	if (!cause) {
		return undefined;
	}
	const {
		variable,
		endpoint: {url},
		isDirect,
	} = reach;
	const proxy = facts.origins.locate(facts.get(variable.name) ?? variable);
	const isNear = cause === 'proxy-needs-exception';
	return {
		cause,
		severity: 'error',
		detail: isNear
			? `${variable.name} sends requests to ${url?.host} through ${showUrl(variable.plain)}, which can't reach it (${answer.code}).${isDirect ? ' Without the proxy it answers.' : ''}`
			: `${variable.name} names ${showUrl(variable.plain)}, which answers as an API and has no tunnels (${answer.code}).`,
		where: [proxy.site],
		evidence: [{label: 'connection', value: answer.detail}],
		leadsTo: [answer.cause],
		fixes: [isNear && url ? exceptionFix(proxy, url, facts) : gatewayFix(proxy, facts)],
	};
}

function mistakeOf(
	{endpoint, isInside, isDirect, isGateway}: ProxyReach,
	{code}: NoWay,
): 'proxy-needs-exception' | 'proxy-is-gateway' | undefined {
	if (isGateway) {
		return 'proxy-is-gateway';
	}
	const isRefused = code.startsWith('CONNECT');
	return !endpoint.isAnthropic && (isInside ? isDirect !== false : isDirect === true && isRefused)
		? 'proxy-needs-exception'
		: undefined;
}

const loopback = ['localhost', '127.0.0.1', '::1'];

/** The list with this host in it; for this machine all its names, since clients may use any of them. */
export function exceptionsWith(
	host: string,
	list: string,
): {readonly value: string; readonly added: readonly string[]} {
	const before = list.split(/[\s,]+/).filter((one) => one !== '');
	const added = (loopback.includes(host) ? loopback : [host]).filter((one) => !before.includes(one));
	return {value: [...before, ...added].join(','), added};
}

/** NO_PROXY where it is set, else beside the proxy, else in the person's own settings of Claude Code. */
function exceptionFix(proxy: Variable, target: URL, facts: ProxyFacts): Fix {
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
	const user = ownSettings(facts.settings);
	return user
		? safe('except', `${title} in your own settings of Claude Code`, [editJson(user, {path: ['env', name], value})])
		: manual('except', `${title}, where the proxy is set`, inThisShell({kind: 'set', name, value}));
}

/** The person's own settings, if they can be added to. */
export function ownSettings({files}: Pick<Settings, 'files'>): Settings['files'][number] | undefined {
	return files.find(({scope, state}) => scope === 'user' && (state === 'used' || state === 'absent'));
}

function gatewayFix(proxy: Variable, facts: ProxyFacts): Fix {
	const names = proxyNames.filter((name) => facts.get(name)?.value.equals(proxy.value) === true);
	const [first = proxy.name, ...others] = names;
	const setters = settersOf(first, facts);
	const isFree =
		facts.get('ANTHROPIC_BASE_URL')?.value.isBlank !== false &&
		!isTaken(setters, settersOf('ANTHROPIC_BASE_URL', facts));
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
