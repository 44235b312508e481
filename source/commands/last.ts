// `claude-fix last`: shows the last diagnosis again, from memory.
import {drawReport, lastReport} from './reports.js';
import {type Command, exitCodes} from './world.js';

export const last: Command = async (options, world) => {
	const report = await lastReport(world);
	if (!report) {
		world.warn('claude-fix: there is no last diagnosis yet; claude-fix check makes one');
		return exitCodes.unverified;
	}
	if (options.isJson) {
		world.printJson(report);
	} else {
		world.print(`${report.at}\n${await drawReport(report, world, {isVerbose: options.isVerbose})}`);
	}
	return exitCodes[report.verdict];
};
