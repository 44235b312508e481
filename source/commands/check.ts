// `claude-fix check`: diagnoses without a screen and changes nothing.
import {limitRun} from '../host/watchdog.js';
import {consentsOf, runDiagnosis, timeOf} from './engine.js';
import {unknownId} from './near-cause.js';
import {drawReport, makeReport, rememberReport} from './reports.js';
import {type Command, exitCodes} from './world.js';

export const check: Command = async (options, world) => {
	const unknown = unknownId(options);
	if (unknown !== undefined) {
		world.warn(`claude-fix: ${unknown}`);
		return exitCodes.usage;
	}
	const consents = consentsOf(options);
	// Also what comes after the diagnosis, up to the printing.
	limitRun(timeOf({timeout: options.timeout, consents}));
	const diagnosis = await runDiagnosis({
		host: world.host,
		purpose: options.purpose,
		consents,
		gateways: options.gateways,
		only: options.only,
		skip: options.skip,
		timeout: options.timeout,
	});
	const report = makeReport(diagnosis, world.version);
	if (options.isJson) {
		world.printJson(report);
	} else {
		world.print(await drawReport(report, world));
	}
	await rememberReport(world, report);
	return exitCodes[report.verdict];
};
