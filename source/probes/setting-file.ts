// Settings of programs as files with places: JSON with comments and YAML, a value looked up by its path.
import {type Node, type ParseError, parseTree} from 'jsonc-parser';
import {budgets} from '../core/budget.js';
import type {Host} from '../core/host.js';
import {shortPath} from '../core/place.js';
import type {LookedAt, SettingVariable} from '../core/readings.js';
import {outlineOf} from './json/outline.js';
import {spotsOf} from './json/spot.js';
import type {ParsedSettings, SettingFile, SettingPath} from './setting-shape.js';
import {nothing} from './setting-shape.js';
import {variableOf} from './variable.js';

const largest = 2 * 1024 * 1024;
const largestYaml = 512 * 1024;
const mostPaths = 200;

/** The file if it could be read, and in any case what was seen of it; undefined if it isn't there. */
export async function readSettingFile(
	host: Host,
	path: string,
	format: 'json' | 'yaml',
): Promise<{readonly looked: LookedAt; readonly file: SettingFile | undefined} | undefined> {
	const file = await host.files.readText(path, {limit: format === 'yaml' ? largestYaml : largest});
	if (!file.ok) {
		return file.reason === 'missing'
			? undefined
			: {looked: {path, state: 'unreadable', detail: file.detail}, file: undefined};
	}
	const {text, digest} = file;
	const most = {depth: budgets.depth / 5, marks: budgets.marks};
	const {depth, marks} = outlineOf(text, most);
	if (depth > most.depth || marks > most.marks) {
		const detail = `${shortPath(path, host)} has more in it than settings have; it was not read to its end`;
		return {looked: {path, state: 'unreadable', detail}, file: undefined};
	}
	// Loaded where there is YAML: most machines have none.
	const parsed = format === 'json' ? readJsonc(text) : (await import('./setting-yaml.js')).readYaml(text);
	let spots: ReturnType<typeof spotsOf> | undefined;
	const line = (offset: number): number => {
		spots ??= spotsOf(text);
		return spots(offset).line;
	};
	return {looked: {path, state: 'read'}, file: {path, text, digest, format, line, ...parsed}};
}

/** The value at a path as a variable of that name; undefined if there is none or it isn't a scalar. */
export function settingAt(file: SettingFile, path: SettingPath, name: string): SettingVariable | undefined {
	const scalar = file.scalar(path);
	if (!scalar) {
		return undefined;
	}
	const start = file.text.lastIndexOf('\n', scalar.span.start - 1) + 1;
	const site = {
		kind: 'file',
		path: file.path,
		line: file.line(scalar.span.start),
		column: scalar.span.start - start + 1,
	} as const;
	return {
		...variableOf(name, scalar.text, site),
		site,
		format: scalar.format ?? file.format,
		path,
		valueSpan: scalar.span,
		digest: file.digest,
	};
}

/** Every path that a pattern means: `*` stands for any name or index. */
export function pathsLike(file: SettingFile, pattern: SettingPath): readonly SettingPath[] {
	let paths: readonly SettingPath[] = [[]];
	for (const step of pattern) {
		const next: SettingPath[] = [];
		for (const path of paths) {
			const keys = file.keys(path);
			const own = step === '*' ? keys : keys.filter((key) => key === step);
			next.push(...own.slice(0, mostPaths - next.length).map((key) => [...path, key]));
		}
		paths = next;
	}
	return paths;
}

function readJsonc(text: string): ParsedSettings {
	const errors: ParseError[] = [];
	let root: Node | undefined;
	try {
		root = parseTree(text, errors, {allowTrailingComma: true, disallowComments: false, allowEmptyContent: true});
	} catch {
		return {...nothing, problem: {message: 'the file is nested too deeply'}};
	}
	const find = (path: SettingPath): Node | undefined => {
		let node = root;
		for (const step of path) {
			// Of a name that stands there twice the last one counts.
			node =
				node?.type === 'object'
					? node.children?.findLast(({children}) => children?.[0]?.value === step)?.children?.[1]
					: node?.type === 'array' && typeof step === 'number'
						? node.children?.[step]
						: undefined;
		}
		return node;
	};
	const [first] = errors;
	return {
		problem: first && {message: 'this is not valid JSON', line: text.slice(0, first.offset).split('\n').length},
		keys(path) {
			const node = find(path);
			const children = node?.children ?? [];
			return node?.type === 'object'
				? [
						...new Set(
							children.flatMap(({children: pair}): readonly string[] =>
								typeof pair?.[0]?.value === 'string' ? [pair[0].value] : [],
							),
						),
					]
				: node?.type === 'array'
					? children.map((_, index) => index)
					: [];
		},
		scalar(path) {
			const node = find(path);
			return node && ['string', 'number', 'boolean'].includes(node.type)
				? {text: String(node.value), span: {start: node.offset, end: node.offset + node.length}}
				: undefined;
		},
	};
}
