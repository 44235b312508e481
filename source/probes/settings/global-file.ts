// The global file, as far as the folders depend on it: where it is, and whether its `env` moves the config folder.
import {readingOf} from '../../core/budget.js';
import {defineProbe} from '../../core/evidence.js';
import type {Host, NoFile, TextFile} from '../../core/host.js';
import type {Variable} from '../../core/readings.js';
import {fieldOf, isObject, type JsonText, type NoJson, readJson} from '../json/read.js';
import {makeSieve} from '../json/sieve.js';
import {join} from '../paths.js';
import {configFolder} from './config-folder.js';
import {envOf} from './read.js';

/** It grows with every project, mostly by what was once typed there: of a large one that is left out. Bytes. */
export const globalFileLimit = 64 * 1024 * 1024;
const smallFile = 2 * 1024 * 1024;

export function readGlobalFile(host: Host, path: string, limit = globalFileLimit): Promise<TextFile | NoFile> {
	return host.files.readText(path, {limit, isLenient: true, sieve: {over: smallFile, make: makeSieve}});
}

/** What it holds. A file that is too large says nothing, which is not the same as nothing. */
export function globalJson(host: Host, path: string, {text, isThinned = false}: TextFile): JsonText | NoJson {
	return readingOf(path, host, () => readJson(text, {isThinned}));
}

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
		const file = await readGlobalFile(host, path);
		assertRead(file);
		if (!file.ok || !file.text.includes('CLAUDE_CONFIG_DIR')) {
			return undefined;
		}
		const read = globalJson(host, path, file);
		const env = read.ok ? envOf(read, path, plainEnv(fieldOf(read.value, 'env'))) : [];
		return env.find(({name, plain}) => name === 'CLAUDE_CONFIG_DIR' && plain !== undefined);
	},
});

/** Throws where its size keeps it from being read: then nothing is known. */
export function assertRead(file: TextFile | NoFile): void {
	if (!file.ok && file.reason === 'too-large') {
		throw new Error(file.detail);
	}
}

/** Of this file only texts, numbers and true or false count; of settings everything becomes text (observed on 2.1.330). */
export function plainEnv(env: unknown): unknown {
	return isObject(env)
		? Object.fromEntries(
				Object.entries(env).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
			)
		: undefined;
}
