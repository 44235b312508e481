// A key and a token are both sent, each in its own header, and one of them is refused (claude-code.md §1).
import {defineCheck, type Finding} from '../core/check.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {isRefused} from '../facts/modes.js';
import {settersOf} from '../facts/setters.js';
import {dropConsoleKey} from './shared/console-key.js';
import {takeOutFix} from './shared/overrides.js';

export default defineCheck({
	id: 'both-credentials',
	title: 'Two credentials at once',
	area: 'credential',
	order: 220,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts}, {folders}) {
		return facts.said.flatMap(({request, answer, severity, mode}): Finding[] => {
			const {xApiKey, bearer} = request;
			const isKey = xApiKey?.source === 'ANTHROPIC_API_KEY' || xApiKey?.source === 'managed-key';
			if (!isKey || bearer?.source !== 'ANTHROPIC_AUTH_TOKEN' || !isRefused(answer)) {
				return [];
			}
			const alone = facts.server?.modes[mode]?.alone;
			const isKeyGood = alone?.xApiKey.kind === 'accepted';
			const isTokenGood = alone?.bearer.kind === 'accepted';
			const isDummy = bearer.value?.isPlaceholder === true;
			const bad = isKeyGood || (isDummy && !isTokenGood) ? bearer.source : xApiKey.source;
			const keyName = xApiKey.source === 'managed-key' ? 'The key of a Console sign-in' : 'ANTHROPIC_API_KEY';
			if (!isKeyGood && !isTokenGood && !isDummy) {
				return [];
			}
			return [
				{
					cause: 'both-credentials-set',
					severity,
					detail: `${keyName} goes out as x-api-key and ANTHROPIC_AUTH_TOKEN as bearer, in the same request. ${bad === bearer.source ? bearer.source : keyName} is refused${isKeyGood || isTokenGood ? '; the other one alone is accepted' : ''}.`,
					where: bad === bearer.source ? [bearer.site, xApiKey.site] : [xApiKey.site, bearer.site],
					evidence: answer.kind === 'said' ? [{label: 'server', value: `${answer.status} ${answer.message}`}] : [],
					leadsTo: answer.kind === 'said' ? [answer.cause] : [],
					fixes: [
						bad === 'managed-key'
							? dropConsoleKey('Take the key of the Console sign-in away; the token stays', xApiKey.site, facts)
							: takeOutFix(bad, settersOf(bad, facts), folders),
					],
				},
			];
		});
	},
});
