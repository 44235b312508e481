// Which of these keys are in files that git tracks, and which only in its history.

import type {Host} from '../../core/host.js';
import type {TrackedKeys} from '../../core/readings.js';
import type {Secret} from '../../core/secret.js';
import {baseName, join} from '../paths.js';
import type {Git} from './run.js';

type Key = TrackedKeys['keys'][number];

const mostFiles = 20;
const mostCommits = 500;

export type Search = {readonly keys: readonly Key[]; readonly problem: string | undefined};

/** Searches the index, and the history for what isn't there. */
export async function searchKeys(
	host: Host,
	git: Git,
	repository: string,
	secrets: readonly Secret[],
): Promise<Search> {
	const patterns = secrets.flatMap((secret, index) => (index === 0 ? [secret] : ['\n', secret]));
	const now = await git(
		repository,
		['grep', '--cached', '-l', '-z', '-I', '-F', '--no-recurse-submodules', '-f', '-'],
		[...patterns, '\n'],
	);
	if (now.kind !== 'exited' || now.code > 1) {
		return {
			keys: [],
			problem: `git could not search ${baseName(repository)}${now.kind === 'timed-out' ? ' in time' : ''}`,
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
		return {keys: [], problem: `the history of ${baseName(repository)} could not be read`};
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
			problem: `the history of ${baseName(repository)} could not be searched${found.kind === 'timed-out' ? ' in time' : ''}`,
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
