// A usable sign-in lies in a folder or home other than the one Claude Code looks in.
import {defineCheck, type Finding, optional} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import type {ConfigFolders} from '../core/readings.js';
import {type ClaudeFacts, claudeFacts} from '../facts/claude-facts.js';
import {canBeChanged, type Setter, settersOf} from '../facts/setters.js';
import {configFolders, plainService} from '../probes/folders.js';
import {keychain} from '../probes/keychain.js';
import {type OtherHome, otherHomes} from '../probes/other-homes.js';
import {alsoHere, inThisShell, manual, safe} from './shared/fixes.js';
import {setTo, takeOut, unsetHere} from './shared/set-changes.js';
import {signIn, withOwnHome} from './shared/sign-in-again.js';

const name = 'CLAUDE_CONFIG_DIR';

/** Where CLAUDE_CONFIG_DIR may have led, or should lead. */
const folderKinds: readonly OtherHome['kind'][] = ['default-folder', 'meant-folder', 'sibling-folder'];

export default defineCheck({
	id: 'login-elsewhere',
	title: 'Sign-ins in other places',
	area: 'sign-in',
	order: 130,
	for: ['claude-code'],
	needs: {folders: configFolders, others: otherHomes, facts: claudeFacts, keychain: optional(keychain)},
	judge({folders, others, facts, keychain}, {folders: {home}}) {
		const {request, refusal} = facts.predictions[facts.main];
		if (request !== null || refusal?.cause !== 'login-missing' || facts.login.used.state === 'corrupt') {
			return [];
		}
		const other = others.find(({isUsable}) => isUsable);
		const split = folders.variable
			? others.find(({kind, isUsable}) => isUsable && folderKinds.includes(kind))
			: other?.kind === 'sibling-folder'
				? other
				: undefined;
		const hasDefaultItem = keychain?.items.some(
			({service, account}) => service === plainService && account === keychain.account,
		);
		if (split || (folders.variable && hasDefaultItem)) {
			return [inOtherFolder(split, folders, facts, home)];
		}
		return other && other.kind !== 'sibling-folder'
			? [
					{
						cause: 'home-split',
						severity: 'error',
						title: `The sign-in lies in ${homeNames[other.kind]}, not in this one`,
						detail: `Claude Code looks in ${folders.login.replace(home, '~')} and finds nothing. ${advice[other.kind] ?? ''}`,
						where: [
							other.kind === 'real-home' ? {kind: 'environment', name: 'HOME'} : other.login.site,
							other.login.site,
						],
						fixes: [
							...(other.kind === 'real-home' ? [withOwnHome(other.folder.replace(/[\\/]\.claude$/, ''))] : []),
							{...signIn(null), title: 'Sign in here too'},
						],
					},
				]
			: [];
	},
});

const homeNames: Record<OtherHome['kind'], string> = {
	'real-home': "the account's own home folder",
	'sudo-home': 'the home folder of the user who called sudo',
	'windows-home': 'the Windows side',
	'default-folder': 'the default folder',
	'meant-folder': 'the folder that was meant',
	'sibling-folder': 'another folder',
};

const advice: Partial<Record<OtherHome['kind'], string>> = {
	'real-home': 'HOME was set to another folder by whatever started this.',
	'sudo-home': 'Start Claude Code without sudo.',
	'windows-home': 'Windows and WSL have separate sign-ins.',
};

/** `split`: left out, it lies in the keychain, for the default folder. */
function inOtherFolder(
	split: OtherHome | undefined,
	{variable, login}: ConfigFolders,
	facts: ClaudeFacts,
	home: string,
): Finding {
	const there = split?.folder.replace(home, '~');
	const setters = settersOf(name, facts);
	return {
		cause: 'config-dir-split',
		severity: 'error',
		title: variable
			? `${name} leads to a folder without a sign-in; there is one ${there === undefined ? 'in the keychain for the default folder' : `in ${there}`}`
			: `A sign-in lies in ${there}, but ${name} is not set`,
		detail: describe(variable?.plain, login.replace(home, '~')),
		where: [...(variable ? [facts.origins.locate(variable).site] : []), ...(split ? [split.login.site] : [])],
		fixes: [
			split ? fixOf(split, setters, variable?.plain) : unset(setters),
			...(variable
				? [{...signIn(null), title: `Or sign in for ${login.replace(home, '~')}, if that folder is meant`}]
				: []),
		],
	};
}

function describe(value: string | undefined, folder: string): string {
	if (value === '') {
		return `${name} is set to nothing, which is not the same as unset: Claude Code then looks in the working folder.`;
	}
	return value?.startsWith('~')
		? `Claude Code takes ${name} to the letter, so "~" is a folder of that name in the working folder.`
		: `Claude Code looks for the sign-in in ${folder} and nowhere else.`;
}

/** A folder that was meant is named in full; otherwise the variable goes. */
function fixOf({kind, folder}: OtherHome, setters: readonly Setter[], value: string | undefined): Fix {
	const setHere = {kind: 'set', name, value: folder} as const;
	if (kind === 'meant-folder' && canBeChanged(setters)) {
		return safe('name-folder', `Name the folder in full: ${folder}`, [...setTo(folder, setters), alsoHere(setHere)]);
	}
	return value !== undefined && kind !== 'meant-folder'
		? unset(setters)
		: manual('set-folder', `Set ${name} to that folder, or sign in here`, inThisShell(setHere));
}

function unset(setters: readonly Setter[]): Fix {
	const title = `Take ${name} away, so that the default folder is used`;
	const [first = unsetHere(name), ...more] = takeOut(name, setters);
	return canBeChanged(setters)
		? safe('unset-folder', title, [first, ...more])
		: manual('unset-folder', title, first, ...more);
}
