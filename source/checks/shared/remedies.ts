// Remedies that only a person can carry out, shared by checks.
import type {CauseId} from '../../core/cause-id.js';
import type {Endpoint} from '../../core/endpoint.js';
import type {Fix} from '../../core/fix.js';
import type {Secret} from '../../core/secret.js';
import {manual, openPage, tell} from './fixes.js';

/** The Console lists keys by the same hint, so the key in use can be found there. */
export function consoleKeys(key: Secret | undefined): Fix {
	return manual(
		'new-key',
		'Create a new key in the Console and put it where the old one is set',
		openPage(
			'https://platform.claude.com/settings/keys',
			key ? `the key in use is listed there as ${key.hint}, if it still exists` : 'create a key',
		),
		tell('Delete the old key there instead of disabling it, and paste the new one in one line.'),
	);
}

/** Of a server that a base URL names: `isOwn`, a router of this machine. */
export function serverToken(isOwn: boolean): Fix {
	return manual(
		'set-token',
		isOwn
			? 'Give the router of this machine a token: any text will do'
			: "Set that server's own token, if it is wanted",
		tell(
			isOwn
				? 'A router on this machine mostly takes any token; the client only wants one to be there:'
				: "Paste this with the server's own token:",
			{kind: 'set', name: 'ANTHROPIC_AUTH_TOKEN', value: isOwn ? 'local' : undefined},
		),
	);
}

/** Where to get a credential for a server that refuses its own. */
export function gatewayToken({url, isLoopback}: Endpoint): Fix {
	const host = url?.host ?? 'this gateway';
	return isLoopback
		? manual(
				'gateway-key',
				`Set the token that the server at ${host} was started with`,
				tell("It stands in that server's own settings, often in its .env or in the command that starts it."),
			)
		: manual(
				'gateway-key',
				`Get a new key from ${host} and put it where the old one is set`,
				tell('Its own console issues them, or ask whoever runs it. Signing in to Anthropic changes nothing there.'),
			);
}

export const waitFix = manual(
	'wait',
	'Change nothing; wait and try again',
	openPage('https://status.claude.com', 'the status page tells when it is over'),
);

/** Anthropic's status page says nothing about a server that isn't Anthropic's. */
function waitForOther({url, isLoopback}: Endpoint): Fix {
	const host = url?.host ?? 'this gateway';
	return isLoopback
		? manual(
				'look-at-router',
				`Look at what the server at ${host} says itself, in its own window or log`,
				tell('It runs and answers. Its own account or vendor may have refused it; once that is fixed, restart it.'),
			)
		: manual('wait-for-other', 'Wait and try again', tell(`If it lasts, ask whoever runs ${host}.`));
}

/** What a person can do where the server said no; [] where another check knows better. */
export function serverRemedies(cause: CauseId, key: Secret | undefined, endpoint: Endpoint): readonly Fix[] {
	switch (cause) {
		case 'key-rejected':
			return [consoleKeys(key)];
		case 'gateway-rejected':
			return [gatewayToken(endpoint)];
		case 'org-disabled':
			return [
				manual(
					'other-organisation',
					'Use a key of another organisation, or ask its owner',
					openPage('https://support.claude.com', 'support can say why an organisation was disabled'),
				),
			];
		case 'credit-too-low':
			return [
				manual(
					'credit',
					'Add credit in the Console, or use the subscription instead',
					openPage(
						'https://platform.claude.com/settings/billing',
						'Plans & Billing of the organisation that the key belongs to',
					),
				),
			];
		case 'spend-limit':
			return [
				manual(
					'limits',
					'Raise the spending limit, or wait until it is reset',
					openPage('https://platform.claude.com/settings/limits', 'limits of the organisation and the workspace'),
				),
			];
		case 'permission-denied':
			return [
				manual(
					'permissions',
					'Look at what this key and its workspace may do, or ask the administrator',
					openPage('https://platform.claude.com/settings/keys', 'keys, their workspaces and roles'),
				),
			];
		case 'org-forbids-login':
			return [
				manual(
					'billing',
					'Look at billing, or ask the administrator',
					openPage('https://claude.ai/settings/billing', 'a payment that is past due disables the subscription'),
				),
			];
		case 'server-error':
		case 'overloaded':
		case 'rate-limited':
			return [endpoint.isAnthropic ? waitFix : waitForOther(endpoint)];
		default:
			return [];
	}
}
