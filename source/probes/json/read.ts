// JSON to the letter, as JSON.parse takes it, with the place of every name.
import {type Node, parseTree} from 'jsonc-parser';
import type {FileProblem} from '../../core/facts.js';
import {problemOf} from './problem.js';
import {type Spot, spotAt} from './spot.js';

export type JsonObject = Readonly<Record<string, unknown>>;

export type JsonText = {
	readonly ok: true;
	readonly value: unknown;
	/** Where a name (or an element of a list) stands; undefined if there is none, or the text is too large to search. */
	spotOf(path: readonly (string | number)[]): Spot | undefined;
};

export type NoJson = {readonly ok: false; readonly problem: FileProblem};

/** Above this many characters places are left out: they cost more than the value. */
const largest = 8 * 1024 * 1024;

export function readJson(text: string): JsonText | NoJson {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		// Only the position: the message quotes the text.
		const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
		return {ok: false, problem: problemOf(text, position === undefined ? undefined : Number(position))};
	}
	let tree: Node | null | undefined;
	return {
		ok: true,
		value,
		spotOf(path) {
			if (tree === undefined) {
				tree = text.length > largest ? null : treeOf(text);
			}
			const node = tree ? find(tree, path) : undefined;
			return node && spotAt(text, node.offset);
		},
	};
}

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property: `__proto__` and `constructor` of a hostile file are only names. */
export function fieldOf(value: unknown, ...path: readonly string[]): unknown {
	return path.reduce<unknown>((at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined), value);
}

/** Deep nesting that JSON.parse takes may be too much for a parser that calls itself. */
function treeOf(text: string): Node | null {
	try {
		return parseTree(text) ?? null;
	} catch {
		return null;
	}
}

/** Of a name that stands there twice the last one counts, as in JSON.parse. */
function find(node: Node, path: readonly (string | number)[]): Node | undefined {
	const [step, ...rest] = path;
	if (step === undefined) {
		return node;
	}
	if (typeof step === 'number') {
		const element = node.type === 'array' ? node.children?.[step] : undefined;
		return element && find(element, rest);
	}
	const property =
		node.type === 'object' ? node.children?.findLast(({children}) => children?.[0]?.value === step) : undefined;
	if (!property || rest.length === 0) {
		return property;
	}
	const value = property.children?.[1];
	return value && find(value, rest);
}
