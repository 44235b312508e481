// From a case's "network" to the list of origins that are served, and the choice of an answer.
import {isIP} from 'node:net';
import {isAnswer, ways} from './answers.js';
import type {CaseOrigin} from './cases.js';

export const theApi = 'https://api.anthropic.com';

export type Plan = {
	/** The one answer to everything, or the way that fails. */
	readonly always?: string;
	readonly accepts: readonly string[];
	readonly answers: Readonly<Record<string, string>>;
	readonly otherwise?: string;
	readonly header?: 'x-api-key' | 'bearer';
	/** As "+20m": how far the server's clock is off. */
	readonly date?: string;
	readonly lacks: readonly string[];
};

export type Origin = {
	readonly origin: string;
	readonly host: string;
	readonly port: number;
	readonly isSecure: boolean;
	/** The path below which the API is. */
	readonly base: string;
	/** False: only a proxy can resolve it, or nobody. */
	readonly isKnown: boolean;
	readonly certificate: 'trusted' | 'self-signed';
	readonly plan: Plan;
};

const defaults: Readonly<Record<string, CaseOrigin>> = {
	[theApi]: {accepts: []},
	'https://status.claude.com': 'operational',
};
/** Hosts of the token endpoint: there only so that a call, which may never happen, is seen. */
const traps = ['https://platform.claude.com', 'https://console.anthropic.com'];
const fields = ['accepts', 'answers', 'otherwise', 'header', 'date', 'lacks', 'certificate', 'via'];

/** Throws for a field or an answer that isn't known. */
export function planNetwork(network: Readonly<Record<string, CaseOrigin>>): readonly Origin[] {
	const named: Readonly<Record<string, CaseOrigin>> = {...defaults, ...network};
	const api = named[theApi];
	const isApiThere = typeof api !== 'string' || !ways.has(api);
	const all = {...(isApiThere ? Object.fromEntries(traps.map((trap) => [trap, 'trap'])) : {}), ...named};
	const origins = Object.entries(all).map(([name, value]) => originOf(name, value));
	const twice = origins.find(({origin}, index) => origins.findIndex((one) => one.origin === origin) !== index);
	if (twice) {
		throw new Error(`network: ${twice.origin} is there twice`);
	}
	return origins;
}

function originOf(name: string, value: CaseOrigin): Origin {
	const url = new URL(name);
	const {certificate, via, ...rest} = typeof value === 'string' ? {always: value} : {...value, always: undefined};
	const plan = {accepts: [], answers: {}, lacks: [], ...withoutUndefined(rest)} as Plan;
	const unknown = typeof value === 'string' ? [] : Object.keys(value).filter((field) => !fields.includes(field));
	const strange = [plan.always, plan.otherwise, ...Object.values(plan.answers)].find(
		(answer) => answer !== undefined && !isAnswer(answer),
	);
	if (unknown.length > 0 || strange !== undefined) {
		throw new Error(`network, ${name}: there is no ${unknown[0] ? `field "${unknown[0]}"` : `answer "${strange}"`}`);
	}
	return {
		origin: url.origin,
		host: url.hostname,
		port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
		isSecure: url.protocol === 'https:',
		base: url.pathname.replace(/\/$/, ''),
		isKnown: plan.always !== 'unresolved' && via !== 'proxy' && !isIP(url.hostname),
		certificate: plan.always === 'self-signed' ? 'self-signed' : (certificate ?? 'trusted'),
		plan: plan.always === 'self-signed' ? {...plan, always: 'ok'} : plan,
	};
}

function withoutUndefined(object: object): object {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

export type Sent = {
	readonly path: string;
	readonly key: string | undefined;
	readonly bearer: string | undefined;
};

/** The name of the answer that this request gets. */
export function chooseAnswer({origin, base, plan}: Origin, {path, key, bearer}: Sent): string {
	if (plan.always !== undefined) {
		return plan.always;
	}
	const route = path.startsWith(`${base}/`) ? path.slice(base.length) : '';
	const isRoute = ['/v1/models', '/v1/messages', '/v1/messages/count_tokens'].includes(route);
	if (!(isRoute || route.startsWith('/v1/models/')) || plan.lacks.includes(route)) {
		return 'not-found';
	}
	const sent = [
		['x-api-key', key],
		['bearer', bearer],
	].filter(
		(one): one is ['x-api-key' | 'bearer', string] =>
			one[1] !== undefined && (plan.header === undefined || plan.header === one[0]),
	);
	if (sent.length === 0) {
		return origin === theApi ? 'no-credential' : (plan.otherwise ?? 'gateway-401');
	}
	// When both are sent, each of them must be good.
	return sent.map(([header, value]) => judge(origin, plan, header, value)).find((answer) => answer !== 'ok') ?? 'ok';
}

function judge(origin: string, {accepts, answers, otherwise}: Plan, header: string, value: string): string {
	const refusal = header === 'bearer' ? 'invalid-bearer' : 'invalid-x-api-key';
	// The API takes a key only as x-api-key and a token only as bearer.
	if (origin === theApi && (header === 'bearer' ? /^sk-ant-(api|admin)/ : /^sk-ant-o[ar]t/).test(value)) {
		return refusal;
	}
	return (
		answers[value] ?? (accepts.includes(value) ? 'ok' : (otherwise ?? (origin === theApi ? refusal : 'gateway-401')))
	);
}
