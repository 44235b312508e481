// Where the subscription sign-in would go: known without asking anybody, and before anything is said about the sign-in itself.
import {defineCheck, type Finding, optional} from '../core/check.js';
import {readEndpoint} from '../core/endpoint.js';
import type {Fix} from '../core/fix.js';
import type {Request} from '../core/request.js';
import {showUrl} from '../core/scrub.js';
import {goesElsewhere} from '../core/trust.js';
import {origins} from '../facts/origins.js';
import {request} from '../facts/request.js';
import {settersOf} from '../facts/setters.js';
import {settings} from '../probes/settings.js';
import {takeOutFix} from './shared/overrides.js';

export default defineCheck({
	id: 'login-goes-to-anthropic',
	title: 'The sign-in is sent to Anthropic only',
	area: 'credential',
	order: 140,
	for: ['claude-code'],
	needs: {request, origins, settings: optional(settings)},
	judge({request: predictions, origins: set, settings: levels}, {folders}) {
		const requests = [predictions.interactive.request, predictions.print.request];
		const sent = requests.find((one): one is Request => one !== null && goesElsewhere(one));
		if (!sent?.baseUrl) {
			return [];
		}
		const endpoint = readEndpoint(sent.baseUrl.plain ?? sent.origin);
		const token = predictions.inForce('ANTHROPIC_AUTH_TOKEN');
		const isBlank = token?.value.isBlank === true;
		const setters = levels ? settersOf('ANTHROPIC_BASE_URL', {settings: levels, origins: set}) : [];
		const finding: Finding = {
			cause: 'login-sent-elsewhere',
			severity: 'error',
			detail: `The base URL ${showUrl(endpoint.text)} is not Anthropic's, and no credential is set for it${isBlank ? ': ANTHROPIC_AUTH_TOKEN is blank' : ''}. So the sign-in would go there. What that server says to it says nothing about the sign-in.`,
			where: [sent.baseUrl.site, ...(isBlank && token ? [token.site] : [])],
			fixes: [...(setters.length > 0 ? [takeOutFix('ANTHROPIC_BASE_URL', setters, folders)] : []), ownToken],
		};
		return [finding];
	},
});

const ownToken: Fix = {
	id: 'own-token',
	title: 'Or, if that server is wanted, set its own token',
	risk: 'manual',
	changes: [
		{
			kind: 'tell',
			text: 'With the token of that server (any text for a router of your own):',
			inShell: [{kind: 'set', name: 'ANTHROPIC_AUTH_TOKEN', value: undefined}],
		},
	],
};
