// The variables of this process that decide about authentication, and near misses of their names.
import {defineProbe} from '../core/evidence.js';
import type {ProcessEnvironment} from '../core/facts.js';
import type {Platform} from '../core/host.js';
import {intendedName, isKnownVariable} from '../core/variables.js';
import {variableOf} from './variable.js';

export const environment = defineProbe<ProcessEnvironment>({
	id: 'environment',
	async read({host}) {
		return environmentOf(host.environment, host.platform);
	},
});

/** On Windows names mean the same in any case: they are given in the spelling of the table, else in upper case. */
export function environmentOf(
	raw: Readonly<Record<string, string | undefined>>,
	platform: Platform,
): ProcessEnvironment {
	const isFolded = platform === 'win32';
	const variables = Object.entries(raw).flatMap(([written, text]) => {
		const name = isFolded ? written.toUpperCase() : written;
		return text !== undefined && (isKnownVariable(name) || intendedName(name) !== undefined)
			? [variableOf(name, text, {kind: 'environment', name})]
			: [];
	});
	const byName = new Map(variables.map((variable) => [variable.name, variable]));
	return {
		variables,
		get: (name) => byName.get(isFolded ? name.toUpperCase() : name),
	};
}
