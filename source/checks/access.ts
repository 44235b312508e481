// Owner, mode and kind of Claude Code's own files: what this user can't read or save makes it act as signed out.
import {defineCheck, type Finding} from '../core/check.js';
import type {Change, Fix} from '../core/fix.js';
import {quote} from '../core/step.js';
import {request} from '../facts/request.js';
import {type AccessEntry, access} from '../probes/access.js';
import {login} from '../probes/login.js';

export default defineCheck({
	id: 'access',
	title: "Owner and mode of Claude Code's files",
	area: 'sign-in',
	order: 120,
	for: ['claude-code'],
	needs: {access, login, request},
	judge({access: {entries}, login: stored, request: predictions}, {now}) {
		const sentFrom = [predictions.interactive, predictions.print].flatMap(({request: sent}) =>
			sent?.bearer?.source === 'login' ? [sent.bearer.site.kind] : [],
		);
		const isNothing = predictions.interactive.request === null && predictions.print.request === null;
		const isHalf = predictions.interactive.request === null || predictions.print.request === null;
		const {expiresAt} = stored.used;
		const hasToRenew = expiresAt !== null && expiresAt < now + 5 * 60_000;
		return entries.flatMap((entry): readonly Finding[] => {
			// On macOS a file may be left over beside the keychain's item: whether it can be read or saved then matters to nobody.
			const isOfFile = entry.what === 'login-file' || entry.state === 'read-only';
			const isSent = sentFrom.some((kind) => !isOfFile || kind === 'file');
			if (
				entry.problem === undefined ||
				entry.what === 'home' ||
				entry.what === 'settings-file' ||
				entry.state === 'fine'
			) {
				return [];
			}
			// A folder in which nothing can be saved matters once a sign-in has to be saved there.
			const isHarmless = entry.state === 'read-only' && !isNothing && !(isSent && hasToRenew);
			if (entry.what === 'global-file' && entry.state === 'read-only') {
				return [];
			}
			return [
				{
					cause: 'login-access',
					severity: isHarmless
						? isSent
							? 'warning'
							: 'note'
						: entry.what === 'global-file' && !isNothing
							? isHalf
								? 'warning'
								: 'note'
							: isNothing || isSent
								? 'error'
								: 'note',
					title: `${whatNames[entry.what]} ${entry.problem}`,
					detail: consequence(entry),
					where: [{kind: 'file', path: entry.path}],
					evidence: evidenceOf(entry),
					// What can't be reached for its folder's sake is told once.
					leadsTo: entry.what === 'config-folder' ? ['login-expired', 'settings-access'] : ['login-expired'],
					fixes: [repair(entry)],
				},
			];
		});
	},
});

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
			return 'A renewed sign-in can not be saved here, so every sign-in is lost after a few hours, or at once.';
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

function repair({state, path, kind, repair: by, mode}: AccessEntry): Fix {
	const manual = (text: string, command: string): Fix => ({
		id: 'repair-access',
		title: text,
		risk: 'manual',
		changes: [{kind: 'tell', text, command}],
	});
	const quoted = quote(path);
	if (state === 'dangling' || state === 'wrong-kind') {
		const aside: Change = {kind: 'move-file', path};
		return by === 'root'
			? manual('Move it away with administrator rights', `sudo mv ${quoted} ${quoted}.aside`)
			: {
					id: 'move-aside',
					title:
						state === 'dangling' ? 'Move the dead link aside, then sign in again' : 'Move it aside, then sign in again',
					risk: 'careful',
					changes: [aside],
					next: ['login-missing', 'onboarding-incomplete'],
				};
	}
	if (by === 'root') {
		return manual(
			'Give it back to this user, with administrator rights',
			kind === 'folder' ? `sudo chown -R "$(id -un)" ${quoted}` : `sudo chown "$(id -un)" ${quoted}`,
		);
	}
	const wanted = kind === 'folder' ? (mode ?? 0) | 0o700 : (mode ?? 0) | 0o600;
	return {
		id: 'set-mode',
		title: `Let this user read and write it (mode 0${wanted.toString(8)})`,
		risk: 'safe',
		changes: [{kind: 'set-mode', path, mode: wanted}],
		next: ['login-missing'],
	};
}
