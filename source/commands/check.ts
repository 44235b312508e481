// `claude-fix check`: diagnoses without a screen and changes nothing.
import {consentsOf, runDiagnosis, unknownId} from './engine.js';
import {drawReport, makeReport, rememberReport} from './reports.js';
import {type Command, exitCodes} from './world.js';

export const check: Command = async (options, world) => {
	const unknown = unknownId(options);
	if (unknown !== undefined) {
		world.warn(`claude-fix: ${unknown}`);
		return exitCodes.usage;
	}
	const diagnosis = await runDiagnosis({
		host: world.host,
		purpose: options.purpose,
		consents: consentsOf(options),
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
