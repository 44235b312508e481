// Which program is run: the only place that decides it. What a project brings along, and what others can write, is passed over.
import {constants} from 'node:fs';
import {access, stat} from 'node:fs/promises';
import {delimiter, isAbsolute, resolve, sep} from 'node:path';
import type {PassedOver} from '../core/host.js';
import {isPersonal, systemPlaces} from './system-places.js';
import {type JudgeOptions, judgeOf} from './whose.js';

export type ProgramsOptions = JudgeOptions & {
	/** Of the system's programs; default: the platform's. */
	readonly places?: readonly string[] | undefined;
};

export type Programs = {
	/** Every executable of that name that may be run, in order. */
	readonly found: readonly string[];
	readonly passedOver: readonly PassedOver[];
};

/**
 * Personal programs (`claude`) are looked for on PATH, every other name in the system's places only; a path is that file alone. What is
 * passed over is looked at by its real path: in a repository or the working folder, in any `node_modules/.bin`, where others can write.
 */
export async function findPrograms(program: string, options: ProgramsOptions): Promise<Programs> {
	const {disk} = options;
	const judge = await judgeOf(options);
	if (/[/\\]/.test(program)) {
		const path = disk.locate(program);
		const own = resolve(disk.cwd, program);
		// A stand-in below the root goes before the system's own program.
		const there = (await existing([path, own], 'anything'))[0];
		return there === undefined ? sorted([]) : sorted([[there, await judge.file(there)]]);
	}
	const search = async (folders: readonly string[]): Promise<readonly Judged[]> => {
		const names = namesOf(program, options);
		const candidates = folders.flatMap((folder) =>
			names.map((name) => ({folder, path: inFolder(disk.cwd, folder, name)})),
		);
		const isThere = await Promise.all(candidates.map(({path}) => isExecutable(path)));
		const there = candidates.filter((_, index) => isThere[index]);
		// A folder that isn't named in full depends on where one stands.
		return Promise.all(
			there.map(async ({folder, path}) => [path, isAbsolute(folder) ? await judge.file(path) : 'project'] as const),
		);
	};
	if (isPersonal(program)) {
		return sorted(await search(pathOf(options)));
	}
	const own = sorted(await search(placesOf(options)));
	const others = own.found.length > 0 ? [] : await search(pathOf(options));
	return {
		found: own.found,
		passedOver: [...own.passedOver, ...sorted(others.map(([path, why]) => [path, why ?? 'elsewhere'])).passedOver],
	};
}

/** After a link ".." is the folder above of where the link leads: it stays as it is written. */
function inFolder(cwd: string, folder: string, name: string): string {
	return /(^|[\\/])\.\.([\\/]|$)/.test(folder) && isAbsolute(folder)
		? `${folder.replace(/(?<![\\/])[\\/]+$/, '')}${sep}${name}`
		: resolve(cwd, folder, name);
}

type Judged = readonly [path: string, why: PassedOver['why'] | undefined];

/** The PATH of a child: of a system's program its places; of another one PATH without what is passed over, also where `names` are. */
export async function childPath(
	options: ProgramsOptions,
	{isSystem, names = []}: {readonly isSystem: boolean; readonly names?: readonly string[]},
): Promise<string> {
	const places = await existing(placesOf(options), 'folder');
	if (isSystem) {
		return places.join(delimiter);
	}
	const {disk} = options;
	const judge = await judgeOf(options);
	const isFit = async (folder: string): Promise<boolean> => {
		if (!isAbsolute(folder) || (await judge.folder(folder)) !== undefined) {
			return false;
		}
		const paths = names.flatMap((name) => namesOf(name, options)).map((name) => inFolder(disk.cwd, folder, name));
		const bad = await Promise.all(
			paths.map(async (path) => (await isExecutable(path)) && (await judge.file(path)) !== undefined),
		);
		return !bad.includes(true);
	};
	const folders = [...new Set(pathOf(options))];
	const fit = await Promise.all(folders.map(isFit));
	const kept = folders.filter((_, index) => fit[index]);
	return (kept.length > 0 ? kept : places).join(delimiter);
}

/** Whether a file is one that may be run, as far as its place goes. */
export async function mayRun(path: string, options: ProgramsOptions): Promise<boolean> {
	return (await (await judgeOf(options)).file(path)) === undefined;
}

export async function isExecutable(path: string): Promise<boolean> {
	try {
		await access(path, constants.X_OK);
		return (await stat(path)).isFile();
	} catch {
		return false;
	}
}

function pathOf({environment, platform}: ProgramsOptions): readonly string[] {
	const folders = environment.PATH?.split(delimiter) ?? [];
	return platform === 'win32' ? folders.map((folder) => folder.replace(/^"(.*)"$/, '$1')) : folders;
}

function placesOf({platform, environment, places, disk}: ProgramsOptions): readonly string[] {
	if (places) {
		return places;
	}
	const own = systemPlaces(platform, environment);
	// Stand-ins below the root go before the system's own programs.
	return [...new Set([...own.map((place) => disk.locate(place)), ...own])];
}

/** On Windows a name gets the endings of PATHEXT; a name that has one of them is taken as it is. */
function namesOf(program: string, {platform, environment}: ProgramsOptions): readonly string[] {
	if (platform !== 'win32') {
		return [program];
	}
	const endings = (environment.PATHEXT ?? '.COM;.EXE;.BAT;.CMD').split(';').filter((ending) => /^\.\w+$/.test(ending));
	const hasEnding = endings.some((ending) => program.toLowerCase().endsWith(ending.toLowerCase()));
	return [...(hasEnding ? [program] : []), ...endings.map((ending) => program + ending.toLowerCase())];
}

async function existing(paths: readonly string[], kind: 'folder' | 'anything'): Promise<readonly string[]> {
	const there = await Promise.all(paths.map(statusOf));
	return paths.filter((_, index) => there[index] && (kind === 'anything' || there[index]?.isDirectory()));
}

async function statusOf(path: string) {
	try {
		return await stat(path);
	} catch {
		return undefined;
	}
}

function sorted(judged: readonly Judged[]): Programs {
	const found = [...new Set(judged.flatMap(([path, why]) => (why === undefined ? [path] : [])))];
	const first = judged.findIndex(([, why]) => why === undefined);
	const passedOver = judged.flatMap(([path, why], index): readonly PassedOver[] =>
		why === undefined ? [] : [{path, why, isFirst: first < 0 || index < first}],
	);
	return {
		found,
		passedOver: passedOver.filter(({path}, index) => passedOver.findIndex((one) => one.path === path) === index),
	};
}
