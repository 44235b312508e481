// The environment that a program is started with: made for it, so that keys stay where they are needed, and nothing in it starts another one.
import {delimiter, isAbsolute, parse, resolve} from 'node:path';
import type {RunOptions} from '../core/host.js';
import {readFirstBytes} from './files.js';
import {commandInterpreter, isPersonal} from './system-places.js';
import {childPath, isExecutable, mayRun, type ProgramsOptions} from './which.js';
import {reveal} from './words.js';

type Variables = Readonly<Record<string, string | undefined>>;

const always = ['HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'LC_CTYPE', 'LC_MESSAGES', 'TERM', 'TMPDIR'];

/** Without these hardly a program starts on Windows. */
const alwaysOnWindows = [
	...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'USERPROFILE', 'USERNAME', 'USERDOMAIN', 'HOMEDRIVE', 'HOMEPATH', 'OS'],
	...['APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'TEMP', 'TMP', 'PATHEXT'],
	...['NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE'],
];

/** Variables that make a program load or start something else: of the linker, of interpreters, of shells, of git. */
const starting =
	/^(?:LD_|DYLD_|GIT_|BASH_FUNC_|NODE_OPTIONS$|NODE_PATH$|NODE_REPL_|BUN_|DENO_|TSX_|BASH_ENV$|ENV$|ZDOTDIR$|FPATH$|IFS$|SHELLOPTS$|BASHOPTS$|PS4$|PROMPT_COMMAND$|PERL|PYTHON|RUBY|GEM_|LUA_|JAVA_TOOL_OPTIONS$|_JAVA_OPTIONS$|JDK_JAVA_OPTIONS$|GCONV_PATH$|LOCPATH$|NLSPATH$|GLIBC_TUNABLES$|LESS|MORE|OPENSSL_|NPM_CONFIG_|SSH_ASKPASS|SUDO_ASKPASS$|COMSPEC$)/i;

/** The variables of a child, but for PATH, which needs a look at the disk. */
export function childVariables(
	own: Variables,
	{needs = [], environment = {}}: Pick<RunOptions, 'needs' | 'environment'>,
): Variables {
	const wanted = new Set<string>([...always, ...alwaysOnWindows, ...(needs === 'all' ? [] : needs)]);
	const kept = Object.entries(own).filter(([name]) => (needs === 'all' ? !starting.test(name) : wanted.has(name)));
	// An address of D-Bus may be a program to start.
	const safe = kept.filter(([name, value]) => !/^DBUS_/.test(name) || !/exec:/.test(value ?? ''));
	const given = Object.entries(environment).map(([name, words]) => [name, words && reveal(words)]);
	return {...Object.fromEntries(safe), ...Object.fromEntries(given)};
}

export async function environmentFor(
	program: string,
	path: string,
	options: RunOptions,
	host: ProgramsOptions,
): Promise<Readonly<Record<string, string>>> {
	const variables = childVariables(host.environment, options);
	const all = options.needs === 'all' ? await withoutPrograms(variables, host) : variables;
	const isSystem = options.needs !== 'all' && !isPersonal(parse(program).name);
	const names = isSystem ? [] : await interpretersOf(path);
	const searched = {...host, environment: {...host.environment, PATH: all.PATH ?? host.environment.PATH}};
	const made: Variables = {
		...all,
		PATH: await childPath(searched, {isSystem, names}),
		...(host.platform === 'win32' && {
			COMSPEC: commandInterpreter(host.environment),
			// What it starts doesn't look in the current folder first.
			NODEFAULTCURRENTDIRECTORYINEXEPATH: '1',
		}),
	};
	return Object.fromEntries(Object.entries(made).filter((one): one is [string, string] => one[1] !== undefined));
}

/** A variable may name a program, as SHELL and EDITOR do; one that wouldn't be run here isn't handed on. */
async function withoutPrograms(variables: Variables, host: ProgramsOptions): Promise<Variables> {
	const entries = await Promise.all(
		Object.entries(variables).map(async ([name, value]) => {
			const [word = ''] = (value ?? '').slice(0, 4096).split(/\s/);
			const file = /[/\\]/.test(word) && !word.includes(delimiter) ? resolve(host.disk.cwd, word) : undefined;
			const isBad = file !== undefined && (await isExecutable(file)) && !(await mayRun(file, host));
			return isBad ? [] : [[name, value] as const];
		}),
	);
	return Object.fromEntries(entries.flat());
}

/** What `env` looks for on PATH when a script is started, and what the wrappers of npm start. */
async function interpretersOf(path: string): Promise<readonly string[]> {
	const line = await firstLine(path);
	const [, program = '', rest = ''] = /^#!\s*(\S+)\s*(.*)/.exec(line) ?? [];
	const words = /\benv$/.test(program) ? rest.split(/\s+/).filter((word) => !/^-|=/.test(word)) : [];
	return [...words.slice(0, 1), ...(program !== '' && !isAbsolute(program) ? [program] : []), 'node'];
}

async function firstLine(path: string): Promise<string> {
	try {
		return (await readFirstBytes(path, 256)).toString('latin1').split('\n')[0] ?? '';
	} catch {
		return '';
	}
}
