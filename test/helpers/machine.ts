// Rebuilds the machine of a case in a scratch folder: its files, programs, keychain and network, and the Host over them.
import {execFile} from 'node:child_process';
import {chmodSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {Host} from '../../source/core/host.js';
import {makeDisk} from '../../source/host/disk.js';
import type {Case, CaseKeychain} from './cases.js';
import {Authority} from './certificates.js';
import {type Scratch, scratchHost} from './host.js';
import {asUser, userId} from './machine-files.js';
import {type Plan, planMachine} from './machine-plan.js';
import {claudeScript, makeTools, runWith, type StandIn, writeProgram} from './machine-programs.js';
import type {MadeUp} from './placeholders.js';
import {haste, Network} from './servers.js';
import {inNetwork, installNetworks} from './servers-connect.js';
import {
	launchctlStandIn,
	postOfClaude,
	psStandIn,
	type SecurityCall,
	securityCalls,
	securityStandIn,
	systemScripts,
} from './stand-ins.js';
import {claudeStandIn} from './stand-ins-claude.js';

/** What the machines of one process share; everything of theirs lies below its folder. */
export class Workshop {
	readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'claude-fix-cases-')));
	readonly authorities = {trusted: new Authority('Test Root'), 'self-signed': new Authority('Example Corp Root CA')};
	/** The tools that this machine has for the cases. */
	readonly tools: ReadonlySet<string>;

	constructor() {
		process.umask(0o022);
		delete process.env.NODE_EXTRA_CA_CERTS;
		this.tools = makeTools(join(this.folder, 'tools'));
		mkdirSync(join(this.folder, 'tmp'));
		process.env.TMPDIR = join(this.folder, 'tmp');
		installNetworks(this.authorities.trusted.pem);
	}

	close(): void {
		rmSync(this.folder, {recursive: true, force: true});
	}
}

export type Machine = {
	readonly scratch: Scratch;
	readonly plan: Plan;
	/** Of a terminal. */
	readonly environment: Readonly<Record<string, string>>;
	readonly secrets: readonly MadeUp[];
	readonly network: Network;
	/** Every program that was run, with the lines that `security` read. */
	readonly calls: SecurityCall[];
	/** The file that is the keychain; undefined: not on macOS. */
	readonly keychain: string | undefined;
	hostWith(environment: Host['environment']): Host;
	/** Does something on this machine: what it connects to are the servers of the case. */
	within<T>(work: () => Promise<T>): Promise<T>;
	close(): void;
};

/** Where the tests keep what is not part of the machine. */
export const aside = 'claude-fix-aside';

export async function makeMachine(data: Case, workshop: Workshop): Promise<Machine> {
	const {platform = 'linux'} = data;
	let plan: Plan | undefined;
	const scratch = scratchHost({
		isKept: true,
		home: platform === 'darwin' ? '/Users/dev' : '/home/dev',
		cwd: data.cwd ?? '~/project',
		platform,
		kernel: platform === 'wsl' ? '5.15.167.4-microsoft-standard-WSL2' : '6.1.0 #1 SMP',
		files: (folders) => {
			plan = planMachine(data, {
				...folders,
				path: ['/usr/local/bin', '/usr/bin']
					.map((name) => join(folders.root, name))
					.concat(join(workshop.folder, 'tools'))
					.join(':'),
				authority: workshop.authorities['self-signed'].pem,
			});
			return plan.files;
		},
		folders: [...(data.folders ?? []), '/tmp', '/usr/local/bin', '/usr/bin', `/${aside}`],
		links: data.links ?? {},
	});
	if (!plan) {
		throw new Error('the machine has no plan');
	}
	const {environment, secrets} = plan;
	const {path, root, home, cwd} = scratch;
	chmodSync(path('/tmp'), 0o1777);
	const keychain = platform === 'darwin' ? path(`/${aside}/keychain.json`) : undefined;
	if (keychain !== undefined) {
		writeKeychain(keychain, home, plan.keychain);
	}
	const {locate} = makeDisk({home, cwd, root});
	const standIns = writePrograms(plan, {path, keychain, locate});
	await commitFolders(data.git ?? [], path);
	setModes(plan, path);
	const network = new Network(plan.origins, secrets);
	await network.start(workshop.authorities);
	const calls: SecurityCall[] = [];
	return {
		scratch,
		plan,
		environment,
		secrets,
		network,
		calls,
		keychain,
		hostWith: (variables) => {
			const host = scratch.hostWith({
				environment: variables,
				// An empty one is as good as none.
				home: variables.HOME || home,
				user: {name: 'dev', home, uid: userId, shell: variables.SHELL ?? '/bin/bash'},
			});
			return {
				...host,
				files: asUser(host.files, {root, locate, isOfRoot: plan?.isOfRoot ?? (() => false)}),
				run: runWith(host, standIns, ({args, program, input}) => {
					calls.push(
						...(program === 'security'
							? securityCalls(args, input)
							: [{program, args, isFromInput: false, readsSecret: false}]),
					);
				}),
				request: (request) => {
					const isSlow = URL.canParse(request.url) && network.isSlow(new URL(request.url).origin);
					return host.request(isSlow ? {...request, timeout: (request.timeout ?? 5000) / haste} : request);
				},
			};
		},
		within: (work) => inNetwork(network, work),
		close: () => {
			network.close();
			scratch.cleanUp();
		},
	};
}

type Places = {
	readonly path: (name: string) => string;
	readonly locate: (path: string) => string;
	readonly keychain: string | undefined;
};

/** Programs as files on PATH, and who answers in their place. */
function writePrograms(
	{programs, data, platform}: Plan,
	{path, locate, keychain}: Places,
): ReadonlyMap<string, StandIn> {
	const standIns = new Map<string, StandIn>();
	const add = (place: string, script: string, standIn: StandIn): void => {
		writeProgram(place, script);
		standIns.set(realpathSync(place), standIn);
	};
	for (const [name, program] of Object.entries(programs)) {
		const place = name.includes('/') ? path(name) : path(`/usr/local/bin/${name}`);
		if (place.endsWith('/claude')) {
			add(place, claudeScript(program), claudeStandIn({program, post: postOfClaude, locate, keychain}));
		} else {
			writeProgram(place, scriptOf(program));
		}
	}
	add(path('/usr/bin/ps'), systemScripts.ps(), psStandIn(data.processes));
	if (platform === 'darwin' && keychain !== undefined) {
		add(path('/usr/bin/security'), systemScripts.security(keychain), securityStandIn(keychain));
		add(path('/usr/bin/launchctl'), systemScripts.launchctl(), launchctlStandIn(data.launchd));
	}
	return standIns;
}

function scriptOf({version, stdout = '', stderr = '', exit = 0}: Plan['programs'][string]): string {
	const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
	const asked =
		version === undefined ? [] : [`case "$1" in --version|-v|-V|version) echo ${quote(version)}; exit 0;; esac`];
	const says = [`printf %s ${quote(stdout)}`, `printf %s ${quote(stderr)} >&2`, `exit ${exit}`];
	return ['#!/bin/sh', ...asked, ...says, ''].join('\n');
}

function writeKeychain(store: string, home: string, {items = [], ...rest}: CaseKeychain): void {
	const all = items.map(({account = 'dev', secret = '', ...item}) => ({
		...item,
		account,
		secret: typeof secret === 'string' ? secret : JSON.stringify(secret),
	}));
	const path = join(home, 'Library/Keychains/login.keychain-db');
	writeFileSync(store, JSON.stringify({locked: false, password: 'password', ...rest, path, items: all}));
}

async function commitFolders(folders: readonly string[], path: (name: string) => string): Promise<void> {
	for (const folder of folders.map(path)) {
		const git = (...args: readonly string[]) => {
			const {PATH} = process.env;
			const settings = [
				'-c',
				'user.name=Dev',
				'-c',
				'user.email=dev@example.com',
				'-c',
				'init.defaultBranch=main',
				'-c',
				'core.autocrlf=false',
			];
			return promisify(execFile)('git', [...settings, ...args], {
				cwd: folder,
				env: {PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1'},
			});
		};
		await git('init', '-q');
		await git('add', '-A');
		await git('commit', '-q', '--allow-empty', '-m', 'start');
	}
}

/** Last of all, since what is locked can't be filled. */
function setModes({modes}: Plan, path: (name: string) => string): void {
	const places = [...modes].map(([name, mode]) => [path(name), mode] as const);
	const depthFirst = places.sort(([a], [b]) => b.length - a.length);
	for (const [place, mode] of depthFirst) {
		if (!lstatSync(place).isSymbolicLink()) {
			chmodSync(place, mode);
		}
	}
}
