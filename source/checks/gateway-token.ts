// ANTHROPIC_AUTH_TOKEN left over: a dummy or another vendor's token goes to Anthropic.
import {defineCheck, type Finding} from '../core/check.js';
import {anthropicOrigin} from '../core/endpoint.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {settersOf} from '../facts/setters.js';
import {takeOutFix} from './shared/overrides.js';

export default defineCheck({
	id: 'gateway-token',
	title: "A gateway's token",
	area: 'credential',
	order: 230,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts}, {folders}) {
		return facts.said.flatMap(({request, answer, severity}): Finding[] => {
			const token = request.bearer;
			const kind = token?.value?.kind;
			const isForeign = kind === 'placeholder' || kind === 'other-vendor' || kind === 'unknown';
			if (
				token?.source !== 'ANTHROPIC_AUTH_TOKEN' ||
				request.origin !== anthropicOrigin ||
				!isForeign ||
				answer.kind === 'accepted' ||
				(token.value?.defects.length ?? 0) > 0
			) {
				return [];
			}
			return [
				{
					cause: 'gateway-token-left',
					// Whose token it is can't be seen in one of no known form: nobody has refused it yet.
					severity: kind === 'unknown' && answer.kind === 'not-asked' ? 'warning' : severity,
					detail:
						kind === 'placeholder'
							? `ANTHROPIC_AUTH_TOKEN is "${token.value?.hint}", the dummy of a local server. It goes to Anthropic, comes before the login, and is refused. /login does not help while it is set.`
							: 'ANTHROPIC_AUTH_TOKEN holds a token that Anthropic does not issue. It goes to Anthropic, since no base URL leads elsewhere, comes before the login, and is refused.',
					where: [token.site],
					evidence: answer.kind === 'said' ? [{label: 'server', value: answer.message}] : [],
					leadsTo: answer.kind === 'said' ? [answer.cause] : [],
					fixes: [takeOutFix('ANTHROPIC_AUTH_TOKEN', settersOf('ANTHROPIC_AUTH_TOKEN', facts), folders)],
				},
			];
		});
	},
});
