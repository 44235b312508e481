// Claude Code's settings, every level that counts here, lowest first (request-rules.md §3.1).
import {defineProbe} from '../core/evidence.js';
import type {GlobalConfig, Settings, SettingsFile} from '../core/readings.js';
import {configFolders} from './folders.js';
import {globalConfig} from './global-config.js';
import {join} from './paths.js';
import {localRoot} from './repository.js';
import {baseSettings} from './settings/base.js';
import {readSettings} from './settings/read.js';

export const settings = defineProbe<Settings>({
	id: 'settings',
	async read({host, need}) {
		const [{user, managed, policyHelper, version}, folders, global, root] = await Promise.all([
			need(baseSettings),
			need(configFolders),
			need(globalConfig),
			localRoot(host),
		]);
		const below = (folder: string, name: string) => join(host.platform, folder, '.claude', name);
		const second = join(host.platform, folders.login, 'settings.json');
		const wanted = [
			// CLAUDE_CONFIG_DIR in the settings themselves leads to a second user file.
			['user', second],
			['project', below(host.cwd, 'settings.json')],
			['local', below(host.cwd, 'settings.local.json')],
			// Of the repository's root only the local file counts, not the shared one; and it comes last (observed on 2.1.330).
			...(root === undefined ? [] : [['local', below(root, 'settings.local.json')] as const]),
		] as const;
		const seen = new Set([user.path]);
		// In the home folder the project's settings are the user's: one file, told once.
		const fresh = wanted.filter(([, path]) => !seen.has(path) && seen.add(path));
		const atRoot = root === undefined ? undefined : below(root, 'settings.local.json');
		const others = await Promise.all(
			fresh.map(async ([scope, path]) => {
				const file = await readSettings(host, scope, path, version);
				return path === atRoot ? {...file, isOfRoot: true} : file;
			}),
		);
		const ofUser = second === user.path ? user : leftBehind(user);
		return {
			files: [globalAsSettings(global), ofUser, ...others, ...managed],
			stopper: managed.find(({state}) => state === 'dropped'),
			...(policyHelper && {policyHelper}),
		};
	},
});

/** When its own `env` or managed settings move the config folder, the `env` has been applied already; nothing else of it counts (observed on 2.1.330). */
function leftBehind(user: SettingsFile): SettingsFile {
	return {...user, apiKeyHelper: undefined, model: undefined, cloudRefresh: []};
}

/** Contrary to the documentation the `env` of the global file counts (observed on 2.1.330). */
function globalAsSettings({path, state, problem, env, digest}: GlobalConfig): SettingsFile {
	const states = {absent: 'absent', empty: 'used', used: 'used', corrupt: 'dropped', unreadable: 'unreadable'} as const;
	return {
		scope: 'global',
		path,
		state: states[state],
		problems: problem ? [problem] : [],
		env,
		apiKeyHelper: undefined,
		forceLoginMethod: undefined,
		forceLoginOrgUUID: undefined,
		model: undefined,
		cloudRefresh: [],
		digest,
	};
}
