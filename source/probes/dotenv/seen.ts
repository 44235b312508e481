// What the environment itself tells about who loaded a .env file.

import type {Host} from '../../core/host.js';
import type {DotenvLoader, ProcessEnvironment} from '../../core/readings.js';
import {Secret} from '../../core/secret.js';
import {readDotenv} from '../syntax/dotenv-readers.js';
import type {Parts} from '../syntax/script.js';
import {expanded, hasMark, type Loaded, type LoaderUse} from './loaded.js';
import {bunFiles} from './places.js';

/** What this process has tells who loaded it: quotes that only Docker keeps, a CR that only a shell keeps, a script that Bun started. */
export function seenInEnvironment(
	loaded: readonly Loaded[],
	own: ProcessEnvironment,
	host: Host,
): readonly LoaderUse[] {
	const isBun = /^bun\//.test(host.environment.npm_config_user_agent ?? '');
	const found: LoaderUse[] = [];
	for (const {path, file, lines} of loaded) {
		const options = {hasMark: hasMark(file)};
		const valuesOf = (loader: DotenvLoader): ReadonlyMap<number, Parts> =>
			new Map(readDotenv(file.text, loader, options).map(({at, value}) => [at, value]));
		const usual = valuesOf('dotenv');
		for (const loader of ['docker', 'source', ...(isBun ? (['bun'] as const) : [])] as const) {
			const values = valuesOf(loader);
			const line = lines.find(({name, nameSpan}) => {
				const text = expanded(values.get(nameSpan.start) ?? [{kind: 'computed'}], new Map(), host);
				const plain = expanded(usual.get(nameSpan.start) ?? [{kind: 'computed'}], new Map(), host);
				const isTelling = loader === 'bun' || text !== plain;
				return (
					text !== undefined && text !== '' && isTelling && own.get(name)?.value.equals(new Secret(text, 'setting'))
				);
			});
			if (line && !found.some((one) => one.loader === loader)) {
				const files = loader === 'bun' ? bunFiles(host) : [path];
				found.push({
					loader,
					because: {kind: 'environment', name: line.name},
					overridesEnvironment: loader === 'source',
					files,
					exportsAll: true,
				});
			}
		}
	}
	return found;
}
