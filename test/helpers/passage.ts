// Leave to send: as a person gives it to one origin by its name, or for what carries no credential.
import {readEndpoint} from '../../source/core/endpoint.js';
import {Secret} from '../../source/core/secret.js';
import {networkOf, Passage} from '../../source/core/trust.js';
import {variable} from './facts.js';

const grounds = {
	platform: 'linux',
	home: '/home/dev',
	projects: [],
	settings: new Map(),
	startUp: new Set<string>(),
	isLoaded: false,
} as const;

function networkBy(variables: Readonly<Record<string, string>>) {
	return networkOf((name) => {
		const text = variables[name];
		return text === undefined ? [] : [variable(name, text, {kind: 'environment'})];
	}, grounds);
}

/** `variables`: of the person. */
export function openPassage(variables: Readonly<Record<string, string>> = {}): Passage {
	return Passage.open(networkBy(variables));
}

export function passageTo(origin: string, variables: Readonly<Record<string, string>> = {}): Passage {
	const endpoint = readEndpoint(origin);
	const decision = Passage.decide({
		slots: {xApiKey: new Secret('any'), bearer: undefined},
		sources: [],
		endpoint,
		namedBy: 'person',
		network: networkBy(variables),
		leave: {isOffline: false, isGatewayAllowed: true, gateways: []},
	});
	if (decision.kind !== 'goes') {
		throw new Error(`nothing may be sent to ${origin}: ${decision.why}`);
	}
	return decision.passage;
}
