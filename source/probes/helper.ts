// The apiKeyHelper that is in force: looked at first, and run only with consent (request-rules.md §3.4, §5.2).
import {defineProbe} from '../core/evidence.js';
import type {Host, RunResult, Words} from '../core/host.js';
import type {HelperOutcome, Settings, SettingsScope, Variable} from '../core/readings.js';
import {oneLine, scrubEagerly} from '../core/scrub.js';
import {Secret} from '../core/secret.js';
import {holdsFor} from '../core/versions.js';
import {claudeInstalls} from './claude.js';
import {join, resolveIn} from './paths.js';
import {settings} from './settings.js';

const timeout = 10_000;

export const helper = defineProbe<HelperOutcome>({
	id: 'helper',
	limit: 15_000,
	async read({host, need, try: attempt, isAllowed}) {
		const all = await need(settings);
		const found = helperInForce(all);
		if (!found || found.variable.value.isEmpty) {
			return {kind: 'not-run', why: 'none'};
		}
		const echoed = host.platform === 'win32' ? undefined : found.variable.value.echoed;
		if (echoed) {
			return outcomeOf(echoed.trimmed());
		}
		if (found.scope === 'project' || found.scope === 'local') {
			return {kind: 'not-run', why: 'project'};
		}
		const broken = await brokenProgram(host, found.variable.value);
		if (broken) {
			return broken;
		}
		if (await isPassedOver(host, found.variable.value, ownEnv(all))) {
			return {kind: 'not-run', why: 'passed-over'};
		}
		const installed = await attempt(claudeInstalls);
		return isAllowed('helper')
			? judge(
					await runHelper(host, found.variable.value, all),
					host,
					holdsFor('helper-exit-counts', installed?.version ?? null),
				)
			: {kind: 'not-run', why: 'no-consent'};
	},
});

/** The highest level that has the field wins, also with "" (no helper). undefined: no level has it. */
export function helperInForce({
	files,
}: Settings): {readonly variable: Variable; readonly scope: SettingsScope} | undefined {
	const found = files.findLast(({state, apiKeyHelper}) => state === 'used' && apiKeyHelper !== undefined);
	return found?.apiKeyHelper && {variable: found.apiKeyHelper, scope: found.scope};
}

/** What can be seen without running it: the program isn't there, or may not be run. */
async function brokenProgram(host: Host, command: Secret): Promise<HelperOutcome | undefined> {
	const written = command.commandPath;
	if (written === undefined) {
		return undefined;
	}
	const path = helperPath(host, written);
	const target = await host.files.resolve(path);
	const status = target === undefined ? undefined : await host.files.status(target);
	if (!status) {
		// Windows adds .exe, .cmd and the like.
		return host.platform === 'win32' && !/\.\w+$/.test(path)
			? undefined
			: {kind: 'failed', why: 'missing', detail: `${oneLine(written, 160)} doesn't exist`};
	}
	const bits = status.uid === host.user.uid ? 0o100 : 0o011;
	const mayRun = status.kind === 'file' && (host.platform === 'win32' || (status.mode & bits) !== 0);
	return mayRun
		? undefined
		: {
				kind: 'failed',
				why: 'not-executable',
				detail: `${oneLine(written, 160)} is not executable`,
				...(status.kind === 'file' && target !== undefined && {path: target}),
			};
}

function helperPath(host: Host, written: string): string {
	return written.startsWith('~/') ? join(host.platform, host.home, written.slice(2)) : resolveIn(host, written);
}

/**
 * A command that leads into the repository, by any of its words, is the repository's, no matter who wrote it down: by a path, by a file of the
 * working folder, or by a variable that isn't known here.
 */
async function isPassedOver(host: Host, command: Secret, env: readonly Variable[]): Promise<boolean> {
	const isInside = async (written: string): Promise<boolean> => {
		const path = helperPath(host, written);
		const isPath = /^(?:~|\.{1,2})?[\\/]|^[A-Za-z]:[\\/]/.test(written);
		const target = await host.files.resolve(path);
		const kind = target === undefined ? undefined : (await host.files.status(target))?.kind;
		// A device (/dev/null) holds no program, even if anyone may write to it.
		const mayHold = kind === 'file' || (isPath && kind === 'folder');
		return /^\$[A-Za-z_]/.test(written) || (mayHold && (await host.passedOver(path)).length > 0);
	};
	// The child's PATH has nothing from the folder. In other values only paths are looked at.
	const valueIn = (name: string): string | undefined => {
		const own = env.findLast((one) => one.name === name)?.value;
		const value = own ? (own.commandPath ?? '') : {...host.environment, HOME: host.home, PATH: ''}[name];
		return value && !/^(?:~?[\\/]|[A-Za-z]:[\\/])/.test(value) ? '' : value;
	};
	const written = command.commandPath;
	return (written !== undefined && (await isInside(written))) || command.hasWord(isInside, valueIn);
}

/** As Claude Code gives it the settings' env, but without what a project says: that could name another program. */
function ownEnv({files}: Settings): readonly Variable[] {
	return files.filter(({scope}) => scope !== 'project' && scope !== 'local').flatMap((file) => file.env);
}

/** The command goes through a variable: as an argument every process could read it. */
function runHelper(host: Host, command: Secret, all: Settings): Promise<RunResult> {
	const environment: Record<string, Words | undefined> = Object.fromEntries(
		ownEnv(all).map(({name, value}) => [name, value]),
	);
	const options = {
		timeout,
		// Not in the working folder: many programs (make, npx, python -m) run what they find there.
		cwd: host.home,
		needs: 'all' as const,
		environment: {...environment, CLAUDE_FIX_HELPER: command},
	};
	return host.platform === 'win32'
		? host.run('cmd.exe', ['/d', '/s', '/c', '%CLAUDE_FIX_HELPER%'], options)
		: host.run('/bin/sh', ['-c', 'c=$CLAUDE_FIX_HELPER; unset CLAUDE_FIX_HELPER; eval "$c"'], options);
}

function judge(result: RunResult, host: Host, countsExit: boolean): HelperOutcome {
	const elsewhere = host.cwd === host.home ? {} : {isRunElsewhere: true as const};
	if (result.kind === 'timed-out') {
		return {kind: 'failed', why: 'timed-out', detail: `printed nothing in ${timeout / 1000} seconds`};
	}
	if (result.kind !== 'exited') {
		return {kind: 'failed', why: 'missing', detail: `the shell of ${host.platform} could not be started`};
	}
	const key = new Secret(result.stdout).trimmed();
	if (result.code !== 0 && (countsExit || key.isBlank)) {
		const said = oneLine(result.stderr, 200, scrubEagerly);
		const why = ({126: 'not-executable', 127: 'missing'} as const)[result.code] ?? 'exit';
		return {kind: 'failed', why, detail: `exited ${result.code}${said && `: ${said}`}`, ...elsewhere};
	}
	return {...outcomeOf(key), ...elsewhere};
}

function outcomeOf(key: Secret): HelperOutcome {
	if (key.isEmpty) {
		return {kind: 'failed', why: 'empty', detail: 'did not return a value'};
	}
	// Stricter than a header: control characters and Latin-1 letters don't pass either (observed on 2.1.330).
	const defect = key.defects.find(({kind}) => kind !== 'quote' && kind !== 'bearer');
	if (!defect) {
		return {kind: 'printed', key};
	}
	const what = key.looksLikeJson ? 'prints JSON' : `prints a ${defect.name} at character ${defect.at}`;
	return {kind: 'failed', why: 'output', detail: `${what} (${key.length} characters)`};
}
