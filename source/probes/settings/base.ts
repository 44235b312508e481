// The settings that don't depend on other settings: what the environment's config folder and the administrator say.
import {defineProbe} from '../../core/evidence.js';
import type {PolicyHelper, SettingsFile} from '../../core/readings.js';
import {claudeInstalls} from '../claude.js';
import {join} from '../paths.js';
import {configFolder} from './config-folder.js';
import {globalMove} from './global-file.js';
import {managedSettings} from './policies.js';
import {withPolicyHelper} from './policy-helper.js';
import {readSettings} from './read.js';

export type BaseSettings = {
	readonly user: SettingsFile;
	readonly managed: readonly SettingsFile[];
	readonly policyHelper?: PolicyHelper;
	/** Of the Claude Code that reads them. */
	readonly version: string | null;
};

/** Read once, for the folders and for the settings that lie in them. */
export const baseSettings = defineProbe<BaseSettings>({
	id: 'base-settings',
	async read(context) {
		const {host, need, try: attempt} = context;
		const [moved, claude] = await Promise.all([need(globalMove), attempt(claudeInstalls)]);
		const version = claude?.version ?? null;
		const text = moved ? moved.plain : host.environment.CLAUDE_CONFIG_DIR;
		const user = join(host.platform, configFolder(host, text), 'settings.json');
		const [first, managed] = await Promise.all([
			readSettings(host, 'user', user, version),
			managedSettings(host, version),
		]);
		return {user: first, version, ...(await withPolicyHelper(context, managed, version))};
	},
});
