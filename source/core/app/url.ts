// The base URL of an app: whether it has the form that this app wants, and the same address as an SDK would be told it (facts.md §12).
import {readEndpoint, repairedUrl, vendorOf} from '../endpoint.js';
import type {UrlForm} from '../readings.js';

export type UrlFault = {
	readonly cause: 'base-url-invalid' | 'base-url-extra-path' | 'base-url-missing-path' | 'base-url-trailing-slash';
	/** What is wrong, for this app: one clause. */
	readonly why: string;
	/** As this app wants it; undefined if only a person can know. */
	readonly repaired: string | undefined;
	/** False: only a gateway's answer can tell whether it needs the path. */
	readonly isCertain: boolean;
};

export type AppUrl = {
	/** As base URL of an SDK, which appends /v1/messages; of a faulty one: of what it should be. undefined: there is none. */
	readonly forSdk: string | undefined;
	readonly fault: UrlFault | undefined;
};

/** Reads a base URL as an app of this form does. `isWholeTaken`: the app leaves a whole address as it is. */
export function readAppUrl(text: string, form: UrlForm, isWholeTaken = false): AppUrl {
	const {problem, url, path, isAnthropic, text: written} = readEndpoint(text);
	if (problem !== undefined || !url || !(form.isSchemeOptional || /^https?:/i.test(written))) {
		const repaired = repairedUrl(text);
		const why = problem ?? 'it has no https:// in front';
		return {forSdk: repaired && strip(repaired), fault: {cause: 'base-url-invalid', why, repaired, isCertain: true}};
	}
	const base = `${url.origin}${path}`;
	const sdk = withVendorPath(strip(base));
	const vendor = sdk === strip(base) ? undefined : vendorOf(url);
	const fault = (cause: UrlFault['cause'], why: string, repaired: string, isCertain = true): AppUrl => ({
		forSdk: strip(repaired),
		fault: {cause, why, repaired, isCertain},
	});
	const fine: AppUrl = {forSdk: sdk, fault: undefined};
	const isSlashed = written.endsWith('/') && form.trailingSlash === 'refused';
	const slash = (): AppUrl => fault('base-url-trailing-slash', 'it ends in a slash, and it appends another one', base);
	const missing = (end: string): AppUrl =>
		fault('base-url-missing-path', `${vendor?.name} speaks this protocol below ${vendor?.path}`, `${sdk}${end}`);
	switch (form.path) {
		case 'any':
		case 'unknown':
			return vendor ? missing('') : fine;
		case 'none':
			if (base !== strip(base) && !(isWholeTaken && path.endsWith('/v1/messages'))) {
				const extra = base.slice(strip(base).length);
				return fault('base-url-extra-path', `it appends ${extra} itself`, sdk);
			}
			return vendor ? missing('') : isSlashed ? slash() : fine;
		case 'v1':
			if (path.endsWith('/v1/messages')) {
				return fault('base-url-extra-path', 'it appends /messages itself', `${sdk}/v1`);
			}
			if (isAnthropic && path === '' && form.isBareTaken) {
				return fine;
			}
			if (path.endsWith('/v1')) {
				return vendor ? missing('/v1') : isSlashed ? slash() : fine;
			}
			return fault(
				'base-url-missing-path',
				'it appends /messages only, so the URL has to end in /v1',
				`${sdk}/v1`,
				isAnthropic || path === '',
			);
		case 'endpoint':
			if (/\/(?:messages|completions)$/.test(path)) {
				const isUsual = /\/v1\/(?:messages|chat\/completions)$/.test(path);
				return isSlashed ? slash() : {forSdk: isUsual ? strip(base) : undefined, fault: undefined};
			}
			return fault(
				'base-url-missing-path',
				'it appends nothing, so the URL has to end in /v1/messages',
				`${sdk}/v1/messages`,
				isAnthropic,
			);
	}
}

/** Without what SDKs append. */
function strip(url: string): string {
	return url.replace(/(?<!\/)\/+$/, '').replace(/\/v1(?:\/(?:messages|chat\/completions))?$/, '');
}

/** Of a vendor that is known to speak Anthropic's protocol below a path only. */
function withVendorPath(sdk: string): string {
	const url = new URL(sdk);
	const path = url.pathname === '/' ? vendorOf(url)?.path : undefined;
	return path === undefined ? sdk : `${sdk}${path}`;
}
