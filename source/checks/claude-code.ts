// The program itself: is it there, is the first on PATH the newest, does its version have a known bug that matters here.

import {lt, rcompare, valid} from 'semver';
import {defineCheck, type Finding, optional} from '../core/check.js';
import {isInside} from '../core/endpoint.js';
import type {Site} from '../core/place.js';
import type {ClaudeInstall} from '../core/readings.js';
import type {Predictions} from '../core/request.js';
import {chooseProxy, proxyNames} from '../core/trust/proxy.js';
import {isOn} from '../core/variables.js';
import {bugsOf, isNewerThanKnown, type KnownBug, knownVersion, onNode} from '../core/versions.js';
import {type ClaudeFacts, claudeFacts} from '../facts/claude-facts.js';
import {isBad, isRefused} from '../facts/sender.js';
import {claudeInstalls} from '../probes/claude.js';
import {system} from '../probes/system.js';
import {manual, openPage, paste, tell} from './shared/fixes.js';
import {updateFix} from './shared/sign-in-again.js';

export default defineCheck({
	id: 'claude-code',
	title: 'The installation of Claude Code',
	area: 'settings',
	order: 10,
	for: ['claude-code'],
	needs: {claude: claudeInstalls, facts: claudeFacts, system: optional(system)},
	untested: ({claude: {passedOver}}) =>
		passedOver.some(({isFirst}) => isFirst)
			? 'the claude that comes first on PATH is not run, so its version is not known'
			: undefined,
	judge({claude: {installs, version, passedOver}, facts, system}) {
		const [first] = installs;
		if (!first) {
			return passedOver.length > 0 ? [] : [missing];
		}
		const site = {kind: 'file', path: first.path} as const;
		return [
			...outdated(first, version, facts, system?.macos),
			...newerThanKnown(version, site),
			...duplicates(installs, version),
		];
	},
});

const missing: Finding = {
	cause: 'claude-missing',
	severity: 'error',
	detail:
		'There is no program "claude" on PATH. What is stored here (sign-in, settings) stays and is found again after the installation.',
	where: [{kind: 'environment', name: 'PATH'}],
	fixes: [
		manual(
			'install',
			'Install Claude Code',
			paste('With npm (or the native installer of the documentation):', 'npm install -g @anthropic-ai/claude-code'),
			openPage('https://code.claude.com/docs/en/setup', 'other ways to install'),
		),
	],
};

function outdated(
	{path, method}: ClaudeInstall,
	version: string | null,
	facts: ClaudeFacts,
	macos: string | undefined,
): readonly Finding[] {
	const bugs = bugsOf(version);
	const relevant = bugs.filter(
		(bug) => (!onNode.has(method) || !bug.onlyNative) && matters(bug, facts, macos) && signs[bug.id]?.(facts) !== false,
	);
	const telling = relevant.find((bug) => explains(bug, facts));
	// What a sign of its own points to is named, not what happens to be newest.
	const seen = relevant.filter(({id}) => signs[id]);
	const fitting = telling ? [telling] : (seen.length > 0 ? seen : relevant).toReversed();
	const named = fitting.slice(0, mostNamed).map(({text}) => text);
	const more = fitting.length - named.length;
	const [bug] = [...fitting].sort((one, other) => rcompare(one.before, other.before));
	return bugs.length === 0
		? []
		: [
				{
					cause: 'claude-outdated',
					severity: telling ? 'error' : 'note',
					title: bug
						? `Claude Code ${version}: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`
						: `Claude Code ${version} is older than ${knownVersion}`,
					detail: bug ? `Fixed in ${bug.before}.` : `Since then ${bugs.length} bugs that touch signing in were fixed.`,
					where: [{kind: 'file', path}],
					evidence: [...new Set([...fitting, ...relevant])]
						.slice(0, mostShown)
						.map(({text, before}) => ({label: `fixed in ${before}`, value: text})),
					leadsTo: telling?.cause === undefined ? [] : [telling.cause],
					fixes: [updateFix(version)],
				},
			];
}

function newerThanKnown(version: string | null, site: Site): readonly Finding[] {
	return isNewerThanKnown(version)
		? [
				{
					cause: 'claude-outdated',
					severity: 'note',
					title: `Claude Code ${version} is newer than what claude-fix knows (${knownVersion})`,
					detail: 'Its rules may have changed; what is said here holds for the known version.',
					where: [site],
					fixes: [],
				},
			]
		: [];
}

function duplicates(installs: readonly ClaudeInstall[], version: string | null): readonly Finding[] {
	const targets = installs.filter(({target}, at) => installs.findIndex((other) => other.target === target) === at);
	const [newest] = targets.flatMap((install) => valid(install.version) ?? []).sort(rcompare);
	return targets.length > 1 && newest && valid(version) !== null && lt(version ?? '', newest)
		? [
				{
					cause: 'claude-duplicates',
					severity: 'warning',
					title: `The first claude on PATH is ${version}; there is a newer one, ${newest}`,
					detail: 'Updating one of them does not update the other, so the old one keeps running.',
					where: targets.map(({path}) => ({kind: 'file', path})),
					fixes: [
						manual(
							'remove-old',
							'Remove the one that is not wanted',
							tell('Remove the older one with the tool that installed it, or put the newer one first in PATH.'),
						),
					],
				},
			]
		: [];
}

const mostNamed = 3;
const mostShown = 4;

const has =
	(...names: readonly string[]) =>
	({predictions}: ClaudeFacts): boolean =>
		names.some((name) => predictions.inForce(name)?.value.isBlank === false);
const behindProxy = has('HTTPS_PROXY', 'https_proxy');

/** What such a bug concerns is rare. */
const isSignItself = (): boolean => true;

/** What else has to be there for a bug to show; no entry: nothing else is known to be needed. */
const signs: Readonly<Record<string, (facts: ClaudeFacts) => boolean>> = {
	'bedrock-in-ci': ({where}) => where?.inside.includes('ci') === true,
	'beta-loop': ({predictions}) => isOn(predictions.inForce('CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS')),
	// The header of a bearer, or of a skipped signature, is lost in transit, and the server says so.
	'bedrock-signature': (facts) =>
		has('AWS_BEARER_TOKEN_BEDROCK', 'CLAUDE_CODE_SKIP_BEDROCK_AUTH')(facts) ||
		facts.sending.some(({answer}) => answer.kind === 'said' && /authorization header is missing/i.test(answer.message)),
	'login-timeout': behindProxy,
	'scopes-hang': ({login}) => login.used.hasTextScopes === true,
	'odd-region': ({predictions}) =>
		['AWS_REGION', 'AWS_DEFAULT_REGION', 'CLOUD_ML_REGION'].some((name) =>
			/[^a-z\d-]/i.test(predictions.inForce(name)?.plain?.trim() ?? ''),
		),
	'sso-behind-proxy': (facts) =>
		behindProxy(facts) &&
		facts.settings.files.some(({cloudRefresh}) => cloudRefresh.some(({name}) => name === 'awsAuthRefresh')),
	'start-behind-proxy': behindProxy,
	'force-login-gaps': ({settings}) =>
		settings.files.some(({forceLoginMethod, forceLoginOrgUUID}) => forceLoginMethod ?? forceLoginOrgUUID),
	'header-unexplained': ({sending}) =>
		sending.some(({request: {xApiKey, bearer}}) =>
			[xApiKey, bearer].some((sent) => sent?.value && sent.value.defects.length > 0),
		),
	'certificate-retries': isSignItself,
	'use-gateway': isSignItself,
	'settings-with-mark': isSignItself,
	'macos-12': isSignItself,
};

/** Whether what a bug concerns is in use here. */
function matters(
	{id, concerns, cause}: KnownBug,
	{predictions, sending, login, main, global, settings}: ClaudeFacts,
	macos: string | undefined,
): boolean {
	const [first] = sending;
	const request = first?.request ?? predictions[main].intended;
	switch (concerns) {
		case 'login':
			return (
				(request?.provider ?? 'anthropic') === 'anthropic' &&
				(login.used.state === 'read' || predictions[main].refusal?.cause === 'login-missing')
			);
		case 'keychain':
			return login.used.site.kind === 'keychain' || login.isUncertain || login.keychain !== undefined;
		case 'oauth-token':
			return predictions.inForce('CLAUDE_CODE_OAUTH_TOKEN') !== undefined;
		case 'bedrock':
			return request?.provider === 'bedrock';
		case 'vertex':
			return request?.provider === 'vertex';
		case 'cloud':
			return request !== undefined && request.provider !== 'anthropic';
		case 'managed-cloud':
			return (
				request?.provider !== 'anthropic' &&
				settings.files.some(({forceLoginMethod, forceLoginOrgUUID}) => forceLoginMethod ?? forceLoginOrgUUID)
			);
		case 'settings-mark':
			return settings.files.some(({encoding}) => encoding !== undefined);
		case 'proxy':
			return predictions.inForce('HTTPS_PROXY') !== undefined || predictions.inForce('https_proxy') !== undefined;
		case 'certificates':
			return first?.answer.kind === 'no-way' && first.answer.cause === 'tls-intercepted';
		case 'use-gateway':
			return isOn(predictions.inForce('CLAUDE_CODE_USE_GATEWAY'));
		case 'helper':
			return request?.xApiKey?.source === 'apiKeyHelper' || request?.bearer?.source === 'apiKeyHelper';
		case 'gateway':
			return request?.baseUrl !== undefined;
		case 'config':
			return global.state === 'corrupt';
		case 'managed':
			return settings.files.some(({scope, state}) => scope === 'managed' && state === 'used');
		case 'network':
			return predictions.inForce(id === 'extra-ca-ignored' ? 'NODE_EXTRA_CA_CERTS' : 'NO_PROXY') !== undefined;
		case 'macos':
			return macos?.startsWith('12.') === true;
		case 'any':
			return cause !== undefined;
		default:
			return false;
	}
}

/** Whether a bug that shows its signs explains the failure, so that nothing else on this machine has to change. */
function explains(bug: KnownBug, {sending, predictions, main}: ClaudeFacts): boolean {
	const [first] = sending;
	const isLoginRefused = first?.request.bearer?.source === 'login' && isRefused(first.answer);
	switch (bug.id) {
		case 'macos-12':
			return true;
		case 'force-login-clouds':
			return predictions[main].refusal?.cause === 'managed-policy';
		case 'bedrock-in-ci':
		case 'bedrock-signature':
			return first !== undefined && isBad(first.answer);
		case 'no-proxy-native':
			return first !== undefined && isNearBehindProxy(first.request.origin, predictions);
		case 'scopes-hang':
			// Beside a key or token the sign-in isn't looked at (observed on 2.0.76).
			return !first || first.request.bearer?.source === 'login';
		case 'unknown-scope':
			return predictions[main].request === null;
		case 'beta-loop':
			return isLoginRefused;
		case 'oauth-unsupported':
			return isLoginRefused && first.answer.kind === 'said' && /not supported/i.test(first.answer.message);
	}
	return false;
}

/** A server on this machine or in this network that only an exception keeps the proxy away from. */
function isNearBehindProxy(origin: string, {inForce}: Predictions): boolean {
	const url = URL.canParse(origin) ? new URL(origin) : undefined;
	const variables = Object.fromEntries(
		[...proxyNames, 'no_proxy', 'NO_PROXY'].map((name) => [name, inForce(name)?.plain]),
	);
	const without = {...variables, no_proxy: undefined, NO_PROXY: undefined};
	return (
		url !== undefined &&
		isInside(url) &&
		chooseProxy(url, variables).kind === 'none' &&
		chooseProxy(url, without).kind === 'proxy'
	);
}
