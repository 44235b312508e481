// The way to the server: name, connection, proxy, certificate, captive portal. Told apart by how it fails (causes.md §8).
import type {CauseId} from '../core/cause-id.js';
import {defineCheck, type Finding, optional} from '../core/check.js';
import {readEndpoint} from '../core/endpoint.js';
import type {Purpose} from '../core/evidence.js';
import type {Fix} from '../core/fix.js';
import type {AnswerResult, Variable} from '../core/readings.js';
import {showUrl} from '../core/scrub.js';
import {clientUses} from '../facts/client-uses.js';
import {origins} from '../facts/origins.js';
import {proofs} from '../facts/proofs.js';
import {type ProxyReach, proxyReach} from '../facts/proxy-reach.js';
import {request} from '../facts/request.js';
import {statusPage} from '../facts/status-page.js';
import {environment} from '../probes/environment.js';
import {settings} from '../probes/settings.js';
import {nameCertificates} from './shared/certificates.js';
import {whyNotAsked} from './shared/not-asked.js';
import {exceptionFix, gatewayFix} from './shared/proxy-exception.js';
import {proxyFixes} from './shared/proxy-fix.js';

export default defineCheck({
	id: 'way',
	title: 'The way to the server',
	area: 'server',
	order: 510,
	for: ['claude-code', 'api', 'app', 'form'],
	needs: {
		proofs,
		page: optional(statusPage),
		request: optional(request),
		clients: optional(clientUses),
		environment,
		origins: optional(origins),
		settings: optional(settings),
		reach: optional(proxyReach),
	},
	judge(
		{proofs: {modes}, page, request: predictions, clients, environment: own, origins: set, settings: levels, reach},
		{purpose, folders},
	) {
		const failed =
			Object.entries(modes).find(([, proof]) => proof?.answer.kind === 'no-way') ??
			Object.entries(modes).find(([, proof]) => proof?.way);
		const answer = failed?.[1]?.way ?? failed?.[1]?.answer;
		if (answer?.kind !== 'no-way' || answer.cause === 'base-url-invalid' || answer.cause === 'key-invisible') {
			return [];
		}
		const sent =
			purpose === 'claude-code'
				? (predictions?.print.request ?? predictions?.interactive.request)
				: clients?.find(({mode}) => mode === failed?.[0])?.request;
		const endpoint = readEndpoint(sent?.baseUrl?.plain ?? 'https://api.anthropic.com');
		const isOnline = endpoint.isLoopback || (page !== undefined && page.state !== 'unknown');
		// A server of one's own that doesn't answer while the rest of the internet does: that is its URL's fault.
		if (answer.cause === 'offline' && !endpoint.isAnthropic && isOnline) {
			return [];
		}
		const get = (name: string): Variable | undefined => (predictions ? predictions.inForce(name) : own.get(name));
		const mistake = reach && mistakeOf(reach, answer);
		if (mistake && set && levels) {
			const {variable: found, endpoint: target} = reach;
			const proxy = set.locate(get(found.name) ?? found);
			const facts = {get, settings: levels, origins: set, folders};
			const isNear = mistake === 'proxy-needs-exception';
			const finding: Finding = {
				cause: mistake,
				severity: 'error',
				detail: isNear
					? `${found.name} sends requests to ${target.url?.host} through ${showUrl(found.plain)}, which can't reach it (${answer.code}).${reach.isDirect ? ' Without the proxy it answers.' : ''}`
					: `${found.name} names ${showUrl(found.plain)}, which answers as an API and has no tunnels (${answer.code}).`,
				where: [proxy.site],
				evidence: [{label: 'connection', value: answer.detail}],
				leadsTo: [answer.cause],
				fixes: [
					isNear && target.url
						? exceptionFix(proxy, target.url, facts, purpose === 'claude-code')
						: gatewayFix(proxy, facts),
				],
			};
			return [finding];
		}
		const variable = /^proxy/.test(answer.cause) ? proxyOf(get) : undefined;
		const site = variable && (set?.locate(variable) ?? variable).site;
		// Of an address that somebody wrote, its place says more than the host.
		const isOwn = answer.cause === 'not-the-api' && !endpoint.isAnthropic;
		const finding: Finding = {
			cause: answer.cause,
			severity: 'error',
			detail: `A request to ${endpoint.url?.host ?? 'the server'} ended in ${answer.detail === answer.code ? answer.code : `${answer.code}: ${answer.detail}`}.`,
			where: [
				site ?? (isOwn ? sent?.baseUrl?.site : undefined) ?? {kind: 'named', name: endpoint.url?.host ?? 'network'},
			],
			evidence: [{label: 'connection', value: answer.detail}],
			fixes:
				variable && set && levels
					? proxyFixes(answer.cause, variable, {get, settings: levels, origins: set, folders})
					: [...(isOwn ? [lookAtUrl] : []), ...fixesOf(answer.cause, purpose)],
		};
		return [finding];
	},
	untested({proofs: {modes}, page}) {
		const answers = Object.values(modes).flatMap((proof) => (proof ? [proof.answer] : []));
		// A sign-in isn't sent, but the page of the same service was reached on the same way.
		const isReached = page !== undefined && page.state !== 'unknown';
		return isReached && answers.every((answer) => answer.kind === 'not-asked' && answer.why === 'sign-in')
			? undefined
			: whyNotAsked(answers);
	},
});

/** A proxy that works, in the wrong place. */
function mistakeOf(
	{endpoint, isInside, isDirect, isGateway}: ProxyReach,
	{code}: Extract<AnswerResult, {kind: 'no-way'}>,
): 'proxy-needs-exception' | 'proxy-is-gateway' | undefined {
	if (isGateway) {
		return 'proxy-is-gateway';
	}
	const isRefused = code.startsWith('CONNECT');
	return !endpoint.isAnthropic && (isInside ? isDirect !== false : isDirect === true && isRefused)
		? 'proxy-needs-exception'
		: undefined;
}

const lookAtUrl: Fix = {
	id: 'correct-url',
	title: 'Look at the base URL: pages for people answer there, not an API',
	risk: 'manual',
	changes: [{kind: 'tell', text: "Look up the address in the server's documentation, or take the base URL out."}],
};

function proxyOf(get: (name: string) => Variable | undefined): Variable | undefined {
	return proxyNames.map(get).find((variable) => variable !== undefined && !variable.value.isBlank);
}

function fixesOf(cause: CauseId, purpose: Purpose): readonly Fix[] {
	if (cause === 'tls-intercepted') {
		return [nameCertificates(purpose)];
	}
	return cause === 'not-the-api'
		? [
				{
					id: 'portal',
					title: 'Sign in to this network in a browser, then try again',
					risk: 'manual',
					changes: [{kind: 'tell', text: 'Open any page in a browser; the network shows its own page first.'}],
				},
			]
		: [
				{
					id: 'network',
					title: 'Check the connection to the internet',
					risk: 'manual',
					changes: [{kind: 'tell', text: 'The credential and its settings are not the reason.'}],
				},
			];
}

import {proxyNames} from '../core/trust/proxy.js';
