// Where this runs: the shell, and what is around it (a terminal in an editor, SSH, a container, Claude Code itself…).
import {defineProbe} from '../core/evidence.js';
import type {Platform} from '../core/host.js';
import type {CommandStarter, Inside, Where} from '../core/readings.js';

export type Surroundings = {
	readonly platform: Platform;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly kernel: string;
	/** The account's shell, whatever SHELL says. */
	readonly accountShell: string | null;
	/** Paths of `markers` that exist. */
	readonly existing: readonly string[];
};

/** Files that only containers have. */
export const markers: readonly string[] = ['/.dockerenv', '/run/.containerenv'];

export const where = defineProbe<Where>({
	id: 'where',
	async read({host}) {
		const found = await Promise.all(markers.map(async (path) => ((await host.files.status(path)) ? [path] : [])));
		return whereOf({
			platform: host.platform,
			environment: host.environment,
			kernel: host.kernel,
			accountShell: host.user.shell,
			existing: found.flat(),
		});
	},
});

type Test = (surroundings: Surroundings) => boolean;

const set =
	(...names: readonly string[]): Test =>
	({environment}) =>
		names.some((name) => (environment[name] ?? '') !== '');

const program =
	(...names: readonly string[]): Test =>
	({environment}) =>
		names.includes((environment.TERM_PROGRAM ?? '').toLowerCase());

const isCursor: Test = (at) => set('CURSOR_TRACE_ID', 'CURSOR_SESSION_ID')(at) || program('cursor')(at);

const isCi: Test = (at) =>
	/^(1|true|yes)$/i.test(at.environment.CI ?? '') ||
	set(
		'GITHUB_ACTIONS',
		'GITLAB_CI',
		'JENKINS_URL',
		'BUILDKITE',
		'CIRCLECI',
		'TF_BUILD',
		'TEAMCITY_VERSION',
		'TRAVIS',
	)(at);

const isContainer: Test = (at) =>
	at.existing.length > 0 || set('container', 'REMOTE_CONTAINERS', 'DEVCONTAINER', 'KUBERNETES_SERVICE_HOST')(at);

// A terminal's XPC_SERVICE_NAME is "0", an app's begins with "application.".
const isLaunchd: Test = ({platform, environment: {XPC_SERVICE_NAME = '0', TERM_PROGRAM}}) =>
	platform === 'darwin' && !TERM_PROGRAM && !/^(0|application\..*|)$/.test(XPC_SERVICE_NAME);

// cron gives little more than HOME, LOGNAME, PATH and SHELL=/bin/sh, and no terminal.
const isCron: Test = (at) => {
	const {SHELL, LOGNAME, TERM} = at.environment;
	const isBare = at.platform !== 'win32' && SHELL === '/bin/sh' && !!LOGNAME && (!TERM || TERM === 'dumb');
	return isBare && !isCi(at) && !isContainer(at) && !isLaunchd(at) && !set('SSH_CONNECTION', 'SSH_TTY', 'TMUX')(at);
};

const tests: Readonly<Record<Inside, Test>> = {
	'claude-code': ({environment}) => environment.CLAUDECODE === '1',
	ssh: set('SSH_CONNECTION', 'SSH_CLIENT', 'SSH_TTY'),
	tmux: set('TMUX'),
	screen: set('STY'),
	wsl: ({platform, kernel, environment}) =>
		platform === 'wsl' || (platform === 'linux' && (/microsoft|\bwsl/i.test(kernel) || !!environment.WSL_DISTRO_NAME)),
	codespaces: ({environment}) => environment.CODESPACES === 'true',
	container: isContainer,
	ci: isCi,
	sudo: set('SUDO_USER'),
	cursor: isCursor,
	vscode: (at) => !isCursor(at) && (program('vscode')(at) || set('VSCODE_IPC_HOOK_CLI', 'VSCODE_GIT_IPC_HANDLE')(at)),
	jetbrains: ({environment}) =>
		/^JetBrains/i.test(environment.TERMINAL_EMULATOR ?? '') || !!environment.IDEA_INITIAL_DIRECTORY,
	zed: (at) => set('ZED_TERM')(at) || program('zed')(at),
	launchd: isLaunchd,
	cron: isCron,
	direnv: set('DIRENV_DIR', 'DIRENV_FILE'),
};

export function whereOf(surroundings: Surroundings): Where {
	const inside = (Object.keys(tests) as Inside[]).filter((name) => tests[name](surroundings));
	return {shell: shellOf(surroundings), inside};
}

/** undefined: a terminal, as far as can be seen. sshd gives SSH_TTY and TERM to those alone. */
export function commandStarterOf(
	{SSH_TTY, TERM}: Surroundings['environment'],
	{inside}: Where = {shell: null, inside: []},
): CommandStarter | undefined {
	const hasTerminal = SSH_TTY || (TERM && TERM !== 'dumb') || inside.some((one) => terminals.has(one));
	return (['ci', 'cron', 'launchd', 'ssh'] as const).find(
		(one) => inside.includes(one) && (one !== 'ssh' || !hasTerminal),
	);
}

/** They have a terminal of their own. */
const terminals: ReadonlySet<Inside> = new Set([
	'tmux',
	'screen',
	'cursor',
	'vscode',
	'jetbrains',
	'zed',
	'claude-code',
]);

function shellOf({platform, environment, accountShell}: Surroundings): string | null {
	const {PSModulePath, PSMODULEPATH = PSModulePath, POWERSHELL_DISTRIBUTION_CHANNEL, SHELL, PROMPT} = environment;
	if (platform !== 'win32') {
		// Elsewhere only PowerShell itself sets these; SHELL then still names the shell that it was started from.
		return PSMODULEPATH || POWERSHELL_DISTRIBUTION_CHANNEL ? 'pwsh' : nameOf(SHELL || accountShell);
	}
	if (SHELL) {
		return nameOf(SHELL);
	}
	// Every process of Windows has the machine's modules; a session of PowerShell puts those of the user in front.
	if (POWERSHELL_DISTRIBUTION_CHANNEL || /[\\/]Documents[\\/]PowerShell[\\/]/i.test(PSMODULEPATH ?? '')) {
		return 'pwsh';
	}
	if (/[\\/]Documents[\\/]WindowsPowerShell[\\/]/i.test(PSMODULEPATH ?? '')) {
		return 'powershell';
	}
	return PROMPT ? 'cmd' : null;
}

function nameOf(shell: string | null): string | null {
	const name = /[^\\/]*$/
		.exec(shell ?? '')?.[0]
		.replace(/\.exe$/i, '')
		.replace(/^-/, '');
	// It is shown: a variable can hold anything.
	return name && /^[\w.+-]{1,40}$/.test(name) ? name : null;
}
