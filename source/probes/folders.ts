// Where Claude Code keeps its things: settings, the stored sign-in, the global file and the keychain item (request-rules.md §1).
import {defineProbe} from '../core/evidence.js';
import type {ConfigFolders, Variable} from '../core/facts.js';
import type {Host} from '../core/host.js';
import {fingerprintOf} from '../core/secret.js';
import {environment} from './environment.js';
import {join} from './paths.js';
import {baseSettings, configFolder} from './settings/base.js';

const name = 'CLAUDE_CONFIG_DIR';

export const configFolders = defineProbe<ConfigFolders>({
	id: 'config-folders',
	async read({host, need}) {
		const [own, {user, managed}] = await Promise.all([need(environment), need(baseSettings)]);
		const exported = own.get(name);
		// Of settings only user and managed ones count here, and only for the sign-in and a second user file.
		const fromSettings = [user, ...managed]
			.flatMap(({env}) => env.filter((variable) => variable.name === name))
			.findLast(({plain}) => plain !== undefined);
		const exportedText = host.environment[name];
		const loginText = fromSettings ? fromSettings.plain : exportedText;
		const settings = configFolder(host, exportedText);
		const defaultFolder = configFolder(host, undefined);
		const homeFile = join(host.platform, host.home, '.claude.json');
		const variable: Variable | undefined = fromSettings ?? exported;
		return {
			variable,
			settings,
			login: configFolder(host, loginText),
			// Set but empty moves the folder, not the global file.
			globalFile: await globalFileOf(
				host,
				settings,
				exportedText ? join(host.platform, settings, '.claude.json') : homeFile,
			),
			defaultFolder,
			defaultGlobalFile: await globalFileOf(host, defaultFolder, homeFile),
			keychainService: serviceOf(loginText),
		};
	},
});

/** `.config.json`, the older name, is the global file wherever it is in the settings folder. */
async function globalFileOf(host: Host, settings: string, otherwise: string): Promise<string> {
	const older = join(host.platform, settings, '.config.json');
	return (await host.files.status(older)) ? older : otherwise;
}

export const plainService = 'Claude Code-credentials';

/** The keychain's service: with a hash of the folder as it is written, if one is set (facts.md §2.3). */
export function serviceOf(folder: string | undefined): string {
	return folder
		? `${plainService}-${fingerprintOf(folder.normalize('NFC').replace(/(?<=[^/])\/+$/, ''))}`
		: plainService;
}
