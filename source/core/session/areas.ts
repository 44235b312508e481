// What was found in each area that is looked at.
import {type Area, areas} from '../areas.js';
import {placeOf, writePlace} from '../place.js';
import {headlineOf} from './look.js';
import type {ChecklistLine, State} from './state.js';

export type AreaState = {
	readonly area: Area;
	readonly lines: readonly ChecklistLine[];
	/** The worst of its lines. */
	readonly state: ChecklistLine['state'];
	readonly text: string;
};

const bad: readonly ChecklistLine['state'][] = ['failed', 'crashed', 'timed-out', 'warned'];
const worst: readonly ChecklistLine['state'][] = [...bad, 'running', 'waiting', 'unverified', 'noted'];

export function areaStates(state: State): readonly AreaState[] {
	return areas.map((area): AreaState => {
		const lines = state.run.lines.filter((line) => line.area === area.id);
		const known = worst.find((one) => lines.some((line) => line.state === one));
		const isBad = known !== undefined && bad.includes(known);
		const isAwaited = state.run.isRunning && (lines.length === 0 || isOfLadder(area));
		const isOpen = !isBad && (isAwaited || known === 'running' || known === 'waiting');
		return {
			area,
			lines,
			state: isOpen ? 'running' : (known ?? provedState(state, area, lines)),
			text: textOf(state, area, lines, isOpen),
		};
	});
}

/** What is said of these is known when all sources are. */
function isOfLadder({id}: Area): boolean {
	return id === 'sign-in' || id === 'credential' || id === 'server';
}

/** What wasn't looked at or proved gets no tick. */
function provedState({diagnosis}: State, {id}: Area, lines: readonly ChecklistLine[]): ChecklistLine['state'] {
	if (id === 'credential' || id === 'server') {
		const proof = diagnosis?.ladder.find(({state}) => state === 'wins')?.proof;
		return proof === 'accepted' ? 'passed' : 'unverified';
	}
	return lines.some(({state}) => state === 'passed') ? 'passed' : 'not-applicable';
}

function textOf(state: State, {id}: Area, lines: readonly ChecklistLine[], isOpen: boolean): string {
	const lineOf = (states: readonly ChecklistLine['state'][]) =>
		states.flatMap((one) => lines.filter((line) => line.state === one)).at(0);
	const wrong = lineOf(bad);
	if (wrong) {
		return headlineOf(state, wrong);
	}
	if (isOpen) {
		return id === 'server' && state.run.asking !== undefined ? `asking ${state.run.asking}` : 'looking';
	}
	switch (id) {
		case 'sign-in':
			return signInText(state);
		case 'credential':
			return winnerText(state) ?? 'nothing would be sent';
		case 'server':
			return serverText(state, lines);
		default: {
			const noted = lineOf(['noted']);
			return noted ? headlineOf(state, noted) : lines.length === 0 ? 'nothing to look at' : 'nothing wrong';
		}
	}
}

function signInText({diagnosis}: State): string {
	const {until = null} = diagnosis?.signIn ?? {};
	const login = diagnosis?.ladder.find(({source}) => source === 'login');
	if (diagnosis && diagnosis.purpose !== 'claude-code') {
		return 'not needed for this';
	}
	return login && login.state !== 'absent'
		? `signed in${until === null ? '' : `, the access token until ${dayOf(until)}`}`
		: 'not signed in';
}

/** What is sent, and from where; undefined: nothing. */
export function winnerText({diagnosis}: State): string | undefined {
	const rung = diagnosis?.ladder.find(({state}) => state === 'wins');
	if (!diagnosis || !rung) {
		return undefined;
	}
	const name = rung.source === 'login' ? 'the sign-in' : rung.source;
	return rung.site ? `${name}, from ${writePlace(placeOf(rung.site, diagnosis.folders))}` : name;
}

function serverText({diagnosis}: State, lines: readonly ChecklistLine[]): string {
	const rung = diagnosis?.ladder.find(({state}) => state === 'wins');
	if (rung?.proof === 'accepted') {
		return 'accepts it';
	}
	const skipped = lines.find(({id, state}) => id === 'server' && state === 'skipped');
	return skipped?.because ? `not asked: ${skipped.because}` : 'not asked';
}

/** "12 Dec", in UTC: a pure text has no time zone. */
export function dayOf(at: number): string {
	const date = new Date(at);
	const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
	return Number.isNaN(date.getTime()) ? 'an unknown day' : `${date.getUTCDate()} ${names[date.getUTCMonth()]}`;
}
