// The few ways to make a fix and its changes: a check says what is to be done, not how that is built.
import type {Change, Fix, JsonEdit, ShellStep, TextEdit} from '../../core/fix.js';

type More = Omit<Fix, 'id' | 'title' | 'risk' | 'changes'>;

/** Nothing is lost: undo restores it. */
export function safe(id: string, title: string, changes: readonly Change[], more: More = {}): Fix {
	return {id, title, risk: 'safe', changes, ...more};
}

/** It signs out, deletes, or touches a policy. */
export function careful(id: string, title: string, changes: readonly Change[], more: More = {}): Fix {
	return {id, title, risk: 'careful', changes, ...more};
}

/** Only a person can do it; how is said, not only what. */
export function manual(id: string, title: string, ...changes: readonly [Change, ...Change[]]): Fix {
	return {id, title, risk: 'manual', changes};
}

/** Something to do; `inShell` is what to paste. */
export function tell(text: string, ...inShell: readonly ShellStep[]): Change {
	return {kind: 'tell', text, ...(inShell.length > 0 && {inShell})};
}

/** For shells that are open: a change of a file reaches only new ones. */
export function alsoHere(...inShell: readonly ShellStep[]): Change {
	return tell('Open a new terminal, or paste this in this one:', ...inShell);
}

export function inThisShell(...inShell: readonly ShellStep[]): Change {
	return tell('For this shell:', ...inShell);
}

/** A command to paste, as it is typed. */
export function paste(text: string, command: string): Change {
	return {kind: 'tell', text, command};
}

export function openPage(url: string, why: string): Change {
	return {kind: 'open', url, why};
}

export function run(program: string, args: readonly string[], why: string): Change {
	return {kind: 'run', program, args, why};
}

export function moveAside(path: string): Change {
	return {kind: 'move-file', path};
}

export function setMode(path: string, mode: number): Change {
	return {kind: 'set-mode', path, mode};
}

export function deleteItem({service, account = ''}: {readonly service: string; readonly account?: string}): Change {
	return {kind: 'delete-keychain-item', service, account};
}

export function editJson(
	{path, digest}: {readonly path: string; readonly digest: string | null},
	...edits: readonly JsonEdit[]
): Change {
	return {kind: 'edit-json', path, digest, edits};
}

/** Takes a property out of a JSON file; nothing where there is no file. */
export function takeOutOf(
	file: {readonly path: string; readonly digest: string | null} | undefined,
	...path: JsonEdit['path']
): readonly Change[] {
	return file && file.digest !== null ? [editJson(file, {path, value: undefined})] : [];
}

export function editText(
	{path, digest}: {readonly path: string; readonly digest: string},
	...edits: readonly TextEdit[]
): Change {
	return {kind: 'edit-text', path, digest, edits};
}
