// What can be chosen on each screen, in order: update moves the cursor in this list, ui/ draws it.
import {habitState} from '../prevention.js';
import {finding, preview, result, summary, undo} from './choices-after.js';
import {apps} from './choices-apps.js';
import {proof, rotation} from './choices-rotation.js';
import {headlineOf, shownLines, titleOf} from './look.js';
import type {LastDiagnosis, Screen, State} from './state.js';
import {subjects} from './texts.js';
import {allowedAgain} from './waits.js';

export type Choice = {
	/** Unique on its screen; "finding:2" carries an index or an id. */
	readonly id: string;
	readonly label: string;
	/** A few words that say more, beside or below the label. */
	readonly aside?: string;
};

export function choicesOf(state: State, screen: Screen = state.screen): readonly Choice[] {
	switch (screen.kind) {
		case 'home':
			return home(state);
		case 'consent':
			return [
				{id: 'yes', label: 'Yes', aside: 'remembered'},
				{id: 'no', label: 'No', aside: 'remembered'},
				{id: 'not-now', label: 'Not now', aside: 'asked again next time'},
			].map((choice) =>
				screen.consent === 'gateway' && choice.aside === 'remembered' ? {...choice, aside: 'this session'} : choice,
			);
		case 'question':
			return screen.question.answers;
		case 'apps':
			return apps(state, screen);
		case 'checklist':
			return shownLines(state, screen.filter).map((line) => ({id: line.id, label: headlineOf(state, line)}));
		case 'check':
			return (state.run.lines.find(({id}) => id === screen.id)?.findings ?? []).map((finding, index) => ({
				id: `finding:${index}`,
				label: titleOf(state, finding),
				aside: finding.severity,
			}));
		case 'finding':
			return finding(state, screen);
		case 'ladder':
			return (state.diagnosis?.ladder ?? []).map(({source, state: rung}) => ({id: source, label: source, aside: rung}));
		case 'preview':
			return preview(state, screen);
		case 'rotation':
			return rotation(screen);
		case 'proof':
			return proof(screen);
		case 'result':
			return result(state, screen);
		case 'summary':
			return summary(state);
		case 'explain':
			return (screen.found ?? []).map(({cause, title}) => ({id: cause, label: title, aside: cause}));
		case 'cause':
			return (state.options.catalogue.find(({id}) => id === screen.id)?.links ?? []).map((link) => ({
				id: link,
				label: link,
			}));
		case 'history':
			return (screen.entries ?? []).map(({id, steps, state: entryState}) => ({
				id,
				label: steps[0] ?? id,
				aside: entryState,
			}));
		case 'undo':
			return undo(screen);
		case 'status-codes':
			return state.options.statusCodes.map(({status, name, fix}) => ({
				id: String(status),
				label: `${status}  ${name}`,
				aside: fix,
			}));
		case 'status-code':
			return (state.options.statusCodes.find(({status}) => status === screen.status)?.causes ?? []).map((cause) => ({
				id: cause,
				label: titleOf(state, {cause}),
				aside: cause,
			}));
		case 'waiting':
			return [
				{id: 'leave', label: 'Stop waiting'},
				...(screen.isTrying || screen.now < allowedAgain(state.diagnosis) ? [] : [{id: 'now', label: 'Try now'}]),
				{id: 'status-page', label: 'Open the status page'},
				...(state.diagnosis ? [{id: 'report', label: 'Copy a redacted report'}] : []),
			];
		case 'prevention':
			return state.options.habits.map((habit) => {
				const seen = {kept: 'seen to be so', 'not-kept': 'seen not to be so', unknown: undefined};
				const aside = seen[habitState(habit, state.remembered.last?.looked)];
				return {id: habit.id, label: habit.text, ...(aside === undefined ? {} : {aside})};
			});
		case 'new-key':
		case 'app-url':
		case 'app-key':
		case 'applying':
		case 'help':
			return [];
	}
}

function home({options, remembered}: State): readonly Choice[] {
	return [
		...subjects,
		...(remembered.last
			? [{id: 'last', label: 'Run the last diagnosis again', aside: describeLast(remembered.last, options.now)}]
			: []),
		{id: 'explain', label: 'Paste an error message'},
		{id: 'history', label: 'Undo a change'},
		{id: 'status-codes', label: 'Status codes at a glance'},
		{id: 'prevention', label: 'Keep it from happening again'},
	];
}

export function describeLast({at, verdict, remarks}: LastDiagnosis, now: number): string {
	const found =
		verdict === 'healthy' ? 'healthy' : (remarks[0]?.title ?? (verdict === 'broken' ? 'broken' : 'not proved'));
	return `${ago(now - at)}: ${found}`;
}

/** A span of time in words, rounded down. Milliseconds. */
export function ago(milliseconds: number): string {
	const minutes = Math.floor(Math.max(0, milliseconds) / 60_000);
	const [count, unit] =
		minutes < 60
			? [minutes, 'minute']
			: minutes < 48 * 60
				? [Math.floor(minutes / 60), 'hour']
				: [Math.floor(minutes / 1440), 'day'];
	return count === 0 ? 'just now' : `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}
