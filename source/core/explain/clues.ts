// What follows from several things in one text together: a variable next to a refusal, a local address next to a refused connection.
import {isPlaceholder, kindOf} from '../credential-kind.js';
import {intendedName} from '../variables.js';
import type {Pasted} from './pasted.js';

export type Clue = {readonly id: string; readonly score: number; readonly why: string};

type Rule = Clue & {readonly when: (pasted: Pasted) => boolean};

const refusal = ({statuses, types, tight}: Pasted) =>
	statuses.includes(401) ||
	types.includes('authentication_error') ||
	/invalid(bearertoken|x-api-key|apikey)|unauthorized/.test(tight);
const refused = ({tight}: Pasted) =>
	/econnrefused|connectionrefused|connectionerror|failedtoconnect|unabletoconnect/.test(tight);
const notFound = ({statuses, tight}: Pasted) =>
	statuses.includes(404) || /issuewiththeselectedmodel|not_found_error|404notfound/.test(tight);
/** Whether the text gives this variable a value of this kind. */
const holds = (pasted: Pasted, name: string, is: (value: string) => boolean = () => true) =>
	(pasted.variables.get(name) ?? []).some((value) => value !== '' && is(value));
/** An example value. One that somebody masked before pasting (sk-ant-***) says nothing. */
const isExample = (value: string) => isPlaceholder(value) && !/\*|\.{3}/.test(value);
/** The kind, also of a value that was masked behind its prefix. */
const kindIn = (value: string) => kindOf(value.replace(/[*.x]{2,}/i, 'a1B'));
const otherKinds: ReadonlySet<string> = new Set(['oauth', 'refresh', 'admin', 'session', 'enterprise']);
const isLocal = (url: string) => /^\S*?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])/i.test(url);
const isSocks = (url: string) => /^socks/i.test(url);
const hasProxy = (pasted: Pasted, is: (value: string) => boolean) =>
	['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].some((name) => holds(pasted, name, is));
const isElsewhere = (url: string) => !isLocal(url) && !/anthropic\.com|claude\.com/i.test(url);

/** What the API itself says when it refuses a credential, and a refusal without a text. */
const ownRefusal =
	/invalidx-api-key|x-api-keyheader|bearertoken|oauth|invalidauthenticationcredentials|accesstoken|401(?:unauthorized)?(?:$|[^a-z0-9{"])/;

/** A near miss of a known name. A wrap can cut a name: a piece of one that stands whole in the text is no near miss. */
function hasNearMiss({lines, tight}: Pasted): boolean {
	const names = new Set(
		lines.flatMap((line) => line.match(/(?<![\w.-])[A-Z][A-Z0-9]+_[A-Z0-9_]{2,40}(?![\w-])/g) ?? []),
	);
	return [...names].some((name) => {
		const intended = intendedName(name)?.toLowerCase();
		const isPiece = intended && (intended.startsWith(name.toLowerCase()) || intended.endsWith(name.toLowerCase()));
		return intended !== undefined && !(isPiece && tight.includes(intended));
	});
}

const rules: readonly Rule[] = [
	{
		id: 'variable-misspelled',
		score: 8.8,
		why: 'The name of a variable is a near miss of one that is read.',
		when: (pasted) => pasted.isError && hasNearMiss(pasted),
	},
	{
		id: 'gateway-token-left',
		score: 12,
		why: 'ANTHROPIC_AUTH_TOKEN holds a placeholder, and a bearer token is refused.',
		when: (pasted) => holds(pasted, 'ANTHROPIC_AUTH_TOKEN', isExample) && refusal(pasted),
	},
	{
		id: 'gateway-token-left',
		score: 9.5,
		why: 'ANTHROPIC_AUTH_TOKEN is set, and the credential is refused.',
		when: (pasted) => holds(pasted, 'ANTHROPIC_AUTH_TOKEN') && refusal(pasted),
	},
	{
		id: 'gateway-url-left',
		score: 13,
		why: 'ANTHROPIC_BASE_URL names this machine, and the connection is refused.',
		when: (pasted) => holds(pasted, 'ANTHROPIC_BASE_URL', isLocal) && refused(pasted),
	},
	{
		id: 'base-url-extra-path',
		score: 12,
		why: 'ANTHROPIC_BASE_URL ends in /v1, and something is not found.',
		when: (pasted) =>
			holds(pasted, 'ANTHROPIC_BASE_URL', (url) => /\/v1(?:\/messages)?\/?$/.test(url)) && notFound(pasted),
	},
	{
		id: 'base-url-invalid',
		score: 11,
		why: 'ANTHROPIC_BASE_URL has no scheme, and the URL is invalid.',
		when: (pasted) =>
			holds(pasted, 'ANTHROPIC_BASE_URL', (url) => !/^https?:\/\//i.test(url)) &&
			/invalidurl|protocol|scheme/.test(pasted.tight),
	},
	{
		id: 'key-placeholder',
		score: 12,
		why: 'ANTHROPIC_API_KEY holds an example value.',
		when: (pasted) => holds(pasted, 'ANTHROPIC_API_KEY', isExample) && refusal(pasted),
	},
	{
		id: 'key-wrong-kind',
		score: 11.5,
		why: 'The prefix of the value does not fit its variable.',
		when: (pasted) =>
			(holds(pasted, 'ANTHROPIC_API_KEY', (value) => otherKinds.has(kindIn(value))) ||
				holds(pasted, 'CLAUDE_CODE_OAUTH_TOKEN', (value) => kindIn(value) === 'api-key') ||
				holds(pasted, 'ANTHROPIC_AUTH_TOKEN', (value) => kindIn(value) === 'api-key')) &&
			refusal(pasted),
	},
	{
		id: 'endpoint-mismatch',
		score: 10.5,
		why: "ANTHROPIC_API_KEY holds another vendor's key, or the base URL is another vendor's.",
		when: (pasted) =>
			refusal(pasted) &&
			(holds(pasted, 'ANTHROPIC_API_KEY', (value) => kindIn(value) === 'other-vendor') ||
				(holds(pasted, 'ANTHROPIC_BASE_URL', isElsewhere) &&
					holds(pasted, 'ANTHROPIC_API_KEY', (value) => kindIn(value) === 'api-key'))),
	},
	{
		id: 'gateway-rejected',
		score: 9.2,
		why: "ANTHROPIC_BASE_URL names a gateway, and the answer has no request id of Anthropic's.",
		when: (pasted) => refusal(pasted) && holds(pasted, 'ANTHROPIC_BASE_URL', isElsewhere) && !pasted.hasRequestId,
	},
	{
		id: 'gateway-rejected',
		score: 6.5,
		why: 'Claude Code shows a 401 whose text is none of the API.',
		when: ({tight, hasRequestId}) => /apierror:?\(?401/.test(tight) && !hasRequestId && !ownRefusal.test(tight),
	},
	{
		id: 'token-overrides-login',
		score: 10,
		why: 'CLAUDE_CODE_OAUTH_TOKEN is set, and the credential is refused.',
		when: (pasted) => holds(pasted, 'CLAUDE_CODE_OAUTH_TOKEN') && refusal(pasted),
	},
	{
		id: 'proxy-unreachable',
		score: 11,
		why: 'A proxy is set, and the connection is refused.',
		when: (pasted) => hasProxy(pasted, (url) => !isSocks(url)) && refused(pasted),
	},
	{
		id: 'proxy-invalid',
		score: 11,
		why: 'The proxy is a SOCKS proxy.',
		when: (pasted) => hasProxy(pasted, isSocks) && pasted.isError,
	},
	{
		id: 'cloud-flag-left',
		score: 9.5,
		why: 'A cloud provider is switched on.',
		when: (pasted) =>
			pasted.isError &&
			['BEDROCK', 'VERTEX', 'FOUNDRY'].some((name) =>
				holds(pasted, `CLAUDE_CODE_USE_${name}`, (value) => /^(?:1|true|yes|on)$/i.test(value)),
			),
	},
	{
		id: 'region-blocked',
		score: 11,
		why: 'A refusal of type "forbidden" without a request id comes from the edge, not from the API.',
		when: ({tight, hasRequestId}) => /requestnotallowed/.test(tight) && !hasRequestId,
	},
	{
		id: 'not-the-api',
		score: 5.5,
		why: 'The answer is a web page.',
		when: ({tight, isAboutClaude}) => isAboutClaude && /<!doctypehtml|<html/.test(tight),
	},
];

export function cluesOf(pasted: Pasted): readonly Clue[] {
	if (pasted.isForeign && !pasted.isAboutClaude) {
		return [];
	}
	return rules.filter(({when}) => when(pasted)).map(({id, score, why}) => ({id, score, why}));
}
