// Rebuilds the machine of a case in a scratch folder: its files, programs, keychain and network, and the Host over them.
import {chmodSync} from 'node:fs';
import {join} from 'node:path';
import type {Host} from '../../source/core/host.js';
import {makeDisk} from '../../source/host/disk.js';
import type {Case} from './cases.js';
import {type Scratch, scratchHost} from './host.js';
import {asUser, userId} from './machine-files.js';
import {commitFolders, setModes, writeKeychain, writePrograms} from './machine-fill.js';
import {type Plan, planMachine} from './machine-plan.js';
import {runWith} from './machine-programs.js';
import type {Workshop} from './machine-workshop.js';
import type {MadeUp} from './placeholders.js';
import {haste, Network} from './servers.js';
import {inNetwork} from './servers-connect.js';
import {type SecurityCall, securityCalls} from './stand-ins.js';

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
	const tools = [...['/usr/local/bin', '/usr/bin', '/bin'].map(path), join(workshop.folder, 'tools')];
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
				places: tools,
				// An empty one is as good as none.
				home: variables.HOME || home,
				user: {name: 'dev', home, uid: userId, shell: variables.SHELL ?? '/bin/bash'},
			});
			return {
				...host,
				files: asUser(host.files, {
					root,
					locate,
					isOfRoot: plan?.isOfRoot ?? (() => false),
					hasModes: (plan?.modes.size ?? 0) > 0,
				}),
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
