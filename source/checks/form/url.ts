// The base URL that was entered for an app: whether it has the form that this app wants, and a path where the gateway needs one.
import {urlSite} from '../../core/app/form.js';
import type {Finding} from '../../core/check.js';
import {vendorOf} from '../../core/endpoint.js';
import {showUrl} from '../../core/scrub.js';
import type {AskedForm} from '../../facts/form.js';
import {standsIn, tell} from './words.js';

export function urlFindings({form: {app, url: text}, url, asked, endpoint}: AskedForm): readonly Finding[] {
	const answer = asked?.answer;
	const where = [urlSite(app)];
	const evidence = [{label: 'value', value: showUrl(text)}];
	const fault = url?.fault;
	const isSeen = answer?.kind === 'accepted' || (answer?.kind === 'said' && ![404, 405].includes(answer.status));
	if (fault && (fault.isCertain || isSeen)) {
		const proved = answer?.kind === 'accepted' ? ' In the right form the server accepts the same key.' : '';
		return [
			{
				cause: fault.cause,
				severity: 'error',
				detail: `${app.name} can't use ${showUrl(text)}: ${fault.why}.${proved}`,
				where,
				evidence,
				leadsTo: ['model-not-found', 'not-the-api', 'key-rejected', 'gateway-rejected'],
				fixes: [
					fault.repaired === undefined
						? tell('correct-url', 'Look the address up in the documentation of the provider')
						: tell('correct-url', `Enter ${showUrl(fault.repaired)}`, standsIn(app.where)),
				],
			},
		];
	}
	if (asked?.hasNoRoute && endpoint.path === '' && text.trim() !== '') {
		const path = (endpoint.url && vendorOf(endpoint.url)?.path) ?? asked.otherPath;
		return [
			{
				cause: 'base-url-missing-path',
				severity: 'error',
				detail: `${endpoint.url?.host} does not answer below /v1 itself${path ? `; it speaks Anthropic's protocol below ${path}` : ''}.`,
				where,
				evidence,
				leadsTo: ['model-not-found', 'not-the-api'],
				fixes: [
					path
						? tell('correct-url', `Enter ${endpoint.url?.origin}${path}`, standsIn(app.where))
						: tell('correct-url', "Look up the path in the gateway's documentation, often /api or /anthropic"),
				],
			},
		];
	}
	return endpoint.isInsecure
		? [
				{
					cause: 'base-url-insecure',
					severity: 'warning',
					detail: `${app.name} sends the key to ${endpoint.url?.host} in clear text: everybody on the way can read it.`,
					where,
					evidence,
					fixes: [tell('https', 'Use https:// if the gateway offers it')],
				},
			]
		: [];
}

/** The key works; how this app builds the address is all that is left to try. */
export function unknownForm({form: {app}, asked, endpoint}: AskedForm): readonly Finding[] {
	const base = `${endpoint.url?.origin}${endpoint.path}`;
	return app.isUnknown && asked?.answer.kind === 'accepted'
		? [
				{
					cause: 'base-url-extra-path',
					severity: 'note',
					title: 'Key and server are fine; the address may still have the wrong form for this app',
					detail: `Most apps append /v1/messages themselves and want ${base}. Some append /messages only and want ${base}/v1. A few want the whole address, ${base}/v1/messages. A 404 tells that it is another of these.`,
					where: [urlSite(app)],
					fixes: [],
				},
			]
		: [];
}
