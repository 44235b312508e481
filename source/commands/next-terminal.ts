// What a new terminal would have after a change of files: a cure is looked at as the person will meet it.
import type {Evidence} from '../core/evidence.js';
import type {Activations, Assignment, Direnv, DotenvFiles, ShellFiles} from '../core/readings.js';
import type {Secret} from '../core/secret.js';
import {isAssignment, origins, type VariableOrigin} from '../facts/origins.js';
import type {VariableChange} from '../host/next-terminal.js';
import {activations} from '../probes/activations.js';
import {direnv} from '../probes/direnv.js';
import {dotenvFiles} from '../probes/dotenv.js';
import {shellFiles} from '../probes/shell-files.js';

type Files = {
	readonly shell: ShellFiles | undefined;
	readonly folder: Direnv | undefined;
	readonly tools: Activations | undefined;
	readonly dotenv: DotenvFiles | undefined;
	readonly all: readonly VariableOrigin[];
};

/** Reads who sets what, for a comparison before and after a change. */
export async function readFiles(evidence: Evidence): Promise<Files> {
	const [shell, folder, tools, dotenv, set] = await Promise.all([
		evidence.get(shellFiles),
		evidence.get(direnv),
		evidence.get(activations),
		evidence.get(dotenvFiles),
		evidence.get(origins),
	]);
	return {
		shell: shell.ok ? shell.value : undefined,
		folder: folder.ok ? folder.value : undefined,
		tools: tools.ok ? tools.value : undefined,
		dotenv: dotenv.ok ? dotenv.value : undefined,
		all: set.ok ? set.value.all : [],
	};
}

/** The variables that differ in a terminal that is opened now. What no file sets stays as it is. */
export function changedVariables(before: Files, after: Files): readonly VariableChange[] {
	const changes: VariableChange[] = [];
	for (const {name, variable, setBy} of before.all) {
		const was = setBy?.assignment;
		if (setBy?.kind === 'desktop' && variable) {
			const is = valueAfter(name, after);
			changes.push(...(is?.equals(variable.value) ? [] : [{name, value: is}]));
		}
		if (!variable || !was || !setBy) {
			continue;
		}
		const is = nowSet(name, setBy.kind, was, after);
		const isSame = is === 'unknown' || is?.equals(loadedValue(name, was, before) ?? was.value);
		if (!isSame) {
			changes.push({name, value: is});
		}
	}
	const known = new Set(before.all.filter(({variable, fresh}) => variable ?? fresh).map(({name}) => name));
	for (const {name, fresh} of after.all) {
		if (fresh && !isAssignment(fresh) && !known.has(name)) {
			changes.push({name, value: fresh.value});
		}
	}
	for (const assignment of after.shell?.assignments ?? []) {
		const fresh = after.shell?.inForce(assignment.name);
		if (fresh === assignment && fresh.isLiteral && !known.has(fresh.name)) {
			changes.push({name: fresh.name, value: fresh.value});
		}
	}
	return changes;
}

/** What a new program of the session gets. */
function valueAfter(name: string, {all}: Files): Secret | undefined {
	const {fresh, session = []} = all.find((origin) => origin.name === name) ?? {};
	return (fresh ?? session[0])?.value;
}

function nowSet(
	name: string,
	kind: NonNullable<VariableOrigin['setBy']>['kind'],
	was: Assignment,
	after: Files,
): Secret | undefined | 'unknown' {
	const fresh = after.shell?.inForce(name);
	const ofShell = fresh && (fresh.isLiteral ? fresh.value : 'unknown');
	switch (kind) {
		case 'direnv':
		case 'tool': {
			const now = (kind === 'tool' ? after.tools : after.folder)?.inForce(name);
			return now ? (now.isLiteral ? now.value : 'unknown') : ofShell;
		}
		case 'dotenv': {
			const now = after.dotenv?.assignments.find(
				(one) => one.name === name && one.site.path === was.site.path && one.effect === 'exports',
			);
			return now ? (loadedValue(name, now, after) ?? now.value) : ofShell;
		}
		case 'shell-file':
			return ofShell;
		default:
			return 'unknown';
	}
}

/** Of a .env file: as the loader takes it that brought it into this process (quotes stay with docker, a CR with source). */
function loadedValue(name: string, assignment: Assignment, {all, dotenv}: Files): Secret | undefined {
	const own = dotenv?.assignments.find(
		(one) => one.site.path === assignment.site.path && one.site.line === assignment.site.line,
	);
	const variable = all.find((origin) => origin.name === name)?.variable;
	const loader = (['source', 'docker', 'compose', 'bun'] as const).find(
		(one) => variable && own?.as(one)?.equals(variable.value),
	);
	return loader && own?.as(loader);
}
