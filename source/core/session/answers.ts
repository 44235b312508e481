// What wants something done, over all that was looked at: Claude Code's findings first, then those of the code and the apps of this folder.
import type {Finding} from '../check.js';
import {type Place, placeOf, type Site, writePlace} from '../place.js';
import type {Answer, State} from './state.js';

export function answersOf({diagnosis, sides}: State): readonly Answer[] {
	const main = (diagnosis?.findings ?? []).filter(({severity, ignored}) => severity !== 'note' && !ignored);
	const known = new Set((diagnosis?.findings ?? []).map(({where}) => JSON.stringify(where[0])));
	const besides = sides.flatMap(({diagnosis: side}) =>
		(side?.findings ?? [])
			.filter(
				({severity, ignored, where: [first]}) =>
					severity === 'error' && !ignored && isOfHere(first, side?.folders) && !known.has(JSON.stringify(first)),
			)
			.map((finding): Answer => ({finding, diagnosis: side as Answer['diagnosis']})),
	);
	const all = [...main.flatMap((finding): readonly Answer[] => (diagnosis ? [{finding, diagnosis}] : [])), ...besides];
	return all.filter(
		(answer, at) => all.findIndex((other) => placeKey(other.finding) === placeKey(answer.finding)) === at,
	);
}

/** A place that belongs to the code or the apps, and not to the whole account. */
function isOfHere(site: Site | undefined, folders: Answer['diagnosis']['folders'] | undefined): boolean {
	return (
		site?.kind === 'file' &&
		folders !== undefined &&
		folders.cwd !== folders.home &&
		site.path.startsWith(folders.cwd) &&
		/^[/\\]/.test(site.path.slice(folders.cwd.length))
	);
}

/** Two purposes may find the same. */
function placeKey({cause, where}: Finding): string {
	return JSON.stringify([cause, where[0]]);
}

export function keyOf({finding, diagnosis}: Answer): string {
	return JSON.stringify([diagnosis.purpose, finding.cause, finding.where[0]]);
}

/** The next one that isn't put off, after this one; undefined: there is none. */
export function nextAnswer(state: State, current?: Answer): Answer | undefined {
	const all = answersOf(state);
	const at = current ? all.findIndex((one) => keyOf(one) === keyOf(current)) : -1;
	const others = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))];
	return others.find((one) => !state.putOff.includes(keyOf(one)));
}

/** The neighbour in the list, however it was put off; undefined: it is alone. */
export function neighbour(state: State, current: Answer, by: 1 | -1): Answer | undefined {
	const all = answersOf(state);
	const at = all.findIndex((one) => keyOf(one) === keyOf(current));
	return all.length < 2 ? undefined : all.at((at + by + all.length) % all.length);
}

/** "2 of 3"; undefined: there is only one. */
export function countOf(state: State, current: Answer): string | undefined {
	const all = answersOf(state);
	const at = all.findIndex((one) => keyOf(one) === keyOf(current));
	return all.length < 2 || at < 0 ? undefined : `${at + 1} of ${all.length}`;
}

/** Where it is; undefined: nowhere in particular. */
export function placeOfAnswer({finding, diagnosis}: Answer): Place | undefined {
	const [first] = finding.where;
	return first && placeOf(first, diagnosis.folders);
}

export function placeText(answer: Answer): string {
	const place = placeOfAnswer(answer);
	return place ? writePlace(place) : '';
}
