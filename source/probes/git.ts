// Keys in files that git tracks, or in its history. Git only looks: nothing that a repository configures is run, nothing is fetched.
import {defineProbe, type ProbeContext} from '../core/evidence.js';
import type {TrackedKeys, Variable} from '../core/facts.js';
import type {Host, RunResult} from '../core/host.js';
import type {Secret} from '../core/secret.js';
import {isPlainVariable} from '../core/variables.js';
import {direnv} from './direnv.js';
import {dotenvFiles} from './dotenv.js';
import {environment} from './environment.js';
import {baseOf, join, parentOf} from './paths.js';
import {shellFiles} from './shell-files.js';
import {sourceFiles} from './source-files.js';

type Key = TrackedKeys['keys'][number];

/** Milliseconds for one call. */
const timeout = 4000;
const mostKeys = 40;
const mostFiles = 20;
const mostCommits = 500;

export const trackedKeys = defineProbe<TrackedKeys>({
	id: 'tracked-keys',
	async read(context) {
		const {host} = context;
		const {secrets, folders} = await gather(context);
		const [program] = secrets.length > 0 ? await host.which('git') : [];
		if (program === undefined || isIn(host, program)) {
			const problem = secrets.length === 0 ? undefined : 'git was not found';
			return {keys: [], repositories: [], problem};
		}
		const git: Git = (folder, args, input) => runGit(host, program, folder, args, input);
		const repositories = await rootsOf(git, folders);
		const found = await Promise.all(repositories.map((repository) => search(host, git, repository, secrets)));
		return {
			keys: found.flatMap(({keys}) => keys),
			repositories,
			problem: found.find(({problem}) => problem !== undefined)?.problem,
		};
	},
});

type Git = (folder: string, args: readonly string[], input?: readonly (string | Secret)[]) => Promise<RunResult>;

/** A git that the project brings along is not run. */
function isIn({cwd, home, platform}: Host, program: string): boolean {
	return cwd !== home && parentOf(cwd, platform) !== cwd && program.startsWith(join(platform, cwd, 'x').slice(0, -1));
}

/** Every credential that some other probe has seen, and the folders whose repositories may hold it. */
async function gather({
	host,
	try: attempt,
}: ProbeContext): Promise<{readonly secrets: readonly Secret[]; readonly folders: readonly string[]}> {
	const [own, dotenv, folder, shell, sources] = await Promise.all([
		attempt(environment),
		attempt(dotenvFiles),
		attempt(direnv),
		attempt(shellFiles),
		attempt(sourceFiles),
	]);
	const ofShell = shell.ok ? shell.value.assignments.filter(({effect}) => effect !== 'unsets') : [];
	const variables: readonly Variable[] = [
		...(own.ok ? own.value.variables : []),
		...(dotenv.ok ? dotenv.value.assignments : []),
		...(folder.ok ? folder.value.assignments : []),
		...ofShell,
	];
	const secrets = [
		...variables.filter(({name}) => !isPlainVariable(name)).map(({value}) => value),
		...(sources.ok ? sources.value.keys.map(({value}) => value) : []),
	].filter(isKey);
	const files = [
		...new Set(ofShell.filter(({value, name}) => !isPlainVariable(name) && isKey(value)).map(({site}) => site.path)),
	];
	// A start-up file may be a link into a repository of dot files.
	const real = await Promise.all(files.slice(0, 10).map((path) => host.files.resolve(path)));
	const folders = real.flatMap((path) => (path === undefined ? [] : [parentOf(path, host.platform)]));
	return {secrets: distinct(secrets).slice(0, mostKeys), folders: [...new Set([host.cwd, ...folders])]};
}

/** Long enough to be found by accident nowhere, and one line: each line of the input is a pattern. */
function isKey(secret: Secret): boolean {
	const trimmed = secret.trimmed();
	return (
		trimmed.length >= 20 &&
		!trimmed.isPlaceholder &&
		!trimmed.defects.some(({kind}) => kind === 'line-break' || kind === 'control')
	);
}

function distinct(secrets: readonly Secret[]): readonly Secret[] {
	const byPrint = new Map(secrets.map((secret) => [secret.trimmed().fingerprint, secret.trimmed()]));
	return [...byPrint.values()];
}

async function rootsOf(git: Git, folders: readonly string[]): Promise<readonly string[]> {
	const roots = await Promise.all(
		folders.map(async (folder) => {
			const result = await git(folder, ['rev-parse', '--show-toplevel']);
			return result.kind === 'exited' && result.code === 0 ? result.stdout.replace(/\r?\n$/, '') : '';
		}),
	);
	return [...new Set(roots.filter((root) => root !== ''))];
}

type Search = {readonly keys: readonly Key[]; readonly problem: string | undefined};

async function search(host: Host, git: Git, repository: string, secrets: readonly Secret[]): Promise<Search> {
	const patterns = secrets.flatMap((secret, index) => (index === 0 ? [secret] : ['\n', secret]));
	const now = await git(
		repository,
		['grep', '--cached', '-l', '-z', '-I', '-F', '--no-recurse-submodules', '-f', '-'],
		[...patterns, '\n'],
	);
	if (now.kind !== 'exited' || now.code > 1) {
		return {
			keys: [],
			problem: `git could not search ${baseOf(repository)}${now.kind === 'timed-out' ? ' in time' : ''}`,
		};
	}
	const names = now.stdout
		.split('\0')
		.filter((name) => name !== '')
		.slice(0, mostFiles);
	const tracked = (await Promise.all(names.map((name) => inFile(host, git, repository, name, secrets)))).flat();
	const rest = secrets.filter((secret) => !tracked.some(({value}) => value.equals(secret)));
	const past = rest.length > 0 ? await inHistory(host, git, repository, rest) : {keys: [], problem: undefined};
	return {keys: [...tracked, ...past.keys], problem: past.problem};
}

async function inFile(
	host: Host,
	git: Git,
	repository: string,
	name: string,
	secrets: readonly Secret[],
): Promise<readonly Key[]> {
	const path = join(host.platform, repository, name);
	const file = await host.files.readText(path);
	const lines = file.ok ? file.text.split('\n') : [];
	const here = secrets.flatMap((value): readonly Key[] => {
		const index = lines.findIndex((line) => value.isIn(line));
		return index < 0 ? [] : [{value, repository, state: 'tracked', site: {kind: 'file', path, line: index + 1}}];
	});
	if (here.length > 0) {
		return here;
	}
	// The working copy no longer has it; what will be committed does.
	const blob = await git(repository, ['cat-file', 'blob', `:${name}`]);
	const text = blob.kind === 'exited' && blob.code === 0 ? blob.stdout : '';
	return secrets
		.filter((value) => value.isIn(text))
		.map((value): Key => ({value, repository, state: 'tracked', site: {kind: 'file', path}}));
}

/** Where keys are kept: the history of a big repository is too long to search whole. */
const keeping = [
	'.env*',
	'*.env',
	'.envrc',
	'*.json',
	'*.jsonc',
	'*.yml',
	'*.yaml',
	'*.toml',
	'*.ini',
	'*.cfg',
	'*.conf',
	'*.properties',
	'*.sh',
	'*.bash',
	'*.zsh',
	'*.fish',
	'*.ps1',
	'*.py',
	'*.ipynb',
	'*.js',
	'*.mjs',
	'*.cjs',
	'*.jsx',
	'*.ts',
	'*.tsx',
	'*.go',
	'*.rb',
	'*.php',
	'*.java',
	'*.kt',
	'*.cs',
	'*.rs',
	'*.md',
	'*.txt',
	'*rc',
	'*profile',
	'*secret*',
	'Dockerfile*',
	'Makefile',
].map((name) => `:(glob)**/${name}`);

async function inHistory(host: Host, git: Git, repository: string, secrets: readonly Secret[]): Promise<Search> {
	const listed = await git(repository, ['rev-list', '--all', `--max-count=${mostCommits}`, '--', ...keeping]);
	if (listed.kind !== 'exited' || listed.code !== 0) {
		return {keys: [], problem: `the history of ${baseOf(repository)} could not be read`};
	}
	const commits = listed.stdout.split(/\r?\n/).filter((line) => /^[0-9a-f]{40,64}$/.test(line));
	if (commits.length === 0) {
		return {keys: [], problem: undefined};
	}
	const patterns = secrets.flatMap((secret) => [secret, '\n']);
	const found = await git(
		repository,
		['grep', '-l', '-z', '-I', '-F', '--no-recurse-submodules', '-f', '-', ...commits, '--', ...keeping],
		patterns,
	);
	if (found.kind !== 'exited' || found.code > 1) {
		return {
			keys: [],
			problem: `the history of ${baseOf(repository)} could not be searched${found.kind === 'timed-out' ? ' in time' : ''}`,
		};
	}
	const keys: Key[] = [];
	for (const entry of found.stdout.split('\0').filter((one) => one !== '')) {
		const [, commit = '', name = ''] = /^([0-9a-f]{40,64}):([\s\S]*)$/.exec(entry) ?? [];
		const left = secrets.filter((secret) => !keys.some(({value}) => value.equals(secret)));
		if (left.length === 0 || commit === '') {
			break;
		}
		const blob = await git(repository, ['cat-file', 'blob', `${commit}:${name}`]);
		const text = blob.kind === 'exited' ? blob.stdout : '';
		const site = {kind: 'file', path: join(host.platform, repository, name)} as const;
		keys.push(
			...left
				.filter((value) => value.isIn(text))
				.map((value): Key => ({value, repository, state: 'history', commit: commit.slice(0, 8), site})),
		);
	}
	return {keys, problem: undefined};
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
