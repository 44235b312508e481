// Which value of a variable is in force, level by level (request-rules.md §3).
import type {SettingsFile, SettingsScope, Variable} from '../readings.js';
import {holdsFor, loadsDotenv} from '../versions.js';
import type {InForce, RequestFacts} from './types.js';

/** Claude Code ignores these in the settings of a project, blank or not, trusted or not. */
const notFromProjects: ReadonlySet<string> = new Set([
	'CLAUDE_CODE_OAUTH_TOKEN',
	'CLAUDE_CODE_SIMPLE',
	'CLAUDE_CONFIG_DIR',
	'CLAUDE_CODE_OAUTH_SCOPES',
	'CLAUDE_CODE_SUBPROCESS_ENV_SCRUB',
	'ANTHROPIC_PROFILE',
]);

/** What tells who started Claude Code counts only in the environment that it was started with (request-rules.md §5.0). */
const onlyFromProcess: ReadonlySet<string> = new Set([
	// Observed on 2.1.332: a socket that settings name isn't connected to.
	'ANTHROPIC_UNIX_SOCKET',
	'CLAUDE_CODE_ENTRYPOINT',
	'CLAUDE_CODE_REMOTE',
	'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST',
	'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR',
]);

/** What a program that manages the provider keeps settings from setting: providers, addresses and credentials. */
const ofHost = /^CLAUDE_CODE_(?:USE|SKIP|OAUTH)_|^(?:ANTHROPIC|AWS|AZURE|CLOUD_ML|GOOGLE|VERTEX_REGION)_/;

/** The program that started Claude Code manages its provider. */
export function isHostManaged({environment}: RequestFacts): boolean {
	return isOn(environment.get('CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST'));
}

const isOfProject = (scope: SettingsScope): boolean => scope === 'project' || scope === 'local';

/** The settings files that this version reads, lowest level first. */
export function filesInUse({settings, version}: RequestFacts): readonly SettingsFile[] {
	const hasDropIns = holdsFor('managed-drop-ins', version);
	const hasRoot = holdsFor('root-local-settings', version);
	return settings.files.filter(
		({state, path, isOfRoot}) =>
			state === 'used' && (hasRoot || !isOfRoot) && (hasDropIns || !/[\\/]managed-settings\.d[\\/]/.test(path)),
	);
}

/** Whether the settings of this level may set the variable at all. */
function maySet(name: string, scope: SettingsScope, facts: RequestFacts): boolean {
	const {version} = facts;
	return (
		!onlyFromProcess.has(name) &&
		!(ofHost.test(name) && isHostManaged(facts)) &&
		!(isOfProject(scope) && notFromProjects.has(name)) &&
		(name !== 'CLAUDE_CODE_OAUTH_TOKEN' || holdsFor('token-from-settings', version))
	);
}

/** What settings say about a variable, lowest level first; below them all is the process's environment. */
function fromSettings(name: string, facts: RequestFacts): readonly Variable[] {
	const {global} = facts;
	const files = filesInUse(facts).filter(({scope}) => scope !== 'global' && maySet(name, scope, facts));
	return [
		global.state === 'used' && maySet(name, 'global', facts) ? global.env : [],
		...files.map(({env}) => env),
	].flatMap((variables) => variables.filter((one) => one.name === name).slice(-1));
}

/** The same machine, before the settings of the working folder count. */
export function withoutProject(facts: RequestFacts): RequestFacts {
	const {settings} = facts;
	return {...facts, settings: {...settings, files: settings.files.filter(({scope}) => !isOfProject(scope))}};
}

/** All places that name a variable and count, highest first. */
export function namings(name: string, facts: RequestFacts): readonly Variable[] {
	const {environment, autoLoaded = [], version, method} = facts;
	const fromProcess = environment.get(name);
	// Bun, which native builds are made with, never replaces what the environment has.
	const fromFolder = loadsDotenv(version, method) ? autoLoaded.filter((one) => one.name === name).slice(-1) : [];
	return [...fromFolder, ...(fromProcess ? [fromProcess] : []), ...fromSettings(name, facts)].reverse();
}

/** The variable as it is in force: the highest level that names it wins, also with a blank value. */
export function inForceOf(name: string, facts: RequestFacts): InForce | undefined {
	const [first, ...overrides] = namings(name, facts);
	return first && {...first, overrides};
}

/** Of a variable that such settings may not set: where they name it in vain. */
export function inVain(name: string, facts: RequestFacts): Variable | undefined {
	return filesInUse(facts)
		.filter(({scope}) => !maySet(name, scope, facts))
		.flatMap(({env}) => env)
		.findLast((one) => one.name === name);
}

/** The apiKeyHelper in force: the highest level that has the field, also "" (no helper). */
export function helperOf(
	facts: RequestFacts,
): {readonly variable: Variable; readonly scope: SettingsScope} | undefined {
	if (isHostManaged(facts)) {
		return undefined;
	}
	const file = filesInUse(facts).findLast(({apiKeyHelper}) => apiKeyHelper !== undefined);
	return file?.apiKeyHelper && !file.apiKeyHelper.value.isEmpty
		? {variable: file.apiKeyHelper, scope: file.scope}
		: undefined;
}

/** Whether a flag is on: only these four words turn it on (request-rules.md §4.1). */
export function isOn(variable: Variable | undefined): boolean {
	return /^(?:1|true|yes|on)$/i.test((variable?.plain ?? '').trim());
}

/** The value of a variable, trimmed; undefined for a blank one. */
export function usable(variable: Variable | undefined): Variable | undefined {
	return variable && !variable.value.isBlank
		? {...variable, value: variable.value.trimmed(), plain: variable.plain?.trim()}
		: undefined;
}
