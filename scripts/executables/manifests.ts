// What package managers and installers read, from packaging/: there {{version}} and the like stand for what is known when all is built.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {ExecutablePlatform} from './nodes.js';

const folder = fileURLToPath(new URL('../../packaging', import.meta.url));

export type Archive = {readonly name: string; readonly sha256: string};

export function archiveName(version: string, platform: string): string {
	return `claude-fix-${version}-${platform}.${platform.startsWith('win32') ? 'zip' : 'tar.gz'}`;
}

/** `from`: the address below which archives are had. Gives path → text. */
export function manifestsOf({
	version,
	archives,
	from = 'https://claude-fix.invalid/releases/download',
}: {
	readonly version: string;
	readonly archives: Readonly<Partial<Record<ExecutablePlatform, Archive>>>;
	readonly from?: string | undefined;
}): Readonly<Record<string, string>> {
	const values: Readonly<Record<string, string>> = {
		version,
		from,
		// Of GitHub: the address of a release begins with that of its repository.
		home: from.replace(/\/releases\/.*/, ''),
		...Object.fromEntries(
			Object.entries(archives).flatMap(([platform, {name, sha256}]) => [
				[`name ${platform}`, name],
				[`sha256 ${platform}`, sha256],
				[`SHA256 ${platform}`, sha256.toUpperCase()],
			]),
		),
	};
	const sums = Object.values(archives).map(({name, sha256}) => `${sha256}  ${name}\n`);
	const templates = readdirSync(folder, {recursive: true, withFileTypes: true})
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	const fill = (path: string): string =>
		readFileSync(path, 'utf8').replace(/\{\{([^{}]+)\}\}/g, (_, name: string) => {
			const value = values[name];
			if (value === undefined) {
				throw new Error(`${path}: nothing is known of "${name}"`);
			}
			return value;
		});
	const filled = Object.fromEntries(
		templates.map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), fill(path)]),
	);
	return {
		...filled,
		// A container gets it as an account does, for all of its accounts.
		'feature/claude-fix/install.sh': (filled['install.sh'] ?? '').replace(/^folder=.*$/m, 'folder=/usr/local/bin'),
		SHA256SUMS: sums.join(''),
	};
}
