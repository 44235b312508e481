// Exactly what a change will do, except for secrets: the preview before it, and its one line in reports and the journal.
import {diffOf} from './diff.js';
import type {Change} from './fix.js';
import {applyJsonEdits} from './json-edits.js';
import {visibleLine} from './leaving/visible.js';
import {type Folders, shortPath} from './place.js';
import {oneLine, plain, scrub} from './scrub.js';
import type {Secret} from './secret.js';
import {sentence} from './sentence.js';
import {commandOf, quote, showMode, stepOf} from './step.js';
import {applyTextEdits} from './text-edits.js';
import type {Preview, PreviewLine} from './transaction.js';

export type PreviewContext = {
	readonly folders: Folders;
	/** Decoded texts of the files, by the path that the change names. */
	readonly texts: ReadonlyMap<string, string>;
	/** Hidden wherever they stand. */
	readonly secrets?: readonly Secret[];
	/** Where a link leads, by the path that the change names: the file there is the one that is edited. */
	readonly targets?: ReadonlyMap<string, string>;
};

/** Shows everything that is needed to agree to a change. Nothing secret is in it. */
export function previewOf(change: Change, context: PreviewContext): Preview {
	const {folders, texts} = context;
	const show = (path: string) => visibleLine(shortPath(path, folders));
	const title = stepOf(change, folders);
	switch (change.kind) {
		case 'edit-text':
		case 'edit-json': {
			const target = context.targets?.get(change.path);
			const link =
				target !== undefined && target !== change.path
					? [note(`It is a link: ${show(target)} is edited, the link stays.`)]
					: [];
			const lines = [...link, ...linesOfEdit(change, context)];
			return change.kind === 'edit-json' && change.digest === null
				? {title, lines}
				: {title, lines, keeps: 'a copy of the file as it is now'};
		}
		case 'copy-file': {
			const [from, to] = [texts.get(change.from), texts.get(change.to)];
			const lines = from === undefined || to === undefined ? [] : diffOf(to, [from], context.secrets);
			return {title, lines, keeps: 'what is there now, to the last byte'};
		}
		case 'move-file':
			return {
				title,
				lines: [note(`It stays beside its old place, under a new name: ${show(change.path)}.claude-fix-…`)],
				keeps: 'all of it',
			};
		case 'set-mode':
			return {
				title,
				lines: [command(`chmod ${showMode(change.mode)} ${quote(show(change.path))}`)],
				keeps: 'the permissions as they are now',
			};
		case 'delete-keychain-item':
			return {
				title,
				lines: [note(`A copy is made first, verified, and stays in the keychain as "claude-fix backup …".`)],
				keeps: 'a copy in the keychain',
			};
		case 'session-variable':
			return {title, lines: [note(reachOf(change))], keeps: 'the value as it is now, with its type'};
		case 'run':
			return {title: sentence(oneLine(change.why)), lines: [command(commandOf(change.program, change.args))]};
		case 'tell':
			return {
				title: oneLine(change.text),
				lines:
					change.command === undefined ? [] : plain(scrub(change.command, context.secrets)).split('\n').map(command),
			};
		case 'open':
			return {title: sentence(oneLine(change.why)), lines: [note(oneLine(change.url))]};
	}
}

function reachOf({source, was}: Extract<Change, {kind: 'session-variable'}>): string {
	const has = was ? `It has ${was.hint} now. ` : '';
	return `${has}Programs that run already keep what they have, ${
		source === 'launchd' || source === 'systemd'
			? `and ${source} hands it out anew after the next sign-in if something sets it then.`
			: 'so open new terminals.'
	}`;
}

function linesOfEdit(
	change: Extract<Change, {kind: 'edit-text' | 'edit-json'}>,
	context: PreviewContext,
): readonly PreviewLine[] {
	const isNew = change.kind === 'edit-json' && change.digest === null;
	const text = isNew ? '' : context.texts.get(change.path);
	if (text === undefined) {
		return [note("The file can't be shown here.")];
	}
	const edited =
		change.kind === 'edit-text'
			? applyTextEdits(text, change.edits)
			: applyJsonEdits(isNew ? null : text, change.edits);
	return edited.ok ? diffOf(text, edited.segments, context.secrets) : [note(`This can't be done: ${edited.detail}.`)];
}

function note(text: string): PreviewLine {
	return {kind: 'note', text};
}

function command(text: string): PreviewLine {
	return {kind: 'command', text};
}
