// The .env files of the working folder: what each program that loads them here makes of every assignment.
import {lt, minVersion} from 'semver';
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {DotenvAssignment, DotenvFiles, DotenvLoader, LookedAt} from '../core/readings.js';
import {hasMark, type Loaded, type LoaderUse, loadedAssignments} from './dotenv/loaded.js';
import {aiderUse, claudeUse, filesOf} from './dotenv/places.js';
import {seenInEnvironment} from './dotenv/seen.js';
import {dotenvSigns} from './dotenv/signs.js';
import {environment} from './environment.js';
import {type OwnNames, ownNames} from './own-names.js';
import {join} from './paths.js';
import {type ProjectFile, projectFiles} from './project-files.js';
import {dotenvLines} from './syntax/dotenv.js';
import type {DotenvOptions} from './syntax/dotenv-readers.js';
import {Lines} from './syntax/lines.js';

const mostFiles = 24;
const largest = 64 * 1024;
/** Examples, encrypted ones and backups: nothing loads them. */
const noLoader =
	/(?:example|sample|template|tmpl|tpl|dist|schema|vault|keys|enc|gpg|age|sops|bak|backup|old|orig|swp|~)$/i;

export const dotenvFiles = defineProbe<DotenvFiles>({
	id: 'dotenv',
	async read(context) {
		const {host, need, try: attempt} = context;
		const [project, own, names, programs] = await Promise.all([
			attempt(projectFiles),
			need(environment),
			host.files.list(host.cwd),
			ownNames(context),
		]);
		const sources = project?.files ?? [];
		const paths = names
			.filter((name) => /^\.env(?:\..+)?$|\.env$|^\.dev\.vars$/.test(name) && !noLoader.test(name))
			.map((name) => join(host.platform, host.cwd, name));
		const uses: LoaderUse[] = [];
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
			loaded,
			files,
			options: {...options, own: programs},
			uses: merged([...seenInEnvironment(loaded, own, host), ...uses]),
		});
	},
});

type Material = {
	readonly host: Host;
	readonly loaded: readonly Loaded[];
	readonly files: readonly LookedAt[];
	readonly options: DotenvOptions & {readonly own: OwnNames};
	readonly uses: readonly LoaderUse[];
};

function assemble({host, loaded, files, options, uses}: Material): DotenvFiles {
	const assignments = loaded.flatMap((one) =>
		loadedAssignments(one, uses, host, {...options, hasMark: hasMark(one.file)}),
	);
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

/** One use for each loader and its files; that it replaces the environment counts if any place says so. */
function merged(uses: readonly LoaderUse[]): readonly LoaderUse[] {
	const byLoader = new Map<string, LoaderUse>();
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

/** python-dotenv before 1.2, where the project asks for it by number. */
function keepsMark(sources: readonly ProjectFile[]): boolean {
	const lists = sources.filter(({name}) => /requirements[\w.-]{0,80}\.(?:txt|in)$/.test(name));
	const wanted = lists.map(({text}) => /^python-dotenv\s*(?:==|~=|<=)\s*([\d.]+)/im.exec(text)?.[1]).find(Boolean);
	const version = wanted === undefined ? null : minVersion(wanted.split('.').slice(0, 3).join('.'));
	return version !== null && lt(version, '1.2.0');
}
