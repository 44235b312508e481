// `claude-fix report`: diagnoses as `check` does and prints a redacted Markdown report, ready to paste in an issue.
import type {Host} from '../core/host.js';
import {markdownOf} from '../core/markdown-report.js';
import type {Personal} from '../core/redaction.js';
import type {Report} from '../core/report.js';
import {openMemory} from '../host/memory.js';
import {nodeVersion} from '../host/version.js';
import {limitRun} from '../host/watchdog.js';
import {consentsOf, runDiagnosis, runTime} from './engine.js';
import {readIgnored} from './ignored-here.js';
import {unknownId} from './near-cause.js';
import {keepReport} from './past.js';
import {makeReport} from './reports.js';
import {type Command, exitCodes} from './world.js';

export const reportCommand: Command = async (options, world) => {
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
	const found = makeReport(diagnosis, world.version);
	world.print(markdownFor(found, world.host));
	if (world.isTerminal) {
		world.warn('\nRead it before you paste it: what a server or a program said is quoted in it.');
	}
	keepReport(memory, found, world.host.cwd);
	return exitCodes[found.verdict];
};

/** The redacted report of what was found on this machine. */
export function markdownFor(found: Report, host: Host): string {
	return markdownOf(found, {personal: personalOf(host), node: nodeVersion});
}

const naming = ['USER', 'LOGNAME', 'USERNAME', 'SUDO_USER', 'HOSTNAME', 'HOST', 'COMPUTERNAME', 'USERDOMAIN'];

function personalOf({user, home, cwd, environment, platform}: Host): Personal {
	const homes = [home, user.home, environment.USERPROFILE ?? ''];
	const ofHomes = homes.map((path) => path.split(/[\\/]/).findLast((part) => part !== '') ?? '');
	const named = naming.map((name) => environment[platform === 'win32' ? name.toUpperCase() : name] ?? '');
	return {names: [...new Set([user.name, ...named, ...ofHomes])], homes: [...new Set(homes)], folders: [cwd]};
}
