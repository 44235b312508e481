// Settings about authentication where nothing reads them, and files that only blogs know.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import {intendedName} from '../core/near-names.js';
import type {Site} from '../core/place.js';
import type {SettingsFile, Variable} from '../core/readings.js';
import {knownVariables} from '../core/variables.js';
import {configFolders} from './folders.js';
import {join, upwards} from './paths.js';
import {gitRoot} from './repository.js';
import {readSettings} from './settings/read.js';
import {settings} from './settings.js';

export type MisplacedKind =
	/** settings.local.json in the config folder: read only inside of a project. */
	| 'local-in-home'
	/** C:\ProgramData\ClaudeCode, which newer versions don't read. */
	| 'old-managed'
	/** A name that Claude Code doesn't know: settings.json.txt, setting.json, managed-settings.json in the home folder. */
	| 'wrong-name'
	/** Settings of a folder above: only those of the working folder count. Not a fault by itself: they are meant for that folder. */
	| 'folder-above';

export type Misplaced = {
	readonly kind: MisplacedKind;
	readonly path: string;
	/** The first thing about authentication in it. */
	readonly site: Site;
	/** What it holds, in order of the file: "env.ANTHROPIC_API_KEY", "apiKeyHelper"…; a file that holds none of these, or doesn't parse, is left out. */
	readonly holds: readonly string[];
	/** Of its `env` and its fields. */
	readonly variables: readonly Variable[];
	readonly file: SettingsFile;
};

export type MisplacedFiles = {
	readonly settings: readonly Misplaced[];
	/** Files that people are told to look at or delete, and that Claude Code does not use. */
	readonly folklore: readonly Site[];
};

export const misplaced = defineProbe<MisplacedFiles>({
	id: 'misplaced',
	async read({host, need}) {
		const [folders, {files}] = await Promise.all([need(configFolders), need(settings)]);
		const inForce = new Set(files.map(({path}) => path));
		const configured = [...new Set([folders.settings, folders.login, folders.defaultFolder])];
		const wanted = [
			...configured.flatMap((folder) => inConfigFolder(host, folder)),
			...oldManaged(host),
			...(await above(host)),
		].filter(({path}) => !inForce.has(path));
		const [found, folklore] = await Promise.all([
			Promise.all(wanted.map((one) => look(host, one))),
			folkloreOf(host, configured),
		]);
		return {settings: found.flat(), folklore};
	},
});

type Place = {readonly kind: MisplacedKind; readonly path: string};

function inConfigFolder({platform}: Host, folder: string): readonly Place[] {
	const names = ['settings.json.txt', 'settings.jsonc', 'setting.json', 'settings', 'managed-settings.json'];
	return [
		{kind: 'local-in-home', path: join(platform, folder, 'settings.local.json')},
		...names.map((name): Place => ({kind: 'wrong-name', path: join(platform, folder, name)})),
	];
}

function oldManaged({platform, environment}: Host): readonly Place[] {
	const folders = {
		win32: join('win32', environment.PROGRAMDATA || 'C:\\ProgramData', 'ClaudeCode'),
		wsl: '/mnt/c/ProgramData/ClaudeCode',
		linux: undefined,
		darwin: undefined,
	};
	const folder = folders[platform];
	return folder === undefined ? [] : [{kind: 'old-managed', path: join(platform, folder, 'managed-settings.json')}];
}

/** Up to the root of the repository. */
async function above(host: Host): Promise<readonly Place[]> {
	const root = await gitRoot(host);
	const folders = upwards(host.cwd, host.platform);
	const between = root === undefined ? [] : folders.slice(1, folders.indexOf(root) + 1);
	return between
		.filter((folder) => folder !== host.home)
		.flatMap((folder) =>
			['settings.json', 'settings.local.json'].map(
				(name): Place => ({
					kind: 'folder-above',
					path: join(host.platform, folder, '.claude', name),
				}),
			),
		);
}

async function look(host: Host, {kind, path}: Place): Promise<readonly Misplaced[]> {
	// As managed settings are read: one wrong type doesn't hide the rest.
	const file = await readSettings(host, 'managed', path, null);
	if (file.state !== 'used') {
		return [];
	}
	const env = file.env.filter(({name}) => about.has(name) || intendedName(name) !== undefined);
	const fields = [file.apiKeyHelper, file.forceLoginMethod, ...file.cloudRefresh].filter((one) => one !== undefined);
	const variables = [...env, ...fields].sort((one, other) => lineOf(one.site) - lineOf(other.site));
	const first = variables[0];
	const holds = variables.map((one) => (env.includes(one) ? `env.${one.name}` : one.name));
	return first ? [{kind, path, site: first.site, holds, variables, file}] : [];
}

function lineOf(site: Site): number {
	return site.kind === 'file' ? (site.line ?? 0) : 0;
}

/** Variables that change which credential is sent, and where. */
const about = new Set([
	'ANTHROPIC_BASE_URL',
	'CLAUDE_CONFIG_DIR',
	...knownVariables.filter(({group}) => group === 'credential' || group === 'cloud').map(({name}) => name),
]);

/** facts.md §2.1, "folklore paths". */
async function folkloreOf(host: Host, configured: readonly string[]): Promise<readonly Site[]> {
	const {platform, home} = host;
	const paths = [
		join(platform, home, '.config', 'claude-code', 'auth.json'),
		join(platform, home, '.config', 'claude-code', 'credentials.json'),
		...configured.flatMap((folder) =>
			['credentials.json', 'claude-credentials.json', 'auth.json'].map((name) => join(platform, folder, name)),
		),
	];
	const found = await Promise.all(paths.map((path) => host.files.status(path)));
	return [...new Set(paths.filter((_, index) => found[index]?.kind === 'file'))].map((path) => ({kind: 'file', path}));
}
