// Whether Anthropic's edge lets this network in at all: asked without any credential, where nothing else would be sent.
import {readEndpoint} from '../core/endpoint.js';
import {defineFact} from '../core/evidence.js';
import type {AnswerResult} from '../core/readings.js';
import {Passage} from '../core/trust.js';
import {Asker} from '../probes/server/asker.js';
import {clientUses} from './client-uses.js';
import {network} from './network.js';
import {request} from './request.js';

/** What refuses everyone; undefined: nothing does, or it was asked with what would be sent. */
export const edge = defineFact<AnswerResult | undefined>({
	id: 'edge',
	async read(context) {
		const {purpose, need, host, isOffline} = context;
		const sent =
			purpose === 'claude-code'
				? await need(request).then(({print, interactive}) => [print, interactive].map((one) => one.request))
				: (await need(clientUses)).map((use) => use.request);
		const isOther =
			purpose === 'claude-code' && (await need(request)).inForce('ANTHROPIC_BASE_URL')?.value.isBlank === false;
		if (isOffline || isOther || sent.some((one) => one !== null)) {
			return undefined;
		}
		const way = await need(network);
		const answer = await new Asker(host, readEndpoint('https://api.anthropic.com'), Passage.open(way)).knock();
		return answer?.kind === 'said' ? answer : undefined;
	},
});
