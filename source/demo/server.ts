// The small server of the demo, on loopback only: Anthropic, a gateway and the status page, told apart by the Host header.
import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Scenario, ScenarioVerdict} from './scenario.js';

const requestId = 'req_demo';

export const statusOrigin = 'https://status.claude.com';

export type DemoServer = {
	/** Origin → where it is answered, for the host's `routes`. */
	readonly routes: Readonly<Record<string, string>>;
	close(): void;
};

const refusals: Readonly<Record<Exclude<ScenarioVerdict, 'accepted'>, readonly [number, string, string]>> = {
	invalid: [401, 'authentication_error', 'Invalid authentication credentials'],
	'org-disabled': [400, 'invalid_request_error', 'This organization has been disabled.'],
};

export async function startServer(scenario: Scenario): Promise<DemoServer> {
	const server = createServer((request, response) => {
		request.resume();
		const [status, body] = answerTo(scenario, request);
		response.writeHead(status, {'content-type': 'application/json', 'request-id': requestId}).end(JSON.stringify(body));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	server.unref();
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		routes: Object.fromEntries([...Object.keys(scenario.origins), statusOrigin].map((origin) => [origin, address])),
		close() {
			server.close();
			server.closeAllConnections();
		},
	};
}

type Answer = readonly [status: number, body: object];

function answerTo(scenario: Scenario, {method, url = '', headers}: IncomingMessage): Answer {
	const origin = `https://${headers.host ?? ''}`;
	const path = url.split('?')[0];
	if (origin === statusOrigin) {
		return [200, statusPage(scenario.incident)];
	}
	if (method !== 'HEAD' && path !== '/v1/models' && path !== '/v1/messages') {
		return refusal(404, 'not_found_error', 'Not Found');
	}
	if (scenario.incident !== undefined) {
		return refusal(500, 'api_error', 'Internal server error');
	}
	const sent = headers['x-api-key'] ?? headers.authorization?.replace(/^Bearer /, '') ?? '';
	const verdict = scenario.origins[origin]?.[String(sent)] ?? 'invalid';
	if (verdict !== 'accepted') {
		return refusal(...refusals[verdict]);
	}
	return path === '/v1/models'
		? [200, {data: [], has_more: false, first_id: null, last_id: null}]
		: [200, {type: 'message', role: 'assistant', content: [{type: 'text', text: 'OK'}]}];
}

function refusal(status: number, type: string, message: string): Answer {
	return [status, {type: 'error', error: {type, message}, request_id: requestId}];
}

function statusPage(incident: string | undefined): object {
	const component = {name: 'Claude API (api.anthropic.com)', status: incident ? 'major_outage' : 'operational'};
	return {
		components: [component],
		incidents: incident ? [{name: incident, status: 'investigating', impact: 'major', components: [component]}] : [],
	};
}
