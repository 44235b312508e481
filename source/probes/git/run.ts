// Runs git so that it only looks: nothing that a repository configures is run, nothing is fetched, no secret is an argument.
import type {Host, RunResult} from '../../core/host.js';
import type {Secret} from '../../core/secret.js';

/** Milliseconds for one call. */
const timeout = 4000;

export type Git = (folder: string, args: readonly string[], input?: readonly (string | Secret)[]) => Promise<RunResult>;

/** The system's git; undefined if there is none. */
export async function gitOf(host: Host): Promise<Git | undefined> {
	return (await host.which('git')).length === 0
		? undefined
		: (folder, args, input) => runGit(host, folder, args, input);
}

/** Only what looks: no hooks, no monitors, no pager, no transport, no configuration but the repository's own, and of that nothing that runs. */
const safely = [
	'--no-pager',
	'-c',
	'core.fsmonitor=false',
	'-c',
	'core.hooksPath=/dev/null',
	'-c',
	'core.pager=cat',
	'-c',
	'safe.directory=*',
	'-c',
	'protocol.allow=never',
	'-c',
	'submodule.recurse=false',
	'-c',
	'grep.extendedRegexp=false',
	'-c',
	'grep.patternType=default',
	'-c',
	'grep.fullName=false',
	'-c',
	'grep.lineNumber=false',
	'-c',
	'grep.column=false',
	'-c',
	'color.ui=false',
	'-c',
	'core.quotePath=false',
];

const surroundings: Readonly<Record<string, string>> = {
	GIT_CONFIG_NOSYSTEM: '1',
	GIT_CONFIG_GLOBAL: '/dev/null',
	GIT_OPTIONAL_LOCKS: '0',
	GIT_NO_LAZY_FETCH: '1',
	GIT_ALLOW_PROTOCOL: 'none',
	GIT_TERMINAL_PROMPT: '0',
	GIT_NO_REPLACE_OBJECTS: '1',
	GIT_SSH_COMMAND: 'false',
	LC_ALL: 'C',
};

function runGit(
	host: Host,
	folder: string,
	args: readonly string[],
	input?: readonly (string | Secret)[],
): Promise<RunResult> {
	return host.run('git', ['-C', folder, ...safely, ...args], {
		timeout,
		cwd: host.home,
		environment: surroundings,
		limit: 1024 * 1024,
		...(input === undefined ? {} : {input}),
	});
}
