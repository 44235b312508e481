// A hostile repository, home, PATH and environment: none of its programs is run by a diagnosis, and no program sees a key it has no use for.
import {execFileSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {describe, expect, it} from 'vitest';
import {checkCommand} from '../../source/commands/check.js';
import {intoClipboard} from '../../source/host/clipboard.js';
import {handOver} from '../../source/host/hand-over.js';
import {openInBrowser} from '../../source/host/open-page.js';
import {type Scratch, type ScratchOptions, scratchHost} from '../helpers/host.js';
import {optionsOf, worldOver} from '../helpers/world.js';

const key = `sk-ant-${'api03'}-${'Hostile0'.repeat(11)}HostiAA`;
const names =
	'claude git ps direnv systemctl launchctl security sh bash zsh fish env node npm uname hostname tput resize stty open xdg-open wslview xsel xclip wl-copy pbcopy less cat';

type Hostile = Scratch & {readonly canaries: () => readonly string[]};

/** A repository with everything that it can bring along; each of its programs leaves a file when it is run. */
function hostile(options: ScratchOptions = {}): Hostile {
	const scratch = scratchHost({
		folders: ['/canaries', './packages/web'],
		files: {
			'./.env': `ANTHROPIC_API_KEY=${key}\n`,
			'~/.claude.json': {hasCompletedOnboarding: true},
			'./evil.sh': 'touch "$CANARIES/sourced"\n',
		},
		programs: {'~/.local/bin/claude': {version: '2.1.330 (Claude Code)'}},
		...options,
	});
	const {path, root, cwd} = scratch;
	const folder = path('/canaries');
	const trap = (place: string, name: string) => {
		mkdirSync(dirname(place), {recursive: true});
		writeFileSync(place, `#!/bin/sh\n: > '${join(folder, name)}'\necho 2.1.330\n`);
		chmodSync(place, 0o755);
		return place;
	};
	execFileSync('git', ['init', '-q'], {cwd, env: {PATH: process.env.PATH ?? '', HOME: root}});
	execFileSync('git', ['add', '.env'], {cwd, env: {PATH: process.env.PATH ?? '', HOME: root}});
	for (const name of names.split(' ')) {
		trap(path(`./${name}`), `here-${name}`);
		trap(path(`./bin/${name}`), `bin-${name}`);
		trap(path(`./node_modules/.bin/${name}`), `package-${name}`);
	}
	const evil = (name: string) => trap(path(`./.evil/${name}`), name);
	const settings = ['fsmonitor', 'pager', 'sshCommand', 'editor', 'askPass', 'gitProxy', 'alternateRefsCommand'];
	const config = settings.map((name) => `\t${name} = ${evil(name)}`);
	for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout']) {
		trap(path(`./.git/hooks/${hook}`), `hook-${hook}`);
	}
	writeFileSync(
		path('./.git/config'),
		`[core]\n\trepositoryformatversion = 0\n${config.join('\n')}\n\thooksPath = .git/hooks\n[alias]\n\tgrep = !${evil('alias')}\n[diff]\n\texternal = ${evil('diff')}\n[trace2]\n\teventTarget = ${folder}/trace2\n[filter "evil"]\n\tclean = ${evil('clean')}\n\tprocess = ${evil('process')}\n`,
	);
	writeFileSync(path('./.gitattributes'), '* filter=evil\n');
	symlinkSync(cwd, path('/link'));
	symlinkSync(path('./bin/claude'), join(mkdirAt(path('/linked')), 'claude'));
	return {...scratch, canaries: () => readdirSync(folder)};
}

function mkdirAt(folder: string): string {
	mkdirSync(folder, {recursive: true});
	return folder;
}

async function diagnose({host, hostWith, ...scratch}: Scratch, changes: Record<string, string>, cwd = scratch.cwd) {
	const environment = {...host.environment, ANTHROPIC_API_KEY: key, XDG_RUNTIME_DIR: scratch.root, ...changes};
	const again: Scratch['hostWith'] = (more) => hostWith({environment, cwd, ...more});
	const world = worldOver({...scratch, cwd, hostWith: again, host: again({})});
	await checkCommand(optionsOf('check', '--json', '--offline'), world);
	return JSON.parse(world.printed.at(-1) ?? '') as {
		readonly machine: {readonly claude: string | null};
		readonly verdict: string;
		readonly notes?: readonly string[];
		readonly findings: readonly {readonly cause: string}[];
		readonly checks: readonly {readonly id: string; readonly outcome: string}[];
	};
}

describe.skipIf(process.platform === 'win32')('a hostile repository', () => {
	it.each<[string, (scratch: Hostile) => {readonly PATH: string; readonly cwd?: string}]>([
		['.', () => ({PATH: '.'})],
		['an empty entry', () => ({PATH: ''})],
		['relative folders', () => ({PATH: './bin:node_modules/.bin:../project/bin'})],
		['npx in the root', ({path}) => ({PATH: path('./node_modules/.bin')})],
		['npx below', ({path}) => ({PATH: path('./node_modules/.bin'), cwd: path('./packages/web')})],
		['its own bin from below', ({path}) => ({PATH: path('./bin'), cwd: path('./packages/web')})],
		['a link to it', ({path}) => ({PATH: path('/link/bin')})],
		['a way with ..', ({cwd}) => ({PATH: `${cwd}/packages/../bin`})],
		['the folder of a process', () => ({PATH: '/proc/self/cwd/bin'})],
		['a program that is a link into it', ({path}) => ({PATH: path('/linked')})],
		['inside of .git', ({path}) => ({PATH: path('./bin'), cwd: path('./.git')})],
	])('PATH with %s: nothing is run, and it is said', async (name, place) => {
		const scratch = hostile();
		const {PATH, cwd} = place(scratch);
		const report = await diagnose(scratch, {PATH: `${PATH}:${scratch.path('~/.local/bin')}:/usr/bin:/bin`}, cwd);
		expect(scratch.canaries()).toEqual([]);
		expect(report.findings.map(({cause}) => cause)).not.toContain('claude-missing');
		// From elsewhere the folder of this process is another one, without such programs.
		if (name !== 'the folder of a process') {
			expect(report.machine.claude).toBeNull();
			expect(report.notes?.join('\n')).toMatch(/Passed over, and not run: .*claude/);
			expect(report.checks.find(({id}) => id === 'claude-code')?.outcome).toBe('skipped');
		}
	});

	it('what comes later on PATH is said, and changes nothing', async () => {
		const scratch = hostile();
		const {path} = scratch;
		const report = await diagnose(scratch, {PATH: `${path('~/.local/bin')}:${path('./bin')}:/usr/bin:/bin`});
		expect(scratch.canaries()).toEqual([]);
		expect(report.machine.claude).toBe('2.1.330');
		expect(report.notes?.join('\n')).toMatch(/Passed over/);
	});

	it('on macOS, where it is the home, and with every variable that starts something', async () => {
		for (const platform of ['linux', 'darwin'] as const) {
			const scratch = hostile({platform});
			const {path, cwd} = scratch;
			const evil = path('./bin/less');
			const starting = Object.fromEntries(
				'SHELL EDITOR VISUAL PAGER GIT_PAGER BROWSER GIT_EXTERNAL_DIFF GIT_SSH GIT_SSH_COMMAND GIT_ASKPASS SSH_ASKPASS GIT_EDITOR LESSOPEN npm_config_script_shell'
					.split(' ')
					.map((name) => [name, evil]),
			);
			const report = await diagnose(scratch, {
				...starting,
				PATH: `${path('./node_modules/.bin')}:${path('~/.local/bin')}:/usr/bin:/bin`,
				HOME: cwd,
				...{BASH_ENV: path('./evil.sh'), ENV: path('./evil.sh'), ZDOTDIR: cwd, CANARIES: path('/canaries')},
				...{GIT_EXEC_PATH: path('./bin'), GIT_DIR: path('./.git'), DBUS_SESSION_BUS_ADDRESS: `unixexec:path=${evil}`},
				...{GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor', GIT_CONFIG_VALUE_0: evil},
				...{GIT_TRACE: path('/canaries/trace'), GIT_TRACE2_EVENT: path('/canaries/trace2')},
			});
			expect(scratch.canaries()).toEqual([]);
			expect(report.verdict).not.toBe('healthy');
		}
	});

	it('no opener of pages and no clipboard of it', async () => {
		for (const platform of ['linux', 'darwin', 'wsl', 'win32'] as const) {
			const scratch = hostile({platform, places: []});
			const PATH = [scratch.path('./bin'), scratch.path('./node_modules/.bin'), scratch.cwd].join(':');
			const host = scratch.hostWith({
				environment: {PATH, DISPLAY: ':9', WAYLAND_DISPLAY: 'w', BROWSER: scratch.path('./bin/cat')},
			});
			expect(await openInBrowser(host, 'https://example.com/')).toBe(false);
			expect(await intoClipboard(host, 'text')).toBeUndefined();
			expect((await handOver(host, 'claude', [])).kind).not.toBe('exited');
			expect(scratch.canaries()).toEqual([]);
		}
	});
});

describe.skipIf(process.platform === 'win32')('what a program gets', () => {
	const print = 'env > "$(dirname "$0")/$(basename "$0").env"';

	it.each(['git', 'ps', 'systemctl', 'security', 'launchctl', 'xdg-open', 'bash'])('%s sees no key', async (name) => {
		const scratch = scratchHost({programs: {[`/usr/bin/${name}`]: print}});
		const environment = {
			...scratch.host.environment,
			ANTHROPIC_API_KEY: key,
			AWS_SECRET_ACCESS_KEY: 'secret',
			GIT_TRACE: '1',
		};
		await scratch.hostWith({environment}).run(name, []);
		const seen = readFileSync(scratch.path(`/usr/bin/${name}.env`), 'utf8')
			.split('\n')
			.map((line) => line.split('=')[0]);
		expect(seen.filter((one) => !/^(_|PWD|OLDPWD|SHLVL|)$/.test(one ?? '')).sort()).toEqual(['HOME', 'PATH', 'USER']);
	});

	it('Claude Code, asked for its version, sees none; asked with leave, all but what starts something else', async () => {
		const scratch = hostile({programs: {'~/.local/bin/claude': print}});
		const {path} = scratch;
		const PATH = `${path('./node_modules/.bin')}:${path('~/.local/bin')}:./bin:/usr/bin:/bin`;
		const environment = {
			...scratch.host.environment,
			...{
				PATH,
				ANTHROPIC_API_KEY: key,
				NODE_OPTIONS: '--require ./evil.cjs',
				LD_PRELOAD: '/evil.so',
				BASH_ENV: './evil.sh',
			},
			...{
				SHELL: path('./bin/bash'),
				EDITOR: `${path('./bin/less')} --wait`,
				VISUAL: '/bin/cat',
				VAULT_ADDR: 'https://vault.example',
			},
		};
		const host = scratch.hostWith({environment});
		const seen = async (options: Parameters<typeof host.run>[2]) => {
			await host.run(path('~/.local/bin/claude'), [], options);
			const lines = readFileSync(path('~/.local/bin/claude.env'), 'utf8').split('\n');
			return Object.fromEntries(lines.map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]));
		};
		expect(await seen({})).not.toHaveProperty('ANTHROPIC_API_KEY');
		const all = await seen({needs: 'all'});
		expect(all).toMatchObject({ANTHROPIC_API_KEY: key, VISUAL: '/bin/cat', VAULT_ADDR: 'https://vault.example'});
		expect(all.PATH).toBe(`${path('~/.local/bin')}:/usr/bin:/bin`);
		for (const name of ['NODE_OPTIONS', 'LD_PRELOAD', 'BASH_ENV', 'SHELL', 'EDITOR']) {
			expect(all).not.toHaveProperty(name);
		}
		expect(scratch.canaries()).toEqual([]);
	});

	it("a script's interpreter isn't the project's either, also where a link of the person leads to it", async () => {
		const scratch = hostile({
			programs: {'~/.local/bin/claude': '#!/usr/bin/env tool\n', '/own/tool': 'touch "$HOME/right"'},
			folders: ['/canaries', './packages/web', '~/links'],
		});
		symlinkSync(scratch.path('./bin/node'), scratch.path('~/links/tool'));
		symlinkSync(scratch.path('./bin/node'), scratch.path('./bin/tool'));
		const PATH = ['./bin', '~/links', '/own'].map(scratch.path).concat('/usr/bin', '/bin').join(':');
		const host = scratch.hostWith({environment: {...scratch.host.environment, PATH}});
		expect(await host.run(scratch.path('~/.local/bin/claude'), ['--version'])).toMatchObject({kind: 'exited', code: 0});
		expect(existsSync(scratch.path('~/right'))).toBe(true);
		expect(scratch.canaries()).toEqual([]);
	});
});
