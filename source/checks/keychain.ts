// The macOS keychain: locked, refused, blank over a good file, more than one item, another account (causes.md §2).
import type {CauseId} from '../core/cause-id.js';
import {defineCheck, type Finding} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import type {KeychainItem} from '../core/readings.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {isRefused, isUsable} from '../facts/modes.js';
import {configFolders, plainService, serviceOf} from '../probes/folders.js';
import {keychain} from '../probes/keychain.js';
import {otherHomes} from '../probes/other-homes.js';
import {signIn} from './shared/sign-in-again.js';

export default defineCheck({
	id: 'keychain',
	title: 'Keychain items',
	area: 'sign-in',
	order: 150,
	for: ['claude-code'],
	needs: {keychain, folders: configFolders, others: otherHomes, facts: claudeFacts},
	unless: ({keychain: chain}) => (chain ? undefined : 'only macOS has it'),
	judge({keychain: chain, folders, others: homes, facts}, {now}) {
		if (!chain) {
			return [];
		}
		const {predictions, main, said, login} = facts;
		const service = folders.keychainService;
		const own = chain.items.filter((item) => item.service === service);
		const mine = own.find(({account}) => account === chain.account);
		const isNothing = predictions[main].request === null;
		const isLoginSent = said.some(({request}) => request.bearer?.source === 'login');
		const isAccepted = said.some(
			({request, answer}) => request.bearer?.source === 'login' && answer.kind === 'accepted',
		);
		const counts = (isNothing || isLoginSent) && !isAccepted;
		const isLocked = chain.isLocked || mine?.refused === 'locked';
		const site = {kind: 'keychain', service} as const;
		const found: Finding[] = [];
		const add = (finding: Omit<Finding, 'where'> & {where?: Finding['where']}): void => {
			found.push({where: [site], ...finding});
		};

		// A good file beside a locked keychain is what Claude Code uses (facts.md §2.3).
		if (isLocked && counts && !isUsable(login.file, now)) {
			add({
				cause: 'keychain-locked',
				severity: 'error',
				detail: `The login keychain is locked${facts.where?.inside.includes('ssh') ? ', as always over SSH until it is unlocked there' : ''}, so Claude Code can neither read nor save its sign-in.`,
				evidence: [{label: 'security', value: 'exit 36: no interaction allowed'}],
				leadsTo: ['keychain-denied'],
				fixes: [
					{
						id: 'unlock',
						title: 'Unlock the keychain in this session',
						risk: 'manual',
						changes: [
							{
								kind: 'run',
								program: 'security',
								args: ['unlock-keychain'],
								why: 'it asks for the password of the keychain, usually the one of your account',
							},
						],
					},
					{
						id: 'token',
						title: 'Or use a one-year token, which needs no keychain',
						risk: 'manual',
						changes: [
							{
								kind: 'run',
								program: 'claude',
								args: ['setup-token'],
								why: 'it prints a token for CLAUDE_CODE_OAUTH_TOKEN',
							},
						],
					},
				],
			});
		} else if (!isLocked && (mine?.refused === 'denied' || mine?.refused === 'timed-out')) {
			add({
				cause: 'keychain-denied',
				severity: counts ? 'error' : 'note',
				detail:
					mine.refused === 'timed-out'
						? 'Reading the item waits for a click in a dialog. "Always Allow" does not stick where another program wrote the item.'
						: 'macOS refuses to let the item be read: its access list does not include the reader.',
				fixes: [
					{
						id: 'partition',
						title: 'Let command line tools read the item again',
						risk: 'manual',
						changes: [
							{
								kind: 'run',
								program: 'security',
								args: [
									'set-generic-password-partition-list',
									'-S',
									'apple-tool:,apple:',
									'-s',
									service,
									'-a',
									mine.account,
								],
								why: 'it asks for the password of the keychain',
							},
						],
					},
					signIn(null),
				],
			});
		}

		const isBlank =
			mine?.login?.state === 'read' && (mine.login.accessToken === undefined || mine.login.accessToken.isBlank);
		if (mine && isBlank && isUsable(login.file, now)) {
			add({
				cause: 'keychain-shadows-file',
				severity: counts ? 'error' : 'note',
				detail:
					'The item in the keychain is the blank stub of a failed renewal and is read first; the file beside it holds a good sign-in.',
				where: [site, login.file.site],
				leadsTo: ['login-blank'],
				fixes: [remove('Delete the blank item, so that the file is read', [mine])],
			});
		}

		const others = own.filter((item) => item !== mine);
		const withLogin = others.filter((item) => item.login === undefined || item.login.state === 'read');
		const lacksLogin = mine?.login !== undefined && mine.login.state === 'no-login';
		if (!mine && others.length > 0 && isNothing) {
			add({
				cause: 'user-mismatch',
				severity: 'error',
				title:
					chain.account === ''
						? 'USER is empty, so the keychain item is not found'
						: `USER is "${chain.account}", but the keychain item belongs to another account`,
				detail: 'Claude Code looks the item up under the account that USER names.',
				where: [{kind: 'environment', name: 'USER'}, site],
				fixes: [
					{
						id: 'set-user',
						title: `Set USER to ${others[0]?.account}`,
						risk: 'manual',
						changes: [
							{
								kind: 'tell',
								text: 'Where the job or shell is started:',
								inShell: [{kind: 'set', name: 'USER', value: others[0]?.account}],
							},
						],
					},
				],
			});
		} else if (mine && others.length > 0) {
			add({
				cause: 'keychain-duplicates',
				severity: lacksLogin && withLogin.length > 0 && isNothing ? 'error' : 'note',
				detail: lacksLogin
					? `The item of "${chain.account}" holds no sign-in, only MCP tokens; the sign-in is stored under "${others.map(({account}) => account).join('", "')}", where Claude Code does not look.`
					: 'There are several items of the same service; tools that ask without an account get any of them.',
				fixes: lacksLogin ? [signIn(null)] : [remove('Delete the other items', others)],
			});
		}

		// The default folder's item, and those of folders that are still here, belong to somebody.
		const kept = new Set([plainService, ...homes.map(({folder}) => serviceOf(folder))]);
		const orphans = chain.items.filter(({role, service: other}) => role === 'other-folder-login' && !kept.has(other));
		if (orphans.length > 1) {
			add({
				cause: 'keychain-orphans',
				severity: 'note',
				detail: `${orphans.length} items belong to config folders that are not found here. Each sign-in with another CLAUDE_CONFIG_DIR leaves one.`,
				where: orphans.slice(0, 3).map((item) => ({kind: 'keychain', service: item.service})),
				fixes: [remove('Delete the items of folders that are not here any more; the one in use stays', orphans)],
			});
		}
		const folklore = chain.items.filter(({role}) => role === 'folklore');
		if (folklore.length > 0) {
			add({
				cause: 'keychain-folklore',
				severity: 'note',
				detail: 'Blogs name this item; Claude Code does not use it, so deleting it changes nothing.',
				where: folklore.map((item) => ({kind: 'keychain', service: item.service})),
				fixes: [remove('Delete it all the same', folklore)],
			});
		}
		const stale = said.find(
			({request, answer}) =>
				request.xApiKey?.source === 'managed-key' && request.xApiKey.site.kind === 'keychain' && isRefused(answer),
		);
		const managed = chain.items.filter(({role}) => role === 'managed-key');
		if (stale && managed[0]) {
			add({
				cause: 'keychain-stale-key',
				severity: stale.severity,
				detail:
					'The keychain still holds the key that a Console sign-in made. It survives signing out, is all that is sent, and the server refuses it.',
				where: [{kind: 'keychain', service: managed[0].service}],
				evidence: stale.answer.kind === 'said' ? [{label: 'server', value: stale.answer.message}] : [],
				leadsTo: stale.answer.kind === 'said' ? [stale.answer.cause] : [],
				fixes: [remove('Delete the old key from the keychain', managed, ['login-missing'])],
			});
		}
		return found;
	},
});

function remove(title: string, items: readonly KeychainItem[], next: readonly CauseId[] = []): Fix {
	return {
		id: 'delete-item',
		title,
		risk: 'careful',
		changes: items.map(({service, account}) => ({kind: 'delete-keychain-item', service, account})),
		next,
	};
}
