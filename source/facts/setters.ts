// Who sets a variable: the places where a change of it has to be made.

import {type Folders, placeOf, type Site, writePlace} from '../core/place.js';
import type {
	Assignment,
	SessionVariable,
	Settings,
	SettingsFile,
	SettingVariable,
	SourceValue,
	Variable,
} from '../core/readings.js';
import {isAssignment, type Origins, type VariableOrigin} from './origins.js';

export type Setter =
	| {readonly kind: 'settings'; readonly file: SettingsFile; readonly variable: Variable}
	| {readonly kind: 'assignment'; readonly assignment: Assignment}
	| {readonly kind: 'setting'; readonly variable: SettingVariable}
	| {readonly kind: 'source'; readonly value: SourceValue}
	/** The session gives it to every program: launchd, systemd, the registry. */
	| {readonly kind: 'session'; readonly variable: SessionVariable}
	/** Nothing but this process has it, or what has it can't be edited: then `site` says where it stands, and `tool` what reads it. */
	| {readonly kind: 'environment'; readonly name: string; readonly site?: Site; readonly tool?: string}
	/** It was entered in an app: `where` a person finds it there. */
	| {readonly kind: 'entered'; readonly site: Site; readonly where: string};

export type SetterFacts = {readonly settings: Pick<Settings, 'files'>; readonly origins: Origins};

/** Every place that gives a new Claude Code or a new terminal this variable, the one in force first. */
export function settersOf(name: string, {settings, origins}: SetterFacts): readonly Setter[] {
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
	const {fresh} = origin ?? {};
	const inShell = fresh && isAssignment(fresh) ? fresh : undefined;
	const assignments = [origin?.setBy?.assignment, inShell, ...(origin?.lines ?? [])].filter(
		(assignment) => assignment !== undefined,
	);
	const unique = assignments.filter(
		(assignment, at) =>
			assignments.findIndex((other) => other === assignment || isSamePlace(other.site, assignment.site)) === at,
	);
	const setters: Setter[] = [
		...unique.map((assignment) => ({kind: 'assignment', assignment}) as const),
		...sessionSettersOf(origin),
	];
	if (setters.length > 0 || !origin?.variable) {
		return setters;
	}
	const {setBy} = origin;
	return [
		setBy?.kind === 'starter' || setBy?.kind === 'editor'
			? {kind: 'environment', name, site: setBy.place.site, tool: setBy.tool ?? 'the editor'}
			: {kind: 'environment', name},
	];
}

/** None where a file that starts the session's programs has it: there it would come back from. */
function sessionSettersOf(origin: VariableOrigin | undefined): readonly Setter[] {
	return origin?.setBy?.kind === 'starter'
		? []
		: (origin?.session ?? []).map((variable) => ({kind: 'session', variable}));
}

/** The place of a variable that is in force, as something that can be changed. */
export function setterOf(variable: Variable, {settings, origins}: SetterFacts): Setter {
	const file = settings.files.find((one) =>
		one.env.some(
			(other) => other === variable || (other.name === variable.name && isSamePlace(other.site, variable.site)),
		),
	);
	if (file) {
		return {kind: 'settings', file, variable};
	}
	return processSetterOf(variable.name, origins);
}

/** Of what this process got. */
export function processSetterOf(name: string, origins: Origins): Setter {
	const {setBy, session = []} = origins.get(name) ?? {};
	const variable = session.find((one) => one === setBy?.place);
	return setBy?.assignment
		? {kind: 'assignment', assignment: setBy.assignment}
		: variable
			? {kind: 'session', variable}
			: {kind: 'environment', name};
}

export function isSamePlace(one: Site, other: Site): boolean {
	return one.kind === 'file' && other.kind === 'file' && one.path === other.path && one.line === other.line;
}

export function canBeChanged(setters: readonly Setter[]): boolean {
	return setters.some(isEditable);
}

/**
 * Whether a program can change it. What launchd has is given to it in an argument, where others could see a secret; what a command
 * sets among other things can't be taken out alone. A policy of the system is its administrator's.
 */
export function isEditable(setter: Setter): boolean {
	switch (setter.kind) {
		case 'session':
			return setter.variable.source !== 'launchd' || setter.variable.value.isAllShownAs(setter.variable.name);
		case 'assignment':
			return setter.assignment.statement.start < setter.assignment.statement.end;
		case 'settings':
			return setter.file.digest !== null;
		default:
			return setter.kind !== 'environment' && setter.kind !== 'entered';
	}
}

/** Whether one of these places has one of the others already, so that what it holds can't get that name too. */
export function isTaken(setters: readonly Setter[], others: readonly Setter[]): boolean {
	const held = others.map(holderOf);
	return setters.map(holderOf).some((holder) => holder !== undefined && held.includes(holder));
}

function holderOf(setter: Setter): string | undefined {
	const site = siteOf(setter);
	return setter.kind === 'session' ? setter.variable.source : site.kind === 'file' ? site.path : undefined;
}

export function siteOf(setter: Setter): Site {
	switch (setter.kind) {
		case 'settings':
			return setter.variable.site;
		case 'assignment':
			return setter.assignment.site;
		case 'setting':
			return setter.variable.site;
		case 'source':
			return setter.value.site;
		case 'session':
			return setter.variable.site;
		case 'environment':
			return setter.site ?? {kind: 'environment', name: setter.name};
		case 'entered':
			return setter.site;
	}
}

/** "~/.zshrc:12 and ~/.claude/settings.json:4". */
export function placesText(sites: readonly Site[], folders: Folders): string {
	return sites.map((site) => writePlace(placeOf(site, folders))).join(' and ');
}
