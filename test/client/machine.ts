// A made-up machine in the lab's case format, on the disk of a sandbox.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
	chmodSync,
	chownSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import {type MadeUp, Placeholders} from '../helpers/placeholders.js';
import {user} from './protocol.js';
import {places} from './sandbox.js';

/** Paths begin with ~/, ./ or /; text, or JSON. Placeholders anywhere. */
export type State = {
	readonly env?: Readonly<Record<string, string>>;
	readonly files?: Readonly<Record<string, unknown>>;
	readonly folders?: readonly string[];
	/** "000", "root:0600". */
	readonly modes?: Readonly<Record<string, string>>;
	/** Default ~/project. */
	readonly cwd?: string;
};

export type Machine = {
	readonly environment: Readonly<Record<string, string>>;
	readonly cwd: string;
	readonly secrets: readonly MadeUp[];
	/** With the names of secrets in place of their values. */
	hide(text: string): string;
};

/** The parts of the root folder that belong to a machine and not to its sandbox. */
const parts = ['home', 'etc/claude-code', 'tmp', 'var/tmp'];

/** What keeps the client from retrying, from reporting and from asking for updates; it trusts the fake API. */
const quiet = {
	CLAUDE_CODE_MAX_RETRIES: '0',
	CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
	DISABLE_TELEMETRY: '1',
	DISABLE_ERROR_REPORTING: '1',
	DISABLE_AUTOUPDATER: '1',
	NODE_EXTRA_CA_CERTS: places.authority,
};

/** Builds it in place of the one that was there. */
export function build(state: State, root: string): Machine {
	const home = user.home;
	const cwd = (state.cwd ?? '~/project').replace(/^~/, home);
	const placeholders = new Placeholders({places: {home, cwd, user: user.name, path: places.path}});
	const at = (path: string) =>
		placeholders
			.text(path)
			.replace(/^~(?=\/)/, home)
			.replace(/^\.(?=\/)/, cwd);
	clear(root);
	for (const folder of [home, cwd, ...(state.folders ?? []).map(at)]) {
		makeFolder(root, folder);
	}
	for (const [name, content] of Object.entries(state.files ?? {})) {
		const path = at(name);
		makeFolder(root, dirname(path));
		const text =
			typeof content === 'string'
				? placeholders.text(content)
				: `${JSON.stringify(placeholders.deep(content), null, 2)}\n`;
		writeFileSync(join(root, path), text, {mode: path.endsWith('.credentials.json') ? 0o600 : 0o644});
		own(root, path);
	}
	for (const [name, mode] of Object.entries(state.modes ?? {})) {
		const [, root_, digits = ''] = /^(root:)?([0-7]+)$/.exec(mode) ?? [];
		if (root_ !== undefined) {
			chownSync(join(root, at(name)), 0, 0);
		}
		chmodSync(join(root, at(name)), Number.parseInt(digits, 8));
	}
	const environment = Object.fromEntries(
		Object.entries({
			HOME: home,
			USER: user.name,
			PATH: places.path,
			LANG: 'C.UTF-8',
			TERM: 'xterm-256color',
			SHELL: '/bin/bash',
			...quiet,
			...state.env,
		}).map(([name, value]) => [name, placeholders.text(value)]),
	);
	const {secrets} = placeholders;
	return {
		environment,
		cwd,
		secrets,
		hide: (text) => secrets.reduce((left, {value, kind, name}) => left.replaceAll(value, `{{${kind}:${name}}}`), text),
	};
}

/** Makes a copy beside the root folder; the function that is returned puts it back. */
export function keep(root: string): () => void {
	const copy = `${root}-kept`;
	rmSync(copy, {recursive: true, force: true});
	mkdirSync(copy);
	spawnSync('cp', ['-a', '--parents', ...parts.filter((part) => existsSync(join(root, part))), copy], {cwd: root});
	return () => {
		clear(root);
		spawnSync('cp', ['-a', '.', root], {cwd: copy});
	};
}

/** Every file of the machine: path → mode, owner, and a digest or target. */
export function snapshot(root: string): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const walk = (path: string) => {
		const full = join(root, path);
		const status = lstatSync(full, {throwIfNoEntry: false});
		if (!status) {
			return;
		}
		const what = status.isSymbolicLink()
			? `→ ${readlinkSync(full)}`
			: status.isFile()
				? createHash('sha256').update(readFileSync(full)).digest('hex')
				: 'folder';
		found.set(path, `${(status.mode & 0o7777).toString(8)} ${status.uid}:${status.gid} ${what}`);
		if (status.isDirectory()) {
			for (const name of readdirSync(full)) {
				walk(`${path}/${name}`);
			}
		}
	};
	for (const part of parts) {
		walk(part);
	}
	return found;
}

/** Where two snapshots differ. What claude-fix keeps for itself may come, and the folders that are made to hold it. */
export function differences(
	before: ReadonlyMap<string, string>,
	after: ReadonlyMap<string, string>,
): readonly string[] {
	const isOwn = (path: string) => path.includes('claude-fix');
	const own = [...after.keys()].filter(isOwn);
	const holdsOwn = (path: string) => !before.has(path) && own.some((one) => one.startsWith(`${path}/`));
	return [...new Set([...before.keys(), ...after.keys()])]
		.filter((path) => before.get(path) !== after.get(path) && !isOwn(path) && !holdsOwn(path))
		.map((path) => `${path}: ${before.get(path) ?? 'absent'} ⇒ ${after.get(path) ?? 'absent'}`);
}

function clear(root: string): void {
	for (const part of parts) {
		rmSync(join(root, part), {recursive: true, force: true});
	}
	for (const path of ['home', 'tmp', 'var/tmp']) {
		mkdirSync(join(root, path), {recursive: true});
	}
	chmodSync(join(root, 'tmp'), 0o1777);
	chmodSync(join(root, 'var/tmp'), 0o1777);
}

function makeFolder(root: string, path: string): void {
	if (path !== '/' && !existsSync(join(root, path))) {
		makeFolder(root, dirname(path));
		mkdirSync(join(root, path));
		own(root, path);
	}
}

/** What lies in the home folder is the user's, everything else is root's. */
function own(root: string, path: string): void {
	const id = path === user.home || path.startsWith(`${user.home}/`) ? user.id : 0;
	chownSync(join(root, path), id, id);
}
