// The changes that take a variable out, give it another value or another name in every place that sets it.
import type {Change, Reads, ShellStep, TextEdit} from '../../core/fix.js';
import type {Assignment, AssignmentSyntax, SettingVariable, Variable} from '../../core/readings.js';
import type {Secret} from '../../core/secret.js';
import {removalOf} from '../../core/text-edits.js';
import {isEditable, type Setter} from '../../facts/setters.js';
import {tell} from './fixes.js';

/** Removes the variable in all these places, and tells what to paste in this shell where it still has it. */
export function takeOut(name: string, setters: readonly Setter[]): readonly Change[] {
	const changes = changesOf(setters, {
		text: removalOf,
		more: (chosen) => chosen.slice(0, 1).flatMap((one) => bareExports(one, chosen.length)),
		json: () => undefined,
	});
	const isInShell = setters.some(({kind}) => kind === 'assignment' || kind === 'environment' || kind === 'session');
	return isInShell ? [...changes, unsetHere(name)] : changes;
}

/** `export NAME` exports nothing any more once every line that sets it is gone. */
export function bareExports({exportedBy}: Assignment, chosen: number): readonly TextEdit[] {
	return exportedBy && chosen >= exportedBy.lines ? exportedBy.statements.map(removalOf) : [];
}

/** Gives the variable another value in all these places, written as each of them wants it. */
export function setTo(value: Secret | string, setters: readonly Setter[]): readonly Change[] {
	return changesOf(setters, {
		text: ({valueSpan, syntax}) => ({...valueSpan, text: writtenAs(value, syntax)}),
		json: () => value,
	});
}

/** Gives the variable another name in all these places; the value stays. */
export function rename(to: string, setters: readonly Setter[]): readonly Change[] {
	const changes = changesOf(setters, {
		text: ({nameSpan}) => ({...nameSpan, text: to}),
		json: () => undefined,
	});
	return changes.flatMap((change): readonly Change[] => {
		const held = setters.find(
			(one) => one.kind === 'session' && change.kind === 'session-variable' && one.variable.source === change.source,
		);
		if (held?.kind === 'session' && change.kind === 'session-variable') {
			return [{...change, name: to, was: undefined, value: held.variable.value}, change];
		}
		const setter = setters.find((one) => change.kind === 'edit-json' && pathOf(one) === change.path);
		if (change.kind !== 'edit-json' || (setter?.kind !== 'settings' && setter?.kind !== 'setting')) {
			return [change];
		}
		const path = setter.kind === 'settings' ? ['env', to] : [...setter.variable.path.slice(0, -1), to];
		return [{...change, edits: [...change.edits, {path, value: setter.variable.value}]}];
	});
}

function pathOf(setter: Setter): string | undefined {
	return setter.kind === 'settings'
		? setter.file.path
		: setter.kind === 'setting'
			? setter.variable.site.path
			: undefined;
}

type HowTo = {
	readonly text: (assignment: Assignment) => TextEdit;
	/** Of all that are chosen in one file. */
	readonly more?: (chosen: readonly Assignment[]) => readonly TextEdit[];
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
				const {site, digest} = assignment;
				const chosen = setters.flatMap((one) =>
					one.kind === 'assignment' && one.assignment.site.path === site.path ? [one.assignment] : [],
				);
				const edits = [edit, ...(howTo.more?.(chosen) ?? [])];
				changes.push({kind: 'edit-text', path: site.path, digest, edits, reads: readsOf(assignment)});
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
		if (setter.kind === 'session') {
			changes.push(sessionChange(setter, howTo));
		}
		if (setter.kind === 'setting' || setter.kind === 'source') {
			changes.push(...valueChange(setter, howTo));
		}
	}
	return changes;
}

function sessionChange(setter: Extract<Setter, {kind: 'session'}>, {json}: HowTo): Change {
	const {source, name, written} = setter.variable;
	return isEditable(setter)
		? {kind: 'session-variable', source, name, was: written, value: json(setter.variable)}
		: tell('launchd gives it to every program. Take it out, and where something sets it at every sign-in:', {
				kind: 'run',
				program: 'launchctl',
				args: ['unsetenv', name],
			});
}

/** Who reads the file of an assignment. */
export function readsOf(assignment: Assignment): Reads {
	const {syntax} = assignment;
	return 'shell' in assignment && typeof assignment.shell === 'string' ? {syntax, shell: assignment.shell} : {syntax};
}

/** In files that aren't JSON only the value itself can be replaced. */
function valueChange(setter: Extract<Setter, {kind: 'setting' | 'source'}>, {json}: HowTo): readonly Change[] {
	const variable = setter.kind === 'setting' ? setter.variable : {...setter.value, name: setter.value.name};
	const value = json(variable);
	if (setter.kind === 'setting' && setter.variable.format === 'json') {
		const {site, digest, path} = setter.variable;
		return [{kind: 'edit-json', path: site.path, digest, edits: [{path, value}]}];
	}
	const format = setter.kind === 'setting' ? setter.variable.format : 'source';
	const {site, digest, valueSpan} = setter.kind === 'setting' ? setter.variable : setter.value;
	return value === undefined
		? []
		: [{kind: 'edit-text', path: site.path, digest, edits: [{...valueSpan, text: writtenAs(value, format)}]}];
}

/** A value with the quotes that a file of this kind needs. */
export function writtenAs(
	value: Secret | string,
	format: AssignmentSyntax | SettingVariable['format'] | 'source',
): TextEdit['text'] {
	const isBare = typeof value === 'string' ? /^[\w.:/@%+-]+$/.test(value) : value.isBareWord;
	switch (format) {
		case 'powershell':
		case 'toml':
		case 'xml':
		case 'source':
			return ['"', value, '"'];
		case 'cmd':
			return value;
		case 'yaml':
			return isBare ? value : ['"', value, '"'];
		default:
			return isBare ? value : ["'", value, "'"];
	}
}

/** What gives the value of a variable another name in a shell that is open. */
export function renameHere(from: string, to: string): readonly ShellStep[] {
	return [
		{kind: 'copy', name: to, from},
		{kind: 'unset', name: from},
	];
}

/** What to paste in a shell that still has a variable. */
export function unsetHere(name: string): Change {
	return {
		kind: 'tell',
		text: `Terminals that are open still have ${name}. Open a new one, or paste this in each:`,
		inShell: [{kind: 'unset', name}],
	};
}
