// The place of a value of a program or app, as something that can be changed: a .env line, source code, settings of an app, a shell file.

import type {Site} from '../core/place.js';
import type {DotenvFiles, SourceFiles, Variable} from '../core/readings.js';
import type {ClientUse} from './client-uses.js';
import type {Origins} from './origins.js';
import {isSamePlace, processSetterOf, type Setter} from './setters.js';

type Facts = {
	readonly origins: Origins;
	readonly dotenv: DotenvFiles | undefined;
	readonly sources: SourceFiles | undefined;
};

export function clientSetterOf(variable: Variable, {app}: ClientUse, {origins, dotenv, sources}: Facts): Setter {
	const {name, site} = variable;
	if (app?.app.where !== undefined) {
		return {kind: 'entered', site, where: app.app.where};
	}
	// Compared to the column: one line of JSON may hold two values.
	const isHere = (other: {readonly site: Site}): boolean => JSON.stringify(other.site) === JSON.stringify(site);
	const isLine = (other: Variable): boolean => other.name === name && isSamePlace(other.site, site);
	const assignment = dotenv?.assignments.find((one) => one.effect === 'exports' && isLine(one));
	if (assignment) {
		return {kind: 'assignment', assignment};
	}
	const setting = [app?.key?.setting, app?.baseUrl?.setting].find((one) => one !== undefined && isHere(one));
	if (setting) {
		return {kind: 'setting', variable: setting};
	}
	const value = [...(sources?.keys ?? []), ...(sources?.baseUrls ?? [])].find(isHere);
	if (value) {
		return {kind: 'source', value};
	}
	const setter = processSetterOf(name, origins);
	return setter.kind === 'assignment' && !isLine(setter.assignment) ? {kind: 'environment', name} : setter;
}
