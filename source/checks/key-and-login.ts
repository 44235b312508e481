// An API key outranks a working sign-in: it is refused (error), or it works and bills elsewhere (warning).
import {defineCheck, type Finding} from '../core/check.js';
import {anthropicOrigin} from '../core/endpoint.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {hasUsableLogin, isRefused} from '../facts/modes.js';
import {settersOf} from '../facts/setters.js';
import {isForeign} from './shared/key-kind.js';
import {takeOutFix, takeOutHelper} from './shared/overrides.js';

export default defineCheck({
	id: 'key-and-login',
	title: 'API key and login',
	area: 'credential',
	order: 190,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts}, {now, folders}) {
		if (!hasUsableLogin(facts.login, now)) {
			return [];
		}
		return facts.said.flatMap(({request, answer, severity, mode}): Finding[] => {
			const key = request.xApiKey;
			const isKey = key?.source === 'ANTHROPIC_API_KEY' || key?.source === 'apiKeyHelper';
			if (!isKey || request.origin !== anthropicOrigin) {
				return [];
			}
			const isNoKey =
				key.value !== undefined &&
				(key.value.isPlaceholder || (isForeign(key.value.kind) && answer.kind !== 'accepted'));
			const isBad = isRefused(answer) || isNoKey;
			const reason =
				answer.kind === 'said'
					? `The server refuses it: ${answer.message}`
					: key.value?.isPlaceholder
						? 'It is an example value.'
						: isNoKey
							? 'It is no key of Anthropic.'
							: '';
			return [
				{
					cause: 'key-overrides-login',
					severity: isBad ? severity : 'warning',
					title: isBad
						? `${key.source} outranks your working login and is refused`
						: `${key.source} outranks your login: ${mode === 'print' ? 'claude -p' : 'Claude Code'} bills the API account, not your plan`,
					detail: isBad
						? `A sign-in is stored here, but Claude Code sends ${key.source} instead and never falls back. ${reason}`.trim()
						: 'Both are there and the key comes first, so usage is billed to the organisation of the key.',
					where: [key.site],
					evidence:
						answer.kind === 'said' ? [{label: 'server', value: `${answer.status || ''} ${answer.message}`.trim()}] : [],
					leadsTo: answer.kind === 'said' ? [answer.cause] : [],
					fixes: [
						key.source === 'ANTHROPIC_API_KEY'
							? takeOutFix('ANTHROPIC_API_KEY', settersOf('ANTHROPIC_API_KEY', facts), folders)
							: takeOutHelper(facts),
					],
				},
			];
		});
	},
});
