// A made-up machine in the lab's case format, on the disk of a sandbox.
import {chmodSync, chownSync, existsSync, lchownSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {type MadeUp, Placeholders} from '../helpers/placeholders.js';
import {user} from './protocol.js';
import {places} from './root-folder.js';
import {clear} from './snapshot.js';

/** Paths begin with ~/, ./ or /; text, JSON, or {utf16: text}. Placeholders anywhere. */
export type State = {
	/** null: not set at all. */
	readonly env?: Readonly<Record<string, string | null>>;
	readonly files?: Readonly<Record<string, unknown>>;
	readonly folders?: readonly string[];
	/** From → to. */
	readonly links?: Readonly<Record<string, string>>;
	/** What is held open for whatever is started: number → text. */
	readonly descriptors?: Readonly<Record<string, string>>;
	/** "000", "root:0600". */
	readonly modes?: Readonly<Record<string, string>>;
	/** Default ~/project. */
	readonly cwd?: string;
};

export type Machine = {
	readonly environment: Readonly<Record<string, string>>;
	readonly cwd: string;
	readonly descriptors: Readonly<Record<string, string>>;
	readonly secrets: readonly MadeUp[];
	/** With the names of secrets in place of their values. */
	hide(text: string): string;
};

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
		writeFileSync(join(root, path), bytesOf(content, placeholders), {
			mode: path.endsWith('.credentials.json') ? 0o600 : 0o644,
		});
		own(root, path);
	}
	for (const [from, to] of Object.entries(state.links ?? {})) {
		makeFolder(root, dirname(at(from)));
		symlinkSync(at(to), join(root, at(from)));
		const id = at(from).startsWith(`${home}/`) ? user.id : 0;
		lchownSync(join(root, at(from)), id, id);
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
		}).flatMap(([name, value]) => (value === null ? [] : [[name, placeholders.text(value)]])),
	);
	const descriptors = Object.fromEntries(
		Object.entries(state.descriptors ?? {}).map(([number, text]) => [number, placeholders.text(text)]),
	);
	const {secrets} = placeholders;
	return {
		environment,
		cwd,
		descriptors,
		secrets,
		hide: (text) => secrets.reduce((left, {value, kind, name}) => left.replaceAll(value, `{{${kind}:${name}}}`), text),
	};
}

function bytesOf(content: unknown, placeholders: Placeholders): string | Buffer {
	if (typeof content === 'string') {
		return placeholders.text(content);
	}
	const {utf16} = content as {readonly utf16?: unknown};
	return typeof utf16 === 'string'
		? Buffer.from(`\uFEFF${placeholders.text(utf16)}`, 'utf16le')
		: `${JSON.stringify(placeholders.deep(content), null, 2)}\n`;
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
