// A .env file that was read, and its assignments as every loader of this folder takes them.
import type {Host, TextFile} from '../../core/host.js';
import {isOfInterest} from '../../core/near-names.js';
import {isKeptElsewhere} from '../../core/placeholder.js';
import type {DotenvAssignment, DotenvLoader, DotenvReading, DotenvUse} from '../../core/readings.js';
import {Secret} from '../../core/secret.js';
import {plainValue} from '../../core/variables.js';
import type {OwnNames} from '../own-names.js';
import type {DotenvLine} from '../syntax/dotenv.js';
import {type DotenvOptions, readDotenv} from '../syntax/dotenv-readers.js';
import type {Lines} from '../syntax/lines.js';
import type {Parts} from '../syntax/script.js';

export type Loaded = {
	readonly path: string;
	readonly file: TextFile;
	readonly lines: readonly DotenvLine[];
	readonly places: Lines;
};

export type LoaderUse = DotenvUse & {readonly exportsAll: boolean};

export function loadedAssignments(
	{path, file, lines, places}: Loaded,
	uses: readonly LoaderUse[],
	host: Host,
	options: DotenvOptions & {readonly own: OwnNames},
): readonly DotenvAssignment[] {
	const cache = new Map<
		DotenvLoader,
		ReadonlyMap<number, {readonly name: string; readonly text: string | undefined}>
	>();
	const readBy = (loader: DotenvLoader): NonNullable<ReturnType<typeof cache.get>> => {
		const known = cache.get(loader);
		if (known) {
			return known;
		}
		const scope = new Map<string, string>();
		const values = new Map(
			readDotenv(file.text, loader, options).map(({name, at, value}) => {
				const text = expanded(value, scope, host);
				scope.set(name, text ?? '');
				return [at, {name, text}] as const;
			}),
		);
		cache.set(loader, values);
		return values;
	};
	return lines
		.filter(({name}) => isOfInterest(name, options.own))
		.map((line): DotenvAssignment => {
			const {name, nameSpan} = line;
			const plainOf = (text: string): string | undefined => plainValue(options.own.get(name) ?? name, text);
			const secrecyOf = (text: string) => (plainOf(text) === undefined ? 'credential' : 'setting');
			const textBy = (loader: DotenvLoader): string | undefined => {
				const found = line.effect === 'exports' ? readBy(loader).get(nameSpan.start) : undefined;
				return found?.name === name ? found.text : undefined;
			};
			const isExported = /\bexport\s/.test(file.text.slice(line.statement.start, nameSpan.start));
			const loadedBy = uses
				.filter((use) => use.files.includes(path) && (use.exportsAll || isExported))
				.flatMap(({exportsAll: _, ...use}): readonly DotenvReading[] => {
					const text = textBy(use.loader);
					if (text === undefined) {
						return [];
					}
					// What starts the program (`op run`) puts the secret there.
					const isResolved = use.loader === 'other' && isKeptElsewhere(text);
					const read = {...use, value: new Secret(text, secrecyOf(text)), plain: plainOf(text)};
					return [isResolved ? {...read, isKeptElsewhere: true} : read];
				});
			const usual = textBy('dotenv') ?? textBy('source') ?? textBy('docker') ?? expanded(line.value, new Map(), host);
			const text = loadedBy[0] ? undefined : (usual ?? '');
			return {
				name,
				value: loadedBy[0]?.value ?? new Secret(text ?? '', secrecyOf(text ?? '')),
				plain: loadedBy[0] ? loadedBy[0].plain : plainOf(text ?? ''),
				site: {kind: 'file', path, ...places.at(nameSpan.start)},
				syntax: path.endsWith('.toml') ? 'toml' : 'dotenv',
				effect: line.effect,
				reach: 'top',
				isLiteral: usual !== undefined,
				statement: line.statement,
				nameSpan,
				valueSpan: line.valueSpan,
				digest: file.digest,
				...(line.problem === undefined ? {} : {problem: line.problem}),
				loadedBy,
				isLoaded: loadedBy.length > 0,
				overridesEnvironment: loadedBy.some(({overridesEnvironment}) => overridesEnvironment),
				as(loader) {
					const found = textBy(loader);
					return found === undefined ? undefined : new Secret(found, secrecyOf(found));
				},
			};
		});
}

/** Every loader takes an unknown variable for empty. undefined: only a shell could tell. */
export function expanded(parts: Parts, scope: ReadonlyMap<string, string>, host: Host): string | undefined {
	let text = '';
	for (const part of parts) {
		if (part.kind === 'computed') {
			return undefined;
		}
		if (part.kind === 'text') {
			text += part.text;
			continue;
		}
		const known = host.environment[part.name] ?? scope.get(part.name);
		const isTaken = known !== undefined && !(known === '' && part.isBlankToo);
		const value = isTaken ? known : part.otherwise ? expanded(part.otherwise, scope, host) : '';
		if (value === undefined) {
			return undefined;
		}
		text += value;
	}
	return text;
}

export function hasMark({encoding}: TextFile): boolean {
	return encoding !== 'utf8' && encoding !== 'latin1';
}
