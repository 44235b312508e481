// GitHub workflows of this folder: the steps that run Claude, what each is handed, and what its job may do.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {Site, Span} from '../core/place.js';
import {join} from './paths.js';
import {gitRoot} from './repository.js';
import {pathsLike, readSettingFile} from './setting-file.js';
import type {Room, SettingFile, SettingPath} from './setting-shape.js';

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
	/** A step before it in this job writes variables for those after it, or is an action that may. */
	readonly followsWriter: boolean;
	/** The file can't be read as YAML, by whoever reads it: nothing else is known of it. */
	readonly problem?: string;
};

export type Permissions = {
	/** Where they are written; of none that is the step. */
	readonly site: FileSite;
	readonly mayFetchToken: boolean;
	/** Where that right can be added. */
	readonly room: (Room & {readonly path: string; readonly digest: string}) | undefined;
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
	if (file?.problem) {
		const {message, line} = file.problem;
		const site: FileSite = {kind: 'file', path, ...(line !== undefined && {line})};
		return [{...unread, site, problem: message}];
	}
	return file ? pathsLike(file, ['jobs', '*', 'steps', '*']).flatMap((step) => stepAt(file, step, host)) : [];
}

const unread = {
	isOfThisJob: false,
	action: undefined,
	script: undefined,
	handed: [],
	permissions: undefined,
	followsWriter: false,
};

/** Actions that set up tools or move files, and hand no variables of a person's on. */
const writesNothing =
	/^(?:actions\/(?!github-script)[\w-]+|(?:oven-sh|astral-sh|ruby|denoland|gradle|shivammathur|aws-actions)\/setup-[\w-]+|pnpm\/action-setup|anthropics\/[\w-]+)(?:[/@]|$)/i;

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
			followsWriter: before.some((one) => {
				const [action, script] = ['uses', 'run'].map((name) => file.scalar([...one, name])?.text);
				return (action !== undefined && !writesNothing.test(action.trim())) || /GITHUB_ENV/.test(script ?? '');
			}),
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
						nameSpan: file.nameAt?.([...path, key]),
						digest: file.digest,
					},
				]
			: [];
	});
}

function permissionsOf(file: SettingFile, job: SettingPath, step: FileSite): Permissions | undefined {
	const name = 'permissions';
	const own = [job, []].find((path) => file.keys(path).includes(name));
	if (!own) {
		const isCalled = file.keys(['on']).includes('workflow_call') || file.scalar(['on'])?.text === 'workflow_call';
		const isListed = pathsLike(file, ['on', '*']).some((path) => file.scalar(path)?.text === 'workflow_call');
		return isCalled || isListed ? undefined : {site: step, mayFetchToken: false, room: undefined};
	}
	const path = [...own, name];
	const right = file.scalar([...path, 'id-token'])?.text;
	const room = right === undefined ? file.roomFor?.(path, 'id-token', 'write') : undefined;
	return {
		site: {kind: 'file', path: file.path, line: file.line(file.nameAt?.(path)?.start ?? 0)},
		mayFetchToken: right === 'write' || file.scalar(path)?.text === 'write-all',
		room: room && {...room, path: file.path, digest: file.digest},
	};
}
