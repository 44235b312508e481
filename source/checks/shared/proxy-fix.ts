// What can be done about a proxy that does not work: its variables go, or get the scheme that is missing.

import type {CauseId} from '../../core/cause-id.js';
import type {Fix} from '../../core/fix.js';
import type {Folders} from '../../core/place.js';
import type {Settings, Variable} from '../../core/readings.js';
import {proxyNames} from '../../core/trust/proxy.js';
import type {Origins} from '../../facts/origins.js';
import {canBeChanged, settersOf} from '../../facts/setters.js';
import {careful, manual, safe, tell} from './fixes.js';
import {takeOutFix} from './overrides.js';
import {setTo} from './set-changes.js';

export type ProxyFacts = {
	readonly get: (name: string) => Variable | undefined;
	/** Of Claude Code; none for other programs. */
	readonly settings: Pick<Settings, 'files'>;
	readonly origins: Origins;
	readonly folders: Folders;
};

/** We only change what nobody can want: a dead port of this machine, an address that no client takes. */
export function proxyFixes(cause: CauseId, proxy: Variable, facts: ProxyFacts): readonly Fix[] {
	const text = proxy.plain?.trim() ?? '';
	// The same address under its other names would take its place.
	const names = proxyNames.filter((name) => facts.get(name)?.value.equals(proxy.value) === true);
	const setters = names.map((name) => [name, settersOf(name, facts)] as const);
	const isEditable = setters.every(([, places]) => canBeChanged(places));
	const written = text.includes('://') ? text : `http://${text}`;
	if (isEditable && cause === 'proxy-invalid' && /^https?:\/\/[\w.-]+:\d+\/?$/i.test(written)) {
		return [
			safe(
				'proxy-scheme',
				`Write ${written}`,
				setters.flatMap(([, places]) =>
					setTo(
						written,
						places.filter((place) => place.kind !== 'assignment' || place.assignment.value.equals(proxy.value)),
					),
				),
				{next: ['proxy-unreachable', 'proxy-auth']},
			),
		];
	}
	const isLocal = /^https?:\/\/(?:[^@/]*@)?(?:127(?:\.\d+){3}|localhost|\[::1\])(?::\d+)?\/?$/i.test(text);
	const isUseless = cause === 'proxy-invalid' ? /^socks/i.test(text) : cause === 'proxy-unreachable' && isLocal;
	const byHand = manual(
		'proxy',
		`Start the proxy, correct ${proxy.name}, or unset it`,
		tell('If no proxy is needed here, paste this and take the line away where it is set:', {
			kind: 'unset',
			name: proxy.name,
		}),
	);
	if (isEditable && isUseless) {
		const fixes = setters.map(([name, places]) => takeOutFix(name, places, facts.folders));
		return [
			careful(
				'proxy-remove',
				`${fixes.map(({title}) => title).join('; ')}${cause === 'proxy-unreachable' ? ', if the proxy is not to be started again' : ''}`,
				fixes.flatMap(({changes}) => changes),
				{next: ['offline', 'region-blocked']},
			),
			byHand,
		];
	}
	return [byHand];
}
