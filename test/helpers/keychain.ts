// A keychain in a file, and the stand-in for `security` that works on it.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import type {Host} from '../../source/core/host.js';
import {reveal} from '../../source/host/words.js';
import {security} from './security.mjs';

export type FakeItem = {
	readonly service: string;
	readonly account: string;
	readonly secret: string;
	/** Exit code when its secret is read. */
	readonly denied?: number;
	/** Can't be deleted. */
	readonly keeps?: boolean;
};

export type FakeKeychain = {
	readonly items: readonly FakeItem[];
	readonly locked?: boolean;
	/** What is added is stored wrongly. */
	readonly garbles?: boolean;
};

/** The script of the program `security`, for scratchHost. */
export function securityProgram(store: string): string {
	const script = fileURLToPath(new URL('security.mjs', import.meta.url));
	return `exec "${process.execPath}" "${script}" "${store}" "$@"`;
}

/** The same without a process for every call. */
export function runSecurity(store: string): Host['run'] {
	return async (program, args, {input = ''} = {}) =>
		/(?:^|\/)security$/.test(program)
			? {kind: 'exited', milliseconds: 1, ...security(store, args, reveal(input))}
			: {kind: 'missing'};
}

export function writeKeychain(store: string, keychain: FakeKeychain): void {
	writeFileSync(store, JSON.stringify({path: '/Users/dev/Library/Keychains/login.keychain-db', ...keychain}));
}

/** Items in the order of their names. */
export function readKeychain(store: string): readonly FakeItem[] {
	const {items} = JSON.parse(readFileSync(store, 'utf8')) as FakeKeychain;
	return [...items].sort((a, b) => (a.service < b.service ? -1 : 1));
}

/** The arguments of every call. */
export function callsOf(store: string): string {
	return existsSync(`${store}.log`) ? readFileSync(`${store}.log`, 'utf8') : '';
}
