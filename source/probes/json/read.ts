// Strict JSON, as JSON.parse takes it, with the place of every name.
import {BeyondBudget, budgets} from '../../core/budget.js';
import type {FileProblem} from '../../core/readings.js';
import {outlineOf} from './outline.js';
import {type Places, pathKey, placesOf} from './places.js';
import {jsonProblem, vagueProblem} from './problem.js';
import type {Spot} from './spot.js';

export type JsonObject = Readonly<Record<string, unknown>>;

export type JsonText = {
	readonly ok: true;
	readonly value: unknown;
	/** Where a name (or an element of a list) stands; undefined if there is none, or the text is too large to search. */
	spotOf(path: readonly (string | number)[]): Partial<Spot> | undefined;
};

export type NoJson = {readonly ok: false; readonly problem: FileProblem};

/** Above this many marks places are left out: they cost more than the value. */
const most = 4 * budgets.marks;
/** Above this many the value isn't made: each may be an object. */
const mostKept = 10 * budgets.marks;

/** Throws `BeyondBudget` where it is nested too deeply or has too much in it. `isThinned`: what isn't needed was left out of it, so columns say nothing. */
export function readJson(text: string, {isThinned = false} = {}): JsonText | NoJson {
	const {depth, marks} = outlineOf(text, {depth: budgets.depth, marks: mostKept});
	if (depth > budgets.depth) {
		throw new BeyondBudget(`has more than ${budgets.depth} brackets within one another`);
	}
	if (marks > mostKept) {
		throw new BeyondBudget(`has more than ${mostKept} names and values`);
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		// Only the position: the message quotes the text.
		const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
		const at = position === undefined ? undefined : Number(position);
		return {ok: false, problem: marks > most ? vagueProblem(text, at) : jsonProblem(text, at)};
	}
	let places: Places | undefined;
	return {
		ok: true,
		value,
		spotOf(path) {
			places ??= marks > most ? new Map() : placesOf(text);
			const spot = places.get(pathKey(path));
			return isThinned && spot ? {line: spot.line} : spot;
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
