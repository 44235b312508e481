// Edits of a JSON text (comments and trailing commas allowed) as a pure function: formatting and comments stay as they are.
import {applyEdits, type FormattingOptions, modify, type Node, type ParseError, parseTree} from 'jsonc-parser';
import type {JsonEdit} from './fix.js';
import {removeItem} from './json-removal.js';
import {Secret} from './secret.js';
import {showPath} from './step.js';
import type {Edited, Segment} from './text-edits.js';

// Noncharacters: they stand in no text, so what is between them can be found again.
const open = '\ufdd0';
const close = '\ufdd1';

/**
 * Applies edits to a text; `null` makes a new one with two spaces. Array indices are those of the text as it is given: what is
 * taken out is taken out last, the highest index first. Of a name that stands twice in an object the last one counts, as for
 * every JSON parser, so the others go when it is set.
 */
export function applyJsonEdits(text: string | null, edits: readonly JsonEdit[]): Edited {
	if (text !== null && /[\ufdd0\ufdd1]/.test(text)) {
		return {ok: false, detail: "it holds characters that aren't text"};
	}
	const secrets: Secret[] = [];
	let current = text === null || text.trim() === '' ? `{}${text || '\n'}` : text;
	if (!rootOf(current)) {
		return {ok: false, detail: "it isn't valid JSON, so it can't be edited safely"};
	}
	for (const {path, value} of inOrder(edits)) {
		let next: string | undefined;
		if (value === undefined) {
			next = remove(current, path);
		} else if (value instanceof Secret) {
			next = set(current, path, `${open}${secrets.push(value) - 1}${close}`);
		} else {
			next = set(current, path, value);
		}
		if (next === undefined || !rootOf(next)) {
			return {ok: false, detail: `it has no place for "${showPath(path)}"`};
		}
		current = next;
	}
	return {ok: true, segments: split(current, secrets)};
}

function inOrder(edits: readonly JsonEdit[]): readonly JsonEdit[] {
	const removals = edits.filter(({value}) => value === undefined);
	const index = ({path}: JsonEdit) => {
		const last = path.at(-1);
		return typeof last === 'number' ? last : -1;
	};
	const sorted = [...removals].sort((a, b) => index(b) - index(a));
	const unique = sorted.filter(
		(one, at) => sorted.findIndex((other) => JSON.stringify(other.path) === JSON.stringify(one.path)) === at,
	);
	return [...edits.filter(({value}) => value !== undefined), ...unique];
}

function set(text: string, path: JsonEdit['path'], value: unknown): string | undefined {
	if (path.length === 0) {
		return undefined;
	}
	let current = text;
	for (const length of path.keys()) {
		// Namesakes that don't count.
		current = nodesAt(current, path.slice(0, length + 1))
			.slice(0, -1)
			.toReversed()
			.reduce(removeItem, current);
	}
	try {
		const isOneLine = !/[\r\n]/.test(current.trim()) && current.trim() !== '{}';
		const options = isOneLine ? {} : {formattingOptions: formattingOf(current)};
		return applyEdits(current, modify(current, [...path], value, options));
	} catch {
		// The parent is there, but it isn't an object or list.
		return undefined;
	}
}

/** From the end: what stands before stays where it is. */
function remove(text: string, path: JsonEdit['path']): string {
	return nodesAt(text, path).toReversed().reduce(removeItem, text);
}

function rootOf(text: string): Node | undefined {
	const errors: ParseError[] = [];
	const root = parseTree(text, errors, {allowTrailingComma: true});
	return errors.length === 0 ? root : undefined;
}

/** The value at a path and its namesakes, since a name may stand twice in an object; above it only what counts, the last one. */
function nodesAt(text: string, path: JsonEdit['path']): readonly Node[] {
	const root = rootOf(text);
	if (!root || path.length === 0) {
		return [];
	}
	return path.reduce<readonly Node[]>(
		(nodes, part, index) =>
			nodes.flatMap(({type, children = []}) => {
				if (type === 'array') {
					return typeof part === 'number' ? children.slice(part, part + 1) : [];
				}
				const named = children.filter(({children: [name] = []}) => name?.value === part);
				const counting = index < path.length - 1 ? named.slice(-1) : named;
				return counting.flatMap(({children: [, value] = []}) => value ?? []);
			}),
		[root],
	);
}

function formattingOf(text: string): FormattingOptions {
	const indentation = /[\r\n]([ \t]+)[^\s]/.exec(text)?.[1] ?? '  ';
	const isTabs = indentation.startsWith('\t');
	return {
		insertSpaces: !isTabs,
		tabSize: isTabs ? 1 : Math.min(indentation.length, 8),
		eol: text.includes('\r\n') ? '\r\n' : '\n',
	};
}

function split(text: string, secrets: readonly Secret[]): readonly Segment[] {
	const parts = text.split(/"\ufdd0(\d+)\ufdd1"/);
	return parts.flatMap((part, index): readonly Segment[] => {
		const secret = index % 2 === 1 ? secrets[Number(part)] : undefined;
		return secret ? [{secret, as: 'json'}] : part === '' ? [] : [part];
	});
}
