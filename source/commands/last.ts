// `claude-fix last`: shows the last diagnosis again, from memory.
import type {Report} from '../core/report.js';
import {textOf} from '../core/text-report.js';
import {openMemory} from '../host/memory.js';
import {type Command, exitCodes, type World} from './world.js';

export const last: Command = async (options, world) => {
	const report = (await openMemory(world.host)).get('lastReport') as Report | undefined;
	if (!report) {
		world.warn('claude-fix: there is no last diagnosis yet; claude-fix check makes one');
		return exitCodes.unverified;
	}
	world.print(
		options.isJson
			? JSON.stringify(report, null, 2)
			: `${report.at}\n${textOf(report, {width: Math.min(world.width, 100), isColoured: world.isColoured})}`,
	);
	return exitCodes[report.verdict];
};

/** Keeps a report for `last` and for comparison. Memory is optional: what can't be kept is not kept. */
export async function rememberReport(world: World, report: Report): Promise<void> {
	(await openMemory(world.host)).set('lastReport', report);
}
