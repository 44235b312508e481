// Keys in force that stand in files which git tracks, or in its history.
import {defineFact, type ProbeContext} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import {intendedName} from '../core/near-names.js';
import type {Assignment, TrackedKeys, Variable} from '../core/readings.js';
import type {Secret} from '../core/secret.js';
import {knownVariables} from '../core/variables.js';
import {apps} from '../probes/apps.js';
import {direnv} from '../probes/direnv.js';
import {dotenvFiles} from '../probes/dotenv.js';
import {editors} from '../probes/editors.js';
import {environment} from '../probes/environment.js';
import {type Git, gitOf} from '../probes/git/run.js';
import {searchKeys} from '../probes/git/search.js';
import {parentOf} from '../probes/paths.js';
import {gitRoot} from '../probes/repository.js';
import {settings} from '../probes/settings.js';
import {shellFiles} from '../probes/shell-files.js';
import {sourceFiles} from '../probes/source-files.js';

const mostKeys = 40;

export const trackedKeys = defineFact<TrackedKeys>({
	id: 'tracked-keys',
	async read(context) {
		const {host} = context;
		const {secrets, folders} = await gather(context);
		if (secrets.length === 0) {
			return {keys: [], repositories: [], problem: undefined};
		}
		const [git, root] = await Promise.all([gitOf(host), gitRoot(host)]);
		const repositories = git ? await rootsOf(git, folders) : [];
		if (!git || (repositories.length === 0 && root !== undefined)) {
			const problem = git ? 'git could not read this repository' : await whyNoGit(host);
			return {keys: [], repositories, problem: root === undefined ? undefined : problem};
		}
		const found = await Promise.all(repositories.map((repository) => searchKeys(host, git, repository, secrets)));
		return {
			keys: found.flatMap(({keys}) => keys),
			repositories,
			problem: found.find(({problem}) => problem !== undefined)?.problem,
		};
	},
});

async function whyNoGit(host: Host): Promise<string> {
	return (await host.passedOver('git')).length > 0
		? 'git was not found where the system keeps its programs; another one is passed over'
		: 'git was not found';
}

/** Every credential that some other probe has seen in force, and the folders whose repositories may hold it. */
async function gather({
	host,
	try: attempt,
}: ProbeContext): Promise<{readonly secrets: readonly Secret[]; readonly folders: readonly string[]}> {
	const [own, dotenv, folder, shell, sources, levels, editor, app] = await Promise.all([
		attempt(environment),
		attempt(dotenvFiles),
		attempt(direnv),
		attempt(shellFiles),
		attempt(sourceFiles),
		attempt(settings),
		attempt(editors),
		attempt(apps),
	]);
	const isActive = ({effect}: Assignment): boolean => effect === 'exports' || effect === 'assigns';
	const ofShell = (shell?.assignments ?? []).filter(isActive);
	const variables: readonly Variable[] = [
		...(own?.variables ?? []),
		...(dotenv?.assignments ?? []).filter(isActive),
		...(folder?.assignments ?? []).filter(isActive),
		...ofShell,
		...(levels?.files ?? []).flatMap(({env}) => env),
		...(editor?.assignments ?? []),
		...(app?.apps ?? []).flatMap(({entries}) => entries.flatMap(({key}) => key ?? [])),
	];
	const secrets = [
		...variables.filter(({name}) => isCredential(name)).map(({value}) => value),
		...(sources?.keys ?? []).map(({value}) => value),
	].filter(isKey);
	const files = ofShell.filter(({value, name}) => isCredential(name) && isKey(value)).map(({site}) => site.path);
	// A start-up file may be a link into a repository of dot files.
	const real = await Promise.all([...new Set(files)].slice(0, 10).map((path) => host.files.resolve(path)));
	const folders = real.flatMap((path) => (path === undefined ? [] : [parentOf(path, host.platform)]));
	return {secrets: distinct(secrets).slice(0, mostKeys), folders: [...new Set([host.cwd, ...folders])]};
}

const credentials = new Set(
	knownVariables
		.filter(({name, group, isSecret}) => isSecret && (group === 'credential' || /BEDROCK|^ANTHROPIC_/.test(name)))
		.map(({name}) => name)
		.filter((name) => name !== 'ANTHROPIC_CUSTOM_HEADERS'),
);

function isCredential(name: string): boolean {
	return credentials.has(name) || credentials.has(intendedName(name) ?? '');
}

/** Long enough not to be found by accident, and on one line: each line of the input is a pattern. */
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
