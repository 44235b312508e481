// Builds the machine of a scenario in a scratch folder, with a server on loopback; of the real machine only the clock is read.
import {chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import type {Host, Platform} from '../core/host.js';
import {knownVersion} from '../core/versions.js';
import {here} from '../host/here.js';
import type {StandInConfiguration} from './claude.js';
import type {Scenario} from './scenario.js';
import {loginText, newLogin} from './scenarios.js';
import {type DemoServer, startServer} from './server.js';

export type DemoMachine = {
	readonly host: Host;
	hostWith(environment: Host['environment']): Host;
	/** Takes everything away; what was still being written when the process ends goes then. */
	remove(): void;
};

const day = 86_400_000;

/** What an ending process still takes away: a diagnosis that is cut off may write to a folder that is already gone. */
const atExit = new Set<() => void>();
process.once('exit', () => {
	for (const clear of atExit) {
		clear();
	}
});

/** `standIn`: the words that start what plays Claude Code. Rejects if the temporary folder can't be written. */
export async function makeMachine(scenario: Scenario, standIn: readonly string[]): Promise<DemoMachine> {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'claude-fix-demo-')));
	const clear = () => rmSync(folder, {recursive: true, force: true, maxRetries: 3});
	atExit.add(clear);
	let server: DemoServer | undefined;
	try {
		server = await startServer(scenario);
		return build(scenario, {folder, standIn, server, clear});
	} catch (error) {
		server?.close();
		clear();
		throw error;
	}
}

type Ground = {
	readonly folder: string;
	readonly standIn: readonly string[];
	readonly server: DemoServer;
	readonly clear: () => void;
};

function build(scenario: Scenario, {folder, standIn, server, clear}: Ground): DemoMachine {
	const home = join(folder, 'home', 'sam');
	const cwd = join(home, 'project');
	const programs = join(home, '.local', 'bin');
	const root = join(folder, 'root');
	// Windows has its own places and its own shell; everything else is a Linux machine, so that no keychain is asked.
	const platform: Platform = process.platform === 'win32' ? 'win32' : 'linux';
	for (const path of [cwd, programs, root]) {
		mkdirSync(path, {recursive: true});
	}
	const write = (path: string, text: string, mode = 0o600) => {
		mkdirSync(dirname(path), {recursive: true});
		writeFileSync(path, text, {mode});
	};
	for (const [path, text] of Object.entries(scenario.files)) {
		write(join(home, path), text);
	}
	write(join(home, startUpFile(platform)), startUpText(scenario.variables ?? {}, platform), 0o644);
	const configuration: StandInConfiguration = {
		version: knownVersion,
		home,
		routes: server.routes,
		newLogin: loginText(newLogin, Date.now() + 365 * day),
	};
	write(join(folder, 'stand-in.json'), JSON.stringify(configuration));
	writeProgram(join(programs, 'claude'), [...standIn, join(folder, 'stand-in.json')], platform);

	const hostWith = (environment: Host['environment']): Host => {
		const host = here({
			environment,
			home,
			cwd,
			root,
			platform,
			kernel: '6.8.0',
			routes: server.routes,
			places: [programs],
			user: {name: 'sam', home, shell: platform === 'win32' ? null : '/bin/zsh'},
		});
		// What isn't answered on loopback isn't there: a demo never leaves the machine.
		const request: Host['request'] = async (asked) =>
			URL.canParse(asked.url) && !(new URL(asked.url).origin in server.routes)
				? {ok: false, failure: 'dns', code: 'ENOTFOUND', milliseconds: 0}
				: host.request(asked);
		return {...host, request};
	};
	return {
		host: hostWith({...environmentOf(home, programs, platform), ...scenario.variables}),
		hostWith,
		remove() {
			server.close();
			clear();
		},
	};
}

function startUpFile(platform: Platform): string {
	return platform === 'win32' ? join('Documents', 'PowerShell', 'Microsoft.PowerShell_profile.ps1') : '.zshrc';
}

function startUpText(variables: Readonly<Record<string, string>>, platform: Platform): string {
	const set = Object.entries(variables).map(([name, value]) =>
		platform === 'win32' ? `$env:${name} = '${value}'` : `export ${name}="${value}"`,
	);
	const lines = platform === 'win32' ? ['Set-Alias ll Get-ChildItem'] : ["alias ll='ls -l'", 'setopt no_beep'];
	return [...lines, ...set, ''].join('\n');
}

function environmentOf(home: string, programs: string, platform: Platform): Readonly<Record<string, string>> {
	if (platform !== 'win32') {
		return {HOME: home, USER: 'sam', LOGNAME: 'sam', SHELL: '/bin/zsh', LANG: 'en_US.UTF-8', PATH: programs};
	}
	// Without these two no program starts on Windows.
	const {SystemRoot = 'C:\\Windows', ComSpec = `${SystemRoot}\\System32\\cmd.exe`} = process.env;
	return {
		SystemRoot,
		ComSpec,
		USERPROFILE: home,
		USERNAME: 'sam',
		APPDATA: join(home, 'AppData', 'Roaming'),
		LOCALAPPDATA: join(home, 'AppData', 'Local'),
		PSModulePath: join(home, 'Documents', 'PowerShell', 'Modules'),
		PATHEXT: '.COM;.EXE;.BAT;.CMD',
		PATH: programs,
	};
}

/** A program that starts another one with these words first. */
function writeProgram(path: string, words: readonly string[], platform: Platform): void {
	if (platform === 'win32') {
		writeFileSync(`${path}.cmd`, `@${words.map((word) => `"${word.replaceAll('%', '%%')}"`).join(' ')} %*\r\n`);
		return;
	}
	const quoted = words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`);
	writeFileSync(path, `#!/bin/sh\nexec ${quoted.join(' ')} "$@"\n`);
	chmodSync(path, 0o755);
}
