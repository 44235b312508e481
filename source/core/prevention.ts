// What a diagnosis shows of the habits that prevent the next 401: seen to be kept, seen not to be, or nothing a machine can know.
import type {CauseId} from './cause-id.js';
import type {Outcome, Severity} from './check.js';

export type Habit = {
	readonly id: string;
	/** What to do, one line. */
	readonly text: string;
	/** How, and why it helps. */
	readonly how: string;
	/** Causes that a diagnosis must not find for this line to tick itself; left out where only a person knows. */
	readonly seenBy?: readonly CauseId[];
	/** Ids of checks, one of which must have looked for that. */
	readonly looksAt?: readonly string[];
};

/** As much of a diagnosis as is needed for that; kept with the last one. */
export type PreventionFacts = {
	/** Ids of the checks that came to a result. */
	readonly checks: readonly string[];
	/** Causes that were found. */
	readonly causes: readonly string[];
};

export type HabitState = 'kept' | 'not-kept' | 'unknown';

const conclusive: ReadonlySet<string> = new Set<Outcome>(['passed', 'noted', 'warned', 'failed']);

/** Of a diagnosis or of a report that was read back. A note with nothing to do about it is a remark, not a lapse. */
export function lookedOf(diagnosis: {
	readonly checks: readonly {readonly id: string; readonly outcome: string}[];
	readonly findings: readonly {
		readonly cause: string;
		readonly severity: Severity;
		readonly fixes: readonly unknown[];
	}[];
}): PreventionFacts {
	const counting = diagnosis.findings.filter(({severity, fixes}) => severity !== 'note' || fixes.length > 0);
	return {
		checks: diagnosis.checks.filter(({outcome}) => conclusive.has(outcome)).map(({id}) => id),
		causes: [...new Set(counting.map(({cause}) => cause))],
	};
}

/** `looked` undefined: nothing was diagnosed yet. */
export function habitState({seenBy, looksAt = []}: Habit, looked: PreventionFacts | undefined): HabitState {
	if (!seenBy || !looked) {
		return 'unknown';
	}
	if (seenBy.some((cause) => looked.causes.includes(cause))) {
		return 'not-kept';
	}
	return looksAt.some((id) => looked.checks.includes(id)) ? 'kept' : 'unknown';
}

/** Ids of the habits that are ticked: seen to be kept, or ticked by the person where it can't be seen. */
export function tickedOf(
	habits: readonly Habit[],
	byPerson: readonly string[],
	looked: PreventionFacts | undefined,
): ReadonlySet<string> {
	const isTicked = (habit: Habit): boolean => {
		const state = habitState(habit, looked);
		return state === 'kept' || (state === 'unknown' && byPerson.includes(habit.id));
	};
	return new Set(habits.filter(isTicked).map(({id}) => id));
}
