// An app whose settings can't be read: which one, its base URL, its key behind a mask; then it is looked at like anything else.
import {Secret} from '../secret.js';
import type {Choice} from './choices.js';
import {begin, beginForm} from './diagnosing.js';
import type {Step} from './message.js';
import {back, backTo, open} from './navigate.js';
import type {ScreenOf, State} from './state.js';

export function chooseAnApp(state: State): Step<State> {
	const chosen: State = {...state, remembered: {...state.remembered, subject: 'app'}};
	return [open(chosen, {kind: 'apps', isOther: false}), [{kind: 'remember', what: {subject: 'app'}}]];
}

export function chooseApp(state: State, _: ScreenOf<'apps'>, {id}: Choice): Step<State> {
	if (id === 'settings') {
		return begin(state, 'app');
	}
	if (id === 'other') {
		return [open(state, {kind: 'apps', isOther: true}), []];
	}
	const {named, other} = state.options.apps;
	const app = [...named, ...other].find((one) => one.id === id);
	return app ? [open(state, {kind: 'app-url', app, url: ''}), []] : [state, []];
}

/** Enter on one of the two lines. What was typed stays there, for a correction. */
export function takeEntry(state: State, screen: ScreenOf<'app-url'> | ScreenOf<'app-key'>): Step<State> {
	const {app, url} = screen;
	if (screen.kind === 'app-url') {
		return [open(state, {kind: 'app-key', app, url: url.trim(), key: new Secret('')}), []];
	}
	return screen.key.isBlank
		? [{...state, note: 'Paste the key first, as it stands in the app.'}, []]
		: beginForm(state, {app, url, key: screen.key});
}

/** What was changed in the app has to be entered anew. */
export function enterAgain(state: State): State {
	const there = backTo(state, 'app-url');
	return there.screen.kind === 'app-url' ? there : back(state);
}
