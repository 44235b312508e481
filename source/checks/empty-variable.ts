// A credential's variable is set but empty, and so nothing is sent.
import {defineCheck} from '../core/check.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {setterOf} from '../facts/setters.js';
import {withoutEmptyLine} from './shared/overrides.js';

const names = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'];

export default defineCheck({
	id: 'empty-variable',
	title: 'Empty variables',
	area: 'credential',
	order: 310,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts}) {
		const {predictions, main, where, origins} = facts;
		const isCi = where?.inside.includes('ci') === true;
		const isInside = where?.inside.includes('claude-code') === true;
		return names.flatMap((name) => {
			const variable = predictions.inForce(name);
			const isNothing = predictions[main].request === null && predictions[main].refusal?.cause === 'login-missing';
			if (!variable?.value.isBlank || !isNothing || isInside) {
				return [];
			}
			// A blank value of the settings that hides another one is said by the check of settings and shell.
			if (variable.site.kind === 'file' && variable.overrides.some(({value}) => !value.isBlank)) {
				return [];
			}
			const setter = variable.site.kind === 'file' ? undefined : origins.get(name)?.setBy;
			return [
				{
					cause: 'key-empty',
					severity: 'error',
					detail: `${name} is there, but empty${isCi ? ': a secret that is not handed to this job (pull requests from forks get none) or has another name' : ''}. Nothing is sent.`,
					where: [setter?.place.site ?? variable.site],
					fixes: [
						...(isCi ? [] : withoutEmptyLine(name, [setterOf(variable, facts)])),
						{
							id: 'set',
							title: `Give ${name} a value, or unset it`,
							risk: 'manual',
							changes: [
								{
									kind: 'tell',
									text: isCi
										? "Look at the job's secrets: the name, the environment, and whether forks may use them."
										: 'Set it where it is meant to be set, or:',
									inShell: [{kind: 'unset', name}],
								},
							],
						},
					],
				},
			];
		});
	},
});
