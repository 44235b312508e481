// Shell start-up files and what hands variables to whole sessions: who assigns a variable, and what a new terminal ends up with.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {AssignmentSyntax, ShellFiles} from '../core/readings.js';
import {documentFolders} from './documents.js';
import {ownNames} from './own-names.js';
import {baseName, join} from './paths.js';
import {allShells, type ShellName, type StartUpFile, shellsOf, startUpFiles} from './start-up-files.js';
import {scanEnvironmentD, scanEtcEnvironment, scanPamEnvironment, scanUnit} from './syntax/environment-files.js';
import {ScriptReader} from './syntax/reader.js';
import {isEvent, type Scanner} from './syntax/script.js';
import {commandStarterOf, where} from './where.js';

type Tag = {readonly shell: string; readonly isRead: boolean};

const mostFilesOfFolder = 40;

/** A word that names the program or its package. */
const claudeCode = /(?:^|[\\/])claude(?:-code)?(?:\.\w+|@[\w.-]+)?$/;

export const shellFiles = defineProbe<ShellFiles>({
	id: 'shell-files',
	async read(context) {
		const {host, try: attempt} = context;
		const [surroundings, own, documents] = await Promise.all([
			attempt(where),
			ownNames(context),
			documentFolders(host),
		]);
		const filesOf = (shell: ShellName): readonly StartUpFile[] => startUpFiles(shell, host, documents);
		const used = shellsOf(host, surroundings?.shell ?? null);
		const seen = new Set<string>();
		const makeReader = (shell?: ShellName): ScriptReader<Tag> =>
			new ScriptReader<Tag>(host, host.home, own, seen, shell);
		// What sessions hand out comes first, and every shell sees it.
		const main = makeReader(used[0]);
		await readSessionFiles(host, main);
		const leftOut: {readonly file: StartUpFile; readonly shell: ShellName}[] = [];
		for (const shell of used) {
			leftOut.push(...(await readShell(host, main, shell, filesOf(shell), true)).map((file) => ({file, shell})));
		}
		const by = commandStarterOf(host.environment, surroundings);
		const typed = by ? [] : await main.changedFor('claude', claudeCode);
		const all = [await resultOf(main)];
		for (const {file, shell} of leftOut) {
			const reader = makeReader(shell);
			await reader.read(file.path, {...file, shell, isOptional: true, tag: {shell, isRead: false}});
			all.push(await resultOf(reader));
		}
		for (const shell of allShells.filter((name) => !used.includes(name))) {
			const reader = makeReader(shell);
			const rest = await readShell(host, reader, shell, filesOf(shell), false);
			for (const file of rest) {
				await reader.read(file.path, {...file, shell, isOptional: true, tag: {shell, isRead: false}});
			}
			all.push(await resultOf(reader));
		}
		const units = makeReader();
		await readUnits(host, units);
		all.push(await resultOf(units));
		const command = new ScriptReader<Tag>(host, host.home, own, new Set(), used[0], false);
		if (by === 'ssh' && used[0]) {
			await readSessionFiles(host, command);
			const files = filesOf(used[0]).filter(({isForCommands}) => isForCommands);
			await readShell(
				host,
				command,
				used[0],
				files.map((file) => ({...file, isOnlySourced: false})),
				true,
			);
		}
		return {
			files: all.flatMap(({files}) => files),
			assignments: all.flatMap(({assignments}) => assignments),
			inForce: (name) => main.inForce(name),
			typed,
			...(by && {command: {by, inForce: (name) => command.inForce(name)}}),
		};
	},
});

/** One reader's at a time, so that no more than one holds what it has parsed. */
async function resultOf(reader: ScriptReader<Tag>): Promise<Pick<ShellFiles, 'files' | 'assignments'>> {
	const assignments = await reader.assignments();
	return {files: reader.files, assignments};
}

/** Returns the files that this shell knows but doesn't read at present: where their own reader is used, they change nothing. */
async function readShell(
	host: Host,
	reader: ScriptReader<Tag>,
	shell: ShellName,
	files: readonly StartUpFile[],
	isUsed: boolean,
): Promise<readonly StartUpFile[]> {
	// What is read anyway isn't taken from within a condition.
	const later = new Set(files.filter(({oneOf, isOnlySourced}) => !oneOf && !isOnlySourced).map(({path}) => path));
	const taken = new Set<string>();
	const leftOut: StartUpFile[] = [];
	for (const file of files) {
		const {scan, syntax, oneOf} = file;
		if (file.isOnlySourced || (oneOf !== undefined && taken.has(oneOf))) {
			leftOut.push(file);
			continue;
		}
		for (const path of await pathsOf(file, host, reader)) {
			const isOptional = !isUsed || path.startsWith('/etc/');
			const isThere = await reader.read(path, {scan, syntax, shell, later, isOptional, tag: {shell, isRead: isUsed}});
			if (isThere && oneOf !== undefined) {
				taken.add(oneOf);
			}
		}
	}
	return leftOut;
}

async function pathsOf(file: StartUpFile, host: Host, reader: ScriptReader<Tag>): Promise<readonly string[]> {
	const {path, ending, namedBy} = file;
	if (namedBy !== undefined) {
		return [reader.text([{kind: 'variable', name: namedBy}]) ?? []].flat().filter((named) => named !== '');
	}
	if (ending !== undefined) {
		const names = (await host.files.list(path)).filter((name) => name.endsWith(ending));
		return names.slice(0, mostFilesOfFolder).map((name) => join(host.platform, path, name));
	}
	const {ZDOTDIR, USER_ZDOTDIR} = host.environment;
	const found = file.isMovable ? reader.text([{kind: 'variable', name: 'ZDOTDIR'}]) : undefined;
	// The terminal of VS Code starts zsh with its own ZDOTDIR and remembers the user's.
	const folder = found !== undefined && found === ZDOTDIR && USER_ZDOTDIR ? USER_ZDOTDIR : found;
	return [folder ? join(host.platform, folder, baseName(path)) : path];
}

/** Linux: what PAM and systemd give to every session, in any shell. */
async function readSessionFiles(host: Host, reader: ScriptReader<Tag>): Promise<void> {
	if (host.platform !== 'linux' && host.platform !== 'wsl') {
		return;
	}
	const tag = {shell: 'system', isRead: true};
	const read = (path: string, scan: Scanner, syntax: AssignmentSyntax): Promise<boolean> =>
		reader.read(path, {scan, syntax, tag, isOptional: true});
	await read('/etc/environment', scanEtcEnvironment, 'etc-environment');
	// Newer PAM no longer reads it by default.
	await read(join(host.platform, host.home, '.pam_environment'), maybe(scanPamEnvironment), 'etc-environment');
	const config = host.environment.XDG_CONFIG_HOME || join(host.platform, host.home, '.config');
	for (const folder of ['/etc/environment.d', join(host.platform, config, 'environment.d')]) {
		for (const path of await named(host, folder, /\.conf$/)) {
			await read(path, scanEnvironmentD, 'environment.d');
		}
	}
}

/** Units of the user's systemd: their variables are for their service alone. */
async function readUnits(host: Host, reader: ScriptReader<Tag>): Promise<void> {
	if (host.platform === 'linux' || host.platform === 'wsl') {
		const folder = join(host.platform, host.home, '.config', 'systemd', 'user');
		for (const path of await named(host, folder, /\.service$/)) {
			const tag = {shell: 'systemd', isRead: false};
			await reader.read(path, {scan: scanUnit, syntax: 'environment.d', tag, isOptional: true});
		}
	}
}

async function named(host: Host, folder: string, pattern: RegExp): Promise<readonly string[]> {
	const names = (await host.files.list(folder)).filter((name) => pattern.test(name));
	return names.slice(0, mostFilesOfFolder).map((name) => join(host.platform, folder, name));
}

function maybe(scan: Scanner): Scanner {
	return (text, options) =>
		scan(text, options)
			.filter(isEvent)
			.map((event) => ({...event, context: {...event.context, reach: 'conditional'}}));
}
