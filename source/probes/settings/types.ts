// Which values of a settings file Claude Code refuses: some drop the whole file, some only their field (request-rules.md §3.2).
import type {FileProblem} from '../../core/readings.js';
import {holdsFor} from '../../core/versions.js';
import {isObject, type JsonText} from '../json/read.js';
import type {Accepted, Field} from './field.js';
import {settingsFields} from './fields.js';
import {hookProblems} from './hooks.js';
import {olderFields} from './older-fields.js';

export type WrongField = {
	/** The top-level name: in managed settings all of it is left out. */
	readonly name: string;
	readonly isIgnored: boolean;
	readonly problem: FileProblem;
};

type Step = string | number;

/** Every field with a wrong value, in the words of Claude Code: "permissions.allow: expected array, but received string". */
export function wrongFields(read: JsonText, version: string | null): readonly WrongField[] {
	const isOlder = !holdsFor('fields-passed-over', version);
	const wrong = (isOlder ? olderFields : settingsFields).flatMap((field) => {
		const steps = field.path.split('.');
		return placesOf(read.value, steps, field.isRequired === true).flatMap(({path, value}) => {
			// An item that isn't an object doesn't lack fields: it is wrong itself.
			const isRight = value === undefined ? false : accepts(field, value);
			return isRight ? [] : [{path, isIgnored: field.isIgnored === true, message: expectation(field, value)}];
		});
	});
	return [...wrong, ...hookProblems(read.value, isOlder)].map(({path, isIgnored, message}) => ({
		name: String(path[0]),
		isIgnored,
		problem: {message: `${path.join('.')}: ${message}`, ...read.spotOf(path)},
	}));
}

type Found = {readonly path: readonly Step[]; readonly value: unknown};

/** Where a path with stars leads to in this file; `undefined` as a value: the last name is missing, and must not be. */
function placesOf(value: unknown, steps: readonly string[], isRequired: boolean): readonly Found[] {
	const [step, ...rest] = steps;
	if (step === undefined) {
		return [{path: [], value}];
	}
	const below = (name: Step, inner: unknown): readonly Found[] =>
		placesOf(inner, rest, isRequired).map((found) => ({...found, path: [name, ...found.path]}));
	if (step === '*') {
		return Array.isArray(value)
			? value.flatMap((item, index) => below(index, item))
			: isObject(value)
				? Object.entries(value).flatMap(([name, inner]) => below(name, inner))
				: [];
	}
	if (!isObject(value)) {
		return [];
	}
	if (Object.hasOwn(value, step)) {
		return below(step, value[step]);
	}
	return isRequired && rest.length === 0 ? [{path: [step], value: undefined}] : [];
}

function accepts({accepts: kinds, words}: Field, value: unknown): boolean {
	if (typeof value === 'string' && words) {
		return words.includes(value);
	}
	return kindsOf(value).some((kind) => kinds.includes(kind));
}

const rule = /^(?:mcp__|[^a-z\s])/;

function kindsOf(value: unknown): readonly Accepted[] {
	switch (typeof value) {
		case 'string':
			return [value === '' ? 'blank' : 'text', ...(rule.test(value) ? ['rule' as const] : [])];
		case 'number':
			return [
				// A number too large for JSON is read as nothing.
				...(Number.isFinite(value) ? ['number' as const] : []),
				...(Number.isInteger(value) && value > 0 ? ['whole' as const] : []),
				...(value === 0 ? ['zero' as const] : []),
				...(value >= 0 && value <= 1 ? ['share' as const] : []),
			];
		case 'boolean':
			return ['true'];
		default:
			return [value === null ? 'null' : Array.isArray(value) ? 'list' : 'object'];
	}
}

const expected: Readonly<Partial<Record<Accepted, string>>> = {
	number: 'number',
	whole: 'a whole number from 1',
	share: 'a number from 0 to 1',
	text: 'string',
	rule: 'a rule of permissions',
	list: 'array',
	true: 'boolean',
	object: 'object',
};

function expectation({accepts: kinds, words}: Field, value: unknown): string {
	const wanted = words
		? `one of ${words.map((word) => `"${word}"`).join(', ')}`
		: kinds.flatMap((kind) => expected[kind] ?? []).join(' or ') || 'nothing';
	return `expected ${wanted}, but received ${typeof value === 'string' && words ? 'another text' : typeName(value)}`;
}

export function typeName(value: unknown): string {
	return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
