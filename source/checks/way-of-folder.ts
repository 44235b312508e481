// The way to the server, where it isn't the person's: a folder names a proxy, certificates or a server, or verification is switched off.
import {defineCheck, type Finding, optional} from '../core/check.js';
import {anthropicOrigin} from '../core/endpoint.js';
import type {Purpose} from '../core/evidence.js';
import type {Fix} from '../core/fix.js';
import type {Site} from '../core/place.js';
import {differing, firstHop, isVerified, type Network, unverifiedName} from '../core/trust.js';
import {network} from '../facts/network.js';
import {origins} from '../facts/origins.js';
import {type ServerAnswer, server} from '../facts/server.js';
import {settersOf} from '../facts/setters.js';
import {settings} from '../probes/settings.js';
import {nameCertificates} from './shared/certificates.js';
import {takeOutFix} from './shared/overrides.js';

export default defineCheck({
	id: 'way-of-folder',
	title: 'Nobody but you decides about the way to the server',
	area: 'credential',
	order: 530,
	for: ['claude-code', 'api', 'app'],
	needs: {network, server: optional(server), origins, settings: optional(settings)},
	judge({network: way, server: asked, origins: set, settings: levels}, {purpose, folders}) {
		const modes = Object.values(asked?.modes ?? {}).filter((one) => one !== undefined);
		const setters = levels ? settersOf(unverifiedName, {settings: levels, origins: set}) : [];
		const takeOut = setters.length > 0 ? [takeOutFix(unverifiedName, setters, folders)] : [];
		return [...ofVariables(modes, way), ...ofAddress(modes), ...ofVerification(modes, way, purpose, takeOut)];
	},
});

/** Proxies and certificates by which the client goes, and requests of ours do not. */
function ofVariables(modes: readonly ServerAnswer[], {client, own}: Network): readonly Finding[] {
	const urls = modes.flatMap(({endpoint}) => endpoint.url ?? []);
	const found = (urls.length > 0 ? urls : [new URL(anthropicOrigin)]).flatMap((url) =>
		differing(url, {client, own}).map((variable) => ({variable, host: firstHop(url, client).host})),
	);
	return [...new Map(found.map((one) => [one.variable.name, one])).values()].map(
		({variable: {name, site, namedBy}, host}) => ({
			cause: namedBy === 'project' ? causeOf(site) : 'tls-intercepted',
			severity: 'note',
			title:
				namedBy === 'project'
					? `Only this folder sets ${name}, which decides about the way to the server`
					: `The certificates that ${name} names lie in this folder`,
			detail: `The client goes by it. claude-fix does not: whoever wrote this folder would decide where a credential goes. So it asked by your own settings, and what the client gets is not proved. "--allow gateway=${host}" lets it go the same way.`,
			where: [site],
			fixes: [],
		}),
	);
}

/** A server that gets no credential of ours, since only the folder names it. */
function ofAddress(modes: readonly ServerAnswer[]): readonly Finding[] {
	return modes.flatMap(({answer, endpoint, namedAt}): readonly Finding[] =>
		answer.kind === 'not-asked' && answer.why === 'project' && endpoint.url && !endpoint.isAnthropic && namedAt
			? [
					{
						cause: causeOf(namedAt),
						severity: 'note',
						title: `Only this folder names ${endpoint.url.host}${endpoint.path} as the server`,
						detail: `The client sends its credential there. claude-fix sent nothing, so it is not proved. "--allow gateway=${endpoint.url.host}" lets it ask.`,
						where: [namedAt],
						fixes: [],
					},
				]
			: [],
	);
}

function ofVerification(
	modes: readonly ServerAnswer[],
	{client, own}: Network,
	purpose: Purpose,
	takeOut: readonly Fix[],
): readonly Finding[] {
	const variable = client.get(unverifiedName);
	if (!variable || isVerified(client)) {
		return [];
	}
	const isUntrusted = modes.some(({detour}) => detour?.kind === 'no-way' && detour.cause === 'tls-intercepted');
	return [
		{
			cause: 'tls-intercepted',
			severity: isUntrusted ? 'warning' : 'note',
			title: `${unverifiedName}=0 switches the verification of certificates off`,
			detail: `Anyone on the network path can then read what is sent, credentials included. claude-fix verifies certificates anyway${isUntrusted ? ": this server's certificate is not trusted, so nothing was sent to it." : '.'}`,
			where: [variable.site],
			fixes: isUntrusted ? [nameCertificates(purpose, (name) => own.get(name))] : takeOut,
		},
	];
}

/** The catalogue's name for a place that overrules the person. */
function causeOf(site: Site): 'dotenv-overrides' | 'direnv-overrides' | 'settings-override-shell' {
	const path = site.kind === 'file' ? site.path : '';
	return /(?:^|[\\/])\.env(?:\.[\w.-]+)?$/.test(path)
		? 'dotenv-overrides'
		: site.kind === 'environment' || /\.envrc$|mise/.test(path)
			? 'direnv-overrides'
			: 'settings-override-shell';
}
