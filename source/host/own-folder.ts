// Where claude-fix keeps its own things, judged before anything in it is believed: what lies there is restored, and a variable may name it.
import {dirname, join, relative} from 'node:path';
import process from 'node:process';
import type {Host} from '../core/host.js';
import {visibleLine} from '../core/leaving/visible.js';
import {shortPath} from '../core/place.js';
import {makeDisk} from './disk.js';
import {folderVariable, settingsFolder, stateFolder} from './folders.js';
import {isInRepository, projectsAround} from './repositories.js';
import {setBy} from './set-by-folder.js';
import {systemPlaces} from './system-places.js';
import {isOfDrive, isOpenToOthers, type Stop, stopsTo} from './way-there.js';

export type OwnFolder = {
	readonly path: string;
	/** A folder that a variable names and that isn't used, and why: a sentence. */
	readonly passedOver?: string;
	/** Why this one can't be used either: a sentence. */
	readonly refusal?: string;
};

export type OwnHost = Pick<Host, 'platform' | 'home' | 'cwd' | 'environment' | 'root'>;

/** Answers and diagnoses ("settings"), or the journal of changes with what undo needs ("changes"). */
type Kind = 'settings' | 'changes';

/**
 * What a variable names, if nobody but this person can have put something there: a working folder may set it and bring the folder along.
 * Else the usual one below the home folder.
 */
export async function ownFolder(host: OwnHost, kind: Kind): Promise<OwnFolder> {
	const of = (one: OwnHost): string => (kind === 'settings' ? settingsFolder(one) : join(stateFolder(one), 'changes'));
	const [wanted, usual] = [of(host), of({...host, environment: {}})];
	const variable = folderVariable(host.platform, kind);
	const named = variable && host.environment[variable];
	const [ofWanted, ofUsual] = await Promise.all([
		wanted === usual || !variable || !named ? undefined : whyNotNamed(wanted, variable, host),
		whyNot(usual, host.home, host),
	]);
	const say = (path: string): string => visibleLine(shortPath(path, host));
	if (wanted !== usual && ofWanted === undefined) {
		return {path: wanted};
	}
	return {
		path: usual,
		...(ofWanted && {
			passedOver: `${variable} leads to ${say(wanted)}, and ${ofWanted}: nothing there is used. What claude-fix keeps is in ${say(usual)}.`,
		}),
		...(ofUsual && {refusal: `${say(usual)} is not used, since ${ofUsual}`}),
	};
}

/** Whatever brings a folder along can't make it this account's alone: claude-fix does. */
async function whyNotNamed(path: string, variable: string, host: OwnHost): Promise<string | undefined> {
	const {way, end} = await wayTo(path, host);
	const wide = [host.home, ...systemPlaces(host.platform, host.environment)];
	const isOfProject = await projectsAround({cwd: host.cwd, wide});
	if ([...way.map((stop) => stop.path), end].some(isOfProject)) {
		return 'that is in the working folder or its repository';
	}
	if (await isInRepository(way.at(-1)?.path ?? end, wide)) {
		return 'that is in a repository';
	}
	const namedBy = await setBy(variable, host);
	if (namedBy !== undefined) {
		return `${visibleLine(shortPath(namedBy, host))} may have set it`;
	}
	const last = way.at(-1);
	const hasModes = host.platform !== 'win32' && last !== undefined && !isOfDrive(last, host.platform);
	const isShared = hasModes && last.path === end && (last.mode & 0o077) !== 0;
	return isShared ? 'others can look into it' : whyNot(path, dirname(host.environment[variable] ?? path), host);
}

/** What stands above `trusted` is not judged: whoever can change that can change everything. */
async function whyNot(path: string, trusted: string, host: OwnHost): Promise<string | undefined> {
	if (host.platform === 'win32') {
		return undefined;
	}
	const [{way}, {way: above}, {way: home}] = (await Promise.all(
		[path, trusted, host.home].map((one) => wayTo(one, host)),
	)) as [Way, Way, Way];
	const passed = new Set(above.map((stop) => stop.path));
	const owners = new Set([0, process.getuid?.(), home.at(-1)?.uid]);
	const own = way.filter((stop) => !passed.has(stop.path));
	const isOfOthers = (stop: Stop): boolean =>
		!owners.has(stop.uid) || isOpenToOthers(stop, {isHolding: stop === way.at(-1), platform: host.platform});
	return own.some(isOfOthers) ? 'others can write there' : undefined;
}

type Way = {
	readonly way: readonly Stop[];
	/** Where the path ends, without links as far as it is there. */
	readonly end: string;
};

/** As far as it is there. */
async function wayTo(path: string, {home, cwd, root = '/'}: OwnHost): Promise<Way> {
	const wanted = makeDisk({home, cwd, root}).locate(path);
	for (let there = wanted; ; there = dirname(there)) {
		const way = await stopsTo(there);
		const last = way?.at(-1);
		if (way && last) {
			return {way, end: join(last.path, relative(there, wanted))};
		}
		if (dirname(there) === there) {
			return {way: [], end: wanted};
		}
	}
}
