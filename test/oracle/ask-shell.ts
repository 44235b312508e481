// What a new interactive shell hands to programs, asked of the real one in a home of its own.
import {execFile} from 'node:child_process';
import {existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {limit} from '../helpers/patience.js';

export type ShellName = 'bash' | 'zsh' | 'fish' | 'dash';

export type RcFiles = {
	readonly text: string;
	/** `~/.extra`, which the text may read. */
	readonly extra: string;
	readonly isThere: boolean;
};

type Shell = {readonly program: string; readonly file: string; readonly args: (home: string) => readonly string[]};

const print = 'echo; echo @@@; env -0';

export const shells: Readonly<Record<ShellName, Shell>> = {
	bash: {
		program: '/usr/bin/bash',
		file: '.bashrc',
		args: (home) => ['--noprofile', '--rcfile', join(home, '.bashrc'), '-i', '-c', print],
	},
	zsh: {program: '/usr/bin/zsh', file: '.zshrc', args: () => ['-i', '-c', print]},
	fish: {program: '/usr/bin/fish', file: '.config/fish/config.fish', args: () => ['-i', '-c', print]},
	dash: {program: '/usr/bin/dash', file: '.profile', args: () => ['-l', '-i', '-c', print]},
};

export function isHere(shell: ShellName): boolean {
	return existsSync(shells[shell].program);
}

export function writeFiles(home: string, shell: ShellName, {text, extra, isThere}: RcFiles): void {
	const path = join(home, shells[shell].file);
	mkdirSync(dirname(path), {recursive: true});
	writeFileSync(path, text);
	writeFileSync(join(home, '.extra'), extra);
	if (isThere) {
		writeFileSync(join(home, '.there'), 'x');
	}
}

export type Asked = {readonly variables: Readonly<Record<string, string>>; readonly errors: readonly string[]};

const run = promisify(execFile);

/** undefined: the shell doesn't come through. What fish keeps of it is taken away again. */
export async function askShell(shell: ShellName, home: string): Promise<Asked | undefined> {
	const {program, args} = shells[shell];
	const env = {
		HOME: home,
		PATH: '/usr/bin:/bin',
		USER: 'dev',
		TERM: 'dumb',
		LC_ALL: 'C.UTF-8',
		XDG_CONFIG_HOME: join(home, '.config'),
	};
	// An interactive shell ignores SIGTERM.
	const asked = run(program, [...args(home)], {
		cwd: home,
		env,
		encoding: 'utf8',
		timeout: limit(20_000),
		killSignal: 'SIGKILL',
	});
	asked.child.stdin?.end();
	const {stdout, stderr} = await asked.catch((error: {stdout?: string; stderr?: string}) => ({
		stdout: error.stdout ?? '',
		stderr: error.stderr ?? '',
	}));
	rmSync(join(home, '.config/fish/fish_variables'), {force: true});
	const at = stdout.lastIndexOf('\n@@@\n');
	return at < 0
		? undefined
		: {
				variables: Object.fromEntries(
					stdout
						.slice(at + 5)
						.split('\0')
						.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
				),
				errors: stderr.split('\n').filter((line) => /syntax|parse error|unexpected|Missing|Unterminated/i.test(line)),
			};
}
