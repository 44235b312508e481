// Apps whose settings can't be read from outside: what they want to be told, and what a person has entered in them, as a use like any other app's.
import type {App, UrlForm} from '../readings.js';
import {Secret} from '../secret.js';
import {type AppUrl, readAppUrl} from './url.js';
import {type AppUse, type AppValue, requestOf} from './uses.js';

export type FormApp = {
	readonly id: string;
	readonly name: string;
	/** Where key and base URL stand in it. */
	readonly where: string;
	readonly urlForm: UrlForm;
	/** Which header the key goes into. */
	readonly header: 'x-api-key' | 'bearer';
	/** The same where a base URL is set, if that makes a difference. */
	readonly headerWithUrl?: 'x-api-key' | 'bearer';
	/** An address that ends in this is taken as it is. */
	readonly literalMark?: string;
	/** Several keys may stand in its field, with this between them. */
	readonly keySeparator?: string;
	/** What else is to be known. */
	readonly note?: string;
};

export type AppForm = {
	readonly app: FormApp;
	/** As it stands in the app; blank: none. */
	readonly url: string;
	readonly key: Secret;
};

/** What the app would send. */
export function formUse({app: {name, keySeparator, header, headerWithUrl, ...described}, url, key}: AppForm): AppUse {
	const text = url.trim();
	const [first = key] = keySeparator === undefined ? [key] : key.parts(keySeparator);
	const held = (label: string, value: Secret, plain?: string): AppValue => ({
		variable: {name: label, value, plain, site: {kind: 'named', name: `${name}: ${label}`}},
		setting: undefined,
	});
	const sent = held('API key', first);
	const baseUrl =
		text === '' ? undefined : {...held('base URL', new Secret(text, 'setting'), text), ...readUrl(text, described)};
	const canBeSent = !first.isBlank && (baseUrl === undefined || baseUrl.forSdk !== undefined);
	const app: App = {
		...described,
		name,
		files: [],
		problems: [],
		entries: [],
		reads: {key: [], baseUrl: []},
		startsClaudeCode: false,
	};
	return {
		name,
		app,
		key: sent,
		baseUrl,
		request: canBeSent ? requestOf({header: (baseUrl && headerWithUrl) ?? header}, sent, baseUrl) : null,
		refused: undefined,
		missing: undefined,
		blank: undefined,
	};
}

function readUrl(text: string, {literalMark: mark, urlForm}: Pick<FormApp, 'literalMark' | 'urlForm'>): AppUrl {
	return mark !== undefined && text.endsWith(mark)
		? readAppUrl(text.slice(0, -mark.length), {path: 'endpoint', trailingSlash: 'harmless'})
		: readAppUrl(text, urlForm);
}
