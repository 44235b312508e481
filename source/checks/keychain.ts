// The macOS keychain: locked, refused, blank over a good file, more than one item, another account (causes.md §2).
import {defineCheck, type Finding} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import type {Site} from '../core/place.js';
import type {Keychain, KeychainItem, StoredLogin} from '../core/readings.js';
import {isUsable} from '../core/stored-login.js';
import {type ClaudeFacts, claudeFacts} from '../facts/claude-facts.js';
import {configFolders, plainService, serviceOf} from '../probes/folders.js';
import {keychain} from '../probes/keychain.js';
import {otherHomes} from '../probes/other-homes.js';
import {manual, run, tell} from './shared/fixes.js';
import {folklore, orphans, removeItems, staleKey} from './shared/keychain-items.js';
import {signIn} from './shared/sign-in-again.js';

export default defineCheck({
	id: 'keychain',
	title: 'Keychain items',
	area: 'sign-in',
	order: 150,
	for: ['claude-code'],
	needs: {keychain, folders: configFolders, others: otherHomes, facts: claudeFacts},
	unless: ({keychain: chain}) => (chain ? undefined : 'only macOS has it'),
	judge({keychain: chain, folders, others, facts}, {now}) {
		if (!chain) {
			return [];
		}
		const here = sightOf(chain, folders.keychainService, facts, now);
		// The default folder's item, and those of folders that still exist, are in use.
		const kept = new Set([plainService, ...others.map(({folder}) => serviceOf(folder))]);
		return [
			...refused(here),
			...shadowing(here),
			...ofOtherAccounts(here),
			...orphans(chain.items.filter(({role, service}) => role === 'other-folder-login' && !kept.has(service))),
			...folklore(chain.items.filter(({role}) => role === 'folklore')),
			...staleKey(
				chain.items.filter(({role}) => role === 'managed-key'),
				facts.sending,
			),
		];
	},
});

/** What the checks of the item in use look at. */
type Sight = {
	readonly chain: Keychain;
	readonly file: StoredLogin;
	/** Claude Code would take the sign-in from the file. */
	readonly isFileUsable: boolean;
	readonly site: Extract<Site, {kind: 'keychain'}>;
	/** The item that Claude Code reads, and those of the same service that it doesn't. */
	readonly mine: KeychainItem | undefined;
	readonly others: readonly KeychainItem[];
	readonly isNothing: boolean;
	/** A sign-in is what is sent, or nothing is, and it isn't known to work. */
	readonly counts: boolean;
	readonly isOverSsh: boolean;
};

function sightOf(chain: Keychain, service: string, facts: ClaudeFacts, now: number): Sight {
	const {predictions, main, login, where} = facts;
	const own = chain.items.filter((item) => item.service === service);
	const mine = own.find(({account}) => account === chain.account);
	const isNothing = predictions[main].request === null;
	const sent = facts.sending.filter(({request}) => request.bearer?.source === 'login');
	return {
		chain,
		file: login.file,
		isFileUsable: isUsable(login.file, now),
		site: {kind: 'keychain', service},
		mine,
		others: own.filter((item) => item !== mine),
		isNothing,
		counts: (isNothing || sent.length > 0) && sent.every(({answer}) => answer.kind !== 'accepted'),
		isOverSsh: where?.inside.includes('ssh') === true,
	};
}

/** A good file beside a locked keychain is what Claude Code uses (facts.md §2.3). */
function refused({chain, mine, site, counts, isFileUsable, isOverSsh}: Sight): readonly Finding[] {
	const isLocked = chain.isLocked || mine?.refused === 'locked';
	if (isLocked) {
		return counts && !isFileUsable
			? [
					{
						cause: 'keychain-locked',
						severity: 'error',
						detail: `The login keychain is locked${isOverSsh ? ', as always over SSH until it is unlocked there' : ''}, so Claude Code can neither read nor save its sign-in.`,
						where: [site],
						evidence: [{label: 'security', value: 'exit 36: no interaction allowed'}],
						leadsTo: ['keychain-denied'],
						fixes: [unlock, useToken],
					},
				]
			: [];
	}
	return mine?.refused === 'denied' || mine?.refused === 'timed-out'
		? [
				{
					cause: 'keychain-denied',
					severity: counts ? 'error' : 'note',
					detail:
						mine.refused === 'timed-out'
							? 'Reading the item waits for a click in a dialog. "Always Allow" does not stick where another program wrote the item.'
							: 'macOS refuses to let the item be read: its access list does not include the reader.',
					where: [site],
					fixes: [letToolsRead(mine), signIn(null)],
				},
			]
		: [];
}

function shadowing({mine, site, file, counts, isFileUsable}: Sight): readonly Finding[] {
	const isBlank = mine?.login?.state === 'read' && mine.login.accessToken?.isBlank !== false;
	return isBlank && isFileUsable
		? [
				{
					cause: 'keychain-shadows-file',
					severity: counts ? 'error' : 'note',
					detail:
						'The item in the keychain is the blank stub of a failed renewal and is read first; the file next to it holds a good sign-in.',
					where: [site, file.site],
					leadsTo: ['login-blank'],
					fixes: [removeItems('Delete the blank item, so that the file is read', [mine])],
				},
			]
		: [];
}

function ofOtherAccounts({chain, mine, others, site, isNothing}: Sight): readonly Finding[] {
	const [other] = others;
	if (!other) {
		return [];
	}
	if (!mine) {
		return isNothing ? [userMismatch(chain.account, other.account, site)] : [];
	}
	const lacksLogin = mine.login?.state === 'no-login';
	const hasLogin = others.some((item) => item.login === undefined || item.login.state === 'read');
	return [
		{
			cause: 'keychain-duplicates',
			severity: lacksLogin && hasLogin && isNothing ? 'error' : 'note',
			detail: lacksLogin
				? `The item of "${chain.account}" holds no sign-in, only MCP tokens; the sign-in is stored under "${others.map(({account}) => account).join('", "')}", where Claude Code does not look.`
				: 'There are several items of the same service; tools that ask without an account get any of them.',
			where: [site],
			fixes: lacksLogin ? [signIn(null)] : [removeItems('Delete the other items', others)],
		},
	];
}

function userMismatch(user: string, account: string, site: Site): Finding {
	return {
		cause: 'user-mismatch',
		severity: 'error',
		title:
			user === ''
				? 'USER is empty, so the keychain item is not found'
				: `USER is "${user}", but the keychain item belongs to another account`,
		detail: 'Claude Code looks the item up under the account that USER names.',
		where: [{kind: 'environment', name: 'USER'}, site],
		fixes: [
			manual(
				'set-user',
				`Set USER to ${account}`,
				tell('Where the job or shell is started:', {kind: 'set', name: 'USER', value: account}),
			),
		],
	};
}

const unlock = manual(
	'unlock',
	'Unlock the keychain in this session',
	run('security', ['unlock-keychain'], 'it asks for the password of the keychain, usually the one of your account'),
);

const useToken = manual(
	'token',
	'Or use a one-year token, which needs no keychain',
	run('claude', ['setup-token'], 'it prints a token for CLAUDE_CODE_OAUTH_TOKEN'),
);

function letToolsRead({service, account}: KeychainItem): Fix {
	const words = ['set-generic-password-partition-list', '-S', 'apple-tool:,apple:', '-s', service, '-a', account];
	return manual(
		'partition',
		'Let command line tools read the item again',
		run('security', words, 'it asks for the password of the keychain'),
	);
}
