// The settings that don't depend on other settings: what the environment's config folder and the administrator say.
import {defineProbe} from '../../core/evidence.js';
import type {SettingsFile} from '../../core/facts.js';
import type {Host} from '../../core/host.js';
import {join, resolveIn} from '../paths.js';
import {managedPaths} from './paths.js';
import {readSettings} from './read.js';

export type BaseSettings = {readonly user: SettingsFile; readonly managed: readonly SettingsFile[]};

/** Read once, for the folders and for the settings that lie in them. */
export const baseSettings = defineProbe<BaseSettings>({
	id: 'base-settings',
	async read({host}) {
		const user = join(host.platform, configFolder(host, host.environment.CLAUDE_CONFIG_DIR), 'settings.json');
		const paths = await managedPaths(host);
		const [first, ...managed] = await Promise.all([
			readSettings(host, 'user', user),
			...paths.map((path) => readSettings(host, 'managed', path)),
		]);
		return {user: first, managed};
	},
});

/**
 * The config folder that a value of CLAUDE_CONFIG_DIR means: taken literally, relative to the working folder; empty is the
 * working folder itself; undefined is the default (request-rules.md §1).
 */
export function configFolder(host: Pick<Host, 'cwd' | 'home' | 'platform'>, text: string | undefined): string {
	return text === undefined ? join(host.platform, host.home, '.claude') : resolveIn(host, text);
}
