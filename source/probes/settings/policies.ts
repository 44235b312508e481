// Managed settings from wherever an organisation puts them: Windows' registry, macOS' managed preferences, files. One source of them counts.
import type {Host} from '../../core/host.js';
import type {SettingsFile} from '../../core/readings.js';
import {queryRegistry} from '../registry.js';
import {managedPaths} from './paths.js';
import {emptySettings, readSettings, settingsOf} from './read.js';

const domain = 'com.anthropic.claudecode.plist';
const key = 'SOFTWARE\\Policies\\ClaudeCode';
const timeout = 4000;

/**
 * Lowest first. What the machine's own policy says outranks the files, of which then the `env` alone counts; the person's branch of the
 * registry counts only where there is nothing else (facts.md §3, and the words of 2.1.332 about parentSettingsBehavior).
 */
export async function managedSettings(host: Host, version: string | null): Promise<readonly SettingsFile[]> {
	const [main = '', ...dropIns] = await managedPaths(host);
	const [ofMachine, ofPerson, whole, ...others] = await Promise.all([
		host.platform === 'darwin' ? preferences(host, version) : registryPolicy(host, 'HKLM', version),
		registryPolicy(host, 'HKCU', version),
		readSettings(host, 'managed', main, version),
		...dropIns.map((path) => readSettings(host, 'managed', path, version)),
	]);
	const files = [stoppedByFolder(whole), ...others];
	if (ofMachine && !ofMachine.isUnknown) {
		return [...files.map(withEnvironmentAlone), ofMachine];
	}
	const isNone = files.every(({state}) => state === 'absent');
	return [...files, ...[ofMachine, isNone ? ofPerson : undefined].filter((one) => one !== undefined)];
}

/** A folder in the place of the managed settings stops every command, where a file that can't be read is passed over. */
function stoppedByFolder(file: SettingsFile): SettingsFile {
	return file.isFolder ? {...file, state: 'dropped'} : file;
}

function withEnvironmentAlone(file: SettingsFile): SettingsFile {
	const {scope, path, state, problems, env, digest} = file;
	return state === 'used' ? {...emptySettings, scope, path, state, problems, env, digest} : file;
}

/** The value "Settings" holds JSON. undefined: there is no such policy, or no registry. */
async function registryPolicy(
	host: Host,
	root: 'HKLM' | 'HKCU',
	version: string | null,
): Promise<SettingsFile | undefined> {
	if (host.platform !== 'win32') {
		return undefined;
	}
	const path = `${root}\\${key}`;
	const values = await queryRegistry(host, path);
	if (!values) {
		return unknown(path, 'reg.exe');
	}
	const text = values.find(({name}) => name.toLowerCase() === 'settings')?.text;
	return text === undefined ? undefined : policyOf(text, path, version);
}

/** Of this person, else of the machine. */
async function preferences({files, user, run}: Host, version: string | null): Promise<SettingsFile | undefined> {
	const folder = '/Library/Managed Preferences';
	for (const path of [`${folder}/${user.name}/${domain}`, `${folder}/${domain}`]) {
		if (!(await files.status(path))) {
			continue;
		}
		const result = await run('plutil', ['-convert', 'json', '-o', '-', path], {timeout});
		return result.kind === 'exited' && result.code === 0
			? policyOf(result.stdout, path, version)
			: unknown(path, 'plutil');
	}
	return undefined;
}

function unknown(path: string, program: string): SettingsFile {
	const problems = [{message: `the policy ${path} could not be read: ${program} gave no answer`}];
	return {...emptySettings, scope: 'managed', path, state: 'unreadable', isUnknown: true, problems};
}

/** It isn't edited here, so it has no digest. */
function policyOf(text: string, path: string, version: string | null): SettingsFile {
	return {...settingsOf({text, encoding: 'utf8', digest: ''}, 'managed', path, version), digest: null};
}
