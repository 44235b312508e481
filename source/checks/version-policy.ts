// Managed settings that keep the installed version from starting.
import {defineCheck, type Finding} from '../core/check.js';
import {claudeFacts} from '../facts/claude-facts.js';

export default defineCheck({
	id: 'version-policy',
	title: 'Managed settings allow the installed version',
	area: 'credential',
	order: 70,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts: {predictions, main}}) {
		const {refusal} = predictions[main];
		if (refusal?.cause !== 'version-not-allowed') {
			return [];
		}
		const demanded = /\(([^()]+)\)\.$/.exec(refusal.says)?.[1];
		const finding: Finding = {
			cause: 'version-not-allowed',
			severity: 'error',
			detail: `Claude Code says "${refusal.says}", and does not start.`,
			where: refusal.site ? [refusal.site] : [],
			fixes: [
				{
					id: 'install-allowed-version',
					title: 'Install a version that your organisation allows',
					risk: 'manual',
					changes: [
						{
							kind: 'tell',
							text: 'Install a version within the range, or ask the administrator who set it:',
							...(demanded !== undefined && /^\d+\.\d+\.\d+$/.test(demanded)
								? {command: `claude install ${demanded}`}
								: {}),
						},
					],
				},
			],
		};
		return [finding];
	},
});
