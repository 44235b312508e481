// The preview of a change over the files as they are on this machine, links followed as the change will follow them.
import type {Change} from '../core/fix.js';
import type {Host} from '../core/host.js';
import type {Folders} from '../core/place.js';
import {previewOf} from '../core/preview.js';
import type {Preview} from '../core/transaction.js';

export async function previewHere(change: Change, host: Host, folders: Folders): Promise<Preview> {
	const texts = new Map<string, string>();
	const targets = new Map<string, string>();
	for (const path of pathsOf(change)) {
		const [file, target] = await Promise.all([host.files.readText(path), host.files.resolve(path)]);
		if (file.ok) {
			texts.set(path, file.text);
		}
		if (target !== undefined) {
			targets.set(path, target);
		}
	}
	return previewOf(change, {folders, texts, targets});
}

function pathsOf(change: Change): readonly string[] {
	switch (change.kind) {
		case 'edit-text':
		case 'edit-json':
			return [change.path];
		case 'copy-file':
			return [change.from, change.to];
		default:
			return [];
	}
}
