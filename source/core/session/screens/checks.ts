// The checklist: what needs attention first, the rest folded to a line per area that opens.
import {areas} from '../../areas.js';
import type {Finding} from '../../check.js';

import {headlineOf, shownLines} from '../look.js';
import {openAnswer} from '../looking.js';
import type {Choice, Step} from '../message.js';
import {amend, open} from '../navigate.js';
import type {ChecklistLine, ScreenOf, State} from '../state.js';
import {editLine} from '../typing.js';
import type {ScreenRules} from './rules.js';

/** A line of the list: a check, or an area whose checks are folded. */
export type ChecklistRow =
	/** `isConsequence`: all that it found follows from something else. */
	| {
			readonly kind: 'check';
			readonly line: ChecklistLine;
			readonly isInside: boolean;
			readonly isConsequence?: boolean;
	  }
	| {
			readonly kind: 'area';
			readonly id: string;
			readonly title: string;
			readonly lines: readonly ChecklistLine[];
			readonly isOpen: boolean;
	  };

export const checksRules: ScreenRules<'checks'> = {
	choices: (state, screen) => rowsOf(state, screen).map((row) => choiceOf(state, row)),
	takesText: ({isFiltering}) => isFiltering,
	type: (state, screen, edit) =>
		screen.isFiltering ? amend<'checks'>(state, screen, {filter: editLine(screen.filter, edit), cursor: 0}) : state,
	enter: (state, screen) =>
		screen.isFiltering ? [amend<'checks'>(state, screen, {isFiltering: false}), []] : undefined,
	escape: (state, screen) =>
		screen.isFiltering || screen.filter !== ''
			? [amend<'checks'>(state, screen, {isFiltering: false, filter: ''}), []]
			: undefined,
};

const urgent: ReadonlySet<ChecklistLine['state']> = new Set([
	'failed',
	'crashed',
	'timed-out',
	'warned',
	'unverified',
	'running',
]);

export function rowsOf(state: State, {filter, opened}: ScreenOf<'checks'>): readonly ChecklistRow[] {
	const lines = shownLines(state, filter);
	if (filter !== '') {
		return lines.map((line) => ({kind: 'check', line, isInside: false}));
	}
	const first = lines.filter((line) => urgent.has(line.state));
	const rest = lines.filter((line) => !urgent.has(line.state));
	return [
		...underCauses(state, first),
		...areas.flatMap(({id, title}): readonly ChecklistRow[] => {
			const inside = rest.filter(({area}) => area === id);
			const isOpen = opened.includes(id);
			return inside.length === 0
				? []
				: [
						{kind: 'area', id, title, lines: inside, isOpen},
						...(isOpen ? inside.map((line): ChecklistRow => ({kind: 'check', line, isInside: true})) : []),
					];
		}),
	];
}

/** What follows from something else stands under it. */
function underCauses(state: State, lines: readonly ChecklistLine[]): readonly ChecklistRow[] {
	const ranked = state.diagnosis?.findings ?? [];
	const causesOf = ({findings}: ChecklistLine): readonly string[] => {
		const behind = findings.map((finding) => rankedAs(finding, ranked)?.because ?? []);
		return behind.every(({length}) => length > 0) ? behind.flat() : [];
	};
	const roots = lines.filter((line) => causesOf(line).length === 0);
	const headOf = (line: ChecklistLine) =>
		roots.find(({findings}) => findings.some(({cause}) => causesOf(line).includes(cause)));
	return [
		...roots.flatMap((root): readonly ChecklistRow[] => [
			{kind: 'check', line: root, isInside: false},
			...lines
				.filter((line) => headOf(line) === root)
				.map((line) => ({kind: 'check', line, isInside: true, isConsequence: true}) as const),
		]),
		...lines
			.filter((line) => !roots.includes(line) && headOf(line) === undefined)
			.map((line) => ({kind: 'check', line, isInside: false}) as const),
	];
}

function choiceOf(state: State, row: ChecklistRow): Choice {
	return row.kind === 'area'
		? {label: row.title, act: (now) => [toggle(now, row.id), []]}
		: {label: headlineOf(state, row.line), act: (now) => openCheck(now, row.line)};
}

function toggle(state: State, id: string): State {
	const {screen} = state;
	if (screen.kind !== 'checks') {
		return state;
	}
	const {opened} = screen;
	return amend<'checks'>(state, screen, {
		opened: opened.includes(id) ? opened.filter((one) => one !== id) : [...opened, id],
	});
}

/** A check with one finding opens it; another shows what there is to say. */
function openCheck(state: State, {id, findings}: ChecklistLine): Step {
	const [finding, ...others] = findings;
	return finding && others.length === 0 ? openFinding(state, finding) : [open(state, {kind: 'check', id}), []];
}

/** As the ranking has it: with what it leads to and follows from. */
export function openFinding(state: State, found: Finding): Step {
	const {diagnosis} = state;
	if (!diagnosis) {
		return [state, []];
	}
	return openAnswer(state, {finding: rankedAs(found, diagnosis.findings) ?? found, diagnosis}, 'above');
}

function rankedAs(found: Finding, ranked: readonly Finding[]): Finding | undefined {
	const place = JSON.stringify(found.where[0]);
	return ranked.find(({cause, where}) => cause === found.cause && JSON.stringify(where[0]) === place);
}
