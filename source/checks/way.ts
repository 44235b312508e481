// The way to the server: name, connection, proxy, certificate, captive portal. Told apart by how it fails (causes.md §8).

import type {CauseId} from '../core/cause-id.js';
import {defineCheck, type Finding, optional} from '../core/check.js';
import {anthropicOrigin, type Endpoint, readEndpoint} from '../core/endpoint.js';
import type {Purpose} from '../core/evidence.js';
import type {Fix} from '../core/fix.js';
import type {AnswerResult, Variable} from '../core/readings.js';
import type {Refusal} from '../core/request.js';
import {proxyNames} from '../core/trust/proxy.js';
import {type Grounds, withoutFolder} from '../core/trust.js';
import {failureOf, whyNoAnswer} from '../core/way-failure.js';
import {clientUses} from '../facts/client-uses.js';
import {grounds} from '../facts/network.js';
import {origins} from '../facts/origins.js';
import {proofs} from '../facts/proofs.js';
import {proxyReach} from '../facts/proxy-reach.js';
import {request} from '../facts/request.js';
import {canBeChanged, settersOf} from '../facts/setters.js';
import {type StatusPage, statusPage} from '../facts/status-page.js';
import {environment} from '../probes/environment.js';
import {settings} from '../probes/settings.js';
import {shellFiles} from '../probes/shell-files.js';
import {nameCertificates} from './shared/certificates.js';
import {manual, safe, tell} from './shared/fixes.js';
import {whyNotAsked} from './shared/not-asked.js';
import {proxyAtHand, throughProxy} from './shared/proxy-at-hand.js';
import {misplacedProxy} from './shared/proxy-exception.js';
import {type ProxyFacts, proxyFixes} from './shared/proxy-fix.js';
import {setTo} from './shared/set-changes.js';

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
		shell: optional(shellFiles),
		grounds,
	},
	judge(
		{proofs: {modes}, page, request: predictions, clients, environment, origins, settings, reach, shell, grounds},
		context,
	) {
		const {purpose, folders} = context;
		const isClaude = purpose === 'claude-code';
		// Only Claude Code goes by its settings.
		const facts = origins && {
			get: isClaude && predictions ? predictions.inForce : environment.get,
			settings: isClaude && settings ? settings : {files: []},
			origins,
			folders,
		};
		const refusal = isClaude ? (predictions?.print.refusal ?? predictions?.interactive.refusal) : undefined;
		if (refusal?.cause === 'proxy-invalid' && facts) {
			return refused(refusal, facts);
		}
		const [mode, proof] =
			Object.entries(modes).find(([, one]) => one?.answer.kind === 'no-way') ??
			Object.entries(modes).find(([, one]) => one?.way) ??
			[];
		const answer = proof?.way ?? proof?.answer;
		if (answer?.kind !== 'no-way' || answer.cause === 'base-url-invalid' || answer.cause === 'key-invisible') {
			return [];
		}
		const sent = isClaude
			? (predictions?.print.request ?? predictions?.interactive.request)
			: clients?.find((client) => client.mode === mode)?.request;
		const endpoint = readEndpoint(sent?.baseUrl?.plain ?? anthropicOrigin);
		const isOnline = endpoint.isLoopback || isReached(page);
		// A server of one's own that doesn't answer while the rest of the internet does: that is its URL's fault.
		if (answer.cause === 'offline' && !endpoint.isAnthropic && isOnline) {
			return [];
		}
		const misplaced = reach && facts && misplacedProxy(reach, answer, facts);
		// Nothing leads out from here, and the person's terminals have a proxy that this process lacks.
		const isDirect = proxyNames.every((name) => facts?.get(name)?.value.isBlank !== false);
		const atHand = answer.cause === 'offline' && !endpoint.isLoopback && isDirect && proxyAtHand(shell, grounds);
		const found = misplaced ?? failure(answer, endpoint, sent?.baseUrl, facts, {purpose, grounds});
		return [atHand ? {...found, where: [atHand.site], fixes: [throughProxy(atHand, folders), ...found.fixes]} : found];
	},
	untested({proofs: {modes}, page}) {
		const answers = Object.values(modes).flatMap((proof) => (proof ? [proof.answer] : []));
		// The sign-in isn't sent, but a page of the same service was reached by the same route.
		return isReached(page) && answers.every((answer) => answer.kind === 'not-asked' && answer.why === 'sign-in')
			? undefined
			: whyNotAsked(answers);
	},
});

function isReached(page: StatusPage | undefined): boolean {
	return page !== undefined && page.state !== 'unknown';
}

/** It isn't even tried: Claude Code refuses the variable at this very place. */
function refused({cause, says, site}: Refusal, facts: ProxyFacts): readonly Finding[] {
	const proxy = proxyNames
		.map(facts.get)
		.find((one) => one !== undefined && JSON.stringify(one.site) === JSON.stringify(site));
	return proxy
		? [
				{
					cause,
					severity: 'error',
					detail: `Claude Code says "${says}" and sends nothing.${isPadded(proxy) ? ` In ${proxy.name} there are blanks around the address, and they count as part of it.` : ''}`,
					where: [facts.origins.locate(proxy).site],
					fixes: proxyFixes(cause, proxy, facts),
				},
			]
		: [];
}

function isPadded({plain = ''}: Variable): boolean {
	return plain !== plain.trim() && plain.trim() !== '';
}

type Asked = {readonly purpose: Purpose; readonly grounds: Grounds};

/** What a tool or a file of the folder has put into this process counts as set by the folder. */
function located(name: string, facts: ProxyFacts | undefined): Variable | undefined {
	const variable = facts?.get(name);
	return variable && facts?.origins.locate(variable);
}

type NoWay = Extract<AnswerResult, {kind: 'no-way'}>;

function failure(
	{cause, code, detail}: NoWay,
	{url, isAnthropic}: Endpoint,
	baseUrl: Variable | undefined,
	facts: ProxyFacts | undefined,
	asked: Asked,
): Finding {
	const proxy =
		facts && /^proxy/.test(cause)
			? proxyNames.map(facts.get).find((one) => one !== undefined && !one.value.isBlank)
			: undefined;
	// Certificates were named, and the one that is needed isn't among them.
	const named =
		cause === 'tls-intercepted'
			? ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']
					.map((name) => facts?.get(name))
					.find((one) => one?.value.isBlank === false)
			: undefined;
	const setting = proxy ?? named;
	// For an address that is written down, the place says more than the host.
	const written = cause === 'not-the-api' && !isAnthropic ? baseUrl : undefined;
	return {
		cause,
		severity: 'error',
		detail: `A request to ${url?.host ?? 'the server'} ${becameOf(cause, code, detail)}.${named ? ` ${named.name} names ${named.plain ?? 'a file'}, which isn't there or doesn't hold the certificate that is used here.` : ''}`,
		where: [
			(setting && facts?.origins.locate(setting).site) ??
				written?.site ?? {kind: 'named', name: url?.host ?? 'network'},
		],
		evidence: [{label: 'connection', value: detail}],
		fixes:
			proxy && facts
				? proxyFixes(cause, proxy, facts)
				: [...(cause === 'not-the-api' && !isAnthropic ? [lookAtUrl] : []), fixOf(cause, asked, named, facts)],
	};
}

function becameOf(cause: CauseId, code: string, detail: string): string {
	const words = whyNoAnswer[failureOf(code)];
	if (cause === 'not-the-api') {
		return `was not answered by the API: ${detail}`;
	}
	return words === undefined ? `failed: ${detail}` : `got no answer: ${words} (${detail})`;
}

const lookAtUrl = manual(
	'correct-url',
	'Look at the base URL: pages for people answer there, not an API',
	tell("Look up the address in the server's documentation, or take the base URL out."),
);

function fixOf(
	cause: CauseId,
	{purpose, grounds}: Asked,
	named: Variable | undefined,
	facts: ProxyFacts | undefined,
): Fix {
	if (cause === 'tls-intercepted') {
		const path = named?.plain?.trim() ?? '';
		const setters = named && facts ? settersOf(named.name, facts) : [];
		if (named && facts && path.startsWith('~/') && canBeChanged(setters)) {
			const whole = path.replace('~', facts.folders.home);
			return safe('certificate-path', `Write ${whole}: a tilde is not expanded there`, setTo(whole, setters));
		}
		return named
			? manual(
					'certificate-file',
					`Let ${named.name} name the file with the company's certificate, in PEM form`,
					tell('Correct the path where it is set, or put the certificate into that file. Never switch the check off.'),
				)
			: nameCertificates(
					purpose,
					withoutFolder((name) => located(name, facts), grounds),
				);
	}
	return cause === 'not-the-api'
		? manual(
				'portal',
				'Sign in to this network in a browser, then try again',
				tell('Open any page in a browser; the network shows its own page first.'),
			)
		: manual(
				'network',
				'Check the connection to the internet',
				tell('The credential and its settings are not the reason.'),
			);
}
