// The changes that take a variable out, give it another value or another name in every place that sets it.
import type {Change, Reads, ShellStep, TextEdit} from '../../core/fix.js';
import type {Assignment, AssignmentSyntax, BareExports, SettingVariable, Variable} from '../../core/readings.js';
import type {Secret} from '../../core/secret.js';
import {removalOf} from '../../core/text-edits.js';
import {isEditable, type Setter} from '../../facts/setters.js';
import {tell} from './fixes.js';

/** Removes the variable in all these places, and tells what to paste in this shell where it still has it. */
export function takeOut(name: string, setters: readonly Setter[]): readonly Change[] {
	const changes = changesOf(setters, {
		text: removalOf,
		more: bareExports,
		json: () => undefined,
	});
	const isInShell = setters.some(({kind}) => kind === 'assignment' || kind === 'environment' || kind === 'session');
	return isInShell ? [...changes, unsetHere(name)] : changes;
}

/** `export NAME` is to go once every line that sets it is gone, in whichever file: zsh would export an empty value. */
export function bareExports(chosen: readonly Assignment[]): BareExports['statements'] {
	const all = new Set(chosen.flatMap(({exportedBy}) => exportedBy ?? []));
	return [...all].flatMap((one) =>
		chosen.filter(({exportedBy}) => exportedBy === one).length >= one.lines ? one.statements : [],
	);
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
	/** What goes with all that are chosen. */
	readonly more?: (chosen: readonly Assignment[]) => BareExports['statements'];
	readonly json: (variable: Variable) => Secret | string | undefined;
};

function changesOf(setters: readonly Setter[], howTo: HowTo): readonly Change[] {
	const changes: Change[] = [];
	const edit = (line: BareExports['statements'][number], text: TextEdit): void => {
		const {site, digest} = line;
		const at = changes.findIndex((change) => change.kind === 'edit-text' && change.path === site.path);
		const known = changes[at];
		if (known?.kind === 'edit-text') {
			changes[at] = {...known, edits: [...known.edits, text]};
		} else {
			changes.push({kind: 'edit-text', path: site.path, digest, edits: [text], reads: readsOf(line)});
		}
	};
	for (const setter of setters) {
		if (setter.kind === 'assignment') {
			edit(setter.assignment, howTo.text(setter.assignment));
		}
		if (setter.kind === 'settings') {
			const {path, digest} = setter.file;
			const {name} = setter.variable;
			changes.push(
				digest === null
					? tell(`An administrator has to change ${name} in the policy ${path}.`)
					: {kind: 'edit-json', path, digest, edits: [{path: ['env', name], value: howTo.json(setter.variable)}]},
			);
		}
		if (setter.kind === 'session') {
			changes.push(sessionChange(setter, howTo));
		}
		if (setter.kind === 'setting' || setter.kind === 'source') {
			changes.push(...valueChange(setter, howTo));
		}
	}
	const chosen = setters.flatMap((one) => (one.kind === 'assignment' ? [one.assignment] : []));
	for (const line of howTo.more?.(chosen) ?? []) {
		edit(line, removalOf(line));
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
export function readsOf(assignment: Pick<Assignment, 'syntax'>): Reads {
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
		case 'text':
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
