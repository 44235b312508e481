// The folder of documents on Windows, where PowerShell has its profiles: OneDrive and administrators move it, and translate its name.
import type {Host} from '../core/host.js';
import {filledIn, isSameButLetters} from '../core/registry-text.js';
import {join} from './paths.js';
import {queryRegistry} from './registry.js';

const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders';

/** Folders that may be meant. */
const mostAlike = 8;

/** Elsewhere none. Where the registry doesn't say, the usual ones. */
export async function documentFolders(host: Host): Promise<readonly string[]> {
	const {platform, home, environment} = host;
	if (platform !== 'win32') {
		return [];
	}
	const values = await queryRegistry(host, key);
	const personal = values?.find(({name}) => name.toLowerCase() === 'personal');
	return personal
		? [await asNamed(filledIn(personal.text, environment), host)]
		: [join(platform, home, 'Documents'), join(platform, home, 'OneDrive', 'Documents')];
}

/** Letters lost in the encoding are looked up among the folders that exist. */
async function asNamed(path: string, {files, platform}: Host): Promise<string> {
	const [root = '', ...names] = path.split('\\');
	let found: readonly string[] = [root];
	for (const name of names) {
		const next = found.slice(0, mostAlike).map(async (folder): Promise<readonly string[]> => {
			const at = `${folder}\\`;
			const isSpoilt = /[^ -~]|\?/.test(name);
			const alike = isSpoilt ? (await files.list(at)).filter((one) => isSameButLetters(one, name)) : [name];
			return alike.map((one) => join(platform, at, one));
		});
		found = (await Promise.all(next)).flat();
	}
	return found[0] ?? path;
}
