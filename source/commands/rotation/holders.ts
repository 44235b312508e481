// Every place on this machine that holds a credential and can be read: settings, shell files, .env files, apps, editors, source code.

import type {Evidence, Probe} from '../../core/evidence.js';
import type {Secret} from '../../core/secret.js';
import {type Setter, siteOf} from '../../facts/setters.js';
import {apps} from '../../probes/apps.js';
import {direnv} from '../../probes/direnv.js';
import {dotenvFiles} from '../../probes/dotenv.js';
import {editors} from '../../probes/editors.js';
import {settings} from '../../probes/settings.js';
import {shellFiles} from '../../probes/shell-files.js';
import {sourceFiles} from '../../probes/source-files.js';

export type Holder = {readonly name: string; readonly value: Secret; readonly setter: Setter};

/** The one in force first. */
export async function holdersOf(evidence: Evidence): Promise<readonly Holder[]> {
	const [levels, shell, dotenv, folder, app, editor, sources] = await Promise.all([
		read(evidence, settings),
		read(evidence, shellFiles),
		read(evidence, dotenvFiles),
		read(evidence, direnv),
		read(evidence, apps),
		read(evidence, editors),
		read(evidence, sourceFiles),
	]);
	const assignments = [
		...(shell?.assignments ?? []),
		...(folder?.assignments ?? []),
		...(dotenv?.assignments ?? []),
	].filter(({effect, isLiteral}) => isLiteral && (effect === 'exports' || effect === 'assigns'));
	const ofSettings = [...(levels?.files ?? [])]
		.reverse()
		.flatMap((file) =>
			file.env.map((variable) => ({setter: {kind: 'settings', file, variable} as const, ...variable})),
		);
	const inApps = [
		...(app?.apps ?? []).flatMap(({entries}) => entries.flatMap(({key}) => (key ? [key] : []))),
		...(editor?.assignments ?? []),
	].filter(({refersTo}) => refersTo === undefined);
	const all: readonly Holder[] = [
		...ofSettings,
		...assignments.map((assignment) => ({...assignment, setter: {kind: 'assignment', assignment} as const})),
		...inApps.map((variable) => ({...variable, setter: {kind: 'setting', variable} as const})),
		...(sources?.keys ?? []).map((value) => ({
			name: value.name,
			value: value.value,
			setter: {kind: 'source', value} as const,
		})),
	].map(({name, value, setter}) => ({name, value, setter}));
	// Two probes may read the same line.
	return all.filter((one, at) => all.findIndex((other) => placeKey(other.setter) === placeKey(one.setter)) === at);
}

/** The same key, also where accidents are around it. An example value stands for the variable only. */
export function holdersOfKey(holders: readonly Holder[], old: Secret, name: string): readonly Holder[] {
	return holders.filter(
		(holder) =>
			holder.value.cleaned().equals(old.cleaned()) && (!old.isPlaceholder || holder.name === name) && !old.isBlank,
	);
}

function placeKey(setter: Setter): string {
	const site = siteOf(setter);
	const span = setter.kind === 'assignment' ? setter.assignment.valueSpan.start : '';
	return JSON.stringify([site, site.kind === 'file' ? span : '']);
}

export async function read<T>(evidence: Evidence, probe: Probe<T>): Promise<T | undefined> {
	const reading = await evidence.get(probe);
	return reading.ok ? reading.value : undefined;
}
