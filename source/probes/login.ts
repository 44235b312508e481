// The stored sign-in: of the file, on macOS also of the keychain, and which of them Claude Code reads.
import {defineProbe} from '../core/evidence.js';
import type {Keychain, Login, StoredLogin} from '../core/readings.js';
import {configFolders} from './folders.js';
import {keychain} from './keychain.js';
import {noLogin, readLogin} from './login/parse.js';
import {join} from './paths.js';

export const loginFileName = '.credentials.json';

export const login = defineProbe<Login>({
	id: 'login',
	async read(context) {
		const {host} = context;
		const folders = await context.need(configFolders);
		const [file, chain] = await Promise.all([
			readLogin(host, join(host.platform, folders.login, loginFileName)),
			host.platform === 'darwin' ? context.try(keychain) : undefined,
		]);
		return host.platform === 'darwin'
			? combine(file, chain, folders.keychainService)
			: {file, keychain: undefined, used: file, isUncertain: false};
	},
});

/** An item that holds any JSON hides the file, even if there is no login in it (facts.md §2.3, "read order"). */
export function combine(file: StoredLogin, chain: Keychain | undefined, service: string): Login {
	if (!chain) {
		return {file, keychain: undefined, used: file, isUncertain: true};
	}
	const site = {kind: 'keychain', service, account: chain.account} as const;
	const item = chain.items.find(({role, account}) => role === 'login' && account === chain.account);
	if (!item) {
		const isUncertain = chain.problem !== undefined;
		return {file, keychain: isUncertain ? undefined : noLogin(site, 'absent'), used: file, isUncertain};
	}
	if (!item.login) {
		const refused = item.refused && noLogin(site, 'unreadable', refusals[item.refused]);
		return {file, keychain: refused, used: file, isUncertain: true};
	}
	const isRead = item.login.state === 'read' || item.login.state === 'no-login';
	const used = isRead || file.state === 'absent' ? item.login : file;
	return {file, keychain: item.login, used, isUncertain: false};
}

const refusals = {
	locked: 'the keychain is locked',
	denied: 'macOS refuses access to the item',
	'timed-out': 'macOS waits for an answer in a dialog',
	broken: "the item can't be read",
} as const;
