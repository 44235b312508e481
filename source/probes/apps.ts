// Third-party apps that are set up here with plain files: their key, their base URL, and which form of it each wants.
import {defineProbe, type ProbeContext} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {App, AppEntry, Apps, LookedAt, SettingVariable, UrlForm, Variable} from '../core/readings.js';
import {Secret} from '../core/secret.js';
import {codingApps} from './apps/coding.js';
import type {AppDescription, AppFile, AppPattern} from './apps/description.js';
import {otherApps} from './apps/gateways.js';
import {compose} from './dotenv/known-signs.js';
import {dotenvFiles} from './dotenv.js';
import {desktopConfigFolder} from './editor-files.js';
import {environment} from './environment.js';
import {join} from './paths.js';
import {asCompose} from './setting-compose.js';
import {dotenvSettingFile} from './setting-dotenv.js';
import {pathsLike, readSettingFile, settingAt} from './setting-file.js';
import type {SettingFile, SettingPath} from './setting-shape.js';

export const apps = defineProbe<Apps>({
	id: 'apps',
	async read(context) {
		const lookUp = await lookUpIn(context);
		const found = await Promise.all([...codingApps, ...otherApps].map((one) => appOf(context.host, one, lookUp)));
		return {apps: found.filter((app) => app !== undefined)};
	},
});

/** What a variable stands for: the app's own secrets, this process, a .env file that something loads here. */
type LookUp = (name: string, description: AppDescription) => Promise<Held | undefined>;
type Held = Pick<Variable, 'value' | 'plain' | 'site'>;

async function lookUpIn({host, need, try: attempt}: ProbeContext): Promise<LookUp> {
	const [own, dotenv] = await Promise.all([need(environment), attempt(dotenvFiles)]);
	return async (name, {secrets}) => {
		const file = secrets === undefined ? undefined : await open(host, locate(host, secrets));
		const stored = file?.file && settingAt(file.file, [name], name);
		// Apps may refer to any name, not only to those that decide about authentication elsewhere.
		const text = host.environment[name];
		const ofProcess: Held | undefined =
			own.get(name) ??
			(text === undefined ? undefined : {value: new Secret(text), plain: undefined, site: {kind: 'environment', name}});
		return stored ?? ofProcess ?? dotenv?.inForce(name);
	};
}

async function appOf(host: Host, description: AppDescription, lookUp: LookUp): Promise<App | undefined> {
	const files: LookedAt[] = [];
	const problems: App['problems'][number][] = [];
	const entries: AppEntry[] = [];
	for (const one of description.files) {
		if (one.beside && !(await isBeside(host, one.beside))) {
			continue;
		}
		for (const path of distinct(
			(await Promise.all(one.paths.map((each) => unfolded(host, locate(host, each))))).flat(),
		)) {
			const read = await open(host, path);
			const {file, looked} = read ?? {};
			const isOurs = file !== undefined && (one.requires === undefined || file.keys([]).includes(one.requires));
			if (!looked || (file && !isOurs)) {
				continue;
			}
			files.push(looked);
			// An editor's broken settings concern us only if they mention Claude.
			problems.push(...(file?.problem && /anthropic|claude/i.test(file.text) ? [{path, ...file.problem}] : []));
			entries.push(...(file ? await entriesOf(file, one, description, lookUp) : []));
		}
	}
	const {id, name, urlForm = asSdk, reads, startsClaudeCode = false, handsOn, secrets} = description;
	const all = merged(entries);
	const takes = {key: [], baseUrl: [], ...reads};
	const settings = {
		id,
		name,
		files,
		problems,
		urlForm,
		entries: all,
		reads: takes,
		startsClaudeCode,
		...(secrets !== undefined && {secrets}),
	};
	return all.length > 0 || problems.length > 0 ? {...settings, ...(handsOn && {handsOn})} : undefined;
}

const asSdk: UrlForm = {path: 'none', trailingSlash: 'harmless'};
const mostFolders = 20;

/** Every path that one with `*` in place of a folder stands for. */
async function unfolded({files, platform}: Host, path: string): Promise<readonly string[]> {
	const [, before, after] = /^(.*?)[\\/]\*[\\/](.*)$/.exec(path) ?? [];
	if (before === undefined || after === undefined) {
		return [path];
	}
	const names = await files.list(before);
	return names.slice(0, mostFolders).map((name) => join(platform, before, name, ...after.split(/[\\/]/)));
}

async function isBeside(host: Host, paths: readonly string[]): Promise<boolean> {
	for (const path of paths) {
		if (await host.files.status(locate(host, path))) {
			return true;
		}
	}
	return false;
}

async function open(
	host: Host,
	path: string,
): Promise<{readonly looked: LookedAt; readonly file: SettingFile | undefined} | undefined> {
	const read = await (path.endsWith('.env')
		? dotenvSettingFile(host, path)
		: readSettingFile(host, path, /\.ya?ml$/.test(path) ? 'yaml' : 'json'));
	return read?.file && compose.test(path) ? {...read, file: asCompose(read.file)} : read;
}

async function entriesOf(
	file: SettingFile,
	{entries}: AppFile,
	description: AppDescription,
	lookUp: LookUp,
): Promise<readonly AppEntry[]> {
	const found: AppEntry[] = [];
	for (const pattern of entries) {
		for (const base of pathsLike(file, pattern.each ?? [])) {
			const holds = pattern.where?.every(([path, is]) => is.test(file.scalar([...base, ...path])?.text ?? '')) ?? true;
			const entry = holds && (await entryOf(file, base, pattern, description, lookUp));
			found.push(...(entry ? [entry] : []));
		}
	}
	return found;
}

async function entryOf(
	file: SettingFile,
	base: SettingPath,
	pattern: AppPattern,
	description: AppDescription,
	lookUp: LookUp,
): Promise<AppEntry | undefined> {
	const first = (paths: readonly SettingPath[] = []): SettingPath | undefined =>
		paths.find((path) => file.scalar([...base, ...path]) !== undefined);
	const read = async (path: SettingPath | undefined, name: string): Promise<SettingVariable | undefined> => {
		const setting = path && settingAt(file, [...base, ...path], name);
		return setting && resolved(setting, file.scalar(setting.path)?.text ?? '', description, lookUp);
	};
	const keyPath = first(pattern.key);
	const named = String(keyPath?.at(-1) ?? '');
	const key = await read(keyPath, /^[A-Z][A-Z_]+$/.test(named) ? named : 'ANTHROPIC_API_KEY');
	const baseUrl = await read(first(pattern.baseUrl), 'ANTHROPIC_BASE_URL');
	if (!key && !baseUrl) {
		return undefined;
	}
	const written = keyPath ? (file.scalar([...base, ...keyPath])?.text ?? '') : '';
	const isBearer = pattern.bearer?.some((path) => path.join('.') === keyPath?.join('.')) ?? false;
	// Where the file has no better one, the name that `*` stands for.
	const label = pattern.label
		? file.scalar([...base, ...pattern.label])?.text
		: base.find((step, at) => pattern.each?.[at] === '*' && typeof step === 'string');
	return {
		...(label === undefined ? {} : {label: String(label)}),
		...(key ? {key} : {}),
		...(baseUrl ? {baseUrl} : {}),
		header: isBearer ? 'bearer' : 'x-api-key',
		isKeyElsewhere:
			(description.keyElsewhere?.test(written.trim()) ?? false) ||
			/^\{file:|^(?:op|vault|keyring|sops):\/\//.test(written),
	};
}

/** `os.environ/NAME`, `${env:NAME}`, `{env:NAME}`, `${{ secrets.NAME }}`, `$NAME`, `${NAME}`. */
const reference = /^(?:os\.environ\/|\$?\{env:|\$\{\{\s*(?:secrets|inputs|env)\.|\$\{?)([A-Za-z_]\w*)(?:\s*\}\}|\})?$/;

/** A value that names a variable is what that variable has; "" if it has nothing. */
async function resolved(
	setting: SettingVariable,
	text: string,
	description: AppDescription,
	lookUp: LookUp,
): Promise<SettingVariable> {
	const refersTo = reference.exec(text.trim())?.[1];
	if (refersTo === undefined) {
		return setting;
	}
	const held = await lookUp(refersTo, description);
	const value = held?.value ?? new Secret('');
	return {...setting, refersTo, plain: held?.plain, value, ...(held && {heldAt: held.site})};
}

/** Key and base URL may stand in two files: of entries with the same label a later one adds to and replaces the former. */
function merged(entries: readonly AppEntry[]): readonly AppEntry[] {
	const byLabel = new Map<string, AppEntry>();
	for (const entry of entries) {
		const known = byLabel.get(entry.label ?? '');
		byLabel.set(
			entry.label ?? '',
			known
				? {
						...known,
						...entry,
						isKeyElsewhere: entry.key ? entry.isKeyElsewhere : known.isKeyElsewhere,
						header: entry.key ? entry.header : known.header,
					}
				: entry,
		);
	}
	return [...byLabel.values()];
}

function locate(host: Host, path: string): string {
	const {platform, home, cwd, environment: own} = host;
	const [, sign = '', rest = ''] = /^(~|\.|\{\w+\})\/(.*)$/.exec(path) ?? [];
	const folders: Readonly<Record<string, string>> = {
		'~': home,
		'.': cwd,
		'{config}': desktopConfigFolder(host),
		'{xdg}': own.XDG_CONFIG_HOME || join(platform, home, '.config'),
		'{data}': own.XDG_DATA_HOME || join(platform, home, '.local', 'share'),
	};
	return join(platform, folders[sign] ?? cwd, ...rest.split('/'));
}

function distinct(paths: readonly string[]): readonly string[] {
	return [...new Set(paths)];
}
