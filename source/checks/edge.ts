// Nothing would be sent, and a sign-in wouldn't help: the edge refuses this network.
import {defineCheck, optional} from '../core/check.js';
import {edge} from '../facts/edge.js';
import {grounds} from '../facts/network.js';
import {environment} from '../probes/environment.js';
import {shellFiles} from '../probes/shell-files.js';
import {routeFix} from './shared/proxy-at-hand.js';

export default defineCheck({
	id: 'edge',
	title: "Anthropic's edge lets this network in",
	area: 'credential',
	order: 520,
	for: ['claude-code', 'api'],
	needs: {edge, environment, grounds, shell: optional(shellFiles)},
	judge({edge: answer, environment: own, grounds, shell}, {folders}) {
		if (answer?.kind !== 'said') {
			return [];
		}
		return [
			{
				cause: answer.cause,
				severity: 'error',
				detail: 'The edge refuses requests from here before it looks at any credential, so signing in fails too.',
				where: [{kind: 'named', name: 'api.anthropic.com'}],
				evidence: [{label: 'server', value: `${answer.status} ${answer.message}`}],
				leadsTo: ['login-missing', 'login-expired', 'login-blank', 'key-empty'],
				fixes: [routeFix({shell, get: own.get, folders, grounds})],
			},
		];
	},
});
