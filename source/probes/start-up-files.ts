// Which start-up files each shell reads, in the order in which a new interactive login shell does (bash(1), zsh(1), fish(1), about_Profiles).

import type {Host} from '../core/host.js';
import type {AssignmentSyntax} from '../core/readings.js';
import {join} from './paths.js';
import {scanCsh} from './syntax/csh.js';
import {scanFish} from './syntax/fish.js';
import {scanFishVariables} from './syntax/fish-variables.js';
import {scanPosix} from './syntax/posix.js';
import {scanPowershell} from './syntax/powershell.js';
import type {Scanner} from './syntax/script.js';

export type ShellName = 'bash' | 'zsh' | 'fish' | 'sh' | 'csh' | 'pwsh' | 'powershell';

export type StartUpFile = {
	readonly path: string;
	readonly scan: Scanner;
	readonly syntax: AssignmentSyntax;
	/** Of these only the first that exists is read. */
	readonly oneOf?: string;
	/** A folder: its files with that ending, in order of names. */
	readonly ending?: string;
	/** Below $ZDOTDIR, as the files read so far leave it. */
	readonly isMovable?: boolean;
	/** The file that this variable names, as the files read so far leave it. */
	readonly namedBy?: string;
	/** Also read by a shell that SSH gives a command. */
	readonly isForCommands?: true;
	/** Read only where another start-up file sources it. */
	readonly isOnlySourced?: boolean;
};

/** The shells whose start-up files a new terminal of this user reads: the login shell, and PowerShell where this runs in it. */
export function shellsOf(host: Host, current: string | null): readonly ShellName[] {
	const {platform, environment, user} = host;
	const login = shellName(environment.SHELL || user.shell || '');
	if (platform === 'win32') {
		const own = shellName(current ?? '');
		return [
			...(login ? [login] : []),
			...(own && own !== login ? [own] : login ? [] : (['powershell', 'pwsh'] as const)),
		];
	}
	const own = current === 'pwsh' ? ('pwsh' as const) : undefined;
	const shells = login ? [login] : own ? [] : [platform === 'darwin' ? ('zsh' as const) : ('bash' as const)];
	return [...new Set([...shells, ...(own ? [own] : [])])];
}

function shellName(path: string): ShellName | undefined {
	const name = /[^\\/]*$/
		.exec(path)?.[0]
		.replace(/\.exe$/i, '')
		.replace(/^-/, '')
		.toLowerCase();
	switch (name) {
		case 'bash':
		case 'zsh':
		case 'fish':
		case 'pwsh':
		case 'powershell':
			return name;
		case 'csh':
		case 'tcsh':
			return 'csh';
		case 'sh':
		case 'dash':
		case 'ash':
		case 'ksh':
		case 'ksh93':
		case 'mksh':
		case 'busybox':
			return 'sh';
		default:
			return undefined;
	}
}

export const allShells: readonly ShellName[] = ['bash', 'zsh', 'fish', 'sh', 'csh', 'pwsh', 'powershell'];

const forCommands = {isForCommands: true} as const;

/** `documents`: of Windows (probes/documents.ts). */
export function startUpFiles(shell: ShellName, host: Host, documents: readonly string[]): readonly StartUpFile[] {
	const {home, platform, environment} = host;
	const at = (...names: readonly string[]): string => join(platform, home, ...names);
	const posix = (path: string, more: Partial<StartUpFile> = {}): StartUpFile => ({
		path,
		scan: scanPosix,
		syntax: 'posix',
		...more,
	});
	const profile = [posix('/etc/profile'), posix('/etc/profile.d', {ending: '.sh'})];
	switch (shell) {
		case 'bash':
			return [
				...(platform === 'win32' ? [] : profile),
				...['.bash_profile', '.bash_login', '.profile'].map((name) => posix(at(name), {oneOf: 'login'})),
				posix('/etc/bash.bashrc', {isOnlySourced: platform === 'darwin', ...forCommands}),
				// Terminals of macOS start login shells, which don't read it by themselves.
				posix(at('.bashrc'), {isOnlySourced: platform === 'darwin', ...forCommands}),
			];
		case 'zsh':
			return [
				...['/etc/zshenv', '/etc/zsh/zshenv'].map((path) => posix(path, forCommands)),
				posix(at('.zshenv'), {isMovable: true, ...forCommands}),
				...['/etc/zprofile', '/etc/zsh/zprofile'].map((path) => posix(path)),
				posix(at('.zprofile'), {isMovable: true}),
				...['/etc/zshrc', '/etc/zsh/zshrc'].map((path) => posix(path)),
				// oh-my-zsh reads it in the middle of .zshrc, in its own loop.
				posix(at('.oh-my-zsh/custom'), {ending: '.zsh'}),
				posix(at('.zshrc'), {isMovable: true}),
				posix(at('.zlogin'), {isMovable: true}),
			];
		case 'fish': {
			const folder = join(platform, environment.XDG_CONFIG_HOME || at('.config'), 'fish');
			const fish = (path: string, more: Partial<StartUpFile> = {}): StartUpFile => ({
				path,
				scan: scanFish,
				syntax: 'fish',
				...forCommands,
				...more,
			});
			return [
				fish(join(platform, folder, 'fish_variables'), {scan: scanFishVariables}),
				fish('/etc/fish/conf.d', {ending: '.fish'}),
				fish(join(platform, folder, 'conf.d'), {ending: '.fish'}),
				fish('/etc/fish/config.fish'),
				fish(join(platform, folder, 'config.fish')),
			];
		}
		case 'sh':
			return [...profile, posix(at('.profile')), posix(at('.kshrc')), posix('', {namedBy: 'ENV'})];
		case 'csh': {
			const csh = (path: string, more: Partial<StartUpFile> = {}): StartUpFile => ({
				path,
				scan: scanCsh,
				syntax: 'csh',
				...more,
			});
			return [
				csh('/etc/csh.cshrc', forCommands),
				csh(at('.tcshrc'), {oneOf: 'rc', ...forCommands}),
				csh(at('.cshrc'), {oneOf: 'rc', ...forCommands}),
				csh(at('.login')),
			];
		}
		case 'pwsh':
		case 'powershell':
			return powershellFolders(shell, host, documents).flatMap((folder) =>
				['profile.ps1', 'Microsoft.PowerShell_profile.ps1', 'Microsoft.VSCode_profile.ps1'].map((name) => ({
					path: join(platform, folder, name),
					scan: scanPowershell,
					syntax: 'powershell' as const,
					...forCommands,
				})),
			);
	}
}

function powershellFolders(
	shell: 'pwsh' | 'powershell',
	{home, platform, environment}: Host,
	documents: readonly string[],
): readonly string[] {
	if (platform !== 'win32') {
		const config = environment.XDG_CONFIG_HOME || join(platform, home, '.config');
		return shell === 'pwsh' ? [join(platform, config, 'powershell')] : [];
	}
	return documents.map((folder) => join(platform, folder, shell === 'pwsh' ? 'PowerShell' : 'WindowsPowerShell'));
}
