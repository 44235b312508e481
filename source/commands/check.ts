// `claude-fix check`: diagnoses without a screen and changes nothing.
import {causeOf} from '../causes/index.js';
import type {Diagnosis} from '../core/diagnosis.js';
import {stepOf} from '../core/preview.js';
import {type Report, reportOf} from '../core/report.js';
import {textOf} from '../core/text-report.js';
import {consentsOf, runDiagnosis} from './engine.js';
import {rememberReport} from './last.js';
import {type Command, exitCodes, type World} from './world.js';

export const check: Command = async (options, world) => {
	const diagnosis = await runDiagnosis({
		host: world.host,
		purpose: options.purpose,
		consents: consentsOf(options),
		only: options.only,
		skip: options.skip,
		timeout: options.timeout,
	});
	const report = makeReport(diagnosis, world.version);
	world.print(
		options.isJson
			? JSON.stringify(report, null, 2)
			: textOf(report, {width: Math.min(world.width, 100), isColoured: world.isColoured}),
	);
	await rememberReport(world, report);
	return exitCodes[report.verdict];
};

export function makeReport(diagnosis: Diagnosis, version: World['version']): Report {
	return reportOf(diagnosis, {tool: version, titleOf: (cause) => causeOf(cause)?.title ?? cause, stepsOf: stepOf});
}
