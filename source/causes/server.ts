// Causes 7: what the server says (causes.md §7).
import {defineSection} from './define.js';
import {pages} from './links.js';
import {serverMessages} from './messages/server.js';

export const server = defineSection(
	'server',
	[
		{
			id: 'org-disabled',
			title: 'The organisation behind this credential is disabled',
			meaning:
				'The server answers 400 "This organization has been disabled": the organisation that the sent key or login belongs to is closed. It is often an old employer\'s key that outranks a working login.',
			tell: 'It is about the organisation of the credential that is really sent, not always the one you think of.',
			remedy: [
				'Look which credential is sent; unset an old `ANTHROPIC_API_KEY`.',
				'Use a credential of another organisation.',
				"If it is your own organisation, contact Anthropic's support.",
			],
			links: [pages.errors, pages.console],
		},
		{
			id: 'credit-too-low',
			title: 'The credit of the API organisation is used up',
			meaning:
				'API keys are paid from prepaid credit. The key is fine, its balance is not. A Pro or Max subscription does not pay for API keys.',
			tell: 'With a subscription you should never see this: then an API key outranks the login.',
			remedy: [
				'Add credit in the Console under billing, and wait for some minutes.',
				'Or use the subscription: unset `ANTHROPIC_API_KEY` and sign in.',
			],
			links: [pages.console, pages.errors],
		},
		{
			id: 'spend-limit',
			title: 'A spending limit is reached',
			meaning:
				'The organisation or the workspace has reached the limit that was set for it. The message says when access comes back. There is still credit.',
			tell: '"usage limits" with a date is a limit; "credit balance" is no money left. A 429 without retry-after can be a limit too.',
			remedy: ['Raise the limit in the Console, or ask who may.', 'Or wait until the date that is named.'],
			links: [pages.console, pages.rateLimits],
		},
		{
			id: 'org-forbids-login',
			title: 'The organisation does not allow signing in with its subscription',
			meaning:
				'The login is known, but the organisation refuses it: a payment is past due, the plan has ended, or an administrator has switched Claude Code off.',
			tell: 'A 403, or a text about billing; the same login works on claude.ai.',
			remedy: [
				'Look at the billing page and pay or renew.',
				'Ask the administrator to enable Claude Code.',
				'Or use an API key.',
			],
			links: [pages.billing, pages.errors],
		},
		{
			id: 'org-forbids-keys',
			title: 'The organisation has disabled API keys',
			meaning: 'An administrator has switched authentication with API keys off. The key itself may be fine.',
			tell: 'The message says "disabled API key authentication".',
			remedy: ['Unset `ANTHROPIC_API_KEY` and sign in instead.', 'Ask the administrator if a key is needed.'],
			links: [pages.errors],
		},
		{
			id: 'account-no-access',
			title: 'This account has no access to Claude Code',
			meaning:
				"The sign-in works, but the account's plan or seat does not include Claude Code, or the wrong account or organisation was chosen.",
			tell: 'A 403 that speaks of the account, not of the token.',
			remedy: [
				'Sign in with the account that has the plan: `claude auth logout`, then `claude auth login`.',
				'Ask the administrator for a seat.',
			],
			links: [pages.authentication, pages.errors],
		},
		{
			id: 'scope-missing',
			title: 'The token lacks a permission (scope)',
			meaning:
				'The server answers 403 "does not meet scope requirement": the token was made for something else, for instance by an older version or another program.',
			tell: 'The token is alive, otherwise it were a 401. Tokens of `claude setup-token` may run prompts only.',
			remedy: [
				'Sign in again with `claude auth login`: a new login has all scopes.',
				'Unset `CLAUDE_CODE_OAUTH_TOKEN` if it is the one that is sent.',
			],
			links: [pages.errors, pages.authentication],
		},
		{
			id: 'oauth-not-for-api',
			title: 'A subscription token is used outside Claude Code',
			meaning:
				'Tokens of a Claude subscription are for Claude Code only. The API refuses them from other programs and libraries.',
			tell: 'The credential begins with `sk-ant-oat`, and the program is not Claude Code. Claude Code 1.0.83–1.0.87 said "not currently supported" by mistake.',
			remedy: ['Create an API key in the Console and use that in the other program.'],
			links: [pages.console, pages.apiAuthentication],
		},
		{
			id: 'permission-denied',
			title: 'The server refuses this request with 403',
			meaning:
				'The credential is known, but it may not do this: a policy of the organisation, the workspace, the billing tier, or a relay that lets only certain clients in. A ban shows as a 403, a 401 never is one.',
			tell: 'A 403 without a request id does not come from the API: then it is the network or the region.',
			remedy: [
				'Read the message of the answer: it names what is refused.',
				'Check workspace and permissions of the key in the Console.',
				'Ask the administrator.',
			],
			links: [pages.apiErrors, pages.console],
		},
		{
			id: 'region-blocked',
			title: 'The edge refuses this network or region',
			meaning:
				'"Request not allowed" comes from the edge in front of the API, before any credential is looked at: a VPN, a data centre\'s address, a proxy, or a country that is not served.',
			tell: 'A 403 of type "forbidden" without a request id. A new key or a new sign-in does not change it.',
			remedy: [
				'Try another network, or leave the VPN or proxy.',
				'Leave keys and login as they are: they are not the cause.',
			],
			links: [pages.network, pages.status],
		},
		{
			id: 'bad-request',
			title: 'The server does not understand the request',
			meaning:
				'A 400 is about the content of the request: a parameter, a header or a model that is not valid there. The credential was accepted, or not looked at yet.',
			tell: 'The message names the field. 400s about credit, limits and disabled organisations are causes of their own.',
			remedy: [
				'Correct the field that is named.',
				'Behind a gateway: switch off beta features that it does not know (`CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1`).',
			],
			links: [pages.apiErrors, pages.gateway],
		},
		{
			id: 'model-not-found',
			title: 'The model is not known, or not open to this credential',
			meaning:
				"A 404 for the model: its name is mistyped, it has retired, it is a gateway's own name, or this credential has no access. Claude Code says the same for every 404, also for a wrong base URL.",
			tell: 'If no model works at all, look at the base URL: a doubled `/v1` looks just like this. Before 2.1.206 an expired login could show as this too.',
			remedy: [
				'Choose a model that is listed: `/model`.',
				'Remove `ANTHROPIC_MODEL` and `ANTHROPIC_DEFAULT_…_MODEL` that came from a gateway.',
				'Check that `ANTHROPIC_BASE_URL` does not end in `/v1`.',
			],
			links: [pages.apiErrors, pages.variables],
		},
		{
			id: 'request-too-large',
			title: 'The request is too large',
			meaning: 'More than the server takes (32 MB) was sent, mostly images or long attachments.',
			tell: 'A 413. A gateway or proxy may have a lower limit of its own.',
			remedy: [
				'Remove images and attachments, or compact the conversation (`/compact`).',
				'Send large files in parts.',
			],
			links: [pages.apiErrors],
		},
		{
			id: 'rate-limited',
			title: "Too many requests, or the plan's limit is used up",
			meaning:
				'A 429: requests or tokens per minute, or the five-hour or weekly limit of a plan. The credential is fine.',
			tell: 'The answer says when to come back (`retry-after`, or "resets"). An overloaded API is a 529.',
			remedy: ['Wait until the time that is named.', 'Send less at once, or raise the tier.'],
			links: [pages.rateLimits, pages.apiErrors],
		},
		{
			id: 'server-error',
			title: 'The server has a problem of its own',
			meaning: 'A 500, 502, 503 or 504 is not about you or your credential. It is mostly over soon.',
			tell: 'The status page shows whether others have it too. Behind a gateway it may be the gateway.',
			remedy: ['Wait a moment and try again.', 'Look at the status page, or at the log of the gateway.'],
			links: [pages.status, pages.apiErrors],
		},
		{
			id: 'overloaded',
			title: 'The API is at capacity',
			meaning: 'A 529 says that the API as a whole is overloaded. Your limits and your credential are fine.',
			tell: 'A 429 is about your own limits; a 529 is about everybody.',
			remedy: ['Wait for half a minute and try again, more slowly each time.', 'Look at the status page.'],
			links: [pages.status, pages.apiErrors],
		},
		{
			id: 'outage',
			title: 'Anthropic has an incident',
			meaning:
				'The status page shows an incident of the API, of Claude Code or of claude.ai. Sign-ins can fail with 401 for everybody at such times.',
			tell: 'It began suddenly and for others too; nothing on this machine has changed.',
			remedy: [
				'Change nothing: a sign-out now can make it worse.',
				'Look at the status page, wait for 15 minutes, try again gently.',
			],
			links: [pages.status],
		},
	],
	serverMessages,
);
