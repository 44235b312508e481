// What the session remembers between runs, read back with care: the file may be of another version, or edited by hand.
import {type Consent, consents} from '../core/consent.js';
import {oneLine} from '../core/scrub.js';
import type {Cured, Remembered} from '../core/session.js';
import type {Memory} from '../host/memory.js';
import {readLast, readPast, recordOf} from './past.js';

const sessionKey = 'session';

export function readRemembered(memory: Pick<Memory, 'get'>): Remembered {
	const kept = recordOf(memory.get(sessionKey));
	const last = readLast(memory);
	return {
		consents: readConsents(recordOf(kept.consents)),
		answers: Object.fromEntries(
			Object.entries(recordOf(kept.answers)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
		),
		prevention: Array.isArray(kept.prevention) ? kept.prevention.filter((id) => typeof id === 'string') : [],
		cures: readCures(kept.cures),
		...(last ? {last} : {}),
		past: readPast(memory),
	};
}

/** Beside what is kept already. */
export function keepRemembered(memory: Memory, what: Partial<Remembered>): void {
	memory.set(sessionKey, {...recordOf(memory.get(sessionKey)), ...what});
}

function readConsents(kept: Readonly<Record<string, unknown>>): Remembered['consents'] {
	return Object.fromEntries(
		consents.flatMap((consent): readonly (readonly [Consent, 'yes' | 'no'])[] => {
			const answer = kept[consent];
			return answer === 'yes' || answer === 'no' ? [[consent, answer]] : [];
		}),
	);
}

function readCures(kept: unknown): readonly Cured[] {
	return (Array.isArray(kept) ? kept : [])
		.map(recordOf)
		.flatMap(({cause, title, place, at}) =>
			typeof cause === 'string' && typeof title === 'string' && typeof place === 'string' && typeof at === 'number'
				? [{cause, title: oneLine(title, 120), place: oneLine(place, 200), at}]
				: [],
		);
}
