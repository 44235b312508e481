// `claude-fix last`: shows the last diagnosis again, from memory.
import {drawReport, lastReport} from './reports.js';
import {type Command, exitCodes} from './world.js';

export const last: Command = async (options, world) => {
	const report = await lastReport(world);
	if (!report) {
		world.warn('claude-fix: there is no last diagnosis yet; claude-fix check makes one');
		return exitCodes.unverified;
	}
	world.print(options.isJson ? JSON.stringify(report, null, 2) : `${report.at}\n${await drawReport(report, world)}`);
	return exitCodes[report.verdict];
};
