// Where an operating system and its package manager put programs: not by PATH, which a project may lengthen.
import {join, win32} from 'node:path';
import type {Platform} from '../core/host.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** Programs that a person installs for themselves: these alone are looked for on PATH. */
const personal: ReadonlySet<string> = new Set(['claude', 'direnv']);

export function isPersonal(program: string): boolean {
	return personal.has(program);
}

const unix = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

const places: Readonly<Record<Exclude<Platform, 'win32' | 'wsl'>, readonly string[]>> = {
	darwin: [...unix, '/opt/homebrew/bin', '/usr/local/bin', '/opt/local/bin', '/run/current-system/sw/bin'],
	linux: [
		...unix,
		'/usr/local/bin',
		'/run/current-system/sw/bin',
		'/run/current-system/profile/bin',
		'/nix/var/nix/profiles/default/bin',
		'/home/linuxbrew/.linuxbrew/bin',
		'/snap/bin',
		'/data/data/com.termux/files/usr/bin',
	],
};

/** The folders of the system's own programs, first one first. */
export function systemPlaces(platform: Platform, environment: Variables): readonly string[] {
	switch (platform) {
		case 'win32': {
			const windows = windowsFolder(environment);
			const files = `${windows.slice(0, 2)}\\Program Files`;
			return [
				win32.join(windows, 'System32'),
				windows,
				win32.join(windows, 'System32', 'WindowsPowerShell', 'v1.0'),
				win32.join(files, 'Git', 'cmd'),
				win32.join(files, 'PowerShell', '7'),
			];
		}
		case 'wsl':
			return [
				...places.linux,
				...['System32', '', 'System32/WindowsPowerShell/v1.0'].map((name) => join('/mnt/c/Windows', name)),
			];
		default:
			return places[platform];
	}
}

export function commandInterpreter(environment: Variables): string {
	return win32.join(windowsFolder(environment), 'System32', 'cmd.exe');
}

/** A variable names it, and anyone may set one: only the folder of that name in the root of a drive is trusted. */
export function windowsFolder({SYSTEMROOT}: Variables): string {
	return SYSTEMROOT !== undefined && /^[A-Z]:\\Windows$/i.test(SYSTEMROOT) ? SYSTEMROOT : 'C:\\Windows';
}
