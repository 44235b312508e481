// What can be chosen once something is found: fixes, answers to a preview, ways on.

import {isCuredByNewKey} from '../rotation.js';
import type {Choice} from './choices.js';
import {allowed, askable} from './consents.js';
import {catalogueOf, isByHand, isSettled, nextFinding, pastesOf, repeatOf, titleOf} from './look.js';
import type {ScreenOf, State} from './state.js';
import {consentTexts} from './texts.js';

const waitable: ReadonlySet<string> = new Set([
	'outage',
	'rate-limited',
	'overloaded',
	'server-error',
	'login-locked',
	'spend-limit',
	'offline',
]);

export function finding(state: State, {finding: found}: ScreenOf<'finding'>): readonly Choice[] {
	const {cause, fixes} = found;
	const risks = {safe: 'can be undone', careful: 'asks twice', manual: 'by you'};
	const next = nextFinding(state, found);
	return [
		...(isCuredByNewKey(found, catalogueOf(state))
			? [{id: 'rotate', label: 'Replace the key, step by step', aside: 'can be undone'}]
			: []),
		// To wait is a screen of its own.
		...fixes
			.filter(({id}) => !(id === 'wait' && waitable.has(cause)))
			.map(({id, title, risk}) => ({id: `fix:${id}`, label: title, aside: risks[risk]})),
		...(waitable.has(cause) ? [{id: 'wait', label: 'Wait and try again', aside: 'changes nothing'}] : []),
		...(state.diagnosis && state.diagnosis.ladder.length > 0
			? [{id: 'ladder', label: 'Which credential wins, and why'}]
			: []),
		...(state.options.catalogue.some(({id}) => id === cause) ? [{id: 'cause', label: 'What this means'}] : []),
		...(repeatOf(state, found) === undefined
			? []
			: [{id: 'copy', label: 'Copy a command that asks the server the same'}]),
		// Somebody else has to help then.
		...(fixes.length === 0 && isSettled(state) ? [{id: 'report', label: 'Copy a redacted report'}] : []),
		...(next ? [{id: 'next', label: `Next: ${titleOf(state, next)}`}] : []),
	];
}

export function preview({form}: State, {fix, previews}: ScreenOf<'preview'>): readonly Choice[] {
	const pages = fix.changes.flatMap((change, index) =>
		change.kind === 'open' ? [{id: `open:${index}`, label: `Open ${change.url}`}] : [],
	);
	const program = fix.changes.find((change) => change.kind === 'run');
	return [
		{id: 'not-now', label: 'Not now', aside: 'changes nothing'},
		...pages,
		...(pastesOf(fix).length > 0 ? [{id: 'copy', label: 'Copy what is to be pasted'}] : []),
		...(previews === undefined
			? []
			: isByHand(fix)
				? [{id: 'look', label: form ? 'It is done: enter it again' : 'It is done: look again'}]
				: [
						{
							id: 'apply',
							label:
								program && fix.changes.every(({kind}) => kind === 'run' || kind === 'tell')
									? `Run ${[program.program, ...program.args].join(' ')}`
									: 'Apply',
						},
					]),
	];
}

export function result(state: State, {finding: done, fix, id, cure, undoing}: ScreenOf<'result'>): readonly Choice[] {
	if (cure === 'pending' || undoing !== undefined) {
		return [];
	}
	const next = nextFinding(state, cure === 'cured' ? undefined : done);
	return [
		...(next ? [{id: 'next', label: `Next: ${titleOf(state, next)}`}] : []),
		...(cure === 'cured' ? [] : [{id: 'finding', label: 'Back to the finding, for another way'}]),
		{id: 'summary', label: 'Summary'},
		...(pastesOf(fix).length > 0 ? [{id: 'copy', label: 'Copy what is to be pasted'}] : []),
		...fix.changes.flatMap((change, index) =>
			change.kind === 'open' ? [{id: `open:${index}`, label: `Open ${change.url}`}] : [],
		),
		{id: 'again', label: 'Look again'},
		...(id === undefined ? [] : [{id: 'undo', label: 'Undo this change'}]),
	];
}

export function summary(state: State): readonly Choice[] {
	const {diagnosis, pastes} = state;
	const next = nextFinding(state);
	const wanted = (diagnosis ? askable(state, diagnosis) : []).filter((consent) => !allowed(state).has(consent));
	return [
		...(next ? [{id: 'next', label: `Next: ${titleOf(state, next)}`}] : []),
		...(wanted.length > 0
			? [
					{
						id: 'prove',
						label: 'Prove more',
						aside: `asks about: ${wanted.map((consent) => consentTexts[consent].title).join(', ')}`,
					},
				]
			: []),
		...(pastes.length > 0 ? [{id: 'copy', label: 'Copy what is to be pasted'}] : []),
		...(Object.keys(state.remembered.answers).length > 0 ? [{id: 'answers', label: 'Answer the questions anew'}] : []),
		...(state.purpose === 'app' ? [{id: 'apps', label: 'Test an app whose settings can not be read'}] : []),
		{id: 'prevention', label: 'Keep it from happening again'},
		...(diagnosis && diagnosis.verdict !== 'healthy'
			? [
					{id: 'wait', label: 'Nothing helps: wait and try again'},
					{id: 'report', label: 'Copy a redacted report'},
				]
			: []),
		{id: 'status-page', label: 'Open the status page'},
		{id: 'home', label: 'Start again'},
		{id: 'quit', label: 'Leave'},
	];
}

export function undo({entry, result: undone, isBusy}: ScreenOf<'undo'>): readonly Choice[] {
	if (isBusy) {
		return [];
	}
	return undone
		? [{id: 'look', label: 'Look again'}]
		: [
				{id: 'not-now', label: 'Not now', aside: 'changes nothing'},
				...(entry.state === 'applied' || entry.state === 'begun' ? [{id: 'undo', label: 'Undo it'}] : []),
			];
}
