// Settings in YAML, a value looked up by its path, with its place.
import {isMap, isScalar, isSeq, LineCounter, parseDocument} from 'yaml';
import {nothing, type ParsedSettings, type SettingPath} from './setting-shape.js';

export function readYaml(text: string): ParsedSettings {
	const counter = new LineCounter();
	let document: ReturnType<typeof parseDocument>;
	try {
		document = parseDocument(text, {lineCounter: counter, logLevel: 'silent', uniqueKeys: false});
	} catch {
		return {...nothing, problem: {message: 'the file is nested too deeply'}};
	}
	const find = (path: SettingPath): unknown => {
		try {
			return path.length === 0 ? document.contents : document.getIn(path, true);
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
	};
}
