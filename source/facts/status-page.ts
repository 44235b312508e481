// The status page: is there an incident that explains a refusal? Components are matched by name (facts.md §9).
import {defineFact} from '../core/evidence.js';
import {oneLine} from '../core/scrub.js';
import {Passage} from '../core/trust.js';
import {network} from './network.js';

export type StatusPage = {
	readonly state: 'operational' | 'incident' | 'unknown';
	/** Names of incidents and of the components that are down, one line each. */
	readonly incidents: readonly string[];
	readonly affected: readonly ('api' | 'claude-code' | 'claude.ai')[];
	/** Of the answer's Date header, milliseconds. */
	readonly serverTime: number | undefined;
};

const address = 'https://status.claude.com/api/v2/summary.json';
const unknown: StatusPage = {state: 'unknown', incidents: [], affected: [], serverTime: undefined};

const components: readonly (readonly [RegExp, StatusPage['affected'][number]])[] = [
	[/\bAPI\b/, 'api'],
	[/Claude Code/i, 'claude-code'],
	[/^claude\.ai/i, 'claude.ai'],
];

export const statusPage = defineFact<StatusPage>({
	id: 'status-page',
	consent: 'network',
	async read(context) {
		const passage = Passage.open(await context.need(network));
		const result = await context.host.request({method: 'GET', url: address, timeout: 4000, passage});
		if (!result.ok || result.status !== 200) {
			return unknown;
		}
		try {
			return readSummary(JSON.parse(result.body), Date.parse(result.headers.date ?? ''));
		} catch {
			return unknown;
		}
	},
});

type Summary = {
	readonly components?: readonly {readonly name?: string; readonly status?: string}[];
	readonly incidents?: readonly {
		readonly name?: string;
		readonly status?: string;
		readonly impact?: string;
		readonly components?: readonly {readonly name?: string}[];
	}[];
};

/** Reads `summary.json` of Statuspage v2. Maintenance and incidents without impact don't count. */
export function readSummary(summary: Summary, serverTime: number): StatusPage {
	if (!Array.isArray(summary.components)) {
		return unknown;
	}
	const down = summary.components.filter(({status}) => /outage|degraded/.test(status ?? ''));
	const open = (summary.incidents ?? []).filter(
		({status, impact}) => !['resolved', 'postmortem'].includes(status ?? '') && impact !== 'none',
	);
	const names = [
		...down.map(({name}) => name),
		...open.flatMap((incident) => [incident.name, ...(incident.components ?? []).map(({name}) => name)]),
	];
	const affected = components
		.filter(([pattern]) => names.some((name) => pattern.test(name ?? '')))
		.map(([, part]) => part);
	return {
		state: affected.length > 0 ? 'incident' : 'operational',
		incidents: [
			...open.map(({name}) => name ?? 'an incident'),
			...down.map(({name, status}) => `${name}: ${(status ?? '').replaceAll('_', ' ')}`),
		].map((text) => oneLine(text, 120)),
		affected,
		serverTime: Number.isFinite(serverTime) ? serverTime : undefined,
	};
}
