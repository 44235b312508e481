// The variables of this process that decide about authentication, and near misses of their names.
import {defineProbe} from '../core/evidence.js';
import type {Platform} from '../core/host.js';
import {isOfInterest} from '../core/near-names.js';
import type {ProcessEnvironment} from '../core/readings.js';
import {type OwnNames, ownNames} from './own-names.js';
import {variableOf} from './variable.js';

export const environment = defineProbe<ProcessEnvironment>({
	id: 'environment',
	async read(context) {
		const {environment: raw, platform} = context.host;
		return environmentOf(raw, platform, await ownNames(context));
	},
});

/** On Windows names mean the same in any case: they are given in the spelling of the table, else in upper case. */
export function environmentOf(
	raw: Readonly<Record<string, string | undefined>>,
	platform: Platform,
	own: OwnNames = new Map(),
): ProcessEnvironment {
	const isFolded = platform === 'win32';
	const variables = Object.entries(raw).flatMap(([written, text]) => {
		const name = isFolded ? written.toUpperCase() : written;
		return text !== undefined && isOfInterest(name, own)
			? [variableOf(name, text, {kind: 'environment', name}, own.get(name))]
			: [];
	});
	const byName = new Map(variables.map((variable) => [variable.name, variable]));
	return {
		variables,
		get: (name) => byName.get(isFolded ? name.toUpperCase() : name),
	};
}
