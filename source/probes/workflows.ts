// GitHub workflows of this folder: the steps that run Claude, what each is handed, and what its job may do.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {Site, Span} from '../core/place.js';
import {join} from './paths.js';
import {gitRoot} from './repository.js';
import {pathsLike, readSettingFile} from './setting-file.js';
import type {SettingFile, SettingPath} from './setting-shape.js';

type FileSite = Extract<Site, {kind: 'file'}>;

/** A name that a step is handed, and what its expression takes from the secrets of the repository. */
export type Handed = {
	readonly name: string;
	/** `env` of the step, of its job or of the workflow, or an input of an action. */
	readonly by: 'env' | 'with';
	/** As written: an expression, or a text. */
	readonly text: string;
	/** Of `${{ secrets.NAME }}`, in capitals. */
	readonly secrets: readonly string[];
	readonly site: FileSite;
	/** Of the name itself; undefined where it isn't written in front of the value. */
	readonly nameSpan: Span | undefined;
	readonly digest: string;
};

export type WorkflowStep = {
	/** This process is a step of this job. */
	readonly isOfThisJob: boolean;
	/** "anthropics/claude-code-action", without its version. */
	readonly action: string | undefined;
	/** The script of a step without an action. */
	readonly script: string | undefined;
	/** Of `uses` or `run`. */
	readonly site: FileSite;
	/** The nearest one of each name counts. */
	readonly handed: readonly Handed[];
	/** Those of the job replace those of the workflow. undefined: another workflow may give them. */
	readonly permissions: Permissions | undefined;
	/** A step before it in this job writes variables for those after it. */
	readonly followsWriter: boolean;
};

export type Permissions = {
	/** Where they are written; of none that is the step. */
	readonly site: FileSite;
	readonly mayFetchToken: boolean;
	/** A list of single rights, which can be added to: the first of them, and its column. */
	readonly first: (FileSite & {readonly digest: string; readonly offset: number; readonly indent: string}) | undefined;
};

const largest = 256 * 1024;
const mostFiles = 30;
const mostSteps = 200;

export const workflows = defineProbe<readonly WorkflowStep[]>({
	id: 'workflows',
	async read({host}) {
		const folder = join(host.platform, (await gitRoot(host)) ?? host.cwd, '.github', 'workflows');
		const names = (await host.files.list(folder)).filter((name) => /\.ya?ml$/.test(name)).slice(0, mostFiles);
		const all = await Promise.all(names.map((name) => stepsIn(host, join(host.platform, folder, name))));
		return all.flat().slice(0, mostSteps);
	},
});

/** Of files that aren't about Claude at all nothing is parsed. */
async function stepsIn(host: Host, path: string): Promise<readonly WorkflowStep[]> {
	const text = await host.files.readText(path, {limit: largest});
	if (!text.ok || !/anthropic|claude/i.test(text.text)) {
		return [];
	}
	const {file} = (await readSettingFile(host, path, 'yaml')) ?? {};
	return file ? pathsLike(file, ['jobs', '*', 'steps', '*']).flatMap((step) => stepAt(file, step, host)) : [];
}

function stepAt(file: SettingFile, path: SettingPath, {environment}: Host): readonly WorkflowStep[] {
	const [, job = '', , index = 0] = path;
	const uses = file.scalar([...path, 'uses']);
	const run = file.scalar([...path, 'run']);
	const start = uses ?? run;
	if (!start) {
		return [];
	}
	const site: FileSite = {kind: 'file', path: file.path, line: file.line(start.span.start)};
	const jobPath = ['jobs', job];
	const handed = [
		...handedAt(file, [...path, 'with'], 'with'),
		...handedAt(file, [...path, 'env'], 'env'),
		...handedAt(file, [...jobPath, 'env'], 'env'),
		...handedAt(file, ['env'], 'env'),
	];
	const before = pathsLike(file, [...jobPath, 'steps', '*']).slice(0, Number(index));
	return [
		{
			isOfThisJob: environment.GITHUB_ACTIONS === 'true' && environment.GITHUB_JOB === job,
			action: uses?.text.replace(/@.*$/s, '').trim(),
			script: uses ? undefined : run?.text,
			site,
			handed: handed.filter(({name, by}, at) => handed.findIndex((one) => one.name === name && one.by === by) === at),
			permissions: permissionsOf(file, jobPath, site),
			followsWriter: before.some((one) => /GITHUB_ENV/.test(file.scalar([...one, 'run'])?.text ?? '')),
		},
	];
}

function handedAt(file: SettingFile, path: SettingPath, by: Handed['by']): readonly Handed[] {
	return file.keys(path).flatMap((key): readonly Handed[] => {
		const value = file.scalar([...path, key]);
		const secrets = [...(value?.text ?? '').matchAll(/\bsecrets(?:\.|\[["'])(\w+)/g)].map(([, name = '']) =>
			name.toUpperCase(),
		);
		return value
			? [
					{
						name: String(key),
						by,
						text: value.text,
						secrets,
						site: {kind: 'file', path: file.path, line: file.line(value.span.start)},
						nameSpan: spanOfName(file, String(key), value.span.start),
						digest: file.digest,
					},
				]
			: [];
	});
}

function spanOfName({text}: SettingFile, name: string, before: number): Span | undefined {
	const start = text.lastIndexOf(name, before - 1);
	const end = start + name.length;
	return start >= 0 && /^["']?[ \t]*:[ \t]*$/.test(text.slice(end, Math.min(before, end + 200)))
		? {start, end}
		: undefined;
}

function permissionsOf(file: SettingFile, job: SettingPath, step: FileSite): Permissions | undefined {
	const name = 'permissions';
	const own = [[...job, name], [name]].find((path) => file.keys(path).length > 0 || file.scalar(path));
	if (!own) {
		const isCalled = file.keys(['on']).includes('workflow_call') || file.scalar(['on'])?.text === 'workflow_call';
		const isListed = pathsLike(file, ['on', '*']).some((path) => file.scalar(path)?.text === 'workflow_call');
		return isCalled || isListed ? undefined : {site: step, mayFetchToken: false, first: undefined};
	}
	const [right] = file.keys(own);
	const value = file.scalar(right === undefined ? own : [...own, right]);
	const offset = value ? file.text.lastIndexOf('\n', value.span.start - 1) + 1 : 0;
	const indent = /^[ \t]+(?=[\w-]+[ \t]*:)/.exec(file.text.slice(offset, offset + 200))?.[0];
	const site: FileSite = {
		kind: 'file',
		path: file.path,
		line: file.line(file.text.lastIndexOf(name, value?.span.start ?? 0)),
	};
	return {
		site,
		mayFetchToken:
			right === undefined ? value?.text === 'write-all' : file.scalar([...own, 'id-token'])?.text === 'write',
		first:
			right === undefined || indent === undefined || file.scalar([...own, 'id-token'])
				? undefined
				: {...site, digest: file.digest, offset, indent},
	};
}
