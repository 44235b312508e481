// A machine in a scratch folder: the real Host over a home, a working folder, an /etc and stand-in programs of its own.
import {
	chmodSync,
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	realpathSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {onTestFinished, TestRunner} from 'vitest';
import type {Host, User} from '../../source/core/host.js';
import {type HereOptions, here} from '../../source/host/here.js';
import {patient, usualTime} from '../../source/host/patient.js';
import {limit} from './patience.js';

/** Text, bytes, or anything else as JSON with two spaces. */
export type Content = string | Uint8Array | object;

/** A shell script (`#!` is put before it if it has none), or what to print and how to end; `version` is the answer to --version. */
export type Program =
	| string
	| {readonly version?: string; readonly stdout?: string; readonly stderr?: string; readonly exit?: number};

export type ScratchFolders = {readonly home: string; readonly cwd: string; readonly root: string; readonly bin: string};

export type ScratchOptions = {
	/** Keys begin with `~/`, `./` (below the working folder) or `/` (below the scratch root). */
	readonly files?: Readonly<Record<string, Content>> | ((folders: ScratchFolders) => Readonly<Record<string, Content>>);
	/** Empty ones. */
	readonly folders?: readonly string[];
	readonly modes?: Readonly<Record<string, number>>;
	/** From → to; a target with `~/`, `./` or `/` is made absolute, any other stays as it is. */
	readonly links?: Readonly<Record<string, string>>;
	/** Added to HOME, PATH, USER and SHELL; undefined takes one of these away. */
	readonly env?: Readonly<Record<string, string | undefined>>;
	/** By name: in the folder that is first on PATH; by path: there. */
	readonly programs?: Readonly<Record<string, Program>>;
	/** The working folder; default "~/project". */
	readonly cwd?: string;
	/** Where the home folder lies below the scratch root; default "/home". */
	readonly home?: string;
	/** Not gone with the test: whoever made it calls cleanUp(). For tests that run at the same time. */
	readonly isKept?: boolean;
	readonly user?: Partial<User>;
} & Pick<HereOptions, 'platform' | 'kernel' | 'routes' | 'now' | 'places'>;

export type Scratch = ScratchFolders & {
	readonly host: Host;
	/** The real path of `~/…`, `./…` or `/…` on this machine. */
	readonly path: (name: string) => string;
	/** The same machine, another environment: a new terminal, say. */
	readonly hostWith: (changes: Partial<HereOptions>) => Host;
	readonly cleanUp: () => void;
};

/** A machine of Unix can't be rebuilt on Windows: not its paths, nor its permissions, nor programs that are shell scripts. */
function leaveOutOnWindows({platform = 'linux', programs, links, modes}: ScratchOptions): void {
	const isOfUnix = platform !== 'win32' || [programs, links, modes].some((one) => Object.keys(one ?? {}).length > 0);
	if (process.platform === 'win32' && isOfUnix) {
		TestRunner.getCurrentTest()?.context.skip('it rebuilds a machine of Unix');
	}
}

/** Makes the machine; when the test that called it has finished, it is gone. Outside of a test call cleanUp(). */
export function scratchHost(options: ScratchOptions = {}): Scratch {
	leaveOutOnWindows(options);
	const root = realpathSync(mkdtempSync(join(tmpdir(), 'claude-fix-')));
	const home = join(root, options.home ?? 'home');
	const bin = join(root, 'bin');
	const at = (cwd: string) => (name: string) => {
		if (name === '~' || name.startsWith('~/')) {
			return join(home, name.slice(1));
		}
		return name === '.' || name.startsWith('./')
			? join(cwd, name.slice(1))
			: name.startsWith(root)
				? name
				: join(root, name);
	};
	const cwd = at(home)(options.cwd ?? '~/project');
	const path = at(cwd);
	const folders = {home, cwd, root, bin};
	for (const folder of [home, cwd, bin, ...(options.folders ?? []).map(path)]) {
		mkdirSync(folder, {recursive: true});
	}
	const files = typeof options.files === 'function' ? options.files(folders) : (options.files ?? {});
	for (const [name, content] of Object.entries(files)) {
		write(path(name), content);
		if (name.endsWith('.credentials.json')) {
			chmodSync(path(name), 0o600);
		}
	}
	for (const [name, program] of Object.entries(options.programs ?? {})) {
		const place = name.includes('/') ? path(name) : join(bin, name);
		write(place, scriptOf(program));
		chmodSync(place, 0o755);
	}
	for (const [from, to] of Object.entries(options.links ?? {})) {
		mkdirSync(dirname(path(from)), {recursive: true});
		symlinkSync(/^(~|\.|)\//.test(to) ? path(to) : to, path(from));
	}
	for (const [name, mode] of Object.entries(options.modes ?? {})) {
		chmodSync(path(name), mode);
	}
	const env: Record<string, string | undefined> = {
		HOME: home,
		PATH: `${bin}:/usr/bin:/bin`,
		USER: 'dev',
		SHELL: '/bin/zsh',
		...options.env,
	};
	const base: HereOptions = {
		environment: env,
		home,
		cwd,
		root,
		platform: options.platform ?? 'linux',
		// Stand-ins for the system's programs go before its own.
		...(process.platform !== 'win32' && {
			places: [...['/usr/bin', '/bin', '/usr/local/bin'].map((name) => join(root, name)), '/usr/bin', '/bin'],
		}),
		...(options.places && {places: options.places}),
		kernel: options.kernel ?? '6.1.0 #1 SMP',
		user: {name: 'dev', home, shell: env.SHELL ?? null, ...options.user},
		...(options.routes ? {routes: options.routes} : {}),
		...(options.now ? {now: options.now} : {}),
	};
	const cleanUp = () => {
		unlock(root);
		rmSync(root, {recursive: true, force: true});
	};
	if (!options.isKept) {
		try {
			onTestFinished(cleanUp);
		} catch {
			// Not in a test: whoever made it cleans up.
		}
	}
	// Programs and requests get longer where the machine is slow, as for a person who gives more time.
	const hostWith = (changes: Partial<HereOptions>): Host => patient(here({...base, ...changes}), limit(usualTime));
	return {...folders, host: hostWith({}), path, hostWith, cleanUp};
}

function write(path: string, content: Content): void {
	mkdirSync(dirname(path), {recursive: true});
	const isRaw = typeof content === 'string' || content instanceof Uint8Array;
	writeFileSync(path, isRaw ? content : JSON.stringify(content, null, 2));
}

function scriptOf(program: Program): string {
	if (typeof program === 'string') {
		return program.startsWith('#!') ? program : `#!/bin/sh\n${program}\n`;
	}
	const {version, stdout = '', stderr = '', exit = 0} = program;
	return [
		'#!/bin/sh',
		...(version === undefined ? [] : [`[ "$1" = --version ] && { echo ${quote(version)}; exit 0; }`]),
		`printf %s ${quote(stdout)}`,
		`printf %s ${quote(stderr)} >&2`,
		`exit ${exit}`,
		'',
	].join('\n');
}

function quote(text: string): string {
	return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Folders that a test has locked can't be emptied. */
function unlock(folder: string): void {
	if (!existsSync(folder) || !lstatSync(folder).isDirectory()) {
		return;
	}
	chmodSync(folder, 0o700);
	for (const name of readdirSync(folder)) {
		unlock(join(folder, name));
	}
}
