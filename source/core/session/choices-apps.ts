// Which app fails: those with readable settings are looked at as they are, the others are asked about.
import type {FormApp} from '../app/form.js';
import type {Choice} from './choices.js';
import type {ScreenOf, State} from './state.js';

export function apps({options}: State, {isOther}: ScreenOf<'apps'>): readonly Choice[] {
	return isOther
		? options.apps.other.map((app) => ({id: app.id, label: appended(app), aside: example(app)}))
		: [
				{id: 'settings', label: 'One with settings in plain files', aside: 'Zed, OpenCode, Continue, LiteLLM, …'},
				...options.apps.named.map(({id, name}) => ({id, label: name})),
				{id: 'other', label: 'Another app'},
			];
}

/** What the app does with its base URL, as its documentation says it. */
function appended({urlForm, isUnknown}: FormApp): string {
	return isUnknown
		? "I don't know"
		: {
				none: 'It appends /v1/messages itself',
				v1: 'It appends /messages only',
				endpoint: 'It appends nothing: the whole address',
				any: 'It takes any of these',
			}[urlForm.path];
}

function example({urlForm, isUnknown}: FormApp): string {
	const base = 'https://host';
	return isUnknown
		? 'tested as most apps do it'
		: {none: base, v1: `${base}/v1`, endpoint: `${base}/v1/messages`, any: base}[urlForm.path];
}
