// `claude-fix ignore <cause> --until DATE --reason TEXT`: a known finding no longer counts, at the places where it is now, until a day.
import type {CauseId} from '../core/cause-id.js';
import {endOf, type Ignored, ignoredHere, isCurrent} from '../core/ignored.js';
import {placeOf, writePlace} from '../core/place.js';
import {oneLine} from '../core/scrub.js';
import {type Memory, openMemory} from '../host/memory.js';
import {consentsOf} from './engine.js';
import {keepIgnored, readIgnored} from './ignored-here.js';
import {unknownCause} from './near-cause.js';
import {sayTo} from './say.js';
import {search} from './search.js';
import {type Command, exitCodes, type Options, type World} from './world.js';

export const ignoreCommand: Command = async (options, world) => {
	const memory = await openMemory(world.host, (line) => world.warn(`claude-fix: ${line}`));
	const all = readIgnored(memory);
	if (options.isList) {
		list(all, options.isJson, world);
		return exitCodes.healthy;
	}
	const problem = problemOf(options);
	const [cause] = options.words as readonly CauseId[];
	if (problem !== undefined || cause === undefined) {
		world.warn(`claude-fix: ${problem}`);
		return exitCodes.usage;
	}
	const until = options.until ?? '';
	return isCurrent({until}, world.host.now())
		? add(cause, {until, reason: oneLine(options.reason ?? '', 200)}, {memory, options, world})
		: end(cause, {all, memory, world});
};

function problemOf({words, until, reason}: Options): string | undefined {
	if (words.length === 0) {
		return 'ignore needs a cause.\nclaude-fix check names those of this machine.';
	}
	const unknown = unknownCause(words);
	if (unknown !== undefined) {
		return unknown;
	}
	if (until === undefined || endOf(until) === undefined) {
		return `${until === undefined ? 'ignore needs a last day' : `there is no day "${until}"`}.\nIt is written as --until 2027-01-31.`;
	}
	return reason === undefined || reason.trim() === ''
		? 'ignore needs a reason.\nIt is written as --reason "a key of a test account".'
		: undefined;
}

type Place = {readonly all: readonly Ignored[]; readonly memory: Memory; readonly world: World};

async function add(
	cause: CauseId,
	kept: Pick<Ignored, 'until' | 'reason'>,
	{memory, options, world}: Omit<Place, 'all'> & {readonly options: Options},
): Promise<number> {
	const {host} = world;
	const consents = consentsOf(options);
	const {purpose, gateways, skip, timeout} = options;
	const {before, finding} = await search(cause, {host, consents, purpose, gateways, skip, timeout}, 'seen');
	if (!finding) {
		sayTo(world, `${cause}: not found here, so there is nothing to ignore.`);
		return exitCodes.broken;
	}
	const ignored = ignoredHere({cause}, before.checks, kept);
	keepIgnored(memory, cause, ignored);
	const places = ignored.where.map((site) => writePlace(placeOf(site, before.folders)));
	if (!memory.isWorking) {
		return exitCodes.broken;
	}
	sayTo(
		world,
		`Ignored until ${kept.until}: ${cause}${places.length > 0 ? ` at ${[...new Set(places)].join(', ')}` : ''}.`,
	);
	return exitCodes.healthy;
}

/** A day that is past. */
function end(cause: CauseId, {all, memory, world}: Place): number {
	if (!all.some((one) => one.cause === cause)) {
		world.warn(`claude-fix: that day is past, and ${cause} is not ignored`);
		return exitCodes.usage;
	}
	keepIgnored(memory, cause, undefined);
	world.print(`No longer ignored: ${cause}.`);
	return exitCodes.healthy;
}

function list(all: readonly Ignored[], isJson: boolean, world: World): void {
	if (isJson) {
		world.printJson(all);
		return;
	}
	for (const {cause, where, until, reason} of all) {
		const places = where.map((site) => writePlace(placeOf(site, world.host)));
		const end = isCurrent({until}, world.host.now()) ? `until ${until}` : `no more since ${until}`;
		world.print(`${cause}  ${[...new Set(places)].join(', ')}\n    ${end}: ${reason}`);
	}
	if (all.length === 0) {
		world.print('Nothing is ignored.');
	}
}
