// The program that prints an organisation's settings in place of its files (request-rules.md §2.5): run if it is the administrator's, or with consent.
import type {ProbeContext} from '../../core/evidence.js';
import type {Host} from '../../core/host.js';
import type {PolicyHelper, SettingsFile} from '../../core/readings.js';
import {oneLine} from '../../core/scrub.js';
import {fieldOf, isObject, readJson} from '../json/read.js';
import {isAbsolute, upwards} from '../paths.js';
import {settingsOf} from './read.js';

const timeout = 10_000;

export type Managed = {readonly managed: readonly SettingsFile[]; readonly policyHelper?: PolicyHelper};

/** The managed settings as they are in force: those of the files, or what the program that they name prints. */
export async function withPolicyHelper(
	{host, isAllowed}: Pick<ProbeContext, 'host' | 'isAllowed'>,
	managed: readonly SettingsFile[],
	version: string | null,
): Promise<Managed> {
	const named = managed.findLast(({state, policy}) => state === 'used' && policy?.helper)?.policy?.helper;
	if (!named) {
		return {managed};
	}
	const problem = await problemOf(host, named.path);
	if (problem !== undefined) {
		return {managed, policyHelper: {...named, outcome: 'failed', detail: problem}};
	}
	// What only an administrator can have put there runs at every start of Claude Code anyway.
	if (!isAllowed('helper') && !(await isAdministrators(host, named.path))) {
		return {managed, policyHelper: {...named, outcome: 'not-run'}};
	}
	const result = await host.run(named.path, [], {timeout, cwd: host.cwd, needs: 'all'});
	if (result.kind !== 'exited' || result.code !== 0) {
		const detail = result.kind === 'exited' ? `it ended with exit code ${result.code}` : `it ${words[result.kind]}`;
		return {managed, policyHelper: {...named, outcome: 'failed', detail}};
	}
	const read = readJson(result.stdout);
	if (!read.ok || !isObject(read.value)) {
		return {managed, policyHelper: {...named, outcome: 'failed', detail: 'it prints no JSON object'}};
	}
	const settings = fieldOf(read.value, 'managedSettings');
	// Empty ones take nothing's place (observed on 2.1.332).
	if (!isObject(settings) || Object.keys(settings).length === 0) {
		return {managed, policyHelper: {...named, outcome: 'kept'}};
	}
	// Its settings stand in no file: the place to look at is the program.
	const text = JSON.stringify(settings);
	const printed = settingsOf({text, encoding: 'utf8', digest: ''}, 'managed', named.path, version);
	return {managed: [{...printed, digest: null}], policyHelper: {...named, outcome: 'replaced'}};
}

/** The program, its folder and what leads there belong to root, and only root may write to them. */
async function isAdministrators(host: Host, path: string): Promise<boolean> {
	const target = await host.files.resolve(path);
	if (target === undefined || host.platform === 'win32') {
		return false;
	}
	const paths = upwards(target, host.platform).slice(0, -1);
	const all = await Promise.all(paths.map((one) => host.files.status(one)));
	return all.every((status) => status?.uid === 0 && (status.mode & 0o022) === 0);
}

const words = {'timed-out': 'printed nothing in time', missing: 'may not be run', failed: "can't be started"} as const;

/** Why it can't be run, as far as can be seen. */
async function problemOf(host: Host, path: string): Promise<string | undefined> {
	if (!isAbsolute(path, host.platform)) {
		return 'its path is not absolute';
	}
	const target = await host.files.resolve(path);
	const status = target === undefined ? undefined : await host.files.status(target);
	if (!status) {
		return `cannot stat path (ENOENT): ${oneLine(path, 160)}`;
	}
	const isProgram = status.kind === 'file' && (host.platform === 'win32' || (status.mode & 0o111) !== 0);
	return isProgram ? undefined : 'it is no program that may be run';
}
