// ANTHROPIC_CUSTOM_HEADERS: malformed, or it replaces the credential by one that is refused (request-rules.md §6, §7).
import {defineCheck} from '../core/check.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {isRefused} from '../facts/modes.js';
import {settersOf} from '../facts/setters.js';
import {takeOutFix} from './shared/overrides.js';

const name = 'ANTHROPIC_CUSTOM_HEADERS';

export default defineCheck({
	id: 'custom-headers',
	title: 'ANTHROPIC_CUSTOM_HEADERS',
	area: 'credential',
	order: 360,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts}, {folders}) {
		const {predictions, main, said} = facts;
		const variable = predictions.inForce(name);
		if (!variable || variable.value.isBlank) {
			return [];
		}
		const refusal = predictions[main].refusal ?? predictions.print.refusal;
		const shared = {
			cause: 'custom-headers',
			where: [variable.site],
			fixes: [takeOutFix(name, settersOf(name, facts), folders)],
		} as const;
		if (refusal?.cause === 'custom-headers') {
			return [
				{
					...shared,
					severity: 'error',
					detail: `Claude Code says "${refusal.says}" and sends nothing. The value is lines of "Name: value", not JSON.`,
				},
			];
		}
		const sent = said.find(
			({request, answer}) =>
				[request.xApiKey, request.bearer].some((slot) => slot?.source === name) && isRefused(answer),
		);
		return sent
			? [
					{
						...shared,
						severity: sent.severity,
						detail: 'A line of it replaces the credential that Claude Code would send, and what it holds is refused.',
						evidence: sent.answer.kind === 'said' ? [{label: 'server', value: sent.answer.message}] : [],
						leadsTo: sent.answer.kind === 'said' ? [sent.answer.cause] : [],
					},
				]
			: [];
	},
});
