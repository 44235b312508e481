// The text of the key that was entered for an app: odd characters, another kind of credential, a part of a key, one of another provider.
import {keySite, urlSite} from '../../core/app/form.js';
import type {Finding} from '../../core/check.js';
import {anthropicOrigin, fits, vendorOf} from '../../core/endpoint.js';
import type {AskedForm} from '../../facts/form.js';
import {defectFinding} from '../shared/key-findings.js';
import {kindFinding} from '../shared/key-kind.js';
import {consoleKeys} from '../shared/remedies.js';
import {standsIn, tell} from './words.js';

export function keyFindings(facts: AskedForm): readonly Finding[] {
	const mismatch = mismatchOf(facts);
	return [...textFindings(facts), ...(mismatch ? [mismatch] : [])];
}

function textFindings({form: {app, key}, request, asked, endpoint}: AskedForm): readonly Finding[] {
	const where = [keySite(app)];
	const answer = asked?.answer;
	const [value = key] = app.keySeparator === undefined ? [key] : key.parts(app.keySeparator);
	const severity = answer?.kind === 'accepted' ? 'warning' : 'error';
	const subject = {
		name: 'The key',
		value,
		sites: where,
		setters: [],
		severity,
		client: 'app',
		cleaned: asked?.cleaned,
	} as const;
	const again = tell('paste-again', 'Paste the key again, without these characters', standsIn(app.where));
	const defects = defectFinding(subject)?.map((finding) => ({...finding, fixes: [again]}));
	if (defects) {
		return defects;
	}
	const refused = answer?.kind === 'said' ? answer : undefined;
	const isForAnthropic = request === undefined ? endpoint.isAnthropic : request.origin === anthropicOrigin;
	if (!isForAnthropic) {
		return [];
	}
	if (value.lacksBeginning) {
		return [
			{
				cause: 'key-truncated',
				severity: 'error',
				detail:
					'The key does not begin with sk-ant-api, as those of Anthropic do, but goes on like one: its beginning was not copied.',
				where,
				leadsTo: ['key-rejected', 'endpoint-mismatch'],
				fixes: [consoleKeys(undefined)],
			},
		];
	}
	// A key in a Bearer header is as good at Anthropic: the variable's name plays no part here.
	return kindFinding({...subject, name: value.kind === 'api-key' ? 'ANTHROPIC_API_KEY' : 'The key', refused}) ?? [];
}

/** Key and address of two providers. */
function mismatchOf({form: {app}, request, endpoint}: AskedForm): Finding | undefined {
	const value = (request?.xApiKey ?? request?.bearer)?.value;
	if (!value || value.defects.length > 0 || value.lacksBeginning) {
		return undefined;
	}
	const isForeign = endpoint.isAnthropic && (value.kind === 'other-vendor' || value.kind === 'unknown');
	if (!isForeign && fits(value.kind, endpoint)) {
		return undefined;
	}
	const vendor = endpoint.url && vendorOf(endpoint.url)?.name;
	return {
		cause: 'endpoint-mismatch',
		severity: 'error',
		detail: isForeign
			? 'The key is not one that Anthropic issues (those begin with sk-ant-api), but no base URL leads elsewhere.'
			: `The key is one of Anthropic's, but the base URL is ${vendor ?? 'another provider'}'s.`,
		where: [keySite(app), urlSite(app)],
		leadsTo: ['key-rejected', 'gateway-rejected', 'key-wrong-kind'],
		fixes: [tell('align', 'Let key and base URL come from the same provider', standsIn(app.where))],
	};
}
