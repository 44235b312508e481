// The programs of a case: files on its PATH, the tools of this machine that it may use, and the stand-ins that answer within this process.
import {chmodSync, existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Host, RunOptions, RunResult} from '../../source/core/host.js';
import {childVariables} from '../../source/host/child-environment.js';
import {reveal} from '../../source/host/words.js';
import type {CaseProgram} from './cases.js';

/** What a case's scripts and claude-fix itself may use of this machine. Claude Code, systemd and password managers are not among them. */
const tools =
	'sh bash dash zsh fish git direnv env node cat printf echo true false test sed awk grep egrep head tail cut tr sort uniq wc tee date sleep ls mkdir mktemp rm cp mv ln chmod id uname hostname dirname basename readlink xargs base64 jq';

/** Links to them in a folder; one for all machines of a run. Returns those that this machine has. */
export function makeTools(folder: string): ReadonlySet<string> {
	mkdirSync(folder, {recursive: true});
	const places = [...new Set((process.env.PATH ?? '').split(':').concat('/usr/bin', '/bin'))];
	const found = tools.split(' ').filter((name) => {
		const there = name === 'node' ? process.execPath : places.map((place) => join(place, name)).find(existsSync);
		if (there !== undefined) {
			symlinkSync(realpathSync(there), join(folder, name));
		}
		return there !== undefined;
	});
	return new Set(found);
}

/** One call of a program, as the stand-ins see it. */
export type Call = {
	readonly args: readonly string[];
	readonly input: string;
	readonly environment: Readonly<Record<string, string>>;
	readonly cwd: string;
};

export type Output = {readonly code: number; readonly stdout: string; readonly stderr: string};

/** `hangs`: it never ends. */
export type StandIn = (call: Call) => Promise<Output | 'hangs'> | Output | 'hangs';

/** What was called: for the rules about what may be run and said. */
export type LoggedCall = {readonly program: string; readonly args: readonly string[]};

type Log = (call: LoggedCall & {readonly input: string}) => void;

/** A `run` that lets stand-ins answer by their place, and really runs everything else. */
export function runWith(host: Host, standIns: ReadonlyMap<string, StandIn>, log: Log): Host['run'] {
	return async (program, args, options = {}): Promise<RunResult> => {
		const input = reveal(options.input ?? '');
		log({program: program.replace(/^.*\//, ''), args, input});
		const place = await placeOf(host, program);
		const standIn = place === undefined ? undefined : standIns.get(place);
		if (!standIn) {
			return host.run(program, args, options);
		}
		const output = await standIn({
			args,
			input,
			environment: environmentOf(host, options),
			cwd: options.cwd ?? host.cwd,
		});
		return output === 'hangs'
			? {kind: 'timed-out', stdout: '', stderr: '', milliseconds: options.timeout ?? 5000}
			: {kind: 'exited', ...output, milliseconds: 1};
	};
}

async function placeOf(host: Host, program: string): Promise<string | undefined> {
	const found = program.includes('/')
		? [join(host.root ?? '/', program), program].find(existsSync)
		: (await host.which(program))[0];
	return found === undefined ? undefined : realpathSync(found);
}

function environmentOf(host: Host, options: RunOptions): Record<string, string> {
	const all = {...childVariables(host.environment, options), PATH: host.environment.PATH};
	return Object.fromEntries(Object.entries(all).filter((one): one is [string, string] => one[1] !== undefined));
}

/** The file of a stand-in: what a script of the case gets when it calls the program itself. */
export function writeProgram(place: string, script: string): void {
	mkdirSync(dirname(place), {recursive: true});
	writeFileSync(place, script);
	chmodSync(place, 0o755);
}

/** `security` as a program of its own, over the same keychain. */
export function securityScript(store: string): string {
	const script = fileURLToPath(new URL('security.mjs', import.meta.url));
	return `#!/bin/sh\nexec '${process.execPath}' '${script}' '${store}' "$@"\n`;
}

export function claudeScript({version = newest}: CaseProgram): string {
	return `#!/bin/sh\n[ "$1" = --version ] && { echo '${version} (Claude Code)'; exit 0; }\necho 'This stand-in has no session.' >&2\nexit 1\n`;
}

/** Of Claude Code, where a case says none. */
export const newest = '2.1.330';
