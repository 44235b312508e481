// This terminal, or the editor around it, is older than the line of a shell file that sets a variable.
import type {Finding} from '../../core/check.js';
import type {Change} from '../../core/fix.js';
import type {Assignment, CommandStarter, Inside, SessionVariable, ShellFiles, Where} from '../../core/readings.js';
import {isAssignment, type Origins} from '../../facts/origins.js';
import {isSamePlace} from '../../facts/setters.js';
import {alsoHere, manual, run, tell} from './fixes.js';

const editors: readonly Inside[] = ['vscode', 'jetbrains', 'cursor', 'zed'];

/** `hasOther`: the process has another value; else it has none. `origins` tell what started it. */
export function staleFinding(
	name: string,
	fresh: Assignment | SessionVariable,
	hasOther: boolean,
	where: Where | undefined,
	{all}: Origins,
	command: ShellFiles['command'],
): Finding {
	if (command && isAssignment(fresh)) {
		const read = command.inForce(name);
		if (!read || !isSamePlace(read.site, fresh.site)) {
			return notForCommands(name, fresh, command.by, where);
		}
	}
	const {site} = fresh;
	const [has, it] =
		site.kind === 'file' ? [`The shell file exports ${name}`, 'the line'] : [`The registry has ${name}`, 'that'];
	// A service or a launch agent has its own variables; it reads no file of a shell.
	const unit = all
		.map(({setBy}) => setBy?.place.site)
		.find((one) => one?.kind === 'file' && /\.(?:service|plist)$/.test(one.path));
	const isInEditor = !hasOther && where?.inside.some((one) => editors.includes(one)) === true;
	return {
		cause: isInEditor ? 'ide-environment' : 'shell-stale',
		severity: 'error',
		detail: isInEditor
			? `${has}, but the editor was started without it, and so are its terminals and what it runs.`
			: `${has}, but this terminal has ${hasOther ? 'another value' : `no ${name}`}: it is older than ${it}, or was started by something that is.`,
		where: [site],
		fixes: [
			unit?.kind === 'file'
				? manual(
						'set-in-unit',
						`Set ${name} in ${unit.path.replace(/^.*[\\/]/, '')}, which starts this`,
						tell(
							`What ${unit.path} starts reads no file of a shell: write ${name} beside the variables that stand there, then restart it.`,
						),
					)
				: isInEditor
					? manual(
							'restart',
							'Quit the editor and start it from a terminal',
							tell(
								"Quit the editor completely (all windows), then start it from a terminal that has the variable, or set it in the editor's own settings.",
							),
						)
					: site.kind === 'file'
						? manual('restart', 'Open a new terminal', alsoHere({kind: 'read', path: site.path}))
						: manual(
								'restart',
								'Close the terminal program with all its windows, and open it again',
								tell('All its windows have the variables that the program was started with.'),
							),
		],
	};
}

/** What started this reads other files than a terminal does, or none. */
function notForCommands(name: string, {site}: Assignment, by: CommandStarter, where: Where | undefined): Finding {
	const shell = where?.shell ?? '';
	const [reads, title, ...changes] = by === 'ssh' ? (overSsh[shell] ?? nothingOverSsh(site.path)) : without(name)[by];
	return {
		cause: 'shell-stale',
		severity: 'error',
		title: `Terminals get ${name}; ${starters[by]} doesn't`,
		detail: `The shell file exports ${name} for terminals. This was started as ${starters[by]}, and ${reads}: the line isn't reached.`,
		where: [site],
		fixes: [manual('set-for-commands', title, ...changes)],
	};
}

const starters: Readonly<Record<CommandStarter, string>> = {
	ssh: 'a command over SSH',
	cron: 'a job of cron',
	ci: 'a job of CI',
	launchd: 'a job of launchd',
};

type Told = readonly [reads: string, title: string, change: Change, ...more: readonly Change[]];

/** By the shell of the account: what it reads where SSH gives it a command. */
const overSsh: Readonly<Record<string, Told>> = {
	bash: [
		'bash then reads ~/.bashrc alone, up to the line that ends it for non-interactive shells',
		'Move the line to the top of ~/.bashrc',
		tell('Above the test that ends the file for commands: `case $- in`, `[[ $- != *i* ]]` or `[ -z "$PS1" ]`.'),
	],
	zsh: [
		'zsh then reads ~/.zshenv alone',
		'Move the line to ~/.zshenv',
		tell('Then only you should be able to read that file:', {
			kind: 'run',
			program: 'chmod',
			args: ['600', '~/.zshenv'],
		}),
	],
	fish: [
		'fish then skips what is meant for interactive sessions',
		'Move the line out of its condition',
		tell('It has to stand in config.fish outside of `if status is-interactive`.'),
	],
	csh: csh('csh'),
	tcsh: csh('tcsh'),
};

function csh(shell: string): Told {
	return [
		`${shell} then reads its .${shell}rc alone, up to the line that ends it for non-interactive shells`,
		`Move the line to the top of ~/.${shell}rc`,
		tell('Above the test that ends the file for commands: `if (! $?prompt) exit`.'),
	];
}

function nothingOverSsh(path: string): Told {
	return [
		'its shell then reads no start-up file',
		'Let the command read the file first',
		tell('In front of the command, in the same quotes:', {kind: 'read', path}),
	];
}

function without(name: string): Readonly<Record<Exclude<CommandStarter, 'ssh'>, Told>> {
	return {
		cron: [
			'cron reads no file of a shell',
			`Set ${name} in the crontab`,
			tell(`Write ${name}=… above the line of the job:`),
			run('crontab', ['-e'], 'opens the crontab of this account'),
		],
		ci: [
			'its steps read no file of a shell',
			`Hand ${name} over as a secret`,
			tell(`Put it among the secrets of the repository or project, and hand it to the step as the variable ${name}.`),
		],
		launchd: [
			'launchd reads no file of a shell',
			`Set ${name} in the job's own file`,
			tell(`Write ${name} into EnvironmentVariables of the .plist that starts it, then reload it.`),
		],
	};
}
