// A near miss of a variable's name holds a credential, and the right name doesn't.
import {defineCheck} from '../core/check.js';
import {intendedName} from '../core/variables.js';
import {environment} from '../probes/environment.js';
import {claudeFacts} from './shared/claude-facts.js';
import {canBeChanged, outsideSettersOf, rename} from './shared/setters.js';

export default defineCheck({
	id: 'variable-names',
	title: 'Names of variables',
	for: ['claude-code'],
	timeout: 30_000,
	needs: {environment, facts: claudeFacts},
	judge({environment: {variables}, facts: {predictions, main, origins}}) {
		const isNothing = predictions[main].request === null;
		return variables.flatMap((variable) => {
			const intended = intendedName(variable.name);
			const isCredential = ['api-key', 'oauth'].includes(variable.value.trimmed().kind);
			if (
				!intended ||
				variable.value.isBlank ||
				predictions.inForce(intended)?.value.isBlank === false ||
				(!isCredential && !isNothing)
			) {
				return [];
			}
			const setters = outsideSettersOf(variable.name, origins);
			return [
				{
					cause: 'variable-misspelled',
					severity: isNothing ? 'error' : 'note',
					title: `${variable.name} is read by nothing; the name is ${intended}`,
					detail: `The value is there, under a name that neither Claude Code nor the SDKs read.`,
					where: [origins.locate(variable).site],
					fixes: canBeChanged(setters)
						? [
								{
									id: 'rename',
									title: `Call it ${intended}`,
									risk: 'safe',
									changes: [
										...rename(intended, setters),
										{
											kind: 'tell',
											text: 'Open a new terminal, or paste this in this one:',
											inShell: [{kind: 'copy', name: intended, from: variable.name}],
										},
									],
									touches: [],
								},
							]
						: [
								{
									id: 'rename',
									title: `Call it ${intended} where it is set`,
									risk: 'manual',
									changes: [
										{
											kind: 'tell',
											text: 'For this shell:',
											inShell: [{kind: 'copy', name: intended, from: variable.name}],
										},
									],
									touches: [],
								},
							],
				},
			];
		});
	},
});
