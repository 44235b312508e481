// What the machine of a case looks like, so that a change can't go unnoticed; and what the program keeps for itself.
import {createHash} from 'node:crypto';
import {lstatSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {aside, type Machine} from './machine.js';
import {ofOurs, opened, snapshotOf} from './snapshot.js';

export type Snapshot = Readonly<Record<string, string>>;

export function lookAt({scratch, keychain}: Machine): Snapshot {
	const digested = Object.entries(snapshotOf(scratch.root, true)).map(([path, what]) => [path, shortOf(what)] as const);
	return {...Object.fromEntries(digested), ...(keychain === undefined ? {} : keychainOf(keychain))};
}

/** Modes, owners and links stay readable, contents become a digest. */
function shortOf(what: string): string {
	const [, rights, content] = /^(\d+ \d+:\d+) (.*)$/s.exec(what) ?? [];
	return content === undefined ? what : `file ${rights}, ${content.length} bytes, ${digest(content)}`;
}

function digest(content: string): string {
	return createHash('sha256').update(content, 'latin1').digest('hex').slice(0, 12);
}

/** Items of the same name are told apart by their number. What undo needs is the program's own. */
function keychainOf(store: string): Snapshot {
	const {locked, items} = JSON.parse(readFileSync(store, 'utf8')) as {
		readonly locked: boolean;
		readonly items: readonly {service: string; account: string; secret: string}[];
	};
	const named = items
		.filter(({service}) => !service.includes('claude-fix'))
		.map(({service, account, secret}) => [`keychain: ${service} (${account})`, digest(secret)] as const)
		.sort();
	const numbered = named.map(([name, content], index) => {
		const before = named.slice(0, index).filter(([other]) => other === name).length;
		return [before > 0 ? `${name} #${before + 1}` : name, content];
	});
	return {keychain: locked ? 'locked' : 'unlocked', ...Object.fromEntries(numbered)};
}

/** What differs, as lines of text. Folders that were made only to hold what is the program's own may come and go. */
export function differencesOf(before: Snapshot, after: Snapshot): readonly {path: string; text: string}[] {
	const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
	return paths.flatMap((path) => {
		const there = [before[path], after[path]].filter((what) => what !== undefined);
		const isOurs = there.length === 1 && there[0]?.endsWith(ofOurs) === true;
		const [was, is] = [before[path], after[path]].map((what) => what?.replace(ofOurs, ''));
		const what = was === undefined ? 'is new' : is === undefined ? 'is gone' : `was ${was}, is ${is}`;
		return was === is || isOurs ? [] : [{path, text: `${path} ${what}`}];
	});
}

export type OwnFile = {
	readonly path: string;
	/** Nobody but its owner can read it. */
	readonly isPrivate: boolean;
	readonly text: string;
};

/** The files that the program wrote for itself. */
export function ownFiles({scratch: {root}}: Machine): readonly OwnFile[] {
	return filesBelow(root, '').flatMap((path) => {
		if (!path.includes('claude-fix') || path.startsWith(aside)) {
			return [];
		}
		const {mode} = lstatSync(join(root, path));
		return [
			{
				path,
				isPrivate: (mode & 0o077) === 0,
				text: opened(join(root, path), () => readFileSync(join(root, path), 'latin1')),
			},
		];
	});
}

function filesBelow(root: string, folder: string): readonly string[] {
	return opened(join(root, folder), () =>
		readdirSync(join(root, folder), {withFileTypes: true}).flatMap((entry) => {
			const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
			return entry.isDirectory() ? filesBelow(root, path) : entry.isFile() ? [path] : [];
		}),
	);
}
