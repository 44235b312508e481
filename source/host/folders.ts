// Where claude-fix keeps its own things, by the host's home and variables, never by this process's. Every path has `claude-fix` in it.
import {isAbsolute, join} from 'node:path';
import type {Host} from '../core/host.js';

type Places = Pick<Host, 'platform' | 'home' | 'environment'>;

const name = 'claude-fix';

/** Answers, ticks and the last diagnosis. */
export function settingsFolder(host: Places): string {
	switch (host.platform) {
		case 'darwin':
			return join(host.home, 'Library', 'Preferences', name);
		case 'win32':
			return join(named(host, 'APPDATA') ?? join(host.home, 'AppData', 'Roaming'), name);
		default:
			return join(named(host, 'XDG_CONFIG_HOME') ?? join(host.home, '.config'), name);
	}
}

/** The journal of changes and what undo needs. */
export function stateFolder(host: Places): string {
	switch (host.platform) {
		case 'darwin':
			return join(host.home, 'Library', 'Application Support', name);
		case 'win32':
			return join(named(host, 'LOCALAPPDATA') ?? join(host.home, 'AppData', 'Local'), name);
		default:
			return join(named(host, 'XDG_STATE_HOME') ?? join(host.home, '.local', 'state'), name);
	}
}

/**
 * What V8 has compiled of this program. By the home folder alone: a variable, which a folder may have set, doesn't decide what is run.
 */
export function compiledFolder({platform, home}: {readonly platform: string; readonly home: string}): string {
	switch (platform) {
		case 'darwin':
			return join(home, 'Library', 'Caches', name);
		case 'win32':
			return join(home, 'AppData', 'Local', name, 'compiled');
		default:
			return join(home, '.cache', name);
	}
}

/** The variable that may name the folder; undefined: none does. */
export function folderVariable(platform: Host['platform'], kind: 'settings' | 'changes'): string | undefined {
	switch (platform) {
		case 'darwin':
			return undefined;
		case 'win32':
			return kind === 'settings' ? 'APPDATA' : 'LOCALAPPDATA';
		default:
			return kind === 'settings' ? 'XDG_CONFIG_HOME' : 'XDG_STATE_HOME';
	}
}

/** The XDG specification: relative paths are to be ignored. */
function named({environment}: Places, variable: string): string | undefined {
	const folder = environment[variable];
	return folder && isAbsolute(folder) ? folder : undefined;
}
