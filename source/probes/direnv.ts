// What direnv takes from .envrc here: its assignments, whether this process has them, and whether direnv would load them.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {Direnv} from '../core/readings.js';
import {fieldOf, readJson} from './json/read.js';
import {ownNames} from './own-names.js';
import {isAbsolute, join, parentOf, upwards} from './paths.js';
import {scannerOf} from './syntax/dotenv.js';
import {scanPosix} from './syntax/posix.js';
import {type FileReading, type ReadOptions, ScriptReader} from './syntax/reader.js';

const mostFolders = 32;
/** Milliseconds. */
const timeout = 3000;
/** Where its configuration and what was allowed lie. */
const needs = ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'DIRENV_CONFIG'];

export const direnv = defineProbe<Direnv>({
	id: 'direnv',
	async read(context) {
		const {host} = context;
		const file = await envrcAbove(host, host.cwd);
		const {DIRENV_DIR, DIRENV_FILE} = host.environment;
		const loadedFile =
			DIRENV_FILE || (DIRENV_DIR ? join(host.platform, DIRENV_DIR.replace(/^-/, ''), '.envrc') : undefined);
		const isLoaded = loadedFile !== undefined && (file === undefined || isSameFolder(host, loadedFile, file));
		const taken = isLoaded ? (file ?? loadedFile) : file;
		const reader = new ScriptReader<object>(
			host,
			taken ? parentOf(taken, host.platform) : host.cwd,
			await ownNames(context),
		);
		if (taken !== undefined) {
			await reader.read(taken, optionsFor(host, reader));
		}
		const assignments = await reader.assignments();
		return {
			file,
			files: reader.files,
			assignments,
			isLoaded,
			...(await permissionOf(host, file)),
			inForce: (name) => reader.inForce(name),
		};
	},
});

/** The nearest one at or above a folder, as direnv searches. */
async function envrcAbove(host: Host, folder: string): Promise<string | undefined> {
	for (const place of upwards(folder, host.platform).slice(0, mostFolders)) {
		const path = join(host.platform, place, '.envrc');
		if ((await host.files.resolve(path)) !== undefined) {
			return path;
		}
	}
	return undefined;
}

/** DIRENV_DIR and DIRENV_FILE are of the folder where the shell stood; links make two names of one. */
function isSameFolder(host: Host, loaded: string, file: string): boolean {
	return (
		join(host.platform, loaded) === join(host.platform, file) ||
		parentOf(loaded, host.platform) === parentOf(file, host.platform)
	);
}

function optionsFor(host: Host, reader: ScriptReader<object>): ReadOptions<object> {
	const dotenv: ReadOptions<object> = {scan: scannerOf('direnv'), syntax: 'dotenv', tag: {}};
	const beside = (from: FileReading<object>, name: string): string =>
		isAbsolute(name, host.platform) ? name : join(host.platform, parentOf(from.path, host.platform), name);
	const up = async (_: readonly (string | undefined)[], from: FileReading<object>): Promise<void> => {
		const above = await envrcAbove(host, parentOf(parentOf(from.path, host.platform), host.platform));
		if (above !== undefined && above !== from.path) {
			await reader.include(above, from);
		}
	};
	const load = async ([name = '.env']: readonly (string | undefined)[], from: FileReading<object>): Promise<void> => {
		await reader.include(beside(from, name), {...from, options: dotenv});
	};
	const source = async ([name]: readonly (string | undefined)[], from: FileReading<object>): Promise<void> => {
		if (name !== undefined) {
			const path = beside(from, name);
			const isFolder = (await host.files.status(path))?.kind === 'folder';
			await reader.include(isFolder ? join(host.platform, path, '.envrc') : path, from);
		}
	};
	return {
		scan: scanPosix,
		syntax: 'envrc',
		shell: 'bash',
		tag: {},
		commands: {
			dotenv: load,
			dotenv_if_exists: load,
			source_env: source,
			source_env_if_exists: source,
			source_up: up,
			source_up_if_exists: up,
		},
	};
}

/** `direnv status` only looks; nothing in the .envrc is run. */
async function permissionOf(host: Host, file: string | undefined): Promise<Pick<Direnv, 'permission' | 'isInstalled'>> {
	const [program] = await host.which('direnv');
	if (program === undefined) {
		return {permission: 'unknown', isInstalled: (await host.passedOver('direnv')).length > 0};
	}
	if (file === undefined) {
		return {permission: 'unknown', isInstalled: true};
	}
	const result = await host.run(program, ['status', '--json'], {timeout, cwd: host.cwd, needs});
	const read = result.kind === 'exited' && result.code === 0 ? readJson(result.stdout) : undefined;
	const allowed = read?.ok ? fieldOf(read.value, 'state', 'foundRC', 'allowed') : undefined;
	if (typeof allowed === 'number') {
		return {permission: (['allowed', 'blocked', 'denied'] as const)[allowed] ?? 'unknown', isInstalled: true};
	}
	return {permission: await plainPermission(host, program), isInstalled: true};
}

/** direnv before 2.33 knows no --json. */
async function plainPermission(host: Host, program: string): Promise<Direnv['permission']> {
	const result = await host.run(program, ['status'], {timeout, cwd: host.cwd, needs});
	const said = result.kind === 'exited' ? /^Found RC allowed (\w+)/m.exec(result.stdout)?.[1] : undefined;
	switch (said) {
		case 'true':
		case '0':
			return 'allowed';
		case 'false':
		case '1':
			return 'blocked';
		case '2':
			return 'denied';
		default:
			return 'unknown';
	}
}
