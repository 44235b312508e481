// Where managed settings files lie, by platform.
import type {Host} from '../../core/host.js';
import {join} from '../paths.js';

/** The folder of managed settings (facts.md §3). */
export function managedFolder({platform, environment}: Pick<Host, 'platform' | 'environment'>): string {
	switch (platform) {
		case 'darwin':
			return '/Library/Application Support/ClaudeCode';
		case 'win32':
			return join(platform, environment.PROGRAMFILES || 'C:\\Program Files', 'ClaudeCode');
		default:
			return '/etc/claude-code';
	}
}

/** The managed file, then its drop-ins in the order of their names. Drop-ins are listed only if they exist; at most 100. */
export async function managedPaths(host: Host): Promise<readonly string[]> {
	const folder = managedFolder(host);
	const dropIns = join(host.platform, folder, 'managed-settings.d');
	const names = (await host.files.list(dropIns)).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
	return [
		join(host.platform, folder, 'managed-settings.json'),
		...names.slice(0, 100).map((name) => join(host.platform, dropIns, name)),
	];
}
