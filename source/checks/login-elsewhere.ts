// A usable sign-in lies in another folder or home than the one that Claude Code looks into.
import {defineCheck, optional} from '../core/check.js';
import type {Change, Fix} from '../core/fix.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {canBeChanged, type Setter, settersOf} from '../facts/setters.js';
import {configFolders} from '../probes/folders.js';
import {keychain} from '../probes/keychain.js';
import {type OtherHome, otherHomes} from '../probes/other-homes.js';
import {setTo, takeOut} from './shared/set-changes.js';
import {signIn} from './shared/sign-in-again.js';

const name = 'CLAUDE_CONFIG_DIR';

export default defineCheck({
	id: 'login-elsewhere',
	title: 'Sign-ins in other places',
	area: 'sign-in',
	order: 130,
	for: ['claude-code'],
	needs: {folders: configFolders, others: otherHomes, facts: claudeFacts, keychain: optional(keychain)},
	judge({folders, others, facts, keychain: chain}, {folders: shown}) {
		const {predictions, main} = facts;
		const {refusal} = predictions[main];
		if (
			predictions[main].request !== null ||
			refusal?.cause !== 'login-missing' ||
			facts.login.used.state === 'corrupt'
		) {
			return [];
		}
		const other = others.find(({isUsable}) => isUsable);
		const split = folders.variable
			? others.find(
					({kind, isUsable}) => isUsable && ['default-folder', 'meant-folder', 'sibling-folder'].includes(kind),
				)
			: other?.kind === 'sibling-folder'
				? other
				: undefined;
		const items = chain;
		const hasDefaultItem =
			folders.variable &&
			items?.items.some(({service, account}) => service === 'Claude Code-credentials' && account === items.account);
		if (split || hasDefaultItem) {
			const setters = settersOf(name, facts);
			return [
				{
					cause: 'config-dir-split',
					severity: 'error',
					title: folders.variable
						? `${name} leads to a folder without a sign-in; there is one ${split ? `in ${split.folder.replace(shown.home, '~')}` : 'in the keychain for the default folder'}`
						: `A sign-in lies in ${split?.folder.replace(shown.home, '~')}, but ${name} is not set`,
					detail: describe(folders.variable?.plain, folders.login.replace(shown.home, '~')),
					where: [
						...(folders.variable ? [facts.origins.locate(folders.variable).site] : []),
						...(split ? [split.login.site] : []),
					],
					fixes: split ? fixesOf(split, setters, folders.variable?.plain) : [unset(setters)],
				},
			];
		}
		return other && other.kind !== 'sibling-folder'
			? [
					{
						cause: 'home-split',
						severity: 'error',
						title: `The sign-in lies in ${homeNames[other.kind]}, not in this one`,
						detail: `Claude Code looks in ${folders.login.replace(shown.home, '~')} and finds nothing. ${advice[other.kind]}`,
						where: [
							other.kind === 'real-home' ? {kind: 'environment', name: 'HOME'} : other.login.site,
							other.login.site,
						],
						fixes: [{...signIn(null), title: 'Sign in here too'}],
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

const advice: Record<OtherHome['kind'], string> = {
	'real-home': 'HOME was set to another folder by whatever started this.',
	'sudo-home': 'Start Claude Code without sudo.',
	'windows-home': 'Windows and WSL have separate sign-ins.',
	'default-folder': '',
	'meant-folder': '',
	'sibling-folder': '',
};

function describe(value: string | undefined, folder: string): string {
	if (value === '') {
		return `${name} is set to nothing, which is not the same as unset: Claude Code then looks in the working folder.`;
	}
	if (value?.startsWith('~')) {
		return `Claude Code takes ${name} to the letter, so "~" is a folder of that name in the working folder.`;
	}
	return `Claude Code looks for the sign-in in ${folder} and nowhere else.`;
}

/** A folder that was meant is named in full; otherwise the variable goes. */
function fixesOf(split: OtherHome, setters: readonly Setter[], value: string | undefined): readonly Fix[] {
	if (split.kind === 'meant-folder' && canBeChanged(setters)) {
		return [
			{
				id: 'name-folder',
				title: `Name the folder in full: ${split.folder}`,
				risk: 'safe',
				changes: [
					...setTo(split.folder, setters),
					{
						kind: 'tell',
						text: 'Open a new terminal, or paste this in this one:',
						inShell: [{kind: 'set', name, value: split.folder}],
					},
				],
			},
		];
	}
	if (value !== undefined && split.kind !== 'meant-folder') {
		return [unset(setters)];
	}
	return [
		{
			id: 'set-folder',
			title: `Set ${name} to that folder, or sign in here`,
			risk: 'manual',
			changes: [{kind: 'tell', text: 'For this shell:', inShell: [{kind: 'set', name, value: split.folder}]}],
		},
	];
}

function unset(setters: readonly Setter[]): Fix {
	const changes: readonly Change[] = takeOut(name, setters);
	return {
		id: 'unset-folder',
		title: `Take ${name} away, so that the default folder is used`,
		risk: canBeChanged(setters) ? 'safe' : 'manual',
		changes,
	};
}
