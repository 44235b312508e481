// Where Claude Code keeps its things: settings, the stored sign-in, the global file and the keychain item (request-rules.md §1).
import {defineProbe} from '../core/evidence.js';
import type {ConfigFolders, Variable} from '../core/readings.js';
import {fingerprintOf} from '../core/secret.js';
import {environment} from './environment.js';
import {baseSettings} from './settings/base.js';
import {configFolder} from './settings/config-folder.js';
import {globalFilePath, globalMove} from './settings/global-file.js';

const name = 'CLAUDE_CONFIG_DIR';

export const configFolders = defineProbe<ConfigFolders>({
	id: 'config-folders',
	async read({host, need}) {
		const [own, {user, managed}, moved] = await Promise.all([need(environment), need(baseSettings), need(globalMove)]);
		const exported = own.get(name);
		// Of settings only user and managed ones count here, and only for the sign-in and a second user file.
		const fromSettings = [user, ...managed]
			.flatMap(({env}) => env.filter((variable) => variable.name === name))
			.findLast(({plain}) => plain !== undefined);
		const settingsText = moved ? moved.plain : host.environment[name];
		const loginText = fromSettings ? fromSettings.plain : settingsText;
		const variable: Variable | undefined = fromSettings ?? moved ?? exported;
		return {
			variable,
			settings: configFolder(host, settingsText),
			login: configFolder(host, loginText),
			globalFile: await globalFilePath(host, host.environment[name]),
			defaultFolder: configFolder(host, undefined),
			defaultGlobalFile: await globalFilePath(host, undefined),
			keychainService: serviceOf(loginText),
		};
	},
});

export const plainService = 'Claude Code-credentials';

/** The keychain's service: with a hash of the folder as it is written, if one is set (facts.md §2.3). */
export function serviceOf(folder: string | undefined): string {
	return folder
		? `${plainService}-${fingerprintOf(folder.normalize('NFC').replace(/(?<=[^/])\/+$/, ''))}`
		: plainService;
}
