// Where the way through a proxy failed: whether the server answers without it, and whether the proxy is an API itself. Never with a credential.
import {modelsRequest} from '../core/ask.js';
import {type Endpoint, isInside, readEndpoint} from '../core/endpoint.js';
import {defineFact, type ProbeContext} from '../core/evidence.js';
import type {WebResult} from '../core/host.js';
import type {Request} from '../core/request.js';
import {type Network, type NetworkVariable, Passage, scopeOf, wayTo} from '../core/trust.js';
import {isObject} from '../probes/json/read.js';
import {clientUses} from './client-uses.js';
import {grounds, network} from './network.js';
import {proofs} from './proofs.js';
import {request} from './request.js';

export type ProxyReach = {
	readonly variable: NetworkVariable;
	/** Of what was to be asked. */
	readonly endpoint: Endpoint;
	/** On this machine or in this network, by its name or address. */
	readonly isInside: boolean;
	/** It answers without the proxy; undefined: not asked. */
	readonly isDirect: boolean | undefined;
	/** The proxy answers an ordinary request as an API does. */
	readonly isGateway: boolean;
};

/** No variables at all: the direct way. */
const straight: Network = {client: new Map(), own: new Map()};

export const proxyReach = defineFact<ProxyReach | undefined>({
	id: 'proxy-reach',
	async read(context) {
		const [{modes}, way, known] = await Promise.all([
			context.need(proofs),
			context.need(network),
			context.need(grounds),
		]);
		const failed = Object.entries(modes).find(
			([, proof]) => proof?.answer.kind === 'no-way' || proof?.way !== undefined,
		);
		const sent = failed && (await requestOf(context, failed[0]));
		const endpoint = readEndpoint(sent?.baseUrl?.plain?.trim() || 'https://api.anthropic.com');
		const {proxy, proxyVariable} = endpoint.url ? wayTo(endpoint.url, way.client) : {};
		if (!failed || !endpoint.url || proxy?.kind !== 'proxy' || !proxyVariable || context.isOffline) {
			return undefined;
		}
		const isOfFolder =
			proxyVariable.scope === 'project' ||
			(sent?.baseUrl !== undefined && scopeOf(sent.baseUrl.site, known) === 'project');
		const [direct, own] = await Promise.all([
			isOfFolder || endpoint.isAnthropic ? undefined : ask(context, endpoint.url.origin),
			isOfFolder ? undefined : ask(context, proxy.url.origin),
		]);
		return {
			variable: proxyVariable,
			endpoint,
			isInside: isInside(endpoint.url),
			isDirect: direct?.ok,
			isGateway: own !== undefined && isApi(own),
		};
	},
});

async function requestOf({purpose, need}: ProbeContext, mode: string): Promise<Request | null | undefined> {
	if (purpose !== 'claude-code') {
		return (await need(clientUses)).find((use) => use.mode === mode)?.request;
	}
	const {print, interactive} = await need(request);
	return mode === 'interactive' ? interactive.request : print.request;
}

function ask({host}: ProbeContext, origin: string): Promise<WebResult> {
	const {url} = modelsRequest(origin, {xApiKey: undefined, bearer: undefined});
	return host.request({method: 'GET', url, timeout: 3000, passage: Passage.open(straight)});
}

/** A proxy has pages or nothing to say to such a request. */
function isApi(result: WebResult): boolean {
	if (!result.ok || ![200, 401, 403].includes(result.status)) {
		return false;
	}
	try {
		const body: unknown = JSON.parse(result.body);
		return isObject(body) && ['data', 'error', 'detail', 'models'].some((name) => name in body);
	} catch {
		return false;
	}
}
