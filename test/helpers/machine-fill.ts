// Fills the disk of a case's machine with what is not just a file: programs, keychain, git repositories, modes.
import {execFile} from 'node:child_process';
import {chmodSync, lstatSync, realpathSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {CaseKeychain} from './cases.js';
import type {Plan} from './machine-plan.js';
import {claudeScript, type StandIn, writeProgram} from './machine-programs.js';
import {launchctlStandIn, postOfClaude, psStandIn, securityStandIn, systemScripts} from './stand-ins.js';
import {claudeStandIn} from './stand-ins-claude.js';

export type FillPlaces = {
	/** The place on this machine of `~/…`, `./…` or `/…`. */
	readonly path: (name: string) => string;
	readonly locate: (path: string) => string;
	/** The file that is the keychain; undefined: not on macOS. */
	readonly keychain: string | undefined;
};

/** Programs as files on PATH, and who answers in their place. */
export function writePrograms(
	{programs, data, launchd, platform}: Plan,
	{path, locate, keychain}: FillPlaces,
): ReadonlyMap<string, StandIn> {
	const standIns = new Map<string, StandIn>();
	const add = (place: string, script: string, standIn: StandIn): void => {
		writeProgram(place, script);
		standIns.set(realpathSync(place), standIn);
	};
	for (const [name, program] of Object.entries(programs)) {
		const place = name.includes('/') ? path(name) : path(`/usr/local/bin/${name}`);
		if (place.endsWith('/claude')) {
			add(place, claudeScript(program), claudeStandIn({program, post: postOfClaude, locate, keychain}));
		} else {
			writeProgram(place, scriptOf(program));
		}
	}
	add(path('/usr/bin/ps'), systemScripts.ps(), psStandIn(data.processes));
	if (platform === 'darwin' && keychain !== undefined) {
		add(path('/usr/bin/security'), systemScripts.security(keychain), securityStandIn(keychain));
		add(path('/usr/bin/launchctl'), systemScripts.launchctl(), launchctlStandIn(launchd));
	}
	return standIns;
}

function scriptOf({version, stdout = '', stderr = '', exit = 0}: Plan['programs'][string]): string {
	const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
	const asked =
		version === undefined ? [] : [`case "$1" in --version|-v|-V|version) echo ${quote(version)}; exit 0;; esac`];
	const says = [`printf %s ${quote(stdout)}`, `printf %s ${quote(stderr)} >&2`, `exit ${exit}`];
	return ['#!/bin/sh', ...asked, ...says, ''].join('\n');
}

export function writeKeychain(store: string, home: string, {items = [], ...rest}: CaseKeychain): void {
	const all = items.map(({account = 'dev', secret = '', ...item}) => ({
		...item,
		account,
		secret: typeof secret === 'string' ? secret : JSON.stringify(secret),
	}));
	const path = join(home, 'Library/Keychains/login.keychain-db');
	writeFileSync(store, JSON.stringify({locked: false, password: 'password', ...rest, path, items: all}));
}

/** Makes them git repositories with everything committed. */
export async function commitFolders(folders: readonly string[], path: (name: string) => string): Promise<void> {
	for (const folder of folders.map(path)) {
		const git = (...args: readonly string[]) => {
			const {PATH} = process.env;
			const settings = [
				'user.name=Dev',
				'user.email=dev@example.com',
				'init.defaultBranch=main',
				'core.autocrlf=false',
			];
			return promisify(execFile)('git', [...settings.flatMap((one) => ['-c', one]), ...args], {
				cwd: folder,
				env: {PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1'},
			});
		};
		await git('init', '-q');
		await git('add', '-A');
		await git('commit', '-q', '--allow-empty', '-m', 'start');
	}
}

/** Last of all, since what is locked can't be filled. */
export function setModes({modes}: Plan, path: (name: string) => string): void {
	const places = [...modes].map(([name, mode]) => [path(name), mode] as const);
	const depthFirst = places.sort(([a], [b]) => b.length - a.length);
	for (const [place, mode] of depthFirst) {
		if (!lstatSync(place).isSymbolicLink()) {
			chmodSync(place, mode);
		}
	}
}
