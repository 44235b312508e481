// What is ignored on this machine: kept in the memory, read back with care.
import type {Ignored} from '../core/ignored.js';
import {endOf} from '../core/ignored.js';
import type {Site} from '../core/place.js';
import type {Memory} from '../host/memory.js';

const ignoredKey = 'ignored';

export function readIgnored(memory: Pick<Memory, 'get'>): readonly Ignored[] {
	const kept = memory.get(ignoredKey);
	return (Array.isArray(kept) ? kept : []).filter(isIgnored);
}

/** One for each cause; `undefined`: it counts again. */
export function keepIgnored(memory: Memory, cause: string, one: Ignored | undefined): void {
	const others = readIgnored(memory).filter((other) => other.cause !== cause);
	memory.set(ignoredKey, [...others, ...(one ? [one] : [])]);
}

function isIgnored(value: unknown): value is Ignored {
	const {cause, where, until, reason} = (typeof value === 'object' && value !== null ? value : {}) as Record<
		string,
		unknown
	>;
	return (
		typeof cause === 'string' &&
		Array.isArray(where) &&
		where.every((site: Partial<Site> | null) => typeof site?.kind === 'string') &&
		typeof until === 'string' &&
		endOf(until) !== undefined &&
		typeof reason === 'string'
	);
}
