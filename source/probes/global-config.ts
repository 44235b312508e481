// Claude Code's global file, .claude.json: approvals, onboarding, the Console key, and its backups (facts.md §2.4).
import {defineProbe} from '../core/evidence.js';
import type {Host, TextFile} from '../core/host.js';
import type {FileProblem, GlobalConfig} from '../core/readings.js';
import {Secret} from '../core/secret.js';
import {configFolders} from './folders.js';
import {fieldOf, isObject, type JsonText} from './json/read.js';
import {join} from './paths.js';
import {assertRead, globalJson, plainEnv, readGlobalFile} from './settings/global-file.js';
import {envOf} from './settings/read.js';
import {variableOf} from './variable.js';

const mostBackups = 20;
/** Bytes of all of them together; what doesn't fit isn't offered. */
const mostOfBackups = 64 * 1024 * 1024;

export const globalConfig = defineProbe<GlobalConfig>({
	id: 'global-config',
	async read({host, need}) {
		const {globalFile, settings} = await need(configFolders);
		const [file, backups] = await Promise.all([
			readGlobalFile(host, globalFile),
			backupsOf(host, join(host.platform, settings, 'backups')),
		]);
		const base = {...nothing, path: globalFile, backups};
		assertRead(file);
		if (!file.ok) {
			const isAbsent = file.reason === 'missing' || file.reason === 'dangling';
			return isAbsent ? {...base, state: 'absent'} : {...base, state: 'unreadable', problem: {message: file.detail}};
		}
		const known = {...base, digest: file.digest};
		const corrupt = (problem: FileProblem): GlobalConfig => ({...known, state: 'corrupt', problem});
		if (file.encoding === 'utf16le' || file.encoding === 'utf16be') {
			return corrupt({message: 'the file is UTF-16; Claude Code reads UTF-8', line: 1, column: 1});
		}
		if (file.text.trim() === '') {
			return {...known, state: 'empty'};
		}
		const read = globalJson(host, globalFile, file);
		return read.ok ? {...known, state: 'used', ...valuesOf(read, globalFile)} : corrupt(read.problem);
	},
});

const nothing = {
	problem: undefined,
	env: [],
	primaryApiKey: undefined,
	approved: [],
	rejected: [],
	rejectedLine: undefined,
	hasCompletedOnboarding: false,
	hasAccount: false,
	organization: undefined,
	digest: null,
} as const;

function valuesOf(read: JsonText, path: string) {
	const {value} = read;
	const primary = fieldOf(value, 'primaryApiKey');
	const responses = (name: string): readonly Secret[] => {
		const list = fieldOf(value, 'customApiKeyResponses', name);
		return Array.isArray(list) ? list.filter((one) => typeof one === 'string').map((one) => new Secret(one)) : [];
	};
	const organization = fieldOf(value, 'oauthAccount', 'organizationUuid');
	return {
		env: envOf(read, path, plainEnv(fieldOf(value, 'env'))),
		primaryApiKey:
			typeof primary === 'string'
				? variableOf('primaryApiKey', primary, {kind: 'file', path, ...read.spotOf(['primaryApiKey'])})
				: undefined,
		approved: responses('approved'),
		rejected: responses('rejected'),
		rejectedLine: read.spotOf(['customApiKeyResponses', 'rejected'])?.line,
		hasCompletedOnboarding: fieldOf(value, 'hasCompletedOnboarding') === true,
		hasAccount: isObject(fieldOf(value, 'oauthAccount')),
		organization: typeof organization === 'string' ? organization : undefined,
	};
}

/** Whole or not, newest first. Copies of a file that could not be parsed have another name and are left out. */
async function backupsOf(host: Host, folder: string): Promise<GlobalConfig['backups']> {
	const names = (await host.files.list(folder)).flatMap((name) => {
		const at = /^\.claude\.json\.backup\.(\d{1,16})$/.exec(name)?.[1];
		return at === undefined ? [] : [{path: join(host.platform, folder, name), at: Number(at)}];
	});
	const newest = names.sort((one, other) => other.at - one.at).slice(0, mostBackups);
	let left = mostOfBackups;
	const backups: GlobalConfig['backups'][number][] = [];
	// One after the other: a large one takes its part of the memory.
	for (const {path, at} of newest) {
		const file = await readGlobalFile(host, path, left);
		left -= file.ok ? file.size : 0;
		backups.push({path, at, isWhole: file.ok && file.encoding.startsWith('utf8') && isWhole(host, path, file)});
	}
	return backups;
}

function isWhole(host: Host, path: string, file: TextFile): boolean {
	try {
		const read = globalJson(host, path, file);
		return read.ok && isObject(read.value);
	} catch {
		return false;
	}
}
