// An API key outranks a working sign-in: it is refused (error), or it works and bills elsewhere (warning).
import {defineCheck, type Finding} from '../core/check.js';
import {anthropicOrigin} from '../core/endpoint.js';
import type {AnswerResult} from '../core/readings.js';
import type {Secret} from '../core/secret.js';
import {isRefused, sentBy} from '../facts/sender.js';
import {senders} from '../facts/senders.js';
import {asAnswered} from './shared/as-answered.js';
import {isForeign} from './shared/key-kind.js';
import {takeOutHelper, withoutVariable} from './shared/overrides.js';

export default defineCheck({
	id: 'key-and-login',
	title: 'API key and login',
	area: 'credential',
	order: 190,
	for: ['claude-code'],
	needs: {senders},
	judge({senders: {all, claude}}, {folders}) {
		return all.flatMap((sender): Finding[] => {
			const {answer, severity, name} = sender;
			const request = sentBy(sender);
			const key = request?.xApiKey;
			const isKey = key?.source === 'ANTHROPIC_API_KEY' || key?.source === 'apiKeyHelper';
			// A helper that fails sends nothing that could be billed: see the check of the helper.
			const isFailing = key?.isEmpty === true && key.source === 'apiKeyHelper';
			if (!claude || !isKey || isFailing || !sender.hasLoginBelow || request?.origin !== anthropicOrigin) {
				return [];
			}
			const whyRefused = whyRefusedOf(key.value, answer);
			return [
				{
					cause: 'key-overrides-login',
					...(whyRefused === undefined
						? {
								severity: 'warning',
								title: `${key.source} is sent instead of your login: ${name} bills the API account, not your plan`,
								detail: 'Both are there and the key comes first, so usage is billed to the organisation of the key.',
							}
						: {
								severity,
								title: `${key.source} is sent instead of your login, and is refused`,
								detail: `A sign-in is there too, but Claude Code sends ${key.source} instead and never falls back.${whyRefused}`,
							}),
					where: [key.site],
					...asAnswered(answer),
					fixes: [
						key.source === 'ANTHROPIC_API_KEY' ? withoutVariable(key.source, claude, folders) : takeOutHelper(claude),
					],
				},
			];
		});
	},
});

/** What the server's own words don't say; undefined: as far as is known the key is accepted. */
function whyRefusedOf(key: Secret | undefined, answer: AnswerResult): string | undefined {
	if (isRefused(answer)) {
		return '';
	}
	if (key?.isPlaceholder) {
		return ' It is an example value.';
	}
	return key && isForeign(key.kind) && answer.kind !== 'accepted' ? ' It is not an Anthropic key.' : undefined;
}
