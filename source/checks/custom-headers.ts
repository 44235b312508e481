// ANTHROPIC_CUSTOM_HEADERS: malformed, or it replaces the credential with one that is refused (request-rules.md §6, §7).
import {defineCheck, type Finding} from '../core/check.js';
import {isRefused, sentBy} from '../facts/sender.js';
import {senders} from '../facts/senders.js';
import {asAnswered} from './shared/as-answered.js';
import {removal} from './shared/sender-fixes.js';

const name = 'ANTHROPIC_CUSTOM_HEADERS';

export default defineCheck({
	id: 'custom-headers',
	title: 'ANTHROPIC_CUSTOM_HEADERS',
	area: 'credential',
	order: 360,
	for: ['claude-code', 'api', 'app'],
	needs: {senders},
	judge({senders: {all}}, {folders}) {
		return all.flatMap((sender): readonly Finding[] => {
			const {refusal, answer, severity} = sender;
			const request = sentBy(sender);
			const variable = sender.inForce(name);
			const isMalformed = refusal?.cause === 'custom-headers';
			const isSent = [request?.xApiKey, request?.bearer].some((sent) => sent?.source === name);
			if (!variable || variable.value.isBlank || !(isMalformed || (isSent && isRefused(answer)))) {
				return [];
			}
			return [
				{
					cause: 'custom-headers',
					severity,
					detail: isMalformed
						? `${sender.name} says "${refusal.says}" and sends nothing. The value is lines of "Name: value", not JSON.`
						: `A line of it replaces the credential that ${sender.name} would send, and what it holds is refused.`,
					where: [variable.site],
					...asAnswered(answer),
					fixes: [removal(sender, [variable], folders)],
				},
			];
		});
	},
});
