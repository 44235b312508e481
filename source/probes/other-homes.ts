// Sign-ins that lie elsewhere: in another home folder, on the Windows side, in a config folder that isn't the one in force.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {StoredLogin} from '../core/readings.js';
import {isUsable} from '../core/stored-login.js';
import {environment} from './environment.js';
import {configFolders} from './folders.js';
import {fieldOf, isObject} from './json/read.js';
import {readLogin} from './login/parse.js';
import {loginFileName} from './login.js';
import {baseName, isAbsolute, join} from './paths.js';
import {globalJson, readGlobalFile} from './settings/global-file.js';

export type OtherKind =
	/** The account's own home, where HOME is another one. */
	| 'real-home'
	/** The home of the user who called sudo. */
	| 'sudo-home'
	/** Under WSL: a home of Windows. */
	| 'windows-home'
	/** The default folder, where CLAUDE_CONFIG_DIR names another one. */
	| 'default-folder'
	/** What CLAUDE_CONFIG_DIR would mean if its `~`, quotes or blanks were worked out. */
	| 'meant-folder'
	/** Another `.claude…` folder in the home folder, or `~/.config/claude`. */
	| 'sibling-folder';

export type OtherHome = {
	readonly kind: OtherKind;
	/** The config folder there. */
	readonly folder: string;
	readonly login: StoredLogin;
	/** Claude Code would be signed in with it, as far as can be seen. */
	readonly isUsable: boolean;
	/** Its global file knows an account: on macOS the sign-in itself is in the keychain. */
	readonly hasAccount: boolean;
};

const mostOfAKind = 12;

/** Only folders in which there is something: a login file or an account. Most telling first. */
export const otherHomes = defineProbe<readonly OtherHome[]>({
	id: 'other-homes',
	async read({host, need}) {
		const [folders, own] = await Promise.all([need(configFolders), need(environment)]);
		const wanted = (
			await Promise.all([
				meantFolders(host, own.get('CLAUDE_CONFIG_DIR')?.plain),
				[place('default-folder', folders.defaultFolder, folders.defaultGlobalFile)],
				host.user.home === host.home ? [] : [homePlace(host, 'real-home', host.user.home)],
				sudoHomes(host),
				windowsHomes(host),
				siblings(host),
			])
		).flat();
		const seen = new Set([folders.login]);
		const fresh = wanted.filter(({folder}) => !seen.has(folder) && seen.add(folder));
		const found = await Promise.all(fresh.map((one) => look(host, one)));
		return found.filter(({login, hasAccount}) => login.state !== 'absent' || hasAccount);
	},
});

type Place = {readonly kind: OtherKind; readonly folder: string; readonly globalFile: string};

function place(kind: OtherKind, folder: string, globalFile: string): Place {
	return {kind, folder, globalFile};
}

function homePlace({platform}: Host, kind: OtherKind, home: string): Place {
	return place(kind, join(platform, home, '.claude'), join(platform, home, '.claude.json'));
}

async function look(host: Host, {kind, folder, globalFile}: Place): Promise<OtherHome> {
	const [login, file] = await Promise.all([
		readLogin(host, join(host.platform, folder, loginFileName)),
		readGlobalFile(host, globalFile),
	]);
	const read = file.ok ? globalJson(host, globalFile, file) : undefined;
	const hasAccount = read?.ok === true && isObject(fieldOf(read.value, 'oauthAccount'));
	return {kind, folder, login, isUsable: isUsable(login, host.now()), hasAccount};
}

/** People mean their home folder by `~` and `$HOME`, and nothing by quotes and blanks; Claude Code takes them literally. */
function meantFolders(host: Host, text: string | undefined): readonly Place[] {
	const bare = text?.trim().replace(/^(["'])(.*)\1$/, '$2') ?? '';
	const path = bare.replace(/^(?:~|\$HOME|\$\{HOME\}|%USERPROFILE%)(?=[\\/]|$)/i, () => host.home);
	return path !== text && isAbsolute(path, host.platform)
		? [place('meant-folder', join(host.platform, path), join(host.platform, path, '.claude.json'))]
		: [];
}

async function sudoHomes(host: Host): Promise<readonly Place[]> {
	const name = host.environment.SUDO_USER;
	if (!name || name === 'root' || !/^[\w.-]{1,64}$/.test(name)) {
		return [];
	}
	const users = await host.files.readText('/etc/passwd', {limit: 1024 * 1024});
	const entry = users.ok ? users.text.split('\n').find((line) => line.startsWith(`${name}:`)) : undefined;
	const home = entry?.split(':')[5] || (host.platform === 'darwin' ? `/Users/${name}` : `/home/${name}`);
	return [homePlace(host, 'sudo-home', home)];
}

const notPeople = new Set(['All Users', 'Default', 'Default User', 'Public', 'desktop.ini', 'WDAGUtilityAccount']);

async function windowsHomes(host: Host): Promise<readonly Place[]> {
	if (host.platform !== 'wsl') {
		return [];
	}
	const users = '/mnt/c/Users';
	const names = (await host.files.list(users)).filter((name) => !notPeople.has(name));
	return names.slice(0, mostOfAKind).map((name) => homePlace(host, 'windows-home', join(host.platform, users, name)));
}

async function siblings(host: Host): Promise<readonly Place[]> {
	const names = (await host.files.list(host.home)).filter(
		(name) => /^\.claude[-_.]?[\w.-]*$/i.test(name) && !/claude-fix|\.json|\.lock$/.test(name),
	);
	const folders = [...names.slice(0, mostOfAKind * 2), '.config/claude'].map((name) =>
		join(host.platform, host.home, name),
	);
	const kinds = await Promise.all(folders.map((folder) => host.files.status(folder)));
	return folders
		.filter((folder, index) => kinds[index] !== undefined && kinds[index]?.kind !== 'file' && baseName(folder) !== '')
		.slice(0, mostOfAKind)
		.map((folder) => place('sibling-folder', folder, join(host.platform, folder, '.claude.json')));
}
