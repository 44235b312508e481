// What a text is about: Claude, another service, an error or a story. It decides how telling words must be to count.
import {isAskedElsewhere, withoutOthersApis} from './elsewhere.js';
import {onOneLine, tightened, withoutDashes} from './tidy.js';

const claude =
	/claude|anthropic|sk-ant-|x-api-key|apikeyhelper|api error[:( ]|req_01|\/v1\/messages|(?<![\w/]|: ?['"])\/login\b(?! http)|overloaded_error|(?<!_)authentication_error|litellm|bedrock|aiplatform/;

/** What only Claude Code, the API and their clients say; the bare name is not enough. */
const strictlyClaude = new RegExp(
	[
		/anthropic|sk-ant-|x-api-key|apikeyhelper|(?<!_)authentication_error|overloaded_error|api error[:( ]|claudeaioauth|(?:post|url:) \/v1\/messages/,
		/claude (?:code|auth|login|logout|-p|setup)|claude\.ai|claude\.com|\.claude\b|claude_code|(?<![\w/]|: ?['"])\/login\b(?! http)/,
		/api_error_status|is_error'?[:=] ?true|authentication_failed|esc to interrupt|retrying in \d+ ?s(?:econds?)?(?:\.{3}|…)? [(·]?attempt|api_timeout_ms/,
		/loggedin'?: ?(?:false|true)|(?<!(?:google|dropbox|yandex|vercel|git(?:hub|lab)|microsoft|facebook|linkedin|notion|slack|salesforce|discord|spotify) )oauth (?:access )?(?:token|error|authentication|session)|login failed: timeout|fix external|api returned/,
		/refreshtokenexpiresat|forcelogin|\bclaude\b.{0,40}(?:error|failed|invalid|expired|not found|denied)/,
	]
		.map(({source}) => source)
		.join('|'),
);

const squeezed =
	/anthropic|sk-ant-|x-api-key|apikeyhelper|(?<!_)authentication_error|overloaded_error|apierror[:(]|\.claude|claudecode|type:error,error:\{type:|post\/v1\/messages/;

/** Other services and tools whose errors look alike. */
const foreign = new RegExp(
	[
		/github|gitlab|bitbucket|\bgit (?:commit|push|pull|clone|log|diff|tag|fetch)\b|\bssh\b|sshd|publickey/,
		/\bnpm\b|registry\.|\bdocker\b|^(?:\$ )?pip(?:3? install (?!.*(?:anthropic|claude))|(?!3? install))|pip\.|pypi|cargo|maven|gradle|composer|rubygems|\bapt\b|apt-get|\byum\b|\bbrew\b|homebrew/,
		/openai|gpt-\d|\bprovider: ?(?:deepseek|mistral|gemini|google|xai|ollama)|\bgroq\b|mistralai|generativeai|google\.genai|huggingface|cohere|replicate|elevenlabs/,
		/\b(?:postgres|psycopg|mysql|mariadb|mongo|redis|rabbitmq|kafka|elasticsearch|ldap|smtp|imap)/,
		/botocore|boto3|\bs3\b|amazonaws\.com\/|getcalleridentity|\(gcloud|\baz:|kubectl|terraform|ansible|azure devops|dev\.azure/,
		/\b(?:stripe|sk_(?:test|live)_|twilio|sendgrid|mailgun|slack|telegram|discord|spotify|twitter|x\.com|facebook|dropbox|yandex|trello|instagram|shopify|paypal)/,
		/google maps|(?<!aiplatform\.)googleapis\.com|developers\.google|firebase|supabase|auth0|okta|keycloak|wordpress|jenkins|sonar|nexus|artifactory|jira|confluence|atlassian/,
		/\b(?:heroku|vercel|netlify|cloudinary|algolia|datadog|sentry|notion|airtable|jwt)/,
	]
		.map(({source}) => source)
		.join('|'),
	'i',
);

const error = new RegExp(
	[
		/(?:error|exception|failed|failure|fatal|warning|denied|refused|invalid|unauthori[sz]ed|forbidden)\s*[:([{·]/,
		/\b\w+(?:error|exception)\b|http\/\d|api error|traceback|curl: \(\d|(?:^| )✘/,
		/\b[45]\d\d (?:unauthori[sz]ed|forbidden|not found|bad |too many|payment|internal|service|gateway|proxy|request|payload|\{)/,
	]
		.map(({source}) => source)
		.join('|'),
);

/** Only what reports an error reads so; a documentation that tells of them does not. */
const report =
	/api error[:( ]{0,3}[45]\d\d|error code: \d{3}|traceback|type'?: ?'error|curl: \(\d|http\/[\d.]+'? [45]\d\d|(?:not logged in|expired|key|revoked)[ ,.|-]{0,3}(?:please )?run \/login|\b\w*(?:error|exception)\b: /;

const trouble =
	/error|fail|expired?\b|invalid|denied|refused|\bnot\b|cannot|can't|couldn't|unable|missing|revoked|\blimit|blocked|disabled|rejected|overloaded|exceed|unauthori|forbidden|corrupt|conflict|unknown|outdated|too (?:low|large|many)|\b[45]\d\d\b/;

const story = new RegExp(
	[
		/\bi've\b|\bi have (?:done|added|updated|fixed|made|renamed|changed)\b|so that|tests? pass|pull request|please review/,
		/\b(?:updated|added|fixed|refactor|renamed|implement|rewrote|handle[sd]?|describes?)\w*\b|^#|\|---/,
		/\bhow (?:do|to|can)\b|\bwhat (?:is|are|does)\b|\bif (?:the|you|it)\b|\bmeans\b|documentation says|\bexplains\b/,
		/^(?:which|who|can|could|should|do|does)\b[^.?!:{]*\?$/,
		/\bthe (?:docs|documentation|api (?:answers|returns))\b/,
		/\b(?:all good|fine|solved|works) now\b(?!\?)|\bnever ?mind\b|\bjust my\b/,
	]
		.map(({source}) => source)
		.join('|'),
);

const aboutGit = /^(?:\$ )?git (?:commit|log|show|diff|add|tag|blame)\b/;
/** Whatever package it names, the error is npm's. */
const npmsLine = /^npm (?:err!|error|warn)/i;
const ownWords = /claude|anthropic|sk-ant-|x-api-key|api error[:(]/i;

export type Context = {
	/** Speaks of Claude, Anthropic or something that only they have. */
	readonly isAboutClaude: boolean;
	/** By more than the bare name. */
	readonly isStrictlyClaude: boolean;
	/** Speaks of another service. */
	readonly isForeign: boolean;
	/** Each address in it is another service's, and nothing else speaks of Claude. */
	readonly isElsewhere: boolean;
	/** Has the form of an error, not of prose. */
	readonly isError: boolean;
	/** Has the form of an error that only a program writes. */
	readonly isReport: boolean;
	/** Tells of something, as people and documentation do. */
	readonly isStory: boolean;
	/** Short, and speaks of trouble: a message on its own. */
	readonly isTroubled: boolean;
};

/** `all`: every line; `lines`: those that are no other program's. */
export function contextOf(all: readonly string[], lines: readonly string[]): Context {
	const line = onOneLine(lines);
	const says = saysIn(all, lines);
	// The names of other APIs end as Claude Code's own errors begin.
	const rest = all.map(withoutOthersApis);
	const speaksOf = saysIn(rest, lines.map(withoutOthersApis));
	const tight = tightened(lines.map(withoutOthersApis).map(withoutDashes).join(''));
	const others = all.filter((one) => !npmsLine.test(one));
	const isElsewhere = isAskedElsewhere(unwrapped(all));
	const isStrictlyClaude = !isElsewhere && (speaksOf(strictlyClaude) || squeezed.test(tight));
	return {
		isAboutClaude: isStrictlyClaude || (!isElsewhere && (speaksOf(claude) || /claude/.test(tight))),
		isStrictlyClaude,
		isElsewhere,
		isForeign:
			rest.some((one, at) => one !== all[at]) ||
			others.some((one) => foreign.test(one)) ||
			foreign.test(unwrapped(others)),
		isError: says(error),
		isReport: says(report),
		// What an answer holds between its braces nobody tells.
		isStory: story.test(withoutBody(line)),
		isTroubled: line.length <= 400 && says(trouble),
	};
}

/** Looks for a pattern on one line, and in what is whole again once the lines are together that a wrap has cut. */
function saysIn(all: readonly string[], lines: readonly string[]): (pattern: RegExp) => boolean {
	const [line, joined] = [onOneLine(lines), unwrapped(all).toLowerCase()];
	return (pattern) => pattern.test(line) || pattern.test(joined);
}

function withoutBody(line: string): string {
	const [from, to] = [line.indexOf('{'), line.lastIndexOf('}')];
	return from >= 0 && from < to ? line.slice(0, from) + line.slice(to + 1) : line;
}

/** Without the lines that are another program's: in a transcript one of git or npm stands next to one of Claude Code. */
export function ownLines(all: readonly string[]): readonly string[] {
	const isAboutGit = (line: string) => aboutGit.test(line);
	return all.filter((line, at) => {
		if (npmsLine.test(line)) {
			return false;
		}
		const before = all[at - 1] ?? '';
		const isGits = isAboutGit(line) || (isAboutGit(before) && isWrapped(before));
		return !isGits && (!foreign.test(line) || ownWords.test(withNeighbours(all, at)));
	});
}

/** Whether a line may go on in the next one: it is as long as the narrowest window that is reckoned with, but for a final blank. */
export function isWrapped(line: string): boolean {
	return line.length >= 36;
}

/** On one line, with the lines put together that a window may have broken. */
export function unwrapped(lines: readonly string[]): string {
	return lines.map((line) => (isWrapped(line) ? line : `${line} `)).join('');
}

function withNeighbours(lines: readonly string[], at: number): string {
	const [before = '', line = '', after = ''] = [lines[at - 1], lines[at], lines[at + 1]];
	return (isWrapped(before) ? before : '') + line + (isWrapped(line) ? after : '');
}
