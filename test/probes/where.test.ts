import {describe, expect, test} from 'vitest';
import {Evidence} from '../../source/core/evidence.js';
import {commandStarterOf, type Surroundings, where, whereOf} from '../../source/probes/where.js';
import {scratchHost} from '../helpers/host.js';

const plain: Surroundings = {
	platform: 'linux',
	environment: {SHELL: '/bin/bash', TERM: 'xterm-256color'},
	kernel: '6.1.0 #1 SMP',
	accountShell: '/bin/zsh',
	existing: [],
};

function insideOf(environment: Surroundings['environment'], rest: Partial<Surroundings> = {}) {
	return whereOf({...plain, ...rest, environment: {...plain.environment, ...environment}}).inside;
}

describe('what is around', () => {
	test.each([
		[{}, {}, []],
		[{CLAUDECODE: '1'}, {}, ['claude-code']],
		[{SSH_CONNECTION: '198.51.100.4 60111 192.0.2.30 22', TMUX: '/tmp/tmux-1000/default,1,0'}, {}, ['ssh', 'tmux']],
		[{STY: '1.pts'}, {}, ['screen']],
		[{WSL_DISTRO_NAME: 'Ubuntu'}, {platform: 'wsl'}, ['wsl']],
		[{}, {kernel: '5.15.167.4-microsoft-standard-WSL2'}, ['wsl']],
		[{}, {existing: ['/.dockerenv']}, ['container']],
		[{container: 'podman'}, {}, ['container']],
		[{CODESPACES: 'true'}, {}, ['codespaces']],
		[{CI: 'true', GITHUB_ACTIONS: 'true'}, {}, ['ci']],
		[{CI: 'false'}, {}, []],
		[{SUDO_USER: 'dev'}, {}, ['sudo']],
		[{TERM_PROGRAM: 'vscode'}, {}, ['vscode']],
		[{TERM_PROGRAM: 'vscode', CURSOR_TRACE_ID: 'x'}, {}, ['cursor']],
		[{TERMINAL_EMULATOR: 'JetBrains-JediTerm'}, {}, ['jetbrains']],
		[{ZED_TERM: 'true'}, {}, ['zed']],
		[{XPC_SERVICE_NAME: 'dev.example.nightly'}, {platform: 'darwin'}, ['launchd']],
		[{XPC_SERVICE_NAME: '0'}, {platform: 'darwin'}, []],
		[{XPC_SERVICE_NAME: 'application.com.apple.Terminal.1'}, {platform: 'darwin'}, []],
		[{SHELL: '/bin/sh', LOGNAME: 'dev', TERM: 'dumb'}, {}, ['cron']],
		[{SHELL: '/bin/sh', LOGNAME: 'dev', TERM: undefined, SSH_CONNECTION: 'x'}, {}, ['ssh']],
		[{DIRENV_DIR: '-/home/dev/app'}, {}, ['direnv']],
	] as const)('%j %j: %j', (environment, rest, expected) => {
		expect(insideOf(environment, rest)).toEqual(expected);
	});
});

describe('what has no terminal', () => {
	const over = {TERM: undefined, SSH_CONNECTION: '198.51.100.4 60111 192.0.2.30 22'};
	test.each([
		[over, 'ssh'],
		[{...over, TERM: 'xterm'}, undefined],
		[{...over, SSH_TTY: '/dev/pts/1'}, undefined],
		[{...over, TMUX: '/tmp/tmux-1000/default,1,0'}, undefined],
		[{...over, CI: 'true'}, 'ci'],
		[{SHELL: '/bin/sh', LOGNAME: 'dev', TERM: undefined}, 'cron'],
		[{}, undefined],
	] as const)('%j: %s', (environment, expected) => {
		const surroundings = {...plain, environment: {...plain.environment, ...environment}};
		expect(commandStarterOf(surroundings.environment, whereOf(surroundings))).toBe(expected);
	});
});

describe('the shell', () => {
	test.each([
		['linux', {SHELL: '/usr/bin/fish'}, 'fish'],
		['linux', {SHELL: ''}, 'zsh'],
		['linux', {SHELL: '/bin/bash', PSModulePath: '/home/dev/.local/share/powershell/Modules'}, 'pwsh'],
		['win32', {SHELL: undefined, PSMODULEPATH: 'C:\\Users\\d\\Documents\\PowerShell\\Modules;C:\\x'}, 'pwsh'],
		['win32', {SHELL: undefined, PSMODULEPATH: 'C:\\Users\\d\\Documents\\WindowsPowerShell\\Modules'}, 'powershell'],
		['win32', {SHELL: undefined, PSMODULEPATH: 'C:\\Windows\\system32\\x', PROMPT: '$P$G'}, 'cmd'],
		['win32', {SHELL: 'C:\\Program Files\\Git\\usr\\bin\\bash.exe'}, 'bash'],
		['win32', {SHELL: undefined}, null],
	] as const)('%s %j: %s', (platform, environment, expected) => {
		expect(whereOf({...plain, platform, environment}).shell).toBe(expected);
	});

	test('is null where nothing tells', () => {
		expect(whereOf({...plain, environment: {}, accountShell: null}).shell).toBeNull();
	});
});

test('a rebuilt container', async () => {
	const {host} = scratchHost({files: {'/.dockerenv': ''}});
	const reading = await new Evidence({host, purpose: 'claude-code', consents: new Set()}).get(where);
	expect(reading).toEqual({ok: true, value: {shell: 'zsh', inside: ['container']}});
});
