// Which files each loader takes, lowest first, and the loaders that no source file names: aider, old builds of Claude Code.
import {gte} from 'semver';
import type {ProbeContext} from '../../core/evidence.js';
import type {Host} from '../../core/host.js';
import {claudeInstalls} from '../claude.js';
import {isAbsolute, join, parentOf, upwards} from '../paths.js';
import {gitRoot} from '../repository.js';
import type {LoaderUse} from './loaded.js';
import type {DotenvSign} from './signs.js';

/** The paths that a sign means, lowest first. */
export async function filesOf(sign: DotenvSign, host: Host): Promise<readonly string[]> {
	const at = (...names: readonly string[]): string => join(host.platform, host.cwd, ...names);
	const {loader, files, folder, usual = ['.env']} = sign;
	if (files) {
		const places = files.flatMap((name) =>
			isAbsolute(name, host.platform) ? [name] : folder === '' ? [at(name)] : [at(folder, name), at(name)],
		);
		// Of a list in code the first one wins.
		return places.toReversed();
	}
	switch (loader) {
		case 'bun':
			return bunFiles(host);
		case 'python-dotenv': {
			// find_dotenv(): the nearest one above the file that asks.
			for (const place of upwards(at(folder), host.platform).slice(0, 8)) {
				const path = join(host.platform, place, '.env');
				if (place === parentOf(host.home, host.platform)) {
					break;
				}
				if ((await host.files.resolve(path)) !== undefined) {
					return [path];
				}
			}
			return [];
		}
		default:
			return usual.map((name) => (name.startsWith('~/') ? join(host.platform, host.home, name.slice(2)) : at(name)));
	}
}

export function bunFiles(host: Host): readonly string[] {
	const mode = host.environment.NODE_ENV || 'development';
	return ['.env', `.env.${mode}`, '.env.local', `.env.${mode}.local`].map((name) =>
		join(host.platform, host.cwd, name),
	);
}

/** aider reads the .env of the home folder, of the git root and of the working folder; the last wins. */
export async function aiderUse(host: Host, names: readonly string[]): Promise<readonly LoaderUse[]> {
	const sign = names.find((name) => /^\.aider(?:\.|$)/.test(name));
	const config = join(host.platform, host.home, '.aider.conf.yml');
	const isInHome = sign === undefined && (await host.files.status(config)) !== undefined;
	if (sign === undefined && !isInHome) {
		return [];
	}
	const folders = [host.home, (await gitRoot(host)) ?? host.cwd, host.cwd];
	return [
		{
			loader: 'aider',
			because: {kind: 'file', path: isInHome ? config : join(host.platform, host.cwd, sign ?? '')},
			overridesEnvironment: true,
			files: [...new Set(folders.map((folder) => join(host.platform, folder, '.env')))],
			exportsAll: true,
		},
	];
}

/** Native builds of Claude Code before 2.0.64 are Bun programs that load .env files by themselves (facts.md §4). */
export async function claudeUse({host, purpose, try: attempt}: ProbeContext): Promise<readonly LoaderUse[]> {
	const install = purpose === 'claude-code' ? (await attempt(claudeInstalls))?.installs[0] : undefined;
	const isNative = install && !['npm-global', 'pnpm', 'local'].includes(install.method);
	if (!install?.version || !isNative || gte(install.version, '2.0.64')) {
		return [];
	}
	return [
		{
			loader: 'claude-code',
			because: {kind: 'file', path: install.path},
			// As Bun: what the environment has stays.
			overridesEnvironment: false,
			files: bunFiles(host),
			exportsAll: true,
		},
	];
}
