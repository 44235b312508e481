// The global file, as far as the folders depend on it: where it is, and whether its `env` moves the config folder.
import {defineProbe} from '../../core/evidence.js';
import type {Variable} from '../../core/facts.js';
import type {Host} from '../../core/host.js';
import {fieldOf, isObject, readJson} from '../json/read.js';
import {join} from '../paths.js';
import {configFolder} from './config-folder.js';
import {envOf} from './read.js';

/** It grows with every project. Bytes. */
export const globalFileLimit = 64 * 1024 * 1024;

/** For a value of CLAUDE_CONFIG_DIR in the environment, which alone decides: empty moves the folder, not this file (request-rules.md §1). */
export function globalFilePath(host: Host, text: string | undefined): Promise<string> {
	const folder = configFolder(host, text);
	return olderOr(host, folder, join(host.platform, text ? folder : host.home, '.claude.json'));
}

/** `.config.json`, the older name, is the global file wherever it is in the settings folder. */
async function olderOr(host: Host, folder: string, otherwise: string): Promise<string> {
	const older = join(host.platform, folder, '.config.json');
	return (await host.files.status(older)) ? older : otherwise;
}

/** CLAUDE_CONFIG_DIR in the `env` of the global file: then settings and sign-in come from there (observed on 2.1.330). */
export const globalMove = defineProbe<Variable | undefined>({
	id: 'global-move',
	async read({host}) {
		const path = await globalFilePath(host, host.environment.CLAUDE_CONFIG_DIR);
		const file = await host.files.readText(path, {limit: globalFileLimit, isLenient: true});
		if (!file.ok || !file.text.includes('CLAUDE_CONFIG_DIR')) {
			return undefined;
		}
		const read = readJson(file.text);
		const env = read.ok ? envOf(read, path, plainEnv(fieldOf(read.value, 'env'))) : [];
		return env.find(({name, plain}) => name === 'CLAUDE_CONFIG_DIR' && plain !== undefined);
	},
});

/** Of this file only texts, numbers and true or false count; of settings everything becomes text (observed on 2.1.330). */
export function plainEnv(env: unknown): unknown {
	return isObject(env)
		? Object.fromEntries(
				Object.entries(env).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
			)
		: undefined;
}
