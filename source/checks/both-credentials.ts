// A key and a token are both sent, each in its own header, and one of them is refused (claude-code.md §1).
import {defineCheck, type Finding} from '../core/check.js';
import {claudeFacts} from './shared/claude-facts.js';
import {isRefused} from './shared/modes.js';
import {takeOutFix} from './shared/overrides.js';
import {settersOf} from './shared/setters.js';

export default defineCheck({
	id: 'both-credentials',
	title: 'Not two different credentials at once',
	for: ['claude-code'],
	timeout: 30_000,
	needs: {facts: claudeFacts},
	judge({facts}, {folders}) {
		return facts.said.flatMap(({request, answer, severity, mode}): Finding[] => {
			const {xApiKey, bearer} = request;
			if (xApiKey?.source !== 'ANTHROPIC_API_KEY' || bearer?.source !== 'ANTHROPIC_AUTH_TOKEN' || !isRefused(answer)) {
				return [];
			}
			const alone = facts.server?.modes[mode]?.alone;
			const isKeyGood = alone?.xApiKey.kind === 'accepted';
			const isTokenGood = alone?.bearer.kind === 'accepted';
			const isDummy = bearer.value?.isPlaceholder === true;
			const bad = isKeyGood || (isDummy && !isTokenGood) ? 'ANTHROPIC_AUTH_TOKEN' : 'ANTHROPIC_API_KEY';
			if (!isKeyGood && !isTokenGood && !isDummy) {
				return [];
			}
			return [
				{
					cause: 'both-credentials-set',
					severity,
					detail: `ANTHROPIC_API_KEY goes out as x-api-key and ANTHROPIC_AUTH_TOKEN as bearer, in the same request. ${bad} is refused${isKeyGood || isTokenGood ? '; the other one alone is accepted' : ''}.`,
					where: [
						bad === 'ANTHROPIC_API_KEY' ? xApiKey.site : bearer.site,
						bad === 'ANTHROPIC_API_KEY' ? bearer.site : xApiKey.site,
					],
					evidence: answer.kind === 'said' ? [{label: 'server', value: `${answer.status} ${answer.message}`}] : [],
					leadsTo: answer.kind === 'said' ? [answer.cause] : [],
					fixes: [takeOutFix(bad, settersOf(bad, facts), folders)],
				},
			];
		});
	},
});
