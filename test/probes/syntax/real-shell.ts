// Asks a real shell what its start-up files come to, for comparison with our scanners.
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {limit} from '../../helpers/patience.js';

export type RealShell = {
	readonly program: string;
	readonly args: readonly string[];
	/** Of what starts it. */
	readonly environment?: Readonly<Record<string, string>>;
};

const print = 'env -0';

export const realShells: Readonly<Record<string, RealShell>> = {
	bash: {program: '/bin/bash', args: ['-l', '-i', '-c', print]},
	'bash, not a login': {program: '/bin/bash', args: ['-i', '-c', print]},
	zsh: {program: '/usr/bin/zsh', args: ['-l', '-i', '-c', print]},
	fish: {program: '/usr/bin/fish', args: ['-l', '-i', '-c', print]},
	sh: {program: '/bin/dash', args: ['-l', '-c', print]},
	tcsh: {program: '/usr/bin/tcsh', args: ['-c', print]},
};

export function isHere({program}: RealShell): boolean {
	return existsSync(program);
}

/** The environment that a program of that shell gets. Nothing of ours is handed to it. */
export function environmentOf({program, args, environment}: RealShell, home: string): Readonly<Record<string, string>> {
	const output = execFileSync(program, args, {
		env: {HOME: home, PATH: '/usr/bin:/bin', TERM: 'dumb', LC_ALL: 'C.UTF-8', USER: 'dev', ...environment},
		cwd: home,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		// An interactive shell ignores SIGTERM.
		timeout: limit(20_000),
		killSignal: 'SIGKILL',
	});
	const pairs = output.split('\0').map((line): [string, string] => {
		const sign = line.indexOf('=');
		return [line.slice(0, sign), line.slice(sign + 1)];
	});
	return Object.fromEntries(pairs);
}
