// What follows from several facts together: a variable next to a refusal, an address that doubles its path, a file that can't be read.
import {
	hasNearMiss,
	hasProxy,
	holds,
	isClaudeCode,
	isDown,
	isElsewhere,
	isExample,
	isMissing,
	isOthers,
	isSocks,
	kindIn,
	otherKinds,
	path,
	type Rule,
	refused,
	says,
} from '../conditions.js';
import {hostIn} from '../request.js';
import {isLocalHost, isOwnHost, isProxyHost} from './parties.js';

export const rules: readonly Rule[] = [
	{
		id: 'claude-missing',
		score: 12,
		why: 'The shell does not find the program.',
		when: ({reading}) => reading.shell === 'claude-missing',
	},
	{
		id: 'powershell-syntax',
		score: 12,
		why: 'This shell does not know the command that sets a variable.',
		when: (context) =>
			context.reading.shell === 'powershell-syntax' &&
			!(context.about === 0 && says(/export (?!anthropic|claude)[a-z_]+=/)(context)),
	},
	{
		id: 'simple-mode',
		score: 13,
		why: '`--bare` leaves out the sign-in.',
		when: (context) =>
			says(/not logged in/)(context) &&
			context.reading.lines.some(({kind, text}) => kind === 'command' && /\bclaude\b.{0,60} --bare\b/.test(text)),
	},
	{
		id: 'variable-not-exported',
		score: 11,
		why: 'The shell took the line for something else.',
		when: (context) =>
			context.reading.shell === 'variable-not-exported' && says(/anthropic|claude|sk-ant|api_key/)(context),
	},
	{
		id: 'variable-misspelled',
		score: 9.5,
		why: 'The name of a variable is a near miss of one that is read.',
		when: (context) =>
			(refused(context) || isMissing(context) || says(/not set|missing|resolve auth|could not|error/)(context)) &&
			hasNearMiss(context),
	},
	{
		id: 'gateway-token-left',
		score: 13,
		why: 'ANTHROPIC_AUTH_TOKEN holds a placeholder, and a bearer token is refused.',
		when: (context) => holds(context, 'ANTHROPIC_AUTH_TOKEN', isExample) && refused(context),
	},
	{
		id: 'gateway-token-left',
		score: 11.5,
		why: 'ANTHROPIC_AUTH_TOKEN is set, and the credential is refused.',
		when: (context) => holds(context, 'ANTHROPIC_AUTH_TOKEN') && refused(context),
	},
	{
		id: 'gateway-url-left',
		score: 14,
		why: 'ANTHROPIC_BASE_URL names this machine, and nothing answers there.',
		when: (context) =>
			isDown(context) &&
			(holds(context, 'ANTHROPIC_BASE_URL', (url) => isLocalHost(hostIn(url))) ||
				says(/base url: ?http:\/\/(?:localhost|127)/)(context)),
	},
	{
		id: 'gateway-url-left',
		score: 10.5,
		why: 'Nothing answers at an address of this machine, where a gateway would be.',
		when: (context) =>
			isDown(context) &&
			context.about > 0 &&
			context.reading.request.hosts.some((host) => isLocalHost(host) && !isProxyHost(host)),
	},
	{
		id: 'proxy-unreachable',
		score: 11,
		why: 'Nothing answers at a port where proxies of this machine are.',
		when: (context) => isDown(context) && context.reading.request.hosts.some(isProxyHost),
	},
	{
		id: 'base-url-extra-path',
		score: 14,
		why: 'The path has its version twice.',
		when: (context) => path(context, /\/v1\/v1\/|\/v1\/messages\/(?:v1\/)?messages/),
	},
	{
		id: 'base-url-extra-path',
		score: 13,
		why: 'ANTHROPIC_BASE_URL ends in /v1, and something is not found.',
		when: (context) =>
			holds(context, 'ANTHROPIC_BASE_URL', (url) => /\/v1(?:\/messages)?\/?$/.test(url)) && isMissing(context),
	},
	{
		id: 'base-url-trailing-slash',
		score: 13,
		why: 'The path has a slash twice.',
		when: (context) => path(context, /^\/\/(?:v1|messages)|[^:]\/\/(?:v1|messages)/),
	},
	{
		id: 'base-url-missing-path',
		score: 12.5,
		why: 'The path lacks its version.',
		when: (context) =>
			isMissing(context) &&
			path(context, /^(?:\/(?!v1)[\w.-]{1,40}){0,3}\/messages\/?(?:\?|$)/) &&
			!path(context, /\/v1\/messages/),
	},
	{
		id: 'base-url-invalid',
		score: 11,
		why: 'ANTHROPIC_BASE_URL has no scheme, and the URL is invalid.',
		when: (context) =>
			holds(context, 'ANTHROPIC_BASE_URL', (url) => !/^https?:\/\//i.test(url)) &&
			says(/invalid url|protocol|scheme/)(context),
	},
	{
		id: 'base-url-invalid',
		score: 8,
		why: 'The address is not a URL.',
		when: (context) => says(/invalid url/)(context) && (context.about === 2 || says(/\/v1\/messages/)(context)),
	},
	{
		id: 'key-placeholder',
		score: 13,
		why: 'ANTHROPIC_API_KEY holds an example value.',
		when: (context) =>
			holds(context, 'ANTHROPIC_API_KEY', (value) => isExample(value) && !isOthers(value)) && refused(context),
	},
	{
		id: 'key-placeholder',
		score: 11.5,
		why: 'An example value was sent as the key.',
		when: (context) =>
			refused(context) &&
			says(
				/(?:x-api-key|api[_ ]key)["']?[=:] ?["']?(?:<[^>]{0,10}your|your[-_ ]|changeme|placeholder|xxx|todo|sk-ant-(?:api03-)?x{3})|your_anthropic_api_key/,
			)(context),
	},
	{
		id: 'key-quoted',
		score: 12,
		why: 'What was sent has quotes or "Bearer" in it.',
		when: (context) =>
			refused(context) &&
			says(
				/anthropic_api_key\s{0,3}\n?\s{0,3}["']sk-ant|set anthropic_api_key=["']|x-api-key: ["']?bearer|bearer bearer/,
			)(context),
	},
	{
		id: 'key-wrong-kind',
		score: 12.5,
		why: 'The prefix of the value does not fit its variable.',
		when: (context) =>
			refused(context) &&
			(holds(context, 'ANTHROPIC_API_KEY', (value) => otherKinds.has(kindIn(value))) ||
				holds(context, 'CLAUDE_CODE_OAUTH_TOKEN', (value) => kindIn(value) === 'api-key') ||
				holds(context, 'ANTHROPIC_AUTH_TOKEN', (value) => kindIn(value) === 'api-key')),
	},
	{
		id: 'endpoint-mismatch',
		score: 13.5,
		why: "ANTHROPIC_API_KEY holds another vendor's key, or the base URL is another vendor's.",
		when: (context) =>
			refused(context) &&
			((!holds(context, 'ANTHROPIC_BASE_URL', isElsewhere) && holds(context, 'ANTHROPIC_API_KEY', isOthers)) ||
				(holds(context, 'ANTHROPIC_BASE_URL', isElsewhere) &&
					holds(context, 'ANTHROPIC_API_KEY', (value) => kindIn(value) === 'api-key'))),
	},
	{
		id: 'header-mismatch',
		score: 11.5,
		why: 'A key was sent as a bearer token.',
		when: (context) =>
			refused(context) &&
			context.reading.request.headers.some(
				({name, value}) =>
					name === 'authorization' && /^bearer .{0,3}(?:\$\{?anthropic_api_key|sk-ant-api)/i.test(value),
			),
	},
	{
		id: 'gateway-rejected',
		score: 11,
		why: 'Another server than Anthropic refuses it.',
		when: (context) =>
			context.about > 0 &&
			refused(context) &&
			context.party === 'gateway' &&
			!says(/invalid bearer token|oauth/)(context),
	},
	{
		id: 'gateway-rejected',
		score: 9.2,
		why: "ANTHROPIC_BASE_URL names a gateway, and the answer has no request id of Anthropic's.",
		when: (context) =>
			refused(context) && holds(context, 'ANTHROPIC_BASE_URL', isElsewhere) && !context.reading.hasRequestId,
	},
	{
		id: 'token-overrides-login',
		score: 12,
		why: 'CLAUDE_CODE_OAUTH_TOKEN is set, and the credential is refused.',
		when: (context) =>
			refused(context) &&
			(holds(context, 'CLAUDE_CODE_OAUTH_TOKEN') || says(/auth token: claude_code_oauth_token/)(context)),
	},
	{
		id: 'dotenv-overrides',
		score: 11.2,
		why: 'A .env file was loaded, and the credential is refused.',
		when: (context) => refused(context) && says(/dotenv|injecting env|injected .{0,40}from \.env/)(context),
	},
	{
		id: 'direnv-overrides',
		score: 11.2,
		why: 'direnv sets the variable, and the credential is refused.',
		when: (context) =>
			(refused(context) || says(/invalid api key/)(context)) && says(/direnv: export .{0,200}anthropic/)(context),
	},
	{
		id: 'proxy-auth',
		score: 11,
		why: 'A 407 is a proxy that wants a password.',
		when: ({reading, party}) => party === 'proxy' && /\b407\b/.test(reading.reported),
	},
	{
		id: 'proxy-unreachable',
		score: 12,
		why: 'A proxy is set, and the connection is refused.',
		when: (context) => isDown(context) && hasProxy(context, (url) => !isSocks(url)),
	},
	{id: 'proxy-invalid', score: 12, why: 'The proxy is a SOCKS proxy.', when: (context) => hasProxy(context, isSocks)},
	{
		id: 'cloud-flag-left',
		score: 6.5,
		why: 'A cloud provider is switched on.',
		when: (context) =>
			context.party === 'cloud' &&
			['BEDROCK', 'VERTEX', 'FOUNDRY'].some((name) =>
				holds(context, `CLAUDE_CODE_USE_${name}`, (value) => /^(?:1|true|yes|on)$/i.test(value)),
			),
	},
	{
		id: 'region-blocked',
		score: 11.5,
		why: 'A refusal of type "forbidden" without a request id comes from the edge, not from the API.',
		when: ({party}) => party === 'edge',
	},
	{
		id: 'not-the-api',
		score: 9,
		why: 'The answer is a web page.',
		when: ({reading, about}) =>
			about > 0 &&
			reading.bodies.some(({shape}) => shape === 'html') &&
			!reading.statuses.some((status) => status >= 500 || status === 413),
	},
	{
		id: 'key-empty',
		score: 12,
		why: 'An empty credential was to be sent.',
		when: says(/illegal header value b?['"](?:bearer )? ?['"]/),
	},
	{
		id: 'inside-claude-code',
		score: 11.9,
		why: "Claude Code's own shell blanks the variables.",
		when: says(/illegal header value b?['"]bearer ['"]|claudecode=1/),
	},
	{
		id: 'login-rejected',
		score: 8,
		why: 'Claude Code itself was refused.',
		when: (context) =>
			isClaudeCode(context) &&
			context.reading.statuses.includes(401) &&
			context.reading.bodies.length === 0 &&
			says(/axioserror|request failed with status/)(context),
	},
	{
		id: 'login-access',
		score: 10.5,
		why: "Claude Code's own folder can't be read or written.",
		when: says(
			/(?:eacces|eperm|erofs|enotdir|eexist|permission denied|read-only file system)[^{}]{0,100}\.claude(?:['"/\\]|\.json|\s|$)(?!hooks|settings)|\.claude['"/\\]?[\w.-]{0,40}['"]?: (?:permission denied|read-only file system|is a directory)/,
		),
	},
	{
		id: 'config-dir-split',
		score: 12,
		why: 'CLAUDE_CONFIG_DIR points at another folder, and there is no login.',
		when: (context) => context.reading.variables.has('CLAUDE_CONFIG_DIR') && says(/not logged in/)(context),
	},
	{
		id: 'home-split',
		score: 12,
		why: 'Another account runs it, and there is no login.',
		when: says(/sudo claude[\s\S]{0,200}not logged in/),
	},
	{
		id: 'key-invisible',
		score: 9,
		why: 'A header was to hold a character that none can hold.',
		when: says(/'(?:ascii|latin-1)' codec can't encode character/),
	},
	{
		id: 'key-whitespace',
		score: 11,
		why: 'What was to be sent holds a blank or a line break.',
		when: says(/(?:illegal|invalid) header value:? b?['"](?:bearer )?sk-/),
	},
	{
		id: 'keychain-folklore',
		score: 12,
		why: 'No item of Claude Code has this name.',
		when: says(/-s (?:["']claude-code["']|claude-code\s)[\s\S]{0,160}could not be found/),
	},
	{
		id: 'folklore-file',
		score: 12,
		why: 'Claude Code does not read this file.',
		when: says(/\.claude[/\\]credentials\.json|claude-code[/\\]auth\.json/),
	},
	{
		id: 'gateway-no-credential',
		score: 12,
		why: 'The base URL names another server, and there is nothing to send to it.',
		when: (context) =>
			context.reading.statuses.length === 0 &&
			says(/not logged in|missing api key/)(context) &&
			(holds(context, 'ANTHROPIC_BASE_URL', (url) => !isOwnHost(hostIn(url))) ||
				says(/api base url: ?https?:\/\/(?!api\.anthropic)/)(context)),
	},
	{id: 'login-expired', score: 11.8, why: 'The sign-in has expired.', when: says(/login expired/)},
	{
		id: 'gateway-url-left',
		score: 9,
		why: 'Nothing answers where the client was sent.',
		when: says(/unable to connect to api \((?:connection ?refused|econnrefused)/),
	},
	{
		id: 'token-rejected',
		score: 12,
		why: 'The token of `claude setup-token` is refused.',
		when: (context) =>
			refused(context) &&
			context.party !== 'gateway' &&
			says(/claude_code_oauth_token|claude-code-action|setup-token/)(context) &&
			says(/bearer|oauth|token/)(context),
	},
	{
		id: 'keychain-locked',
		score: 11,
		why: 'The keychain answers with 36: it is locked.',
		when: says(
			/security (?:find|add|show|delete|unlock)-[\s\S]{0,200}\b(?:rc|exit(?:ed)?|status|code)[ =:]{1,3}(?:code |status |with )?36\b/,
		),
	},
	{
		id: 'login-link-broken',
		score: 6.5,
		why: 'The server did not take the code of the sign-in.',
		when: (context) =>
			says(/oauth/)(context) && context.reading.statuses.at(-1) === 400 && context.reading.bodies.length === 0,
	},
	{
		id: 'key-leaked',
		score: 11,
		why: 'A key was found where others can read it.',
		when: ({reading}) => reading.isLeak,
	},
];
