// The .env files of the working folder: what each program that loads them here makes of every assignment.
import {gte, lt, minVersion} from 'semver';
import {defineProbe, type ProbeContext} from '../core/evidence.js';
import type {
	ClaudeInstalls,
	DotenvAssignment,
	DotenvFiles,
	DotenvLoader,
	DotenvReading,
	DotenvUse,
	LookedAt,
	ProcessEnvironment,
} from '../core/facts.js';
import type {Host, TextFile} from '../core/host.js';
import {Secret} from '../core/secret.js';
import {intendedName, isKnownVariable, plainValue} from '../core/variables.js';
import {claudeInstalls} from './claude.js';
import {type DotenvSign, dotenvSigns} from './dotenv-uses.js';
import {environment} from './environment.js';
import {isAbsolute, join, parentOf, upwards} from './paths.js';
import {type ProjectFile, projectFiles} from './project-files.js';
import {type DotenvLine, type DotenvOptions, dotenvLines, readDotenv} from './syntax/dotenv.js';
import {Lines} from './syntax/lines.js';
import type {Parts} from './syntax/script.js';

const mostFiles = 24;
const largest = 256 * 1024;
/** Examples, encrypted ones and backups: nothing loads them. */
const noLoader =
	/(?:example|sample|template|tmpl|tpl|dist|schema|vault|keys|enc|gpg|age|sops|bak|backup|old|orig|swp|~)$/i;

type Loaded = {
	readonly path: string;
	readonly file: TextFile;
	readonly lines: readonly DotenvLine[];
	readonly places: Lines;
};

type Use = DotenvUse & {readonly exportsAll: boolean};

export const dotenvFiles = defineProbe<DotenvFiles>({
	id: 'dotenv',
	async read(context) {
		const {host, need, try: attempt} = context;
		const [project, own, names] = await Promise.all([
			attempt(projectFiles),
			need(environment),
			host.files.list(host.cwd),
		]);
		const sources = project.ok ? project.value.files : [];
		const paths = names
			.filter((name) => /^\.env(?:\..+)?$|\.env$/.test(name) && !noLoader.test(name))
			.map((name) => join(host.platform, host.cwd, name));
		const uses: Use[] = [];
		for (const sign of dotenvSigns(sources)) {
			uses.push({...sign, files: await filesOf(sign, host)});
		}
		uses.push(...(await aiderUse(host, names)), ...(await claudeUse(context)));
		const wanted = [...new Set([...paths, ...uses.flatMap(({files}) => files)])].slice(0, mostFiles);
		const looked = await Promise.all(
			wanted.map(async (path) => ({path, file: await host.files.readText(path, {limit: largest})})),
		);
		const options = {keepsMark: keepsMark(sources)};
		const loaded = looked.flatMap(({path, file}): readonly Loaded[] =>
			file.ok
				? [
						{
							path,
							file,
							lines: dotenvLines(file.text, {...options, hasMark: hasMark(file)}),
							places: new Lines(file.text),
						},
					]
				: [],
		);
		const files = looked.flatMap(({path, file}): readonly LookedAt[] =>
			file.ok
				? [{path, state: 'read'}]
				: file.reason === 'missing'
					? []
					: [{path, state: 'unreadable', detail: file.detail}],
		);
		return assemble({
			host,
			own,
			loaded,
			files,
			options,
			uses: merged([...seenInEnvironment(loaded, own, host), ...uses]),
		});
	},
});

type Material = {
	readonly host: Host;
	readonly own: ProcessEnvironment;
	readonly loaded: readonly Loaded[];
	readonly files: readonly LookedAt[];
	readonly options: DotenvOptions;
	readonly uses: readonly Use[];
};

function assemble({host, loaded, files, options, uses}: Material): DotenvFiles {
	const assignments = loaded.flatMap((one) => assignmentsOf(one, uses, host, {...options, hasMark: hasMark(one.file)}));
	const loaders = uses.filter((use) => use.files.some((path) => loaded.some((one) => one.path === path)));
	const inForce = (name: string, loader?: DotenvLoader): DotenvAssignment | undefined => {
		for (const use of loader === undefined ? loaders : loaders.filter((one) => one.loader === loader)) {
			for (const path of use.files.toReversed()) {
				const found = assignments.findLast(
					(one) => one.name === name && one.site.path === path && one.loadedBy.some((by) => by.loader === use.loader),
				);
				if (found) {
					return found;
				}
			}
		}
		return undefined;
	};
	return {files, loaders: loaders.map(({exportsAll: _, ...use}) => use), assignments, inForce};
}

function assignmentsOf(
	{path, file, lines, places}: Loaded,
	uses: readonly Use[],
	host: Host,
	options: DotenvOptions,
): readonly DotenvAssignment[] {
	const cache = new Map<
		DotenvLoader,
		ReadonlyMap<number, {readonly name: string; readonly text: string | undefined}>
	>();
	const readBy = (loader: DotenvLoader): NonNullable<ReturnType<typeof cache.get>> => {
		const known = cache.get(loader);
		if (known) {
			return known;
		}
		const scope = new Map<string, string>();
		const values = new Map(
			readDotenv(file.text, loader, options).map(({name, at, value}) => {
				const text = resolve(value, scope, host);
				scope.set(name, text ?? '');
				return [at, {name, text}] as const;
			}),
		);
		cache.set(loader, values);
		return values;
	};
	return lines
		.filter(({name}) => isKnownVariable(name) || intendedName(name) !== undefined)
		.map((line): DotenvAssignment => {
			const {name, nameSpan} = line;
			const textBy = (loader: DotenvLoader): string | undefined => {
				const found = line.effect === 'exports' ? readBy(loader).get(nameSpan.start) : undefined;
				return found?.name === name ? found.text : undefined;
			};
			const isExported = /\bexport\s/.test(file.text.slice(line.statement.start, nameSpan.start));
			const loadedBy = uses
				.filter((use) => use.files.includes(path) && (use.exportsAll || isExported))
				.flatMap(({exportsAll: _, ...use}): readonly DotenvReading[] => {
					const text = textBy(use.loader);
					return text === undefined ? [] : [{...use, value: new Secret(text), plain: plainValue(name, text)}];
				});
			const usual = textBy('dotenv') ?? textBy('source') ?? textBy('docker') ?? resolve(line.value, new Map(), host);
			const text = loadedBy[0] ? undefined : (usual ?? '');
			return {
				name,
				value: loadedBy[0]?.value ?? new Secret(text ?? ''),
				plain: loadedBy[0] ? loadedBy[0].plain : plainValue(name, text ?? ''),
				site: {kind: 'file', path, ...places.at(nameSpan.start)},
				syntax: 'dotenv',
				effect: line.effect,
				reach: 'top',
				isLiteral: usual !== undefined,
				statement: line.statement,
				nameSpan,
				valueSpan: line.valueSpan,
				digest: file.digest,
				...(line.problem === undefined ? {} : {problem: line.problem}),
				loadedBy,
				isLoaded: loadedBy.length > 0,
				overridesEnvironment: loadedBy.some(({overridesEnvironment}) => overridesEnvironment),
				as(loader) {
					const found = textBy(loader);
					return found === undefined ? undefined : new Secret(found);
				},
			};
		});
}

/** Every loader takes an unknown variable for empty. undefined: only a shell could tell. */
function resolve(parts: Parts, scope: ReadonlyMap<string, string>, host: Host): string | undefined {
	let text = '';
	for (const part of parts) {
		if (part.kind === 'computed') {
			return undefined;
		}
		if (part.kind === 'text') {
			text += part.text;
			continue;
		}
		const known = host.environment[part.name] ?? scope.get(part.name);
		const isTaken = known !== undefined && !(known === '' && part.isBlankToo);
		const value = isTaken ? known : part.otherwise ? resolve(part.otherwise, scope, host) : '';
		if (value === undefined) {
			return undefined;
		}
		text += value;
	}
	return text;
}

/** The paths that a sign means, lowest first. */
async function filesOf(sign: DotenvSign, host: Host): Promise<readonly string[]> {
	const at = (...names: readonly string[]): string => join(host.platform, host.cwd, ...names);
	const {loader, files, folder} = sign;
	if (files) {
		const places = files.flatMap((name) =>
			isAbsolute(name, host.platform) ? [name] : folder === '' ? [at(name)] : [at(folder, name), at(name)],
		);
		// Of a list in code the first one wins.
		return places.toReversed();
	}
	switch (loader) {
		case 'next':
		case 'vite':
			return ['.env', '.env.development', '.env.local', '.env.development.local'].map((name) => at(name));
		case 'bun':
		case 'claude-code':
			return bunFiles(host);
		case 'python-dotenv': {
			// find_dotenv(): the nearest one above the file that asks.
			for (const place of upwards(at(folder), host.platform).slice(0, 8)) {
				const path = join(host.platform, place, '.env');
				if (place === parentOf(host.home, host.platform)) {
					break;
				}
				if ((await host.files.resolve(path)) !== undefined) {
					return [path];
				}
			}
			return [];
		}
		default:
			return [at('.env')];
	}
}

function bunFiles(host: Host): readonly string[] {
	const mode = host.environment.NODE_ENV || 'development';
	return ['.env', `.env.${mode}`, '.env.local', `.env.${mode}.local`].map((name) =>
		join(host.platform, host.cwd, name),
	);
}

/** aider reads the .env of the home folder, of the git root and of the working folder; the last wins. */
async function aiderUse(host: Host, names: readonly string[]): Promise<readonly Use[]> {
	const sign = names.find((name) => /^\.aider(?:\.|$)/.test(name));
	const config = join(host.platform, host.home, '.aider.conf.yml');
	const isInHome = sign === undefined && (await host.files.status(config)) !== undefined;
	if (sign === undefined && !isInHome) {
		return [];
	}
	const folders = [host.home, ...(await gitRoot(host)), host.cwd];
	return [
		{
			loader: 'aider',
			because: {kind: 'file', path: isInHome ? config : join(host.platform, host.cwd, sign ?? '')},
			overridesEnvironment: true,
			files: [...new Set(folders.map((folder) => join(host.platform, folder, '.env')))],
			exportsAll: true,
		},
	];
}

async function gitRoot(host: Host): Promise<readonly string[]> {
	for (const folder of upwards(host.cwd, host.platform).slice(0, 12)) {
		if (await host.files.status(join(host.platform, folder, '.git'))) {
			return [folder];
		}
	}
	return [];
}

/** Native builds of Claude Code before 2.0.64 are Bun programs that load .env files by themselves (facts.md §4). */
async function claudeUse({host, purpose, try: attempt}: ProbeContext): Promise<readonly Use[]> {
	const reading = purpose === 'claude-code' ? await attempt(claudeInstalls) : undefined;
	const install: ClaudeInstalls['installs'][number] | undefined = reading?.ok ? reading.value.installs[0] : undefined;
	const isNative = install && !['npm-global', 'pnpm', 'local'].includes(install.method);
	if (!install?.version || !isNative || gte(install.version, '2.0.64')) {
		return [];
	}
	return [
		{
			loader: 'claude-code',
			because: {kind: 'file', path: install.path},
			// As Bun: what the environment has stays.
			overridesEnvironment: false,
			files: bunFiles(host),
			exportsAll: true,
		},
	];
}

/** What this process has tells who loaded it: quotes that only Docker keeps, a CR that only a shell keeps, a script that Bun started. */
function seenInEnvironment(loaded: readonly Loaded[], own: ProcessEnvironment, host: Host): readonly Use[] {
	const isBun = /^bun\//.test(host.environment.npm_config_user_agent ?? '');
	const found: Use[] = [];
	for (const {path, file, lines} of loaded) {
		const options = {hasMark: hasMark(file)};
		const valuesOf = (loader: DotenvLoader): ReadonlyMap<number, Parts> =>
			new Map(readDotenv(file.text, loader, options).map(({at, value}) => [at, value]));
		const usual = valuesOf('dotenv');
		for (const loader of ['docker', 'source', ...(isBun ? (['bun'] as const) : [])] as const) {
			const values = valuesOf(loader);
			const line = lines.find(({name, nameSpan}) => {
				const text = resolve(values.get(nameSpan.start) ?? [{kind: 'computed'}], new Map(), host);
				const plain = resolve(usual.get(nameSpan.start) ?? [{kind: 'computed'}], new Map(), host);
				const isTelling = loader === 'bun' || text !== plain;
				return text !== undefined && text !== '' && isTelling && own.get(name)?.value.equals(new Secret(text));
			});
			if (line && !found.some((one) => one.loader === loader)) {
				const files = loader === 'bun' ? bunFiles(host) : [path];
				found.push({
					loader,
					because: {kind: 'environment', name: line.name},
					overridesEnvironment: loader === 'source',
					files,
					exportsAll: true,
				});
			}
		}
	}
	return found;
}

/** One use for each loader and its files; that it replaces the environment counts if any place says so. */
function merged(uses: readonly Use[]): readonly Use[] {
	const byLoader = new Map<string, Use>();
	for (const use of uses) {
		const known = byLoader.get(use.loader);
		byLoader.set(
			use.loader,
			known
				? {
						...known,
						overridesEnvironment: known.overridesEnvironment || use.overridesEnvironment,
						exportsAll: known.exportsAll || use.exportsAll,
						files: [...new Set([...known.files, ...use.files])],
					}
				: use,
		);
	}
	return [...byLoader.values()];
}

function hasMark({encoding}: TextFile): boolean {
	return encoding !== 'utf8';
}

/** python-dotenv before 1.2, where the project asks for it by number. */
function keepsMark(sources: readonly ProjectFile[]): boolean {
	const lists = sources.filter(({name}) => /requirements[\w.-]*\.(?:txt|in)$/.test(name));
	const wanted = lists.map(({text}) => /^python-dotenv\s*(?:==|~=|<=)\s*([\d.]+)/im.exec(text)?.[1]).find(Boolean);
	const version = wanted === undefined ? null : minVersion(wanted.split('.').slice(0, 3).join('.'));
	return version !== null && lt(version, '1.2.0');
}
