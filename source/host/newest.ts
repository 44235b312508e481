// Which version of this program is the newest: its own installer knows where to ask, and by which way.
import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import process from 'node:process';
import type {Host} from '../core/host.js';
import {isSingle} from './single.js';

/** Where Node keeps npm: elsewhere on Windows. */
const places = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js'];

/** Which registry, and the way there. */
const needs = [
	'npm_config_registry',
	...['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]),
];

/** undefined: it isn't known. Only its name is sent. */
export async function newestVersion(host: Pick<Host, 'run' | 'home'>): Promise<string | undefined> {
	const npm = places.map((place) => join(dirname(process.execPath), place)).find((path) => existsSync(path));
	// A single executable can run nothing but itself; what installed it knows of newer ones.
	if (npm === undefined || isSingle) {
		return undefined;
	}
	// Not in the working folder: a project has settings for npm too.
	const args = [npm, 'view', 'claude-fix', 'version', '--json', '--no-update-notifier'];
	const result = await host.run(process.execPath, args, {cwd: host.home, needs, timeout: 15_000});
	const found = result.kind === 'exited' && result.code === 0 ? /^\s*"(\d+\.\d+\.\d+)"\s*$/.exec(result.stdout) : null;
	return found?.[1];
}
