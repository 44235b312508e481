// `claude-fix check`: diagnoses without a screen and changes nothing.
import {causeOf} from '../causes/index.js';
import type {Diagnosis} from '../core/diagnosis.js';
import type {Preview} from '../core/transaction.js';
import {openMemory} from '../host/memory.js';
import {limitRun} from '../host/watchdog.js';
import {consentsOf, runDiagnosis, runTime} from './engine.js';
import {readIgnored} from './ignored-here.js';
import {unknownId} from './near-cause.js';
import {keepReport} from './past.js';
import {drawReport, makeReport} from './reports.js';
import {type Command, exitCodes, type World} from './world.js';

export const checkCommand: Command = async (options, world) => {
	const unknown = unknownId(options);
	if (unknown !== undefined) {
		world.warn(`claude-fix: ${unknown}`);
		return exitCodes.usage;
	}
	const consents = consentsOf(options);
	// Also what comes after the diagnosis, up to the printing.
	limitRun(runTime({timeout: options.timeout, consents}));
	const memory = await openMemory(world.host);
	const diagnosis = await runDiagnosis({
		host: world.host,
		purpose: options.purpose,
		consents,
		gateways: options.gateways,
		only: options.only,
		skip: options.skip,
		ignored: readIgnored(memory),
		timeout: options.timeout,
	});
	const report = makeReport(diagnosis, world.version);
	if (options.isJson) {
		world.printJson(report);
	} else if (options.isSarif) {
		world.printJson((await import('../core/sarif.js')).sarifOf(report, causeOf));
	} else {
		const previews = options.isVerbose ? [] : await previewsOf(diagnosis, world);
		world.print(await drawReport(report, world, {...options, previews}));
	}
	keepReport(memory, report, world.host.cwd);
	return exitCodes[report.verdict];
};

/** What the recommended fix of the root cause would change. */
export async function previewsOf(
	{findings, rootCause, folders}: Diagnosis,
	{host}: World,
): Promise<readonly Preview[]> {
	const changes = findings.find(({cause}) => cause === rootCause)?.fixes[0]?.changes ?? [];
	const {previewHere} = await import('./preview-here.js');
	return Promise.all(changes.map((change) => previewHere(change, host, folders)));
}
