// Claude Code's items in the macOS keychain. Which ones there are is asked without consent, since that never prompts nor reads a secret.
import {defineProbe} from '../core/evidence.js';
import type {Host, RunResult} from '../core/host.js';
import type {Keychain, KeychainItem} from '../core/readings.js';
import {Secret} from '../core/secret.js';
import {configFolders, plainService} from './folders.js';
import {type Attributes, attributesOf, refusalOf, secretText, security} from './keychain/security.js';
import {loginOf} from './login/parse.js';

/** Logins of other folders pile up by the dozen (facts.md §2.3): the secrets of this many are read. */
const mostOthers = 20;

/** undefined on other systems than macOS. */
export const keychain = defineProbe<Keychain | undefined>({
	id: 'keychain',
	async read({host, need, isAllowed}) {
		if (host.platform !== 'darwin') {
			return undefined;
		}
		const {keychainService} = await need(configFolders);
		// Without a fallback: Claude Code asks for this account and no other.
		const account = host.environment.USER ?? '';
		const mayRead = isAllowed('keychain');
		const [dump, own, managed, info] = await Promise.all([
			security(host, ['dump-keychain']),
			security(host, ['find-generic-password', '-s', keychainService, '-a', account]),
			security(host, ['find-generic-password', '-s', 'Claude Code', '-a', account]),
			// In front of a screen it may ask for the password; over SSH it can't.
			mayRead || isRemote(host) ? security(host, ['show-keychain-info']) : undefined,
		]);
		const isLocked = info !== undefined && isRefused(info);
		const listed = unique([own, managed, dump].flatMap((result) => attributesOf(outputOf(result))));
		const items = listed.flatMap(({service, account}) => {
			const role = roleOf(service, keychainService);
			return role ? [{service, account, role, secret: undefined, login: undefined, refused: undefined}] : [];
		});
		const sorted = items.toSorted((one, other) => rank(one, account) - rank(other, account));
		return {
			isLocked,
			items: mayRead ? await withSecrets(host, sorted, isLocked) : sorted,
			account,
			problem: problemOf(own),
		};
	},
});

function roleOf(service: string, current: string): KeychainItem['role'] | undefined {
	if (service === current) {
		return 'login';
	}
	if (service === 'Claude Code' || service === current.replace('-credentials', '')) {
		return 'managed-key';
	}
	if (service === plainService || /^Claude Code-credentials-[0-9a-f]{8}$/.test(service)) {
		return 'other-folder-login';
	}
	return service === 'claude-code' ? 'folklore' : undefined;
}

const roles: readonly KeychainItem['role'][] = ['login', 'managed-key', 'other-folder-login', 'folklore'];

/** What Claude Code itself reads comes first, then the other accounts, then the default folder's item. */
function rank(item: KeychainItem, account: string): number {
	return roles.indexOf(item.role) * 4 + (item.account === account ? 0 : 2) + (item.service === plainService ? 0 : 1);
}

function unique(items: readonly Attributes[]): readonly Attributes[] {
	return [...new Map(items.map((item) => [JSON.stringify([item.service, item.account]), item])).values()];
}

/** One after the other: a dialog that goes unanswered must not be followed by another. */
async function withSecrets(
	host: Host,
	items: readonly KeychainItem[],
	isLocked: boolean,
): Promise<readonly KeychainItem[]> {
	const read: KeychainItem[] = [];
	for (const item of items) {
		const others = read.filter(({role}) => role === 'other-folder-login').length;
		if (item.role === 'folklore' || (item.role === 'other-folder-login' && others >= mostOthers)) {
			read.push(item);
		} else if (isLocked) {
			read.push({...item, refused: 'locked'});
		} else if (read.some(({refused}) => refused === 'timed-out')) {
			read.push({...item, refused: 'timed-out'});
		} else {
			read.push(await withSecret(host, item));
		}
	}
	return read;
}

async function withSecret(host: Host, item: KeychainItem): Promise<KeychainItem> {
	const result = await security(host, ['find-generic-password', '-s', item.service, '-a', item.account, '-w']);
	if (result.kind !== 'exited' || result.code !== 0) {
		return {...item, refused: refusalOf(result, false)};
	}
	const text = secretText(result.stdout);
	const site = {kind: 'keychain', service: item.service, account: item.account} as const;
	return {...item, secret: new Secret(text), login: item.role === 'managed-key' ? undefined : loginOf(text, site)};
}

function outputOf(result: RunResult): string {
	return result.kind === 'exited' && result.code === 0 ? result.stdout : '';
}

function isRemote({environment}: Host): boolean {
	return !!(environment.SSH_CONNECTION || environment.SSH_TTY);
}

function isRefused(result: RunResult): boolean {
	return result.kind === 'timed-out' || (result.kind === 'exited' && [36, 51, 152].includes(result.code));
}

/** Absent (44) is an answer; anything else means that nothing is known. */
function problemOf(result: RunResult): string | undefined {
	switch (result.kind) {
		case 'exited':
			return result.code === 0 || result.code === 44 ? undefined : `security ended with ${result.code}`;
		case 'timed-out':
			return 'security does not answer';
		case 'missing':
			return '/usr/bin/security is not there';
		case 'failed':
			return 'security could not be started';
	}
}
