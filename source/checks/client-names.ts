// A near miss of a variable's name holds the key of a program that finds none: in the environment or in a .env file.
import {defineCheck, type Finding} from '../core/check.js';
import {intendedName} from '../core/near-names.js';
import type {DotenvAssignment, ProcessEnvironment, Variable} from '../core/readings.js';
import {type Sender, type Senders, senders} from '../facts/senders.js';
import {canBeChanged} from '../facts/setters.js';
import {environment} from '../probes/environment.js';
import {rename} from './shared/set-changes.js';

export default defineCheck({
	id: 'client-names',
	title: 'Names of variables',
	area: 'files',
	order: 410,
	for: ['api', 'app'],
	needs: {senders, environment},
	judge({senders: facts, environment: own}) {
		const [sender] = facts.all;
		const cause = sender?.use.refusal?.cause ?? '';
		const isNothing = cause === 'login-missing' || cause === 'key-empty';
		return sender && isNothing && !facts.where?.inside.includes('claude-code') ? misspelledIn(sender, facts, own) : [];
	},
});

/** Near misses of the name, in the environment and in .env files. */
function misspelledIn(
	{settersOf, use}: Sender,
	{dotenv, origins, sources}: Senders,
	own: ProcessEnvironment,
): readonly Finding[] {
	const read = new Set(sources?.references.flatMap(({names}) => names));
	const lines = (dotenv?.assignments ?? []).filter(({effect}) => effect === 'exports');
	const variables: readonly (Variable | DotenvAssignment)[] = [
		...own.variables.map((one) => origins.locate(one)),
		...lines,
	];
	return variables.flatMap((variable): readonly Finding[] => {
		const intended = intendedName(variable.name);
		if (
			!intended ||
			read.has(variable.name) ||
			variable.value.isBlank ||
			use.inForce(intended)?.value.isBlank === false
		) {
			return [];
		}
		const setters = settersOf(variable);
		const command = `export ${intended}="$${variable.name}"`;
		const isInFile = canBeChanged(setters);
		const isDotenv = 'loadedBy' in variable;
		return [
			{
				cause: 'variable-misspelled',
				severity: 'error',
				title: `${variable.name} is read by nothing; the name is ${intended}`,
				detail: 'The value is there, under a name that no SDK reads.',
				where: [variable.site],
				leadsTo: ['login-missing', 'key-empty'],
				fixes: [
					{
						id: 'rename',
						title: `Call it ${intended}${isInFile ? '' : ' where it is set'}`,
						risk: isInFile ? 'safe' : 'manual',
						changes: [
							...(isInFile ? rename(intended, setters) : []),
							...(isDotenv
								? []
								: [
										{
											kind: 'tell',
											text: isInFile ? 'Open a new terminal, or paste this in this one:' : 'For this shell:',
											command,
										} as const,
									]),
						],
					},
				],
			},
		];
	});
}
