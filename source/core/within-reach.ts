// Changes that this user can't make, since a file belongs to the system or to another account, as steps for somebody who can.
import type {Change, Fix} from './fix.js';
import {needsPerson} from './fix.js';
import type {Host} from './host.js';

/** The same fix; what can't be written here is told instead of tried. */
export async function withinReach(fix: Fix, host: Host): Promise<Fix> {
	if (host.platform === 'win32' || fix.changes.every(needsPerson)) {
		return fix;
	}
	const changes = await Promise.all(
		fix.changes.map(async (change) => ((await isWritable(change, host)) ? change : told(change))),
	);
	const isLost = changes.every((change, at) => change === fix.changes[at]);
	return isLost ? fix : {...fix, changes, risk: changes.every(needsPerson) ? 'manual' : fix.risk};
}

type Edit = Extract<Change, {kind: 'edit-text' | 'edit-json'}>;

function isEdit(change: Change): change is Edit {
	return change.kind === 'edit-text' || (change.kind === 'edit-json' && change.digest !== null);
}

/** A file is replaced by a new one: it must be this user's, and so must its folder be. Links are worked out. */
async function isWritable(change: Change, {files, user}: Host): Promise<boolean> {
	if (!isEdit(change)) {
		return true;
	}
	const path = (await files.resolve(change.path)) ?? change.path;
	const [status, folder] = await Promise.all([files.status(path), files.status(path.replace(/\/[^/]*$/, '') || '/')]);
	const isOwn = status === undefined || user.uid === 0 || status.uid === user.uid;
	return isOwn && folder?.isWritable !== false;
}

function told(change: Change): Change {
	return isEdit(change)
		? {
				kind: 'tell',
				text: `${change.path} belongs to the system or to another account. Whoever may edit it makes the change there:`,
				inShell: [{kind: 'run', program: 'sudoedit', args: [change.path]}],
			}
		: change;
}
