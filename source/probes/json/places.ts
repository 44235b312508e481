// The places of the names of a JSON text, found in one pass.
import {visit} from 'jsonc-parser';
import {budgets} from '../../core/budget.js';
import type {Spot} from './spot.js';

/** Names further inside aren't asked for. */
const deepest = 3;
/** How many elements of lists and names of objects there may be in all. */
const most = 4 * budgets.names;

export type Places = ReadonlyMap<string, Spot>;

/** A path as the key of a place. */
export function pathKey(path: readonly (string | number)[]): string {
	return path.map((step) => `${typeof step === 'number' ? '#' : '.'}${step}`).join('\u0000');
}

/** Of a name that stands there twice the last one counts, as in JSON.parse. The text is known to be JSON. */
export function placesOf(text: string): Places {
	const places = new Map<string, Spot>();
	/** What leads to the value that comes next; a number counts the elements of a list. */
	const path: (string | number)[] = [];
	const kinds: ('object' | 'list')[] = [];
	const keep = (line: number, character: number) => {
		if (path.length > deepest) {
			return;
		}
		const key = pathKey(path);
		if (places.size < most || places.has(key)) {
			places.set(key, {line: line + 1, column: character + 1});
		}
	};
	const isElement = () => kinds.at(-1) === 'list';
	const begin = (kind: 'object' | 'list', line: number, character: number) => {
		if (isElement()) {
			keep(line, character);
		}
		kinds.push(kind);
		path.push(kind === 'list' ? 0 : '');
	};
	const end = () => {
		kinds.pop();
		path.pop();
	};
	visit(text, {
		onObjectBegin: (_offset, _length, line, character) => begin('object', line, character),
		onArrayBegin: (_offset, _length, line, character) => begin('list', line, character),
		onObjectEnd: end,
		onArrayEnd: end,
		onObjectProperty(name, _offset, _length, line, character) {
			path[path.length - 1] = name;
			keep(line, character);
		},
		onLiteralValue(_value, _offset, _length, line, character) {
			if (isElement()) {
				keep(line, character);
			}
		},
		onSeparator(character) {
			const last = path.at(-1);
			if (character === ',' && typeof last === 'number') {
				path[path.length - 1] = last + 1;
			}
		},
	});
	return places;
}
