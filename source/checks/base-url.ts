// The base URL of every sender: can it be used, does its path fit what the sender appends, is it safe (facts.md §12).
import type {UrlFault} from '../core/app/url.js';
import {defineCheck, type Finding} from '../core/check.js';
import {isWebsite, readEndpoint, vendorOf} from '../core/endpoint.js';
import {showUrl} from '../core/scrub.js';
import type {Address, Sender} from '../facts/sender.js';
import {type Senders, senders} from '../facts/senders.js';
import {asOf} from './shared/app-findings.js';
import {answerEvidence} from './shared/as-answered.js';
import {manual, tell} from './shared/fixes.js';
import {writeFix} from './shared/sender-fixes.js';

export default defineCheck({
	id: 'base-url',
	title: 'The base URL',
	area: 'credential',
	order: 350,
	for: ['claude-code', 'api', 'app', 'form'],
	needs: {senders},
	judge({senders: facts}) {
		return facts.all.flatMap((sender) =>
			sender.address ? asOf(sender, findingsOf(sender, sender.address, facts)) : [],
		);
	},
});

function findingsOf(sender: Sender, address: Address, facts: Senders): readonly Finding[] {
	const {variable, form} = address;
	const text = variable.plain ?? '';
	const {url, isInsecure} = readEndpoint(text);
	const fault = faultOf(sender, address, facts);
	const shared = {where: [variable.site], evidence: [{label: 'value', value: showUrl(text)}]} as const;
	if (fault) {
		return [faulty(sender, address, fault), ...(isInsecure ? [insecure()] : [])];
	}
	if (isInsecure && sender.request) {
		return [insecure()];
	}
	if (form.path === 'unknown' && sender.answer.kind === 'accepted') {
		return [
			{
				...shared,
				cause: 'base-url-extra-path',
				severity: 'note',
				title: 'Key and server are fine; the address may still have the wrong form for this app',
				detail: `Most apps append /v1/messages themselves and want ${address.forSdk}. Some append /messages only and want ${address.forSdk}/v1. A few want the whole address, ${address.forSdk}/v1/messages. A 404 tells that it is another of these.`,
				fixes: [],
			},
		];
	}
	return sender.kind !== 'app' && form.path === 'none' && text.trim().endsWith('/')
		? [
				{
					...shared,
					cause: 'base-url-trailing-slash',
					severity: 'note',
					detail: `${sender.name} does not mind the slash at the end; some apps answer 404.`,
					fixes: [],
				},
			]
		: [];

	function insecure(): Finding {
		return {
			...shared,
			cause: 'base-url-insecure',
			severity: 'warning',
			detail: `${sender.name} sends the credential to ${url?.host} in clear text: anyone on the network path can read it.`,
			fixes: [
				manual(
					'correct-url',
					'Use https:// if the gateway offers it',
					tell('Write https:// in place of http:// where the address is set, then check again.'),
				),
			],
		};
	}
}

/** What is wrong with the form, where that is certain or the answer shows it. */
function faultOf(
	{answer, asked}: Sender,
	{fault, form, isAskedAsIs}: Address,
	{assumed}: Senders,
): UrlFault | undefined {
	if (fault?.cause === 'base-url-invalid') {
		return fault;
	}
	if (isAskedAsIs && answer.kind === 'accepted') {
		return undefined;
	}
	// A URL in the wrong form: if the right form gets an answer, the form is at fault.
	const isSeen = answer.kind === 'accepted' || (answer.kind === 'said' && ![404, 405].includes(answer.status));
	if (fault && (fault.isCertain || isSeen || assumed.has(fault.cause))) {
		return fault;
	}
	const {endpoint} = asked ?? {};
	if (!asked?.hasNoRoute || !endpoint?.url || endpoint.path !== '' || isWebsite(endpoint.url)) {
		return undefined;
	}
	const path = vendorOf(endpoint.url)?.path ?? asked.otherPath;
	return {
		cause: 'base-url-missing-path',
		why: `${endpoint.url.host} does not answer below /v1 itself${path ? `; it speaks Anthropic's protocol below ${path}` : ''}`,
		repaired:
			path &&
			`${endpoint.url.origin}${path}${{none: '', any: '', unknown: '', v1: '/v1', endpoint: '/v1/messages'}[form.path]}`,
		isCertain: true,
	};
}

function faulty(sender: Sender, {variable}: Address, {cause, why, repaired}: UrlFault): Finding {
	const {answer, name, severity, refusal} = sender;
	const said = refusal?.cause === 'base-url-invalid' ? ` It says "${refusal.says}" and sends nothing.` : '';
	const proof = answer.kind === 'accepted' ? ' In the right form the server accepts the same key.' : '';
	return {
		cause,
		severity,
		detail: `${name} can't use ${showUrl(variable.plain ?? '')}: ${why}.${said}${proof}`,
		where: [variable.site],
		evidence: [{label: 'value', value: showUrl(variable.plain ?? '')}, ...answerEvidence(answer)],
		fixes: [
			repaired === undefined
				? manual(
						'correct-url',
						"Look up the address in the server's documentation",
						tell('It often ends in /api or /anthropic. Write it where the base URL is set.'),
					)
				: writeFix(sender, variable, repaired, {
						id: 'write-url',
						title: `Write ${showUrl(repaired)}`,
						told: `Set it to ${showUrl(repaired)}`,
					}),
		],
	};
}
