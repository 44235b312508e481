// The settings that don't depend on other settings: what the environment's config folder and the administrator say.
import {defineProbe} from '../../core/evidence.js';
import type {SettingsFile} from '../../core/facts.js';
import {join} from '../paths.js';
import {configFolder} from './config-folder.js';
import {globalMove} from './global-file.js';
import {managedPaths} from './paths.js';
import {readSettings} from './read.js';

export type BaseSettings = {readonly user: SettingsFile; readonly managed: readonly SettingsFile[]};

/** Read once, for the folders and for the settings that lie in them. */
export const baseSettings = defineProbe<BaseSettings>({
	id: 'base-settings',
	async read({host, need}) {
		const moved = await need(globalMove);
		const text = moved ? moved.plain : host.environment.CLAUDE_CONFIG_DIR;
		const user = join(host.platform, configFolder(host, text), 'settings.json');
		const paths = await managedPaths(host);
		const [first, ...managed] = await Promise.all([
			readSettings(host, 'user', user),
			...paths.map((path) => readSettings(host, 'managed', path)),
		]);
		return {user: first, managed};
	},
});
