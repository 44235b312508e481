// Makes the Host of the machine that we are on, or of one that was rebuilt in a scratch folder.
import {stat} from 'node:fs/promises';
import os from 'node:os';
import {resolve} from 'node:path';
import type {Host, Platform, User} from '../core/host.js';
import {timeToLook, within} from './deadline.js';
import {makeDisk} from './disk.js';
import {makeFiles} from './files.js';

export type HereOptions = {
	/** As process.env; copied. On Windows the names become upper case, since they mean the same there. */
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly home?: string;
	readonly cwd?: string;
	readonly platform?: Platform;
	/** In place of the environment's PATH. */
	readonly path?: string;
	readonly kernel?: string;
	/** Origins that are asked elsewhere, on loopback and without a proxy: {'https://api.anthropic.com': 'http://127.0.0.1:4000'}. */
	readonly routes?: Readonly<Record<string, string>>;
	readonly user?: Partial<User>;
	/** Put before absolute paths outside of home and cwd, so that a test has its own /etc; default "/". */
	readonly root?: string;
	/** The folders of the system's programs; default: those of the platform, below the root first. */
	readonly places?: readonly string[];
	readonly now?: () => number;
};

/** The real Host. What it tells about the platform is read now, not when this file was loaded. */
export function here(options: HereOptions): Host {
	const kernel = options.kernel ?? kernelText();
	const platform = options.platform ?? platformOf(process.platform, kernel);
	const cwd = options.cwd ?? currentFolder();
	const environment = copyEnvironment(options, platform);
	const user = {...account(environment), ...options.user};
	const home = options.home ?? homeOf(environment, platform) ?? user.home;
	const disk = makeDisk({home, cwd, root: options.root ?? '/'});
	const files = makeFiles({disk});
	const programs = {environment, platform, disk, homes: [home, user.home], places: options.places};
	// Loaded when first needed: a run that starts no program and asks no server doesn't pay for them.
	return {
		platform,
		user,
		home,
		cwd,
		root: options.root ?? '/',
		environment,
		kernel,
		files,
		async run(program, args, runOptions) {
			const {makeRun} = await import('./run.js');
			return makeRun(programs)(program, args, runOptions);
		},
		async which(program) {
			const {findPrograms} = await import('./which.js');
			return (await findPrograms(program, programs)).found;
		},
		async passedOver(program) {
			const {findPrograms} = await import('./which.js');
			return (await findPrograms(program, programs)).passedOver;
		},
		async running() {
			const {commandsIn} = await import('./running.js');
			const commands = platform === 'linux' || platform === 'wsl' ? commandsIn(disk.locate('/proc')) : [];
			return commands.length > 0 ? commands : undefined;
		},
		async request(request) {
			const {makeWeb} = await import('./web.js');
			return makeWeb({environment, files, routes: options.routes ?? {}})(request);
		},
		async reach(name, port, timeout) {
			const {reach} = await import('./reach.js');
			return reach(name, port, timeout);
		},
		now: options.now ?? (() => Date.now()),
		wait: (milliseconds, signal) =>
			new Promise((resolve) => {
				const timer = setTimeout(resolve, milliseconds);
				signal?.addEventListener('abort', () => {
					clearTimeout(timer);
					resolve();
				});
			}),
	};
}

/** WSL says so in the release or version of its kernel: "5.15.167.4-microsoft-standard-WSL2", "4.4.0-19041-Microsoft". */
export function isWslKernel(kernel: string): boolean {
	return /microsoft|\bwsl/i.test(kernel);
}

export function platformOf(name: string, kernel: string): Platform {
	if (name === 'darwin' || name === 'win32') {
		return name;
	}
	// Other Unixes are treated as Linux.
	return isWslKernel(kernel) ? 'wsl' : 'linux';
}

function kernelText(): string {
	try {
		return `${os.release()} ${os.version()}`;
	} catch {
		return '';
	}
}

/** A folder that was removed meanwhile has no name. */
function currentFolder(): string {
	try {
		return process.cwd();
	} catch {
		return '/';
	}
}

function copyEnvironment({environment, path}: HereOptions, platform: Platform) {
	const entries = Object.entries(environment).filter(([, value]) => value !== undefined);
	const copy = Object.fromEntries(
		platform === 'win32' ? entries.map(([name, value]) => [name.toUpperCase(), value]) : entries,
	);
	return path === undefined ? copy : {...copy, PATH: path};
}

/** As Node's os.homedir() and so Claude Code; an empty one counts as unset. */
function homeOf(environment: Readonly<Record<string, string | undefined>>, platform: Platform): string | undefined {
	return (platform === 'win32' ? environment.USERPROFILE : environment.HOME) || undefined;
}

/** The user database may not know this user: containers with a number for a user. */
function account(environment: Readonly<Record<string, string | undefined>>): User {
	const shell = environment.SHELL || null;
	try {
		const {username, uid, homedir, shell: own} = os.userInfo();
		return {name: username, uid, home: homedir, shell: shell ?? own};
	} catch {
		return {
			name: environment.USER || environment.LOGNAME || environment.USERNAME || '',
			uid: process.getuid?.() ?? -1,
			home: environment.HOME || '/',
			shell,
		};
	}
}

/** A folder named on the command line, absolute; undefined if there is none. Without a name the one that we are in. */
export async function folderOf(base: string, name: string | undefined): Promise<string | undefined> {
	try {
		const folder = resolve(base, name ?? '');
		return (await within(timeToLook, stat(folder))).isDirectory() ? folder : undefined;
	} catch {
		return undefined;
	}
}
