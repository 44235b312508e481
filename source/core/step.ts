// A change as one line: in reports, in the journal, and as the title of its preview.
import type {Change, JsonEdit} from './fix.js';
import {visibleLine} from './leaving/visible.js';
import {type Folders, placeOf, shortPath, siteOfSession} from './place.js';
import {oneLine, plain, scrub} from './scrub.js';
import {Secret} from './secret.js';

/** One line for the `steps` of a report, in the imperative: "Edit ~/.claude/settings.json: take out env.ANTHROPIC_API_KEY". */
export function stepOf(change: Change, folders: Folders): string {
	const show = (path: string) => visibleLine(shortPath(path, folders));
	switch (change.kind) {
		case 'edit-text': {
			const {length} = change.edits;
			return `Edit ${show(change.path)} in ${length === 1 ? 'one place' : `${length} places`}`;
		}
		case 'edit-json': {
			const what = change.edits.map(describeEdit).join(', ');
			return `${change.digest === null ? 'Make' : 'Edit'} ${show(change.path)}: ${what}`;
		}
		case 'copy-file':
			return `Restore ${show(change.to)} from ${show(change.from)}`;
		case 'move-file':
			return `Move ${show(change.path)} aside`;
		case 'set-mode':
			return `Set the permissions of ${show(change.path)} to ${showMode(change.mode)}`;
		case 'delete-keychain-item':
			return `Delete the keychain item ${showItem(change)}`;
		case 'session-variable': {
			const {path} = placeOf(siteOfSession(change.source), folders);
			return change.value === undefined
				? `Take ${change.name} out of ${path}`
				: `Set ${change.name} to ${showValue(change.value)} in ${path}`;
		}
		case 'run':
			return `Run ${commandOf(change.program, change.args)}`;
		case 'tell':
			return oneLine(change.command === undefined ? change.text : `${change.text} ${change.command}`);
		case 'open':
			return `Open ${oneLine(change.url)}`;
	}
}

function describeEdit({path, value}: JsonEdit): string {
	if (value === undefined) {
		return `take out ${showPath(path)}`;
	}
	return `set ${showPath(path)} to ${showValue(value)}`;
}

function showValue(value: Exclude<JsonEdit['value'], undefined>): string {
	return value instanceof Secret ? value.hint : oneLine(JSON.stringify(value), 60);
}

export function showMode(mode: number): string {
	return mode.toString(8).padStart(4, '0');
}

function showItem({service, account}: {readonly service: string; readonly account: string}): string {
	return oneLine(account === '' ? `"${service}"` : `"${service}" of ${account}`);
}

export function commandOf(program: string, args: readonly string[]): string {
	return plain(scrub([program, ...args].map(quote).join(' '))).replace(/\n/g, ' ');
}

export function quote(word: string): string {
	return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** As "env.ANTHROPIC_API_KEY" or "rejected[2]", safe to print. */
export function showPath(path: JsonEdit['path']): string {
	return oneLine(
		path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index ? `.${part}` : part)).join(''),
		120,
	);
}
