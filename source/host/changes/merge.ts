// Joins edits of the same file: two causes may ask for it, and all positions are those of the file as it was read.
import type {Change} from '../../core/fix.js';
import type {Host} from '../../core/host.js';

/** Equal steps count once; edits of the same reading of a file, by any path, become one step, where the first of them stands. */
export async function mergeChanges(
	changes: readonly Change[],
	{files}: Pick<Host, 'files'>,
): Promise<readonly Change[]> {
	const merged = new Map<string, Change>();
	for (const change of changes) {
		const target = 'path' in change ? ((await files.resolve(change.path)) ?? change.path) : '';
		const key = keyOf(change, target);
		const before = merged.get(key);
		if (before?.kind === 'edit-text' && change.kind === 'edit-text') {
			merged.set(key, {...before, edits: [...before.edits, ...change.edits]});
		} else if (before?.kind === 'edit-json' && change.kind === 'edit-json') {
			merged.set(key, {...before, edits: [...before.edits, ...change.edits]});
		} else if (!before) {
			merged.set(key, change);
		}
	}
	return [...merged.values()];
}

function keyOf(change: Change, target: string): string {
	switch (change.kind) {
		case 'edit-text':
		case 'edit-json':
			return JSON.stringify([change.kind, target, change.digest]);
		case 'move-file':
			return JSON.stringify([change.kind, change.path]);
		case 'set-mode':
			return JSON.stringify([change.kind, target, change.mode]);
		default:
			return JSON.stringify(change);
	}
}
