// A near miss of a variable's name holds a credential, and the right name doesn't: in the environment, a shell file or the settings.
import {defineCheck, type Finding, optional} from '../core/check.js';
import {readEndpoint} from '../core/endpoint.js';
import type {Change} from '../core/fix.js';
import {intendedName, vaguelyIntended} from '../core/near-names.js';
import type {Variable} from '../core/readings.js';
import {goesElsewhere} from '../core/trust.js';
import {type ClaudeFacts, claudeFacts} from '../facts/claude-facts.js';
import {canBeChanged, outsideSettersOf, type Setter} from '../facts/setters.js';
import {environment} from '../probes/environment.js';
import {shellFiles} from '../probes/shell-files.js';
import {rename} from './shared/set-changes.js';

export default defineCheck({
	id: 'variable-names',
	title: 'Names of variables',
	area: 'files',
	order: 320,
	for: ['claude-code'],
	needs: {environment, facts: claudeFacts, shell: optional(shellFiles)},
	judge({environment: {variables}, facts, shell}) {
		const {predictions, main, origins, settings} = facts;
		const {request} = predictions[main];
		const baseUrl = predictions.inForce('ANTHROPIC_BASE_URL');
		const isForGateway = baseUrl !== undefined && !readEndpoint(baseUrl.plain ?? '').isAnthropic;
		// Nothing would be sent, or a sign-in to a server that can't take it: what was meant for it is missing.
		const isMissing = request === null || goesElsewhere(request);
		const had = new Set(variables.map(({name}) => name));
		const candidates: readonly Candidate[] = [
			...variables.map((variable) => outside(variable, facts)),
			...(shell?.assignments ?? [])
				.filter(({name, effect, reach}) => !had.has(name) && effect === 'exports' && reach !== 'function')
				.map((assignment): Candidate => ({variable: assignment, setters: [{kind: 'assignment', assignment}]})),
			...settings.files.flatMap((file) =>
				file.env.map((variable): Candidate => ({variable, setters: [{kind: 'settings', file, variable}]})),
			),
		];
		return candidates.flatMap(({variable, setters}): readonly Finding[] => {
			const {name, value} = variable;
			const isCredential = ['api-key', 'oauth'].includes(value.trimmed().kind);
			const intended = intendedName(name) ?? (isMissing ? vaguelyIntended(name, value, isForGateway) : undefined);
			if (
				!intended ||
				value.isBlank ||
				predictions.inForce(intended)?.value.isBlank === false ||
				(!isCredential && !isMissing)
			) {
				return [];
			}
			return [
				{
					cause: 'variable-misspelled',
					severity: isMissing ? 'error' : 'note',
					title: `${name} is read by nothing; the name is ${intended}`,
					detail: `The value is there, under a name that neither Claude Code nor the SDKs read.`,
					where: [origins.locate(variable).site],
					leadsTo: isMissing ? ['login-missing', 'login-sent-elsewhere'] : [],
					fixes: [fixOf(name, intended, setters)],
				},
			];
		});
	},
});

type Candidate = {readonly variable: Variable; readonly setters: readonly Setter[]};

function outside(variable: Variable, {origins}: ClaudeFacts): Candidate {
	return {variable, setters: outsideSettersOf(variable.name, origins)};
}

function fixOf(name: string, intended: string, setters: readonly Setter[]) {
	const isInShell = setters.some(({kind}) => kind !== 'settings');
	const isEditable = canBeChanged(setters);
	const here: Change = {
		kind: 'tell',
		text: isEditable ? 'Open a new terminal, or paste this in this one:' : 'For this shell:',
		inShell: [{kind: 'copy', name: intended, from: name}],
	};
	return {
		id: 'rename',
		title: `Call it ${intended}${isEditable ? '' : ' where it is set'}`,
		risk: isEditable ? ('safe' as const) : ('manual' as const),
		changes: [...(isEditable ? rename(intended, setters) : []), ...(isInShell ? [here] : [])],
	};
}
