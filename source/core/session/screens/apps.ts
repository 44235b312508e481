// An app whose settings can't be read: which one, its base URL, its key behind a mask; then it is looked at like anything else.
import type {FormApp} from '../../app/form.js';
import {Secret} from '../../secret.js';
import {lookAt} from '../looking.js';
import type {Choice} from '../message.js';
import {amend, open} from '../navigate.js';
import {editLine, editSecret} from '../typing.js';
import type {ScreenRules} from './rules.js';

export const appsRules: ScreenRules<'apps'> = {
	choices: ({options}, {isOther}) =>
		isOther
			? options.apps.other.map((app) => ({label: appended(app), aside: example(app), act: enterApp(app)}))
			: [
					{
						label: 'One with settings in plain files',
						aside: 'Zed, OpenCode, Continue, LiteLLM, …',
						act: (now) => lookAt(now, 'app'),
					},
					...options.apps.named.map((app): Choice => ({label: app.name, act: enterApp(app)})),
					{label: 'Another app', act: (now) => [open(now, {kind: 'apps', isOther: true}), []]},
				],
};

function enterApp(app: FormApp): Choice['act'] {
	return (state) => [open(state, {kind: 'app-url', app, url: ''}), []];
}

/** What the app does with its base URL, as its documentation says it. */
function appended({urlForm}: FormApp): string {
	return {
		none: 'It appends /v1/messages itself',
		v1: 'It appends /messages only',
		endpoint: 'It appends nothing: the whole address',
		any: 'It takes any of these',
		unknown: "I don't know",
	}[urlForm.path];
}

function example({urlForm}: FormApp): string {
	const base = 'https://host';
	const unknown = 'tested as most apps do it';
	return {none: base, v1: `${base}/v1`, endpoint: `${base}/v1/messages`, any: base, unknown}[urlForm.path];
}

/** What was typed stays there, for a correction. */
export const appUrlRules: ScreenRules<'app-url'> = {
	takesText: () => true,
	type: (state, screen, edit) => amend<'app-url'>(state, screen, {url: editLine(screen.url, edit, 500)}),
	enter: (state, {app, url}) => [open(state, {kind: 'app-key', app, url: url.trim(), key: new Secret('')}), []],
};

export const appKeyRules: ScreenRules<'app-key'> = {
	takesText: () => true,
	type: (state, screen, edit) => amend<'app-key'>(state, screen, {key: editSecret(screen.key, edit)}),
	enter: (state, {app, url, key}) =>
		key.isBlank
			? [{...state, note: 'Paste the key first, as it is in the app.'}, []]
			: lookAt(state, 'app', {app, url, key}),
};
