// Owner, mode and kind of Claude Code's own files: a file that this user can't read or save makes it act signed out.
import {defineCheck, type Finding, type Severity} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import {quote} from '../core/step.js';
import {request} from '../facts/request.js';
import {type AccessEntry, access} from '../probes/access.js';
import {login} from '../probes/login.js';
import {careful, manual, moveAside, paste, safe, setMode} from './shared/fixes.js';
import {withOwnHome} from './shared/sign-in-again.js';

export default defineCheck({
	id: 'access',
	title: "Owner and mode of Claude Code's files",
	area: 'sign-in',
	order: 120,
	for: ['claude-code'],
	needs: {access, login, request},
	judge({access: {entries, ownHome}, login: {used}, request: {interactive, print}}, {now}) {
		const requests = [interactive.request, print.request];
		const isNothing = requests.every((sent) => sent === null);
		const isHalf = requests.includes(null);
		const sentFrom = requests.flatMap((sent) => (sent?.bearer?.source === 'login' ? [sent.bearer.site.kind] : []));
		const hasToRenew = used.expiresAt !== null && used.expiresAt < now + 5 * 60_000;
		const severityOf = ({what, state}: AccessEntry): Severity => {
			// On macOS a file may be left over beside the keychain's item: whether it can be read or saved then doesn't matter.
			const isOfFile = what === 'login-file' || state === 'read-only';
			const isSent = sentFrom.some((kind) => !isOfFile || kind === 'file');
			// A folder in which nothing can be saved matters once a sign-in has to be saved there.
			if (state === 'read-only' && !isNothing && !(isSent && hasToRenew)) {
				return isSent ? 'warning' : 'note';
			}
			if (what === 'global-file' && !isNothing) {
				return isHalf ? 'warning' : 'note';
			}
			return isNothing || isSent ? 'error' : 'note';
		};
		return entries.filter(matters).map((entry) => ({
			cause: 'login-access',
			severity: severityOf(entry),
			title: `${whatNames[entry.what]} ${entry.problem}`,
			detail: consequence(entry),
			where: [{kind: 'file', path: entry.path}],
			evidence: evidenceOf(entry),
			// Files that can't be reached because of their folder are reported once.
			leadsTo: entry.what === 'config-folder' ? ['login-expired', 'settings-access'] : ['login-expired'],
			fixes: [entry.repair === 'root' && ownHome !== undefined ? withOwnHome(ownHome) : repair(entry)],
		}));
	},
});

function matters({what, state, problem}: AccessEntry): boolean {
	const isOfOthers = what === 'home' || what === 'settings-file' || (what === 'global-file' && state === 'read-only');
	return problem !== undefined && state !== 'fine' && !isOfOthers;
}

const whatNames: Record<AccessEntry['what'], string> = {
	home: 'The home folder',
	'settings-file': 'A settings file',
	'config-folder': "Claude Code's folder",
	'login-file': 'The stored sign-in',
	'global-file': '.claude.json',
};

function consequence({state, what}: AccessEntry): string {
	switch (state) {
		case 'dangling':
			return 'The link leads nowhere, so nothing can be read or saved behind it: a disk that is not there, or a folder that was moved.';
		case 'wrong-kind':
			return 'Claude Code can neither read nor replace it. Container tools make a folder where a file that they were told to mount does not exist.';
		case 'read-only':
			return "A renewed sign-in can't be saved here, so every sign-in is lost after a few hours, or at once.";
		default:
			return what === 'global-file'
				? 'Claude Code goes on as if the file were empty.'
				: 'Claude Code says "Not logged in", as if there were no sign-in.';
	}
}

function evidenceOf({owner, mode, target}: AccessEntry): NonNullable<Finding['evidence']> {
	return [
		...(target === undefined ? [] : [{label: 'link to', value: target}]),
		...(owner === undefined || owner === 'self' ? [] : [{label: 'owner', value: owner}]),
		...(mode === undefined ? [] : [{label: 'mode', value: `0${mode.toString(8)}`}]),
	];
}

function repair({state, path, kind, repair: by, mode = 0}: AccessEntry): Fix {
	const asRoot = (text: string, command: string): Fix => manual('repair-access', text, paste(text, command));
	const quoted = quote(path);
	if (state === 'dangling' || state === 'wrong-kind') {
		const it = state === 'dangling' ? 'the dead link' : 'it';
		return by === 'root'
			? asRoot('Move it away with administrator rights', `sudo mv ${quoted} ${quoted}.aside`)
			: careful('move-aside', `Move ${it} aside, then sign in again`, [moveAside(path)], {
					next: ['login-missing', 'onboarding-incomplete'],
				});
	}
	if (by === 'root') {
		const everything = kind === 'folder' ? '-R ' : '';
		return asRoot(
			'Give it back to this user, with administrator rights',
			`sudo chown ${everything}"$(id -un)" ${quoted}`,
		);
	}
	const wanted = mode | (kind === 'folder' ? 0o700 : 0o600);
	const title = `Let this user read and write it (mode 0${wanted.toString(8)})`;
	return safe('set-mode', title, [setMode(path, wanted)], {next: ['login-missing']});
}
