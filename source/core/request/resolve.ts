// The variables and settings of a machine as they are in force, level by level, worked out once for all rules (request-rules.md §3).
import type {SettingsFile, SettingsScope, Variable} from '../readings.js';
import {isOn} from '../variables.js';
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
	'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR',
]);

/** Versions without the rule "newer-names" read none of these. */
const newerNames: ReadonlySet<string> = new Set([
	'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST',
	'CLAUDE_CODE_OAUTH_SCOPES',
	'ANTHROPIC_UNIX_SOCKET',
	'CLAUDE_CODE_USE_MANTLE',
	'CLAUDE_CODE_USE_ANTHROPIC_AWS',
	'CLAUDE_CODE_SUBPROCESS_ENV_SCRUB',
	'ALL_PROXY',
	'all_proxy',
]);

/** What a program that manages the provider keeps settings from setting: providers, addresses and credentials. */
const ofHost = /^CLAUDE_CODE_(?:USE|SKIP|OAUTH)_|^(?:ANTHROPIC|AWS|AZURE|CLOUD_ML|GOOGLE|VERTEX_REGION)_/;

/** Where the connection goes to a socket, settings say neither what is sent nor where (observed on 2.1.332, also for one that is blank). */
const ofSocket: ReadonlySet<string> = new Set([
	'ANTHROPIC_API_KEY',
	'ANTHROPIC_AUTH_TOKEN',
	'ANTHROPIC_BASE_URL',
	'CLAUDE_CODE_OAUTH_TOKEN',
]);

/** A machine, and what of it counts. */
export type Resolved = RequestFacts & {
	/** The settings files that this version reads, lowest level first. */
	readonly files: readonly SettingsFile[];
	/** Those of an administrator. */
	readonly managed: readonly SettingsFile[];
	/** The program that started Claude Code manages its provider. */
	readonly isHostManaged: boolean;
	/** The apiKeyHelper in force: the highest level that has the field, unless it is "" (no helper). */
	readonly apiKeyHelper: Variable | undefined;
	/** The variable as it is in force: the highest level that names it wins, also with a blank value. */
	inForce(name: string): InForce | undefined;
	/** The same, trimmed; undefined for a blank one. */
	usable(name: string): Variable | undefined;
	isOn(name: string): boolean;
	/** For a variable that such settings may not set: where they try to. */
	inVain(name: string): Variable | undefined;
	/** The same machine, before the settings of the working folder count. */
	withoutProject(): Resolved;
};

export function resolve(facts: RequestFacts): Resolved {
	const {settings, environment} = facts;
	const files = filesInUse(facts);
	const hasNewerNames = holdsFor('newer-names', facts.version);
	const isHostManaged = hasNewerNames && isOn(environment.get('CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST'));
	const helper = isHostManaged ? undefined : files.findLast(({apiKeyHelper}) => apiKeyHelper)?.apiKeyHelper;
	const hasSocket = hasNewerNames && environment.get('ANTHROPIC_UNIX_SOCKET')?.value.isEmpty === false;
	const maySet = (name: string, scope: SettingsScope): boolean =>
		maySetHere(name, scope, facts.version) &&
		!(isHostManaged && ofHost.test(name)) &&
		!(hasSocket && ofSocket.has(name));
	const known = new Map<string, InForce | undefined>();
	const inForce = (name: string): InForce | undefined => {
		if (!hasNewerNames && newerNames.has(name)) {
			return undefined;
		}
		if (!known.has(name)) {
			const [first, ...overrides] = namings(name, facts, files, maySet);
			known.set(name, first && {...first, overrides});
		}
		return known.get(name);
	};
	let bare: Resolved | undefined;
	return {
		...facts,
		files,
		managed: files.filter(({scope}) => scope === 'managed'),
		isHostManaged,
		apiKeyHelper: helper?.value.isEmpty ? undefined : helper,
		inForce,
		usable: (name) => usable(inForce(name)),
		isOn: (name) => isOn(inForce(name)),
		inVain: (name) =>
			files
				.filter(({scope}) => !maySet(name, scope))
				.flatMap(({env}) => env)
				.findLast((one) => one.name === name),
		withoutProject() {
			bare ??= resolve({
				...facts,
				settings: {...settings, files: settings.files.filter(({scope}) => !isOfProject(scope))},
			});
			return bare;
		},
	};
}

const isOfProject = (scope: SettingsScope): boolean => scope === 'project' || scope === 'local';

function filesInUse({settings, version}: RequestFacts): readonly SettingsFile[] {
	const hasDropIns = holdsFor('managed-drop-ins', version);
	const hasRoot = holdsFor('root-local-settings', version);
	return settings.files.filter(
		({state, path, isOfRoot}) =>
			state === 'used' && (hasRoot || !isOfRoot) && (hasDropIns || !/[\\/]managed-settings\.d[\\/]/.test(path)),
	);
}

/** Whether the settings of this level may set the variable at all. */
function maySetHere(name: string, scope: SettingsScope, version: string | null): boolean {
	return (
		!onlyFromProcess.has(name) &&
		!(isOfProject(scope) && notFromProjects.has(name)) &&
		(name !== 'CLAUDE_CODE_OAUTH_TOKEN' || holdsFor('token-from-settings', version))
	);
}

/** All places that name a variable and count, highest first. */
function namings(
	name: string,
	{environment, global, autoLoaded = [], version, method}: RequestFacts,
	files: readonly SettingsFile[],
	maySet: (name: string, scope: SettingsScope) => boolean,
): readonly Variable[] {
	const isNamed = (one: Variable): boolean => one.name === name;
	const fromProcess = environment.get(name);
	const levels = [
		// Bun, which native builds are made with, never replaces what the environment has.
		loadsDotenv(version, method) ? autoLoaded.filter(isNamed) : [],
		fromProcess ? [fromProcess] : [],
		global.state === 'used' && maySet(name, 'global') ? global.env.filter(isNamed) : [],
		...files.filter(({scope}) => scope !== 'global' && maySet(name, scope)).map(({env}) => env.filter(isNamed)),
	];
	return levels.flatMap((variables) => variables.slice(-1)).reverse();
}

/** The value of a variable, trimmed; undefined for a blank one. */
export function usable(variable: Variable | undefined): Variable | undefined {
	return variable && !variable.value.isBlank
		? {...variable, value: variable.value.trimmed(), plain: variable.plain?.trim()}
		: undefined;
}
