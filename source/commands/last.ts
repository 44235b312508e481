// `claude-fix last`: shows the last diagnosis again, from memory; --run looks again for the same purpose, and compares.
import type {Comparison} from '../core/comparison.js';
import {leaving} from '../core/leaving.js';
import type {Report} from '../core/report.js';
import {signs} from '../core/signs.js';
import {writerFor} from '../core/writing.js';
import {openMemory} from '../host/memory.js';
import {limitRun} from '../host/watchdog.js';
import {consentsOf, runDiagnosis, runTime} from './engine.js';
import {readIgnored} from './ignored-here.js';
import {keepReport, lastFolder} from './past.js';
import {drawReport, lastReport, makeReport, styleOf} from './reports.js';
import {type Command, exitCodes, type Options, type World} from './world.js';

export const lastCommand: Command = async (options, world) => {
	const report = await lastReport(world);
	if (!report) {
		world.warn('claude-fix: there is no last diagnosis yet; claude-fix check makes one');
		return exitCodes.unverified;
	}
	if (options.isRun) {
		return runAgain(report, options, world);
	}
	if (options.isJson) {
		world.printJson(report);
	} else {
		world.print(`${timeText(report.at)}\n\n${await drawReport(report, world, {isVerbose: options.isVerbose})}`);
	}
	return exitCodes[report.verdict];
};

async function runAgain(before: Report, options: Options, world: World): Promise<number> {
	const memory = await openMemory(world.host);
	const folder = lastFolder(memory);
	if (folder !== undefined && folder !== world.host.cwd) {
		world.warn(`claude-fix: the last diagnosis was of another folder: claude-fix last --run --cwd ${folder}`);
	}
	const {gateways, timeout} = options;
	const consents = consentsOf(options);
	limitRun(runTime({timeout, consents}));
	const diagnosis = await runDiagnosis({
		host: world.host,
		purpose: before.environment,
		consents,
		gateways,
		timeout,
		ignored: readIgnored(memory),
	});
	const now = makeReport(diagnosis, world.version);
	const {compare} = await import('../core/comparison.js');
	const comparison = compare(before, now);
	if (options.isJson) {
		world.printJson({...now, comparison});
	} else {
		world.print(comparisonText(comparison, world));
		world.print(await drawReport(now, world, {isVerbose: options.isVerbose}));
	}
	keepReport(memory, now, world.host.cwd);
	return exitCodes[now.verdict];
}

function comparisonText({at, gone, still, unseen, new: fresh}: Comparison, world: World): string {
	const writer = writerFor(styleOf(world));
	writer.say(`Since ${timeText(at)}`);
	const groups = [
		[signs.good, 'gone', gone],
		[signs.bad, 'still there', still],
		[signs.open, 'not looked at', unseen],
		[signs.warning, 'new', fresh],
	] as const;
	for (const [sign, word, changes] of groups) {
		for (const {title, where} of changes) {
			writer.say(`${sign} ${word}: ${leaving(title)}${where[0] ? `  ${writer.place(where[0])}` : ''}`, 2);
		}
	}
	if (groups.every(([, , changes]) => changes.length === 0)) {
		writer.say('No problem was found then, and none is now.', 2);
	}
	writer.lines.push('');
	return writer.lines.join('\n');
}

/** "2026-11-24 13:00 UTC". */
function timeText(at: string): string {
	const time = new Date(at);
	return Number.isNaN(time.getTime()) ? 'an unknown time' : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
