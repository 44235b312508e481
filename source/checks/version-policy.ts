// Managed settings that keep the installed version from starting.
import {defineCheck} from '../core/check.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {manual, paste, tell} from './shared/fixes.js';

export default defineCheck({
	id: 'version-policy',
	title: 'Managed settings allow the installed version',
	area: 'settings',
	order: 70,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts: {predictions, main}}) {
		const {refusal} = predictions[main];
		if (refusal?.cause !== 'version-not-allowed') {
			return [];
		}
		const demanded = /\(([^()]+)\)\.$/.exec(refusal.says)?.[1] ?? '';
		const text = 'Install a version within the range, or ask the administrator who set it:';
		const install = /^\d+\.\d+\.\d+$/.test(demanded) ? paste(text, `claude install ${demanded}`) : tell(text);
		return [
			{
				cause: 'version-not-allowed',
				severity: 'error',
				detail: `Claude Code says "${refusal.says}", and does not start.`,
				where: refusal.site ? [refusal.site] : [],
				fixes: [manual('install-allowed-version', 'Install a version that your organisation allows', install)],
			},
		];
	},
});
