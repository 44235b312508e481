// What the server says to what was entered for an app: the other header, nobody there, a refusal.
import {keySite, urlSite} from '../../core/app/form.js';
import type {Finding} from '../../core/check.js';
import type {AnswerResult} from '../../core/readings.js';
import {oneLine} from '../../core/scrub.js';
import type {AskedForm} from '../../facts/form.js';
import {precise} from '../server.js';
import {serverRemedies, waitFix} from '../shared/remedies.js';
import {inSentence, standsIn, tell} from './words.js';

export function serverFindings(facts: AskedForm): readonly Finding[] {
	const {form, request, asked, endpoint} = facts;
	const {app} = form;
	const sent = request?.xApiKey ?? request?.bearer;
	const where = [keySite(app)];
	if (!request || !asked || !sent?.value) {
		return [];
	}
	const {answer} = asked;
	if (answer.kind === 'no-way' && answer.cause !== 'key-invisible' && answer.cause !== 'base-url-invalid') {
		const isOwn = answer.cause === 'offline' && !endpoint.isAnthropic;
		return [
			{
				cause: isOwn ? 'gateway-url-left' : answer.cause,
				severity: 'error',
				...(isOwn ? {title: `Nobody answers at ${endpoint.url?.host}`} : {}),
				detail: `A request to ${endpoint.url?.host} ended in ${answer.detail}.`,
				where: [isOwn ? urlSite(app) : {kind: 'named', name: endpoint.url?.host ?? 'network'}],
				evidence: [{label: 'connection', value: answer.detail}],
				fixes: [
					isOwn
						? tell(
								'start',
								endpoint.isLoopback
									? 'Start that server, or take the base URL out'
									: 'Correct the address, or take it out',
								standsIn(app.where),
							)
						: tell('network', 'Check the connection, the proxy and the network of this machine'),
				],
			},
		];
	}
	if (answer.kind !== 'said') {
		return [];
	}
	const evidence = evidenceOf(answer);
	if (asked.swapped?.kind === 'accepted') {
		const [used, other] = request.xApiKey
			? ['x-api-key', 'Authorization: Bearer']
			: ['Authorization: Bearer', 'x-api-key'];
		return [
			{
				cause: 'header-mismatch',
				severity: 'error',
				detail: `${app.name} sends the key as ${used}, and ${endpoint.url?.host} refuses it; as ${other} it accepts the same key.`,
				where,
				evidence,
				leadsTo: [answer.cause, 'gateway-rejected', 'key-rejected'],
				fixes: [
					tell(
						'other-header',
						`Let ${inSentence(app.name)} send it as ${other}`,
						app.note ?? 'Look for a provider of the other kind (Anthropic or OpenAI-compatible) in its settings.',
					),
				],
			},
		];
	}
	const cause = precise(answer, request, {...sent, source: 'ANTHROPIC_API_KEY'});
	return [
		{
			cause,
			severity: cause === 'rate-limited' ? 'warning' : 'error',
			detail: `${app.name} would get this answer from ${request.origin}.`,
			where,
			evidence,
			fixes: serverRemedies(cause, sent.value),
		},
	];
}

export function outage(found: readonly Finding[], incidents: readonly string[]): Finding {
	return {
		cause: 'outage',
		severity: 'error',
		detail: 'The status page shows an incident. Wait before anything is changed.',
		where: [{kind: 'named', name: 'status.claude.com'}],
		evidence: incidents.slice(0, 3).map((value) => ({label: 'incident', value})),
		leadsTo: found.map(({cause}) => cause),
		fixes: [waitFix],
	};
}

function evidenceOf(answer: Extract<AnswerResult, {kind: 'said'}>): NonNullable<Finding['evidence']> {
	return [
		{label: 'server', value: oneLine([answer.status, answer.type, answer.message].filter(Boolean).join(' '))},
		...(answer.requestId ? [{label: 'request id', value: answer.requestId}] : []),
	];
}
