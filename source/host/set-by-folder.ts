// Whether a variable may come from a file of the folder that tools or editors load; a file that contains its name is enough.
import {dirname, join} from 'node:path';
import {inflateSync} from 'node:zlib';
import type {Host} from '../core/host.js';
import {isBelow, makeDisk} from './disk.js';
import {makeFiles} from './files.js';

/** What direnv, mise, dotenv plugins and editors read. */
const names = [
	...['.envrc', '.env', '.env.local', '.env.development', '.tool-versions', '.vscode/settings.json'],
	...['mise.toml', '.mise.toml', 'mise.local.toml', '.mise.local.toml', '.mise/config.toml', 'mise/config.toml'],
	...['.config/mise.toml', '.config/mise/config.toml', '.devcontainer/devcontainer.json', '.devcontainer.json'],
];
/** Variables in which tools keep, compressed, what they have changed. */
const markers = {DIRENV_DIFF: '.envrc', __MISE_DIFF: 'mise.toml'};
const mostFolders = 12;
const limit = 256 * 1024;

/** The file that may have set it, in the working folder or above it: a home folder is the person's own. */
export async function setBy(
	variable: string,
	{cwd, home, root = '/', environment}: Pick<Host, 'cwd' | 'home' | 'root' | 'environment'>,
): Promise<string | undefined> {
	for (const [marker, by] of Object.entries(markers)) {
		const diff = environment[marker];
		if (diff && changedBy(diff)?.includes(variable) !== false) {
			return by;
		}
	}
	const files = makeFiles({disk: makeDisk({home, cwd, root})});
	for (const folder of foldersFrom(cwd, home)) {
		for (const path of names.map((name) => join(folder, name))) {
			const file = await files.readText(path, {limit, isLenient: true});
			const isUnread = !file.ok && !['missing', 'dangling', 'not-a-file'].includes(file.reason);
			if (isUnread || (file.ok && file.text.includes(variable))) {
				return path;
			}
		}
	}
	return undefined;
}

/** What a tool has changed; undefined where it can't be read. */
function changedBy(diff: string): string | undefined {
	try {
		return inflateSync(Buffer.from(diff, 'base64'), {maxOutputLength: limit}).toString();
	} catch {
		return undefined;
	}
}

function foldersFrom(cwd: string, home: string): readonly string[] {
	const folders: string[] = [];
	for (let folder = cwd; folders.length < mostFolders && !isBelow(home, folder); folder = dirname(folder)) {
		folders.push(folder);
		if (dirname(folder) === folder) {
			break;
		}
	}
	return folders;
}
