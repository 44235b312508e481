// The one thing to do first, by who reads it: what cures Claude Code doesn't help a workflow, an app or a script.
import type {Cause} from '../core/cause.js';
import type {CauseId} from '../core/cause-id.js';
import type {Reader} from '../core/explain/told.js';

type First = Partial<Readonly<Record<Reader, string>>>;

/** Where a reader isn't named, `any` holds; where a cause isn't named, its first remedy. */
export const firsts: Partial<Readonly<Record<CauseId, First>>> = {
	'login-missing': {
		any: 'Run `claude auth login` and finish the sign-in in the browser, or set `ANTHROPIC_API_KEY`.',
		action:
			'Pass `anthropic_api_key` or `claude_code_oauth_token` to the action, from a secret that this repository can read.',
		app: "Enter an Anthropic API key in the app's settings, or set `ANTHROPIC_API_KEY` where the app is started.",
		script:
			'Set `ANTHROPIC_API_KEY` in the environment of this process (`export`, an env file that is loaded, or `docker run -e`).',
	},
	'login-expired': {
		any: 'Sign in again: `claude auth login` (older versions: `/login`), after closing the other sessions.',
		action: 'Make a new token with `claude setup-token` and store it as the secret `CLAUDE_CODE_OAUTH_TOKEN`.',
		app: 'Sign in to Anthropic again in the app, or give it an API key of the Console.',
		script: 'Use an API key of the Console: a sign-in of Claude Code ends after some hours.',
	},
	'login-rejected': {
		any: 'Sign in again: `claude auth logout`, then `claude auth login`. When it began suddenly for many, wait instead.',
		action:
			'Make a new token with `claude setup-token`, store it as the secret, and pass it as `claude_code_oauth_token`.',
		app: 'Sign in to Anthropic again in the app, or enter an API key of the Console.',
		script: 'Use an API key of the Console, sent as `x-api-key`.',
	},
	'login-revoked': {
		action: 'Make a new token with `claude setup-token` and store it as the secret.',
		app: 'Sign in to Anthropic again in the app.',
	},
	'token-rejected': {
		any: 'Make a new token with `claude setup-token` and put the whole of it in `CLAUDE_CODE_OAUTH_TOKEN`.',
		action:
			'Make a new token with `claude setup-token` and store the whole of it as the secret that `claude_code_oauth_token` gets.',
	},
	'key-rejected': {
		any: 'Check the key at https://console.anthropic.com/settings/keys; if it is not listed there, create a new one.',
		action: 'Check the key in the Console, and store it again as the secret that `anthropic_api_key` gets.',
		app: "Check the key in the Console, and enter it again in the app's settings for Anthropic.",
	},
	'key-empty': {
		any: 'Give the variable a value, or unset it.',
		action: 'Check that the secret exists and that this workflow may read it (a fork may not).',
		app: "Enter the key in the app's settings.",
		script: 'Set `ANTHROPIC_API_KEY` for this process, and check that it is not set to an empty text somewhere.',
	},
	'key-whitespace': {
		any: 'Write the key again without a blank or line break: `printf %s "$ANTHROPIC_API_KEY" | cat -A` shows them.',
		action: 'Store the secret again without a line break at its end.',
		app: 'Paste the key again without a blank or line break.',
	},
	'key-overrides-login': {
		any: 'Remove `ANTHROPIC_API_KEY` where it is set (shell file, `.env`, `env` of a settings file) and `unset` it here.',
		app: "Take the key out of the app's settings if the subscription is meant.",
	},
	'gateway-rejected': {
		any: 'Get a new key of this gateway, and put it in the variable or field that is meant for it.',
		cloud: 'Ask whoever runs the gateway whether this credential may use it.',
	},
	'endpoint-mismatch': {
		any: 'Use a key and an address of the same provider: `sk-ant-` keys go to https://api.anthropic.com.',
	},
	'cloud-credentials': {
		any: 'Renew the sign-in of the cloud: `aws sso login`, `gcloud auth application-default login` or `az login`.',
		action: 'Let the workflow sign in to the cloud before this step (its OIDC role or its secrets).',
		cloud:
			'Renew that sign-in (`aws sso login`, `gcloud auth application-default login`, `az login`); if it is valid, ask for the permission that is named.',
		aws: 'Renew the credentials of this profile (`aws sso login`, or new keys); if `aws sts get-caller-identity` shows them, ask for the permission that is named.',
		google:
			'Renew the sign-in: `gcloud auth application-default login`; if it is valid, ask for the permission that is named.',
		azure: 'Check that key and endpoint are of the same resource, or sign in again with `az login`.',
	},
	'cloud-flag-left': {
		any: 'If you mean Anthropic itself, unset `CLAUDE_CODE_USE_BEDROCK`, `…_VERTEX` or `…_FOUNDRY` where it is set.',
		cloud:
			'Sign in to that cloud; if you mean Anthropic itself, unset `CLAUDE_CODE_USE_BEDROCK`, `…_VERTEX` or `…_FOUNDRY`.',
	},
	'model-not-found': {
		any: 'Use a model that `GET /v1/models` lists; in Claude Code: `/model`, or take the name out of `ANTHROPIC_MODEL`.',
		action: 'Name a model that exists in `claude_args` (`--model`), or leave it out.',
		app: 'Choose a model that the provider lists, in the app.',
		script: 'Write a model that `GET /v1/models` lists.',
		cloud: 'Enable the model for this project and region, or write the id that this cloud lists.',
		gateway: 'Use a model name that this gateway lists, or ask whoever runs it to open that model for you.',
	},
	'permission-denied': {
		cloud: 'Ask for the permission that the message names, in the console of that cloud.',
		any: 'Read what the answer refuses, and ask whoever runs the organisation or gateway for it.',
		gateway: 'Read what the gateway refuses, and ask whoever runs it.',
	},
	'rate-limited': {
		app: 'Wait a minute and send less at once; a key of a higher tier, or another model, has its own limit.',
		script: 'Wait as long as the header `retry-after` says, and send less at once; the Console shows the limits.',
		cloud: 'Ask for more quota for this model in the console of that cloud, or use another region.',
		gateway: 'Wait and send less at once; the limit may be of the gateway: ask whoever runs it.',
	},
	'credit-too-low': {
		any: 'Add credit in the Console under billing. With a Pro or Max plan: unset `ANTHROPIC_API_KEY` instead.',
		action:
			'Add credit in the Console under billing, or pass `claude_code_oauth_token` in place of `anthropic_api_key`.',
		app: 'Add credit in the Console under billing: a subscription does not pay for apps.',
		script: 'Add credit in the Console under billing: a subscription does not pay for the API.',
		gateway: 'Top up the account at this gateway: the credit is there, not at Anthropic.',
	},
	'spend-limit': {
		gateway: 'Ask whoever runs this gateway for a higher budget, or wait until it starts anew.',
	},
	'region-blocked': {
		any: 'Try another network, or switch the VPN off: the request was refused before any key was looked at.',
	},
	'tls-intercepted': {
		any: 'Set `NODE_EXTRA_CA_CERTS` to the file with the root certificate of your company.',
		script:
			'Trust the root certificate of your company: `SSL_CERT_FILE` (Python, Ruby, Go), `NODE_EXTRA_CA_CERTS` (Node), the keystore (Java).',
	},
	'app-misconfigured': {any: "Enter key, base URL and model again in the app's settings for Anthropic."},
	'oauth-not-for-api': {
		any: 'Create an API key in the Console and use it in the other program. In Claude Code itself: `claude update`.',
	},
	'header-mismatch': {
		script: 'Send an API key as `x-api-key: …`, without "Bearer"; a gateway may want the other header.',
		app: "Choose in the app's settings how the key is sent: `x-api-key`, or `Authorization: Bearer` for a gateway.",
	},
	'org-forbids-login': {
		any: 'Look at the billing page and pay or renew; in an organisation, ask its administrator to enable Claude Code.',
		action: 'Use an API key of the Console: pass it as `anthropic_api_key`.',
	},
	'base-url-missing-path': {
		app: 'End the base URL in `/v1`: this app adds only `/messages`.',
		script: 'End the base URL in `/v1`: this library adds only `/messages`.',
	},
	'claude-missing': {app: "Install Claude Code for this account, or give the app the program's path."},
	offline: {
		script: 'Try `curl -I https://api.anthropic.com` where the program runs (in its container): name, way or firewall.',
	},
};

export function firstOf({id, remedy}: Cause, readers: readonly Reader[]): string {
	const known = firsts[id];
	return readers.map((reader) => known?.[reader]).find((first) => first !== undefined) ?? remedy[0] ?? '';
}
