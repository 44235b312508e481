// What wants something done, over all that was looked at: Claude Code's findings first, then those of the code and the apps of this folder;
// where there is no Claude Code it is the other way round.
import type {Finding} from '../check.js';
import {type Place, placeOf, type Site, writePlace} from '../place.js';
import type {ShownFinding, State} from './state.js';

export function answersOf({diagnosis, sides}: State): readonly ShownFinding[] {
	const main = (diagnosis?.findings ?? []).filter(({severity, ignored}) => severity !== 'note' && !ignored);
	const known = new Set((diagnosis?.findings ?? []).map(({where}) => JSON.stringify(where[0])));
	const besides = sides.flatMap(({diagnosis: side}) =>
		(side?.findings ?? [])
			.filter(
				({severity, ignored, where: [first]}) =>
					severity === 'error' && !ignored && isOfHere(first, side?.folders) && !known.has(JSON.stringify(first)),
			)
			.map((finding): ShownFinding => ({finding, diagnosis: side as ShownFinding['diagnosis']})),
	);
	const ofMain = main.flatMap((finding): readonly ShownFinding[] => (diagnosis ? [{finding, diagnosis}] : []));
	const all = isAbsent(ofMain[0]) ? [...besides, ...ofMain] : [...ofMain, ...besides];
	return all.filter(
		(answer, at) => all.findIndex((other) => placeKey(other.finding) === placeKey(answer.finding)) === at,
	);
}

/** What is looked at first isn't on this machine: it may well be something else that fails. */
export function isAbsent(answer: ShownFinding | undefined): boolean {
	return answer?.finding.cause === 'claude-missing';
}

/** A place that belongs to the code or the apps, and not to the whole account. */
function isOfHere(site: Site | undefined, folders: ShownFinding['diagnosis']['folders'] | undefined): boolean {
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

export function findingKey({finding, diagnosis}: ShownFinding): string {
	return JSON.stringify([diagnosis.purpose, finding.cause, finding.where[0]]);
}

/** The next one that isn't put off, after this one; undefined: there is none. */
export function nextAnswer(state: State, current?: ShownFinding): ShownFinding | undefined {
	const all = answersOf(state);
	const at = current ? all.findIndex((one) => findingKey(one) === findingKey(current)) : -1;
	const others = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))];
	return others.find((one) => !state.putOff.includes(findingKey(one)));
}

/** The neighbour in the list, however it was put off; undefined: it is alone. */
export function neighbour(state: State, current: ShownFinding, by: 1 | -1): ShownFinding | undefined {
	const all = answersOf(state);
	const at = all.findIndex((one) => findingKey(one) === findingKey(current));
	return all.length < 2 ? undefined : all.at((at + by + all.length) % all.length);
}

/** "2 of 3"; undefined: there is only one. */
export function positionOf(state: State, current: ShownFinding): string | undefined {
	const all = answersOf(state);
	const at = all.findIndex((one) => findingKey(one) === findingKey(current));
	return all.length < 2 || at < 0 ? undefined : `${at + 1} of ${all.length}`;
}

/** Where it is; undefined: nowhere in particular. */
export function placeOfAnswer({finding, diagnosis}: ShownFinding): Place | undefined {
	const [first] = finding.where;
	return first && placeOf(first, diagnosis.folders);
}

export function placeText(answer: ShownFinding): string {
	const place = placeOfAnswer(answer);
	return place ? writePlace(place) : '';
}
