// Apps whose settings can't be read from outside: what they want to be told, and what a person has entered in them.
import {anthropicOrigin, type Endpoint, readEndpoint} from '../endpoint.js';
import type {Site} from '../place.js';
import type {UrlForm} from '../readings.js';
import type {Request, Sent} from '../request.js';
import {Secret} from '../secret.js';
import {type AppUrl, readAppUrl} from './url.js';

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
	/** Which form it wants isn't known. */
	readonly isUnknown?: boolean;
	/** What else is to be known. */
	readonly note?: string;
};

export type AppForm = {
	readonly app: FormApp;
	/** As it stands in the app; blank: none. */
	readonly url: string;
	readonly key: Secret;
};

export type FormRequest = {
	/** undefined: the app has none. */
	readonly url: AppUrl | undefined;
	readonly request: Request | undefined;
	/** Whom it goes to, where the base URL is in the form that the app wants. */
	readonly endpoint: Endpoint;
};

export function keySite({name}: FormApp): Site {
	return {kind: 'named', name: `${name}: API key`};
}

export function urlSite({name}: FormApp): Site {
	return {kind: 'named', name: `${name}: base URL`};
}

/** What the app would send, as an SDK would be told the same. */
export function formRequest({app, url, key}: AppForm): FormRequest {
	const text = url.trim();
	const mark = app.literalMark;
	const isLiteral = mark !== undefined && text.endsWith(mark);
	const read =
		text === ''
			? undefined
			: isLiteral
				? readAppUrl(text.slice(0, -mark.length), {path: 'endpoint', trailingSlash: 'harmless'})
				: readAppUrl(text, app.urlForm);
	const plain = text === '' ? anthropicOrigin : read?.forSdk;
	const endpoint = readEndpoint(plain ?? text);
	const [first = key] = app.keySeparator === undefined ? [key] : key.parts(app.keySeparator);
	if (plain === undefined || !endpoint.url || first.isBlank) {
		return {url: read, request: undefined, endpoint};
	}
	const header = text === '' ? app.header : (app.headerWithUrl ?? app.header);
	const sent: Sent = {
		source: header === 'bearer' ? 'ANTHROPIC_AUTH_TOKEN' : 'ANTHROPIC_API_KEY',
		site: keySite(app),
		value: first,
	};
	const site = urlSite(app);
	return {
		url: read,
		endpoint,
		request: {
			provider: 'anthropic',
			origin: endpoint.url.origin,
			baseUrl: text === '' ? undefined : {name: 'ANTHROPIC_BASE_URL', value: new Secret(plain, 'setting'), plain, site},
			xApiKey: header === 'bearer' ? null : sent,
			bearer: header === 'bearer' ? sent : null,
			isSigned: false,
		},
	};
}
