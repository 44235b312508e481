// Whether this user can read and write what the sign-in needs: HOME, the config folder, the login file, the global file.
import {defineProbe} from '../core/evidence.js';
import type {FileKind, FileStatus, Host} from '../core/host.js';
import {configFolders} from './folders.js';
import {loginFileName} from './login.js';
import {join, parentOf} from './paths.js';
import {settings} from './settings.js';

export type AccessState =
	/** Also: not there, but can be made. */
	| 'fine'
	/** A dangling link: perhaps a disk that isn't plugged in. */
	| 'dangling'
	/** A folder where a file should be, or the other way round. */
	| 'wrong-kind'
	/** Can't be read (of a folder: or entered). */
	| 'denied'
	/** A folder in which nothing can be saved: a renewed sign-in is lost. */
	| 'read-only';

export type AccessEntry = {
	/** `settings-file`: only those that can't be read. */
	readonly what: 'home' | 'config-folder' | 'login-file' | 'global-file' | 'settings-file';
	readonly path: string;
	readonly state: AccessState;
	/** Nothing is there: no failure by itself. */
	readonly isMissing: boolean;
	/** Of the entry itself: links are not followed. */
	readonly kind: FileKind | undefined;
	/** Where a link points, as written. */
	readonly target: string | undefined;
	/** Of what a link leads to, else of the thing itself. -1 on Windows. */
	readonly uid: number | undefined;
	/** Permission bits, as 0o600. */
	readonly mode: number | undefined;
	readonly owner: 'self' | 'root' | 'other' | undefined;
	readonly isReadable: boolean;
	readonly isWritable: boolean;
	/** `self`: its owner is this user, or it can be replaced; `root`: only root can help. undefined: nothing to repair. */
	readonly repair: 'self' | 'root' | undefined;
	/** One clause: "belongs to root and can't be read". undefined if it is fine. */
	readonly problem: string | undefined;
};

export type Access = {
	readonly entries: readonly AccessEntry[];
	readonly uid: number;
	/** The account's own home folder, where HOME is another one. */
	readonly ownHome?: string;
};

export const access = defineProbe<Access>({
	id: 'access',
	async read({host, need}) {
		const [{login, globalFile}, {files}] = await Promise.all([need(configFolders), need(settings)]);
		const unreadable = files.filter(
			({scope, state, isUnknown}) => state === 'unreadable' && scope !== 'global' && !isUnknown,
		);
		const places = [
			['home', host.home, 'folder'],
			['config-folder', login, 'folder'],
			['login-file', join(host.platform, login, loginFileName), 'file'],
			['global-file', globalFile, 'file'],
			...unreadable.map(({path}) => ['settings-file', path, 'file'] as const),
		] as const;
		const entries = await Promise.all(
			places.map(async ([what, path, wants]) =>
				accessOf({what, path, wants, uid: host.user.uid, ...(await look(host, path))}),
			),
		);
		const {uid, home} = host.user;
		return {entries, uid, ...(home !== host.home && {ownHome: home})};
	},
});

export type Looked = {
	readonly status: FileStatus | undefined;
	/** Of what a link leads to; undefined where it leads nowhere. The same as `status` where there is no link. */
	readonly leadsTo: FileStatus | undefined;
	/** Whether the folder around it can be written. */
	readonly isReplaceable: boolean;
};

async function look(host: Host, path: string): Promise<Looked> {
	const [status, parent] = await Promise.all([
		host.files.status(path),
		host.files.status(parentOf(path, host.platform)),
	]);
	const target = status?.kind === 'link' ? await host.files.resolve(path) : undefined;
	return {
		status,
		leadsTo: status?.kind === 'link' ? (target === undefined ? undefined : await host.files.status(target)) : status,
		isReplaceable: parent?.isWritable ?? false,
	};
}

type Judged = Looked & {
	readonly what: AccessEntry['what'];
	readonly path: string;
	readonly wants: 'file' | 'folder';
	readonly uid: number;
};

export function accessOf({what, path, wants, uid, status, leadsTo, isReplaceable}: Judged): AccessEntry {
	const owner = leadsTo && (leadsTo.uid === uid ? 'self' : leadsTo.uid === 0 ? 'root' : 'other');
	const [state, problem] = stateOf({wants, status, leadsTo, owner});
	// Something of the wrong kind or a dead link is moved aside; modes are set by the owner.
	const canRepair = state === 'wrong-kind' || state === 'dangling' ? isReplaceable : owner === 'self';
	return {
		what,
		path,
		state,
		isMissing: status === undefined,
		kind: status?.kind,
		target: status?.target,
		uid: leadsTo?.uid,
		mode: leadsTo?.mode,
		owner,
		isReadable: status?.isReadable ?? false,
		isWritable: status?.isWritable ?? false,
		repair: state === 'fine' ? undefined : canRepair || uid === 0 ? 'self' : 'root',
		problem,
	};
}

type Seen = Pick<Judged, 'wants' | 'status' | 'leadsTo'> & {readonly owner: AccessEntry['owner']};

function stateOf({wants, status, leadsTo, owner}: Seen): readonly [AccessState, string | undefined] {
	if (!status) {
		return ['fine', undefined];
	}
	if (!leadsTo) {
		return ['dangling', `is a link to ${status.target ?? 'something'}, which is not there`];
	}
	if (leadsTo.kind !== wants) {
		return ['wrong-kind', `is a ${leadsTo.kind === 'other' ? 'device' : leadsTo.kind}, not a ${wants}`];
	}
	const whose = owner === 'self' ? '' : owner === 'root' ? 'belongs to root and ' : 'belongs to another user and ';
	if (!status.isReadable) {
		return ['denied', `${whose}can't be read`];
	}
	// A file is replaced by a new one, so only its folder has to be writable.
	return wants === 'folder' && !status.isWritable ? ['read-only', `${whose}can't be written`] : ['fine', undefined];
}
