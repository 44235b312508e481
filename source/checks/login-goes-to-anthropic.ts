// Where the subscription sign-in would go: known without asking a server, and before anything is said about the sign-in itself.
import {defineCheck, optional} from '../core/check.js';
import {readEndpoint} from '../core/endpoint.js';
import type {Request} from '../core/request.js';
import {showUrl} from '../core/scrub.js';
import {goesElsewhere} from '../core/trust.js';
import {origins} from '../facts/origins.js';
import {request} from '../facts/request.js';
import {settersOf} from '../facts/setters.js';
import {settings} from '../probes/settings.js';
import {withoutVariable} from './shared/overrides.js';
import {serverToken} from './shared/remedies.js';

const baseUrl = 'ANTHROPIC_BASE_URL';

export default defineCheck({
	id: 'login-goes-to-anthropic',
	title: 'The sign-in is sent to Anthropic only',
	area: 'credential',
	order: 140,
	for: ['claude-code'],
	needs: {request, origins, settings: optional(settings)},
	judge({request: predictions, origins, settings}, {folders}) {
		const requests = [predictions.interactive.request, predictions.print.request];
		const sent = requests.find((one): one is Request => one !== null && goesElsewhere(one));
		if (!sent?.baseUrl) {
			return [];
		}
		const endpoint = readEndpoint(sent.baseUrl.plain ?? sent.origin);
		const token = predictions.inForce('ANTHROPIC_AUTH_TOKEN');
		const isBlank = token?.value.isBlank === true;
		return [
			{
				cause: 'login-sent-elsewhere',
				severity: 'error',
				detail: `The base URL ${showUrl(endpoint.text)} is not Anthropic's, and no credential is set for it${isBlank ? ': ANTHROPIC_AUTH_TOKEN is blank' : ''}. So the sign-in would go there. What that server says to it says nothing about the sign-in.`,
				where: [sent.baseUrl.site, ...(isBlank && token ? [token.site] : [])],
				fixes: [
					...(settings && settersOf(baseUrl, {settings, origins}).length > 0
						? [withoutVariable(baseUrl, {settings, origins}, folders)]
						: []),
					serverToken(endpoint.isLoopback),
				],
			},
		];
	},
});
