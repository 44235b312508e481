// Whose a program is, by its real path: of a project, of a package, or of others that can write where it lies; such a one isn't run.
import {dirname} from 'node:path';
import process from 'node:process';
import type {PassedOver, Platform} from '../core/host.js';
import type {Disk} from './disk.js';
import {type IsOfProject, projectsAround} from './repositories.js';
import {systemPlaces} from './system-places.js';
import {isOfDrive, isOpen, type Stop, stopsTo} from './way-there.js';

/** Why what lies there is not run; undefined: it may be. */
export type Judge = {
	folder(path: string): Promise<PassedOver['why'] | undefined>;
	file(path: string): Promise<PassedOver['why'] | undefined>;
};

export type JudgeOptions = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly platform: Platform;
	readonly disk: Disk;
	/** The homes of this person: by HOME, and by the account. */
	readonly homes: readonly string[];
};

/** Every program is judged by the same projects: they are looked for once per host. */
const projects = new WeakMap<Disk, Promise<IsOfProject>>();

export async function judgeOf({disk, homes, platform, environment}: JudgeOptions): Promise<Judge> {
	const wide = [...homes, ...systemPlaces(platform, environment)];
	const around = projects.get(disk) ?? projectsAround({cwd: disk.cwd, wide});
	projects.set(disk, around);
	const isOfProject = await around;
	const folder: Judge['folder'] = async (path) => {
		const way = await stopsTo(path);
		return (
			way &&
			([path, ...way.map((stop) => stop.path)].some(isOfPackages) ? 'packages' : whyNot(way, isOfProject, platform))
		);
	};
	return {
		folder,
		async file(path) {
			const way = await stopsTo(path);
			const end = way?.at(-1);
			if (!way || !end) {
				return 'others';
			}
			return (
				(await folder(dirname(path))) ?? (isOfPackages(end.path) ? 'packages' : whyNot(way, isOfProject, platform))
			);
		},
	};
}

/** Why a program at the end of this way is not run; undefined: it may be. */
export function whyNot(
	way: readonly Stop[],
	isOfProject: IsOfProject,
	platform: Platform,
): PassedOver['why'] | undefined {
	if (way.some(({path}) => isOfProject(path))) {
		return 'project';
	}
	const last = way.at(-1);
	const holding = last?.kind === 'folder' ? last.path : dirname(last?.path ?? '');
	return platform !== 'win32' && way.some((stop) => isOfOthers(stop, stop.path === holding, platform))
		? 'others'
		: undefined;
}

function isOfOthers(stop: Stop, isHolding: boolean, platform: Platform): boolean {
	if (isOfDrive(stop, platform)) {
		return false;
	}
	return isOpen(stop, 0o002, isHolding) || (stop.uid !== 0 && stop.uid !== process.getuid?.());
}

function isOfPackages(path: string): boolean {
	return /[\\/]node_modules[\\/]+\.bin([\\/]|$)/.test(path);
}
