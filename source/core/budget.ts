// How much of a text that others wrote is looked at. What goes beyond it is not read to its end, and that is said: nothing is concluded.
import {type Folders, shortPath} from './place.js';

export const budgets = {
	/** Names, statements, assignments or values of one text. */
	names: 5000,
	/** Arguments of clients in one source file: each is looked at closely. */
	arguments: 1000,
	/** Brackets within brackets. */
	depth: 500,
	/** Commas, colons and brackets of a text that is kept as a tree. */
	marks: 50_000,
} as const;

/** A text that was not read to its end. A probe that meets it has no reading, so that what follows from it is `unverified`. */
export class BeyondBudget extends Error {
	readonly what: string;

	/** `what`: "has more than …". */
	constructor(what: string, subject = 'a file') {
		super(`${subject} ${what}; it was not read to its end`);
		this.what = what;
	}
}

/** As many as there may be of one kind in a text; more than that is beyond the budget. */
export function* upTo<T>(most: number, all: Iterable<T>, what: string): Generator<T> {
	let count = 0;
	for (const one of all) {
		count += 1;
		if (count > most) {
			throw new BeyondBudget(`has more than ${most} ${what}`);
		}
		yield one;
	}
}

/** The same with the file's name in it. */
export function readingOf<T>(path: string, folders: Folders, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw error instanceof BeyondBudget ? new BeyondBudget(error.what, shortPath(path, folders)) : error;
	}
}
