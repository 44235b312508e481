// What was entered for an app whose settings can't be read: the form of the address, the text of the key, the server's answer.
import type {AppForm} from '../core/app/form.js';
import {type AnyCheck, defineCheck, optional} from '../core/check.js';
import type {Probe} from '../core/evidence.js';
import {type AskedForm, answeredForm} from '../facts/form.js';
import {statusPage} from '../facts/status-page.js';
import {keyFindings} from './form/key.js';
import {outage, serverFindings} from './form/server.js';
import {unknownForm, urlFindings} from './form/url.js';
import {inSentence} from './form/words.js';

export function formChecks({app}: AppForm, probe: Probe<AskedForm>): readonly AnyCheck[] {
	return [
		defineCheck({
			id: 'form-url',
			title: `The base URL has the form that ${inSentence(app.name)} wants`,
			area: 'credential',
			order: 1,
			for: ['app'],
			needs: {facts: probe},
			judge: ({facts}) => [...urlFindings(facts), ...unknownForm(facts)],
		}),
		defineCheck({
			id: 'form-key',
			title: 'The key is whole, and one of this provider',
			area: 'credential',
			order: 2,
			for: ['app'],
			needs: {facts: probe},
			judge: ({facts}) => keyFindings(facts),
		}),
		defineCheck({
			id: 'form-server',
			title: 'The server accepts the key',
			area: 'server',
			order: 3,
			for: ['app'],
			needs: {facts: answeredForm(probe), page: optional(statusPage)},
			judge({facts, page}) {
				const found = serverFindings(facts);
				const incidents = page?.state === 'incident' ? page.incidents : [];
				return found.length > 0 && incidents.length > 0 ? [...found, outage(found, incidents)] : found;
			},
		}),
	];
}
