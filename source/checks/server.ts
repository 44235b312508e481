// What the server says to what would be sent: each refusal as its cause, at the place of the credential.
import type {CauseId} from '../core/cause-id.js';
import {defineCheck, type Finding, optional} from '../core/check.js';
import {readEndpoint} from '../core/endpoint.js';
import type {Fix} from '../core/fix.js';
import {type Folders, placeOf, writePlace} from '../core/place.js';
import type {AnswerResult, ShellFiles, Variable} from '../core/readings.js';
import type {Request, Sent} from '../core/request.js';
import type {Grounds} from '../core/trust.js';
import {goesElsewhere} from '../core/trust.js';
import {grounds} from '../facts/network.js';
import {type Sender, sentBy} from '../facts/sender.js';
import {type Senders, senders} from '../facts/senders.js';
import {isSamePlace} from '../facts/setters.js';
import {type Processes, processes} from '../probes/processes.js';
import {shellFiles} from '../probes/shell-files.js';
import {asOf} from './shared/app-findings.js';
import {asAnswered} from './shared/as-answered.js';
import {dropConsoleKey} from './shared/console-key.js';
import {throughRouter} from './shared/local-router.js';
import {modelOf, withoutModel} from './shared/model.js';
import {whyNotAsked} from './shared/not-asked.js';
import {routeFix} from './shared/proxy-at-hand.js';
import {serverRemedies} from './shared/remedies.js';
import {removal} from './shared/sender-fixes.js';
import {signIn} from './shared/sign-in-again.js';
import {setLoginAside} from './stored-sign-in.js';

export default defineCheck({
	id: 'server',
	title: 'What the server says',
	area: 'server',
	order: 380,
	for: ['claude-code', 'api', 'app', 'form'],
	needs: {senders, grounds, shell: optional(shellFiles), processes: optional(processes)},
	judge({senders: facts, grounds, shell, processes: running}, {folders}) {
		const more = {...facts, folders, grounds, shell, running};
		return facts.all.flatMap((sender) => (sender.answer.kind === 'said' ? findingOf(sender, sender.answer, more) : []));
	},
	untested: ({senders: {all}}) => whyNotAsked(all.flatMap(({answer, refusal}) => (refusal ? [] : [answer]))),
});

type Refused = Extract<AnswerResult, {kind: 'said'}>;

type Facts = Senders & {
	readonly folders: Folders;
	readonly grounds: Grounds;
	readonly shell: ShellFiles | undefined;
	readonly running: Processes | undefined;
};

/** Other checks report these, with the place and the cure. */
const saidElsewhere: ReadonlySet<CauseId> = new Set([
	'login-sent-elsewhere',
	'login-missing',
	'helper-failed',
	'config-corrupt',
	'managed-policy',
	'cloud-credentials',
]);

/** Faults of the server, the network or the request: the credential isn't to blame. */
const notTheKey: ReadonlySet<CauseId> = new Set([
	'server-error',
	'overloaded',
	'rate-limited',
	'region-blocked',
	'request-too-large',
	'bad-request',
	'model-not-found',
]);

function findingOf(sender: Sender, answer: Refused, facts: Facts): readonly Finding[] {
	const {severity, name, kind} = sender;
	const request = sentBy(sender);
	const sent = request?.xApiKey ?? request?.bearer ?? null;
	const isOfCloud = request?.provider !== 'anthropic' && (answer.status === 401 || answer.status === 403);
	if (!request || isOfCloud || (kind !== 'claude-code' && !sent)) {
		return [];
	}
	const cause = precise(answer, request, sent);
	if (saidElsewhere.has(cause)) {
		return [];
	}
	const isAboutModel =
		cause === 'model-not-found' || (cause === 'bad-request' && (!answer.status || /model/i.test(answer.message)));
	const model = isAboutModel ? modelOf(answer.message, sender, facts.claude) : undefined;
	const isOfServer = notTheKey.has(cause) && kind !== 'claude-code';
	const found: Finding = {
		cause,
		severity,
		detail: `${name} would get this answer from ${request.origin}.`,
		where: [
			...(model ? [model.site] : []),
			...(isOfServer ? [{kind: 'named', name: request.origin.replace(/^https?:\/\//, '')} as const] : []),
			...(sent ? [sent.site] : []),
		],
		evidence: [...asAnswered(answer).evidence, ...(sent ? besides(sender, sent, facts) : [])],
		fixes: model ? [withoutModel(model, sender, facts)] : fixesOf(cause, sender, sent, facts),
	};
	const routed = cause === 'gateway-rejected' ? throughRouter(request, answer, facts.running) : undefined;
	return isOfServer ? [found] : asOf(sender, [{...found, ...routed}]);
}

/** What a plain 401 means for the source that was sent, and for the server that said it. */
export function precise(answer: Refused, request: Request, sent: Sent | null): CauseId {
	// First the origin: a foreign host can't judge a sign-in.
	if (goesElsewhere(request)) {
		return 'login-sent-elsewhere';
	}
	const isGateway = !readEndpoint(request.baseUrl?.plain ?? request.origin).isAnthropic;
	// The sign-in, which only Claude Code proves.
	const isSignIn = sent?.source === 'login';
	switch (answer.cause) {
		case 'key-rejected':
		case 'login-rejected':
			return isSignIn
				? 'login-rejected'
				: isGateway
					? 'gateway-rejected'
					: sent?.source === 'CLAUDE_CODE_OAUTH_TOKEN'
						? 'token-rejected'
						: 'key-rejected';
		case 'permission-denied':
			return isGateway ? 'gateway-rejected' : 'permission-denied';
		case 'login-revoked':
			return isSignIn ? 'login-revoked' : 'token-rejected';
		// Whether it has expired is seen in the stored sign-in; one that looks alive was refused.
		case 'login-expired':
			return isSignIn ? 'login-rejected' : 'token-rejected';
		// Claude Code itself is the client: what is refused is its sign-in.
		case 'oauth-not-for-api':
			return isSignIn ? 'login-rejected' : answer.cause;
		// Only Anthropic's own edge blocks regions.
		case 'region-blocked':
			return isGateway ? 'gateway-rejected' : answer.cause;
		default:
			return answer.cause;
	}
}

function fixesOf(cause: CauseId, sender: Sender, sent: Sent | null, facts: Facts): readonly Fix[] {
	const {claude, shell, folders, grounds} = facts;
	switch (cause) {
		case 'region-blocked':
			return [routeFix({shell, get: sender.inForce, folders, grounds})];
		case 'login-rejected':
		case 'login-revoked':
		case 'login-expired': {
			const aside = claude && setLoginAside(claude.login.used);
			return aside ? [{...aside, changes: [...aside.changes, ...signIn(null).changes]}] : [];
		}
		case 'scope-missing':
			return [signIn(null)];
		default:
			break;
	}
	if (cause === 'key-rejected' && sent?.source === 'managed-key' && claude) {
		const drop = dropConsoleKey('Take the dead key away, then sign in again', sent.site, claude);
		return [{...drop, changes: [...drop.changes, ...signIn(null).changes], next: ['login-missing']}];
	}
	const held = sent ? sender.inForce(sent.source) : undefined;
	return [
		...(held && isInTheWay(sender, held, facts) ? [removal(sender, [held], folders)] : []),
		...serverRemedies(cause, sent?.value, readEndpoint(sender.request?.origin ?? '')),
	];
}

/** Without this value another one would be sent, or a sign-in. */
function isInTheWay(sender: Sender, held: Variable, facts: Facts): boolean {
	const isFilledIn =
		sender.kind === 'program' &&
		sender.inForce(held.name)?.overrides.some(({value}) => !value.isBlank && !value.equals(held.value));
	return (
		(sender.kind !== 'claude-code' && sender.hasLoginBelow) || isFilledIn === true || otherOf(held, facts) !== undefined
	);
}

/** What a new terminal has in place of what a tool of this folder sets. */
function otherOf({name, value}: Variable, {origins}: Senders): Variable | undefined {
	const {setBy, fresh} = origins.get(name) ?? {};
	return setBy?.kind === 'tool' && fresh && !fresh.value.equals(value) ? fresh : undefined;
}

/** Which variable it is, where the program reads one of its own, and which other values are there and not used. */
function besides(sender: Sender, {source, site}: Sent, facts: Facts): NonNullable<Finding['evidence']> {
	const {sources, dotenv, folders} = facts;
	const held = sender.inForce(source);
	const isOwn =
		held !== undefined && held.name !== source && sources?.references.some(({names}) => names.includes(held.name));
	const other = held && otherOf(held, facts);
	const line = sender.kind === 'claude-code' ? undefined : dotenv?.inForce(source);
	const isLeftAlone =
		line !== undefined && !isSamePlace(line.site, site) && !line.overridesEnvironment && !line.value.isBlank;
	return [
		...(isOwn ? [{label: 'variable', value: `${held.name}, which the program reads on its own`}] : []),
		...(other ? [{label: 'not used', value: `${writePlace(placeOf(other.site, folders))} has another value`}] : []),
		...(isLeftAlone
			? [
					{
						label: 'not used',
						value: `line ${line.site.line} of ${line.site.path.replace(/^.*\//, '')}: its loader leaves alone what the environment has`,
					},
				]
			: []),
	];
}
