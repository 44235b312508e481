// Paths of the machine that is looked at, by its platform: a test on Linux may look at a rebuilt Windows.
import type {Host, Platform} from '../core/host.js';

export function isAbsolute(path: string, platform: Platform): boolean {
	return platform === 'win32' ? /^(?:[A-Za-z]:[\\/]|[\\/]{2})/.test(path) : path.startsWith('/');
}

/** Names below a folder, with the platform's separator; `.` and `..` are worked out, separators at the end go. */
export function join(platform: Platform, folder: string, ...names: readonly string[]): string {
	const separator = platform === 'win32' ? '\\' : '/';
	const splitter = platform === 'win32' ? /[\\/]+/ : /\/+/;
	const whole = [folder, ...names].filter((part) => part !== '').join(separator);
	const root =
		platform === 'win32' ? (/^(?:[A-Za-z]:[\\/]?|[\\/]{2})/.exec(whole)?.[0] ?? '') : /^\/?/.exec(whole)?.[0];
	const parts: string[] = [];
	for (const part of whole.slice(root?.length ?? 0).split(splitter)) {
		if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
			parts.pop();
		} else if (part === '..' ? !root : part !== '' && part !== '.') {
			parts.push(part);
		}
	}
	return `${root ?? ''}${parts.join(separator)}`;
}

/** A path as programs take it: relative ones begin in the working folder. */
export function resolveIn({cwd, platform}: Pick<Host, 'cwd' | 'platform'>, path: string): string {
	return isAbsolute(path, platform) ? join(platform, path) : join(platform, cwd, path);
}

export function parentOf(path: string, platform: Platform): string {
	const cut = path.replace(platform === 'win32' ? /[\\/]+[^\\/]*[\\/]*$/ : /\/+[^/]*\/*$/, '');
	if (platform === 'win32') {
		return /^[A-Za-z]:$/.test(cut) ? `${cut}\\` : cut;
	}
	return cut === '' ? '/' : cut;
}

export function baseName(path: string): string {
	return /[^\\/]*$/.exec(path.replace(/(?<![\\/])[\\/]+$/, ''))?.[0] ?? '';
}

/** A folder and every folder above it, nearest first; at most 64. */
export function upwards(path: string, platform: Platform): readonly string[] {
	const folders = [path];
	for (let at = parentOf(path, platform); at !== folders.at(-1) && folders.length < 64; at = parentOf(at, platform)) {
		folders.push(at);
	}
	return folders;
}
