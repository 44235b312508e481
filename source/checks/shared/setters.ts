// Who sets a variable, and the changes that take it out, give it another value or another name there.
import type {Assignment, Settings, SettingsFile, SettingVariable, Variable} from '../../core/facts.js';
import type {Change, TextEdit} from '../../core/fix.js';
import {type Folders, placeOf, type Site, writePlace} from '../../core/place.js';
import type {Secret} from '../../core/secret.js';
import type {Origins} from '../../probes/origins.js';

export type Setter =
	| {readonly kind: 'settings'; readonly file: SettingsFile; readonly variable: Variable}
	| {readonly kind: 'assignment'; readonly assignment: Assignment}
	| {readonly kind: 'setting'; readonly variable: SettingVariable}
	/** Nothing but this process has it, or what has it can't be edited. */
	| {readonly kind: 'environment'; readonly name: string};

type Facts = {readonly settings: Settings; readonly origins: Origins};

/** Every place that gives a new Claude Code or a new terminal this variable, the one in force first. */
export function settersOf(name: string, {settings, origins}: Facts): readonly Setter[] {
	const files = [...settings.files].reverse();
	const inSettings = files.flatMap((file) =>
		file.env
			.filter((variable) => variable.name === name && !variable.value.isBlank)
			.map((variable) => ({kind: 'settings', file, variable}) as const),
	);
	const outside = outsideSettersOf(name, origins);
	return [...inSettings, ...outside];
}

/** The same without Claude Code's settings: what this process got, and what a new terminal would get. */
export function outsideSettersOf(name: string, origins: Origins): readonly Setter[] {
	const origin = origins.get(name);
	const assignments = [origin?.setBy?.assignment, origin?.fresh].filter((assignment) => assignment !== undefined);
	const unique = assignments.filter(
		(assignment, at) =>
			assignments.findIndex((other) => other === assignment || isSamePlace(other.site, assignment.site)) === at,
	);
	const setters: Setter[] = unique.map((assignment) => ({kind: 'assignment', assignment}));
	return setters.length > 0 || !origin?.variable ? setters : [{kind: 'environment', name}];
}

/** The place of a variable that is in force, as something that can be changed. */
export function setterOf(variable: Variable, {settings, origins}: Facts): Setter {
	const file = settings.files.find((one) =>
		one.env.some(
			(other) => other === variable || (other.name === variable.name && isSamePlace(other.site, variable.site)),
		),
	);
	if (file) {
		return {kind: 'settings', file, variable};
	}
	const assignment = origins.get(variable.name)?.setBy?.assignment;
	return assignment ? {kind: 'assignment', assignment} : {kind: 'environment', name: variable.name};
}

function isSamePlace(one: Site, other: Site): boolean {
	return one.kind === 'file' && other.kind === 'file' && one.path === other.path && one.line === other.line;
}

/** Removes the variable in all these places, and tells what to paste in this shell where it still has it. */
export function takeOut(name: string, setters: readonly Setter[]): readonly Change[] {
	const changes = changesOf(setters, {
		text: (assignment) => ({...assignment.statement, text: assignment.leave ?? ''}),
		json: () => undefined,
	});
	const isInShell = setters.some(({kind}) => kind === 'assignment' || kind === 'environment');
	return isInShell ? [...changes, unsetHere(name)] : changes;
}

/** Gives the variable another value in all these places. */
export function setTo(value: Secret | string, setters: readonly Setter[]): readonly Change[] {
	return changesOf(setters, {text: (assignment) => ({...assignment.valueSpan, text: value}), json: () => value});
}

/** Gives the variable another name in all these places; the value stays. */
export function rename(to: string, setters: readonly Setter[]): readonly Change[] {
	const changes = changesOf(setters, {
		text: (assignment) => ({...assignment.nameSpan, text: to}),
		json: () => undefined,
	});
	return changes.map((change) => {
		const setter = setters.find(
			(one) => one.kind === 'settings' && change.kind === 'edit-json' && one.file.path === change.path,
		);
		return change.kind === 'edit-json' && setter?.kind === 'settings'
			? {...change, edits: [...change.edits, {path: ['env', to], value: setter.variable.value}]}
			: change;
	});
}

type HowTo = {
	readonly text: (assignment: Assignment) => TextEdit;
	readonly json: (variable: Variable) => Secret | string | undefined;
};

function changesOf(setters: readonly Setter[], howTo: HowTo): readonly Change[] {
	const changes: Change[] = [];
	for (const setter of setters) {
		if (setter.kind === 'assignment') {
			const {assignment} = setter;
			const edit = howTo.text(assignment);
			const at = changes.findIndex((change) => change.kind === 'edit-text' && change.path === assignment.site.path);
			const known = changes[at];
			if (known?.kind === 'edit-text') {
				changes[at] = {...known, edits: [...known.edits, edit]};
			} else {
				changes.push({kind: 'edit-text', path: assignment.site.path, digest: assignment.digest, edits: [edit]});
			}
		}
		if (setter.kind === 'settings' && setter.file.digest !== null) {
			changes.push({
				kind: 'edit-json',
				path: setter.file.path,
				digest: setter.file.digest,
				edits: [{path: ['env', setter.variable.name], value: howTo.json(setter.variable)}],
			});
		}
		if (setter.kind === 'setting') {
			const {variable} = setter;
			changes.push({
				kind: 'edit-json',
				path: variable.site.path,
				digest: variable.digest,
				edits: [{path: variable.path, value: howTo.json(variable)}],
			});
		}
	}
	return changes;
}

/** What to paste in a shell that still has a variable. */
export function unsetHere(name: string): Change {
	return {
		kind: 'tell',
		text: `Terminals that are open still have ${name}. Open a new one, or paste this in each:`,
		command: `unset ${name}`,
	};
}

export function canBeChanged(setters: readonly Setter[]): boolean {
	return setters.some(({kind}) => kind !== 'environment');
}

export function siteOf(setter: Setter): Site {
	switch (setter.kind) {
		case 'settings':
			return setter.variable.site;
		case 'assignment':
			return setter.assignment.site;
		case 'setting':
			return setter.variable.site;
		case 'environment':
			return {kind: 'environment', name: setter.name};
	}
}

/** "~/.zshrc:12 and ~/.claude/settings.json:4". */
export function placesText(sites: readonly Site[], folders: Folders): string {
	return sites.map((site) => writePlace(placeOf(site, folders))).join(' and ');
}
