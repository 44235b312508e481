// Where a value stands, and how a place is written in a report (contract.md, "where.path").

import {visibleLine} from './leaving/visible.js';
import {scrub} from './scrub.js';

/** A stretch of a text, in UTF-16 units from its beginning. */
export type Span = {readonly start: number; readonly end: number};

export type Site =
	/** Nothing but this process has it. */
	| {readonly kind: 'environment'; readonly name?: string}
	| {
			readonly kind: 'file';
			/** Absolute. */
			readonly path: string;
			/** From 1. */
			readonly line?: number;
			readonly column?: number;
	  }
	| {readonly kind: 'keychain'; readonly service: string; readonly account?: string}
	| {readonly kind: 'registry'; readonly key: string}
	/** Any other named place: "launchd", "systemd". */
	| {readonly kind: 'named'; readonly name: string};

/** As reports show it: `~` for the home folder, `.` for the working folder. */
export type Place = {readonly path: string; readonly line?: number};

export type Folders = {
	readonly home: string;
	readonly cwd: string;
	/** The account's own home, where HOME is another folder: its paths are written as `~name`. */
	readonly account?: {readonly name: string; readonly home: string};
};

/** Who gives variables to every program that a session starts. */
export type SessionSource = 'launchd' | 'systemd' | 'registry-user' | 'registry-machine';

/** The keys of the registry that hold variables. */
export const registryKeys = {
	'registry-user': 'HKCU\\Environment',
	'registry-machine': 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment',
} as const;

export function siteOfSession(source: SessionSource): Site {
	return source === 'launchd' || source === 'systemd'
		? {kind: 'named', name: source}
		: {kind: 'registry', key: registryKeys[source]};
}

export function placeOf(site: Site, folders: Folders): Place {
	switch (site.kind) {
		case 'environment':
			return {path: 'environment'};
		case 'file':
			return site.line === undefined
				? {path: shortPath(site.path, folders)}
				: {path: shortPath(site.path, folders), line: site.line};
		case 'keychain':
			return {path: `keychain: ${site.service}`};
		case 'registry':
			return {path: `registry: ${site.key}`};
		case 'named':
			return {path: site.name};
	}
}

/** The working folder is tried first, so that a project's file is `./.env` also below the home folder; a home that is both is `~`. */
export function shortPath(path: string, folders: Folders): string {
	// A file's name may be a key.
	return scrub(withSigns(path, folders));
}

function withSigns(path: string, {home, cwd, account}: Folders): string {
	const [own = '', here = '', other = ''] = [home, cwd, account?.home ?? ''].map((folder) =>
		folder.replace(/(?<=[^/\\])[/\\]+$/, ''),
	);
	const signs = [
		...(here === own ? [] : [[here, '.'] as const]),
		[own, '~'] as const,
		[other, `~${account?.name}`] as const,
	];
	for (const [folder, sign] of signs) {
		if (!folder || folder === '/') {
			continue;
		}
		if (path === folder) {
			return sign;
		}
		if (path.startsWith(`${folder}/`)) {
			return sign + path.slice(folder.length);
		}
		// Of Windows.
		if (path.startsWith(`${folder}\\`)) {
			return sign + path.slice(folder.length).replaceAll('\\', '/');
		}
	}
	return path;
}

/** For people: in one line. */
export function writePlace({path, line}: Place): string {
	const shown = visibleLine(path);
	return line === undefined ? shown : `${shown}:${line}`;
}
