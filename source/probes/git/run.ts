// Runs git so that it only looks: nothing that a repository configures is run, nothing is fetched, no secret is an argument.
import type {Host, RunResult} from '../../core/host.js';
import type {Secret} from '../../core/secret.js';
import {join, parentOf} from '../paths.js';

/** Milliseconds for one call. */
const timeout = 4000;

export type Git = (folder: string, args: readonly string[], input?: readonly (string | Secret)[]) => Promise<RunResult>;

/** The machine's git; undefined if there is none, or only one that the project brings along. */
export async function gitOf(host: Host): Promise<Git | undefined> {
	const [program] = await host.which('git');
	return program === undefined || isOfProject(host, program)
		? undefined
		: (folder, args, input) => runGit(host, program, folder, args, input);
}

function isOfProject({cwd, home, platform}: Host, program: string): boolean {
	return cwd !== home && parentOf(cwd, platform) !== cwd && program.startsWith(join(platform, cwd, 'x').slice(0, -1));
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

const surroundings: Readonly<Record<string, string | undefined>> = {
	GIT_CONFIG_NOSYSTEM: '1',
	GIT_CONFIG_GLOBAL: '/dev/null',
	GIT_OPTIONAL_LOCKS: '0',
	GIT_NO_LAZY_FETCH: '1',
	GIT_ALLOW_PROTOCOL: 'none',
	GIT_TERMINAL_PROMPT: '0',
	GIT_NO_REPLACE_OBJECTS: '1',
	GIT_SSH_COMMAND: 'false',
	GIT_SSH: undefined,
	GIT_PROXY_COMMAND: undefined,
	GIT_ASKPASS: undefined,
	SSH_ASKPASS: undefined,
	GIT_EXTERNAL_DIFF: undefined,
	GIT_DIR: undefined,
	GIT_WORK_TREE: undefined,
	GIT_INDEX_FILE: undefined,
	GIT_OBJECT_DIRECTORY: undefined,
	GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined,
	GIT_NAMESPACE: undefined,
	GIT_CEILING_DIRECTORIES: undefined,
	GIT_CONFIG: undefined,
	GIT_CONFIG_PARAMETERS: undefined,
	GIT_CONFIG_COUNT: undefined,
	GIT_TRACE: undefined,
	GIT_TRACE2: undefined,
	GIT_TRACE2_EVENT: undefined,
	GIT_TRACE2_PERF: undefined,
	LC_ALL: 'C',
};

function runGit(
	host: Host,
	program: string,
	folder: string,
	args: readonly string[],
	input?: readonly (string | Secret)[],
): Promise<RunResult> {
	return host.run(program, ['-C', folder, ...safely, ...args], {
		timeout,
		cwd: host.home,
		environment: surroundings,
		limit: 1024 * 1024,
		...(input === undefined ? {} : {input}),
	});
}
