// What can be seen in a pasted text: status codes, error types, variables, hosts, and whether it is about Claude at all.
import {onOneLine, tidy, tightened} from './tidy.js';

export type Pasted = {
	readonly lines: readonly string[];
	/** On one line, lower case. */
	readonly line: string;
	/** Without blanks and quotes, lower case. */
	readonly tight: string;
	/** HTTP status codes, in order of appearance. */
	readonly statuses: readonly number[];
	/** Error types such as authentication_error, in order of appearance. */
	readonly types: readonly string[];
	/** Environment variables and what the text says they hold. Never shown. */
	readonly variables: ReadonlyMap<string, string>;
	/** Hosts of URLs and of failed connections, without this machine and documentation. */
	readonly hosts: readonly string[];
	/** A request id of the API: "req_…". */
	readonly hasRequestId: boolean;
	/** Speaks of Claude, Anthropic or something that only they have. */
	readonly isAboutClaude: boolean;
	/** Speaks of another service. */
	readonly isForeign: boolean;
	/** Has the form of an error, not of prose. */
	readonly isError: boolean;
	/** Program text, a diff or documentation of one: it mentions errors, but reports none. */
	readonly isSource: boolean;
};

const claude =
	/claude|anthropic|sk-ant-|x-api-key|apikeyhelper|api error[:( ]|req_01|\/v1\/messages|\/login\b|overloaded_error|authentication_error|litellm/i;
const claudeTight =
	/claude|anthropic|sk-ant-|x-api-key|apierror[:(]|apikeyhelper|overloaded_error|authentication_error/;
const strictlyClaude =
	/anthropic|sk-ant-|apikeyhelper|api error[:( ]|claude (?:code|auth|login|logout|-p|setup)|claude\.ai|claude\.com|\.claude\b|\/login\b|claude_code|\bclaude\b.{0,40}(?:error|failed|invalid|expired|not found|denied)/i;
const foreign =
	/github|\bgit (?:commit|push|pull|clone|log|diff|tag|fetch)\b|\bgroq\b|mistralai|generativeai|google\.genai|botocore|boto3|\(gcloud|\baz:|gitlab|bitbucket|\bnpm\b|registry\.|\bdocker\b|^pip|pip\.|pypi|stripe|sk_(?:test|live)_|twilio|sendgrid|mailgun|slack|telegram|discord|openai|gpt-\d|huggingface|cohere|replicate|elevenlabs|publickey|postgres|psycopg|mysql|mariadb|mongo|redis|rabbitmq|kafka|elasticsearch|\bssh\b|sshd|\bsmtp|imap|ldap|jira|confluence|atlassian|\bs3\b|amazonaws\.com\/|getcalleridentity|kubectl|terraform|ansible|cargo|maven|gradle|composer|rubygems|\bapt\b|apt-get|\byum\b|homebrew|\bbrew\b|spotify|twitter|x\.com|facebook|instagram|google maps|maps\.googleapis|firebase|supabase|auth0|okta|keycloak|shopify|paypal|wordpress|jenkins|sonar|nexus|artifactory|azure devops|dev\.azure|heroku|vercel|netlify|cloudinary|algolia|datadog|sentry|notion|airtable|jwt/i;
const aboutGit = /^(?:\$ )?git (?:commit|log|show|diff|add|tag|blame)\b/;
const ownWords = /claude|anthropic|sk-ant-|x-api-key|api error[:(]/i;

/** Whether the text speaks of Claude by more than the bare name. */
export function isStrictlyClaude(pasted: Pasted): boolean {
	return strictlyClaude.test(pasted.line) || /\.claude|anthropic|sk-ant-|apierror[:(]/.test(pasted.tight);
}

export function readPasted(text: string): Pasted {
	const all = tidy(text);
	// In a transcript a line of git or npm stands next to one of Claude Code: it is none of our business.
	const kept = all.filter(
		(line, at) => !aboutGit.test(line) && (!foreign.test(line) || ownWords.test(unwrapped(all, at))),
	);
	const lines = kept.filter((line) => line !== '');
	const line = onOneLine(lines);
	const tight = tightened(lines.join(''));
	return {
		lines,
		line,
		tight,
		statuses: statusesOf(tight),
		types: [...tight.matchAll(/type:(\w+_error|forbidden|[a-z]+_error|request_too_large)/g)].map(
			([, type]) => type ?? '',
		),
		variables: variablesOf(lines),
		hosts: hostsOf(lines),
		hasRequestId: /req_0?1?[a-z0-9]{6}/.test(tight) || /request-id:req_/.test(tight),
		isAboutClaude: claude.test(line) || claudeTight.test(tight),
		isForeign: all.some((one) => foreign.test(one)) || foreign.test(all.join('')),
		isError:
			/(?:error|exception|failed|failure|fatal|warning|denied|refused|invalid|unauthori[sz]ed|forbidden)\s*[:([{·]|\b\w+(?:error|exception)\b|http\/\d|api error|\b[45]\d\d (?:unauthori[sz]ed|forbidden|not found|bad |too many|payment|internal|service|gateway|proxy|request|payload|\{)|traceback|curl: \(\d|(?:^| )✘/.test(
				line,
			),
		isSource: isSourceText(lines),
	};
}

/** A line with its neighbours, where it may be a part of one that was wrapped. */
function unwrapped(lines: readonly string[], at: number): string {
	const isLong = (line: string) => line.length >= narrowest - 4;
	const [before = '', line = '', after = ''] = [lines[at - 1], lines[at], lines[at + 1]];
	return (isLong(before) ? before : '') + line + (isLong(line) ? after : '');
}

const narrowest = 40;

const statusForms =
	/(?:apierror:?|errorcode:?|statuscode:?|status:|status=|statuscode=|httpstatus:?|httpstatuscode:?|http\/(?:1\.[01]|2(?:\.0)?|3)|httperror:?|apierrorstatus:|apierrorstatus_?:|api_error_status:|status_code:|status_code=|code:|error:|error:\(|error\(|returned(?:error:?)?|rejected\(|failedwithstatus(?:code)?|statuscodeof|response:?|\(http|https?:?)\(?(4\d\d|5\d\d)(?!\d*[./]\d)/g;
const reasonForms =
	/(4\d\d|5\d\d)(?:\{?type:error|\{error|[-:(]?(?:unauthorized|forbidden|notfound|badrequest|toomanyrequests|paymentrequired|internalservererror|badgateway|serviceunavailable|servicetemporarilyunavailable|gatewaytime-?out|proxyauthenticationrequired|payloadtoolarge|requestentitytoolarge|contenttoolarge|unprocessable|overloaded|siteisoverloaded))/g;

function statusesOf(tight: string): readonly number[] {
	const found = [...tight.matchAll(statusForms), ...tight.matchAll(reasonForms)]
		.sort((one, other) => one.index - other.index)
		.map(([, status]) => Number(status));
	return [...new Set(found)];
}

function variablesOf(lines: readonly string[]): ReadonlyMap<string, string> {
	const variables = new Map<string, string>();
	const text = lines.join('\n');
	for (const [, name, value] of text.matchAll(
		/\b((?:ANTHROPIC|CLAUDE|AWS|HTTPS?|ALL|NO)_[A-Z0-9_]{3,40}|https?_proxy|all_proxy)["']?\s*[=:]\s*["']?([^\s"',;}]*)/g,
	)) {
		variables.set((name ?? '').toUpperCase(), value ?? '');
	}
	for (const [, name, value] of text.matchAll(/\becho "?\$\{?([A-Z][A-Z0-9_]{3,40})\}?"?\s*\n\s*(\S+)/g)) {
		variables.set(name ?? '', value ?? '');
	}
	return variables;
}

const documentation =
	/^(?:curl\.se|curl\.haxx\.se|nodejs\.org|docs\.|www\.python\.org|errors\.pydantic|localhost|127\.|0\.0\.0\.0|\[::1\])/;

function hostsOf(lines: readonly string[]): readonly string[] {
	// Together without breaks as well: a wrap can cut a host.
	const text = `${lines.join('\n')}\n${lines.join('')}`;
	const hosts = [
		...text.matchAll(
			/\b(?:https?|wss?):\/\/(?:[^\s/@"'<>]*@)?([a-z0-9.[\]:-]+\.[a-z]{2,}|localhost|\d+\.\d+\.\d+\.\d+)/gi,
		),
		...text.matchAll(
			/\b(?:ENOTFOUND|EAI_AGAIN|host[:=]?|host name|lookup|connect to)\s*["']?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi,
		),
	].map(([, host]) => (host ?? '').toLowerCase());
	return [...new Set(hosts)].filter((host) => !documentation.test(host));
}

const code =
	/^[+-]?\s*(?:(?:import|from|const|let|var|def|class|async|await|function|public|private|protected|static|fn|func|pub|use|using|package|namespace|interface|struct|enum|impl)\s|export (?:const|default|function|async|class|type|interface)|(?:if|elif|else|for|while|switch|try|catch|except|finally|with|return|raise|throw|new|case)\b.*[:;{(]|#include|#\s*(?:TODO|FIXME)|\/\/|\/\*|@@ |@\w+|[})\]]+[;,)]*$)|[;{]$|=>|\bprocess\.env\b(?!.*(?:undefined|not set|missing))|os\.environ|os\.getenv/;

/** Most lines are program text, and none is a report of an error. */
function isSourceText(lines: readonly string[]): boolean {
	const report =
		/^(?:[\w.]*(?:error|exception)\b|traceback|api error|http\/|curl:|fatal|panic|uncaught|unhandled|caused by|please run|failed|\{"?type|at \S+ \(|file ")/i;
	const programText = lines.filter((line) => code.test(line) && !/"type"|'type'|^at /.test(line));
	return (
		(programText.length * 2 > lines.length || /^(?:#|\/\/) ?(?:TODO|FIXME)/.test(lines[0] ?? '')) &&
		!lines.some((line) => report.test(line) || /command not found|not recogni[sz]ed/i.test(line))
	);
}
