// Settings in YAML, a value looked up by its path, with its place.
import {isAlias, isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument} from 'yaml';
import {nothing, type ParsedSettings, type SettingPath} from './setting-shape.js';

export function readYaml(text: string): ParsedSettings {
	const counter = new LineCounter();
	let document: ReturnType<typeof parseDocument>;
	try {
		document = parseDocument(text, {lineCounter: counter, ...lenient});
	} catch {
		return {...nothing, problem: {message: 'the file is nested too deeply'}};
	}
	const meant = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
	const find = (path: SettingPath): unknown => {
		try {
			return path.reduce<unknown>(
				(node, step) => (isCollection(node) ? meant(node.get(step, true)) : undefined),
				document.contents,
			);
		} catch {
			return undefined;
		}
	};
	const [error] = document.errors;
	return {
		problem: error && {message: 'this is not valid YAML', line: counter.linePos(error.pos[0]).line},
		keys(path) {
			const node = find(path);
			if (isMap(node)) {
				return node.items.flatMap(({key}) => (isScalar(key) ? [String(key.value)] : []));
			}
			return isSeq(node) ? node.items.map((_, index) => index) : [];
		},
		scalar(path) {
			const node = find(path);
			return isScalar(node) &&
				node.range &&
				node.value !== null &&
				['string', 'number', 'boolean'].includes(typeof node.value)
				? {text: String(node.value), span: {start: node.range[0], end: node.range[1]}}
				: undefined;
		},
		nameAt(path) {
			const map = find(path.slice(0, -1));
			const key = isMap(map)
				? map.items.find((pair) => isScalar(pair.key) && pair.key.value === path.at(-1))?.key
				: undefined;
			if (!isScalar(key) || !key.range) {
				return undefined;
			}
			const quote = /^["']/.test(text.slice(key.range[0])) ? 1 : 0;
			return {start: key.range[0] + quote, end: key.range[1] - quote};
		},
		roomFor(path, name, value) {
			const map = find(path);
			if (!isMap(map) || !map.range || document.errors.length > 0) {
				return undefined;
			}
			const [pair] = map.items;
			const first = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
			const begin = first === undefined ? 0 : text.lastIndexOf('\n', first - 1) + 1;
			const room = map.flow
				? {offset: first ?? map.range[0] + 1, before: '', after: first === undefined ? '' : ', '}
				: {offset: begin, before: text.slice(begin, first), after: /\r?\n/.exec(text.slice(begin))?.[0] ?? '\n'};
			const edited = `${text.slice(0, room.offset)}${room.before}${name}: ${value}${room.after}${text.slice(room.offset)}`;
			return room.before.trim() === '' && isOnlyMore(text, edited, [...path, name], value) ? room : undefined;
		},
	};
}

const lenient = {logLevel: 'silent', uniqueKeys: false} as const;

/** Whether all that the other text has more is this value at this path. */
function isOnlyMore(text: string, other: string, path: SettingPath, value: string): boolean {
	try {
		const read = parseDocument(other, lenient);
		// As JSON, so that what an alias repeats is a value of its own.
		const all = JSON.parse(JSON.stringify(read.toJS()));
		const map = path.slice(0, -1).reduce((node, step) => node[step], all);
		const [last = ''] = path.slice(-1);
		const isThere = map[last] === value;
		delete map[last];
		return (
			read.errors.length === 0 && isThere && JSON.stringify(all) === JSON.stringify(parseDocument(text, lenient).toJS())
		);
	} catch {
		return false;
	}
}
