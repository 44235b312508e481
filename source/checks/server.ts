// What the server says to what would be sent: every refusal as the cause that it is, at the place of the credential.
import type {CauseId} from '../core/cause-id.js';
import {defineCheck, type Finding, optional} from '../core/check.js';
import {readEndpoint} from '../core/endpoint.js';
import type {Fix} from '../core/fix.js';
import type {Folders} from '../core/place.js';
import type {AnswerResult} from '../core/readings.js';
import type {Request, Sent} from '../core/request.js';
import {goesElsewhere} from '../core/trust.js';
import {type ClaudeFacts, claudeFacts} from '../facts/claude-facts.js';
import type {Said} from '../facts/modes.js';
import {dotenvFiles} from '../probes/dotenv.js';
import {processes} from '../probes/processes.js';
import {shellFiles} from '../probes/shell-files.js';
import {dropConsoleKey} from './shared/console-key.js';
import {handedOn} from './shared/local-router.js';
import {modelOf, withoutModel} from './shared/model.js';
import {whyNotAsked} from './shared/not-asked.js';
import {routeFix} from './shared/proxy-at-hand.js';
import {serverRemedies} from './shared/remedies.js';
import {signIn} from './shared/sign-in-again.js';
import {moveAside} from './stored-sign-in.js';

export default defineCheck({
	id: 'server',
	title: 'What the server says',
	area: 'server',
	order: 380,
	for: ['claude-code'],
	needs: {
		facts: claudeFacts,
		shell: optional(shellFiles),
		dotenv: optional(dotenvFiles),
		processes: optional(processes),
	},
	judge({facts, shell, dotenv, processes: running}, {folders}) {
		return facts.said.flatMap((said) => {
			const found = said.answer.kind === 'said' ? findingOf(said, said.answer, facts, folders) : [];
			const {request, answer} = said;
			return found.map((finding): Finding => {
				if (finding.cause === 'region-blocked') {
					const sources = {
						shell,
						dotenv,
						get: facts.predictions.inForce,
						folders,
					};
					return {...finding, fixes: [routeFix(sources)]};
				}
				const routed = finding.cause === 'gateway-rejected' ? handedOn(request, answer, running) : undefined;
				return routed ? {...finding, ...routed} : finding;
			});
		});
	},
	untested: ({facts}) => whyNotAsked(facts.said.map(({answer}) => answer)),
});

/** The sources that are sign-ins, which only Claude Code proves. */
const isSignIn = (sent: Sent | null): boolean => sent?.source === 'login';

function findingOf(
	{request, severity, mode}: Said,
	answer: Extract<AnswerResult, {kind: 'said'}>,
	facts: ClaudeFacts,
	folders: Folders,
): readonly Finding[] {
	const sent = request.xApiKey ?? request.bearer;
	const cause = precise(answer, request, sent);
	// Other checks say these, with the place and the cure.
	if (
		[
			'login-sent-elsewhere',
			'login-missing',
			'helper-failed',
			'config-corrupt',
			'managed-policy',
			'cloud-credentials',
		].includes(cause) ||
		(request.provider !== 'anthropic' && (answer.status === 401 || answer.status === 403))
	) {
		return [];
	}
	const evidence = [
		{label: 'server', value: [answer.status || undefined, answer.type, answer.message].filter(Boolean).join(' ')},
		...(answer.requestId ? [{label: 'request id', value: answer.requestId}] : []),
	];
	const model = modelOf(answer.message, facts);
	const isAboutModel =
		cause === 'model-not-found' || (cause === 'bad-request' && (!answer.status || /model/i.test(answer.message)));
	return [
		{
			cause,
			severity,
			detail: `${mode === 'print' ? 'claude -p' : 'Claude Code'} would get this answer from ${request.origin}.`,
			where: [...(isAboutModel && model ? [model.site] : []), ...(sent ? [sent.site] : [])],
			evidence,
			fixes: isAboutModel && model ? [withoutModel(model, facts, folders)] : fixesOf(cause, sent, facts),
		},
	];
}

/** What a plain 401 means for the source that was sent, and for the server that said it. */
export function precise(answer: Extract<AnswerResult, {kind: 'said'}>, request: Request, sent: Sent | null): CauseId {
	// First the origin: a foreign host can't judge a sign-in.
	if (goesElsewhere(request)) {
		return 'login-sent-elsewhere';
	}
	const isGateway = !readEndpoint(request.baseUrl?.plain ?? request.origin).isAnthropic;
	switch (answer.cause) {
		case 'key-rejected':
		case 'login-rejected':
			return isSignIn(sent)
				? 'login-rejected'
				: isGateway
					? 'gateway-rejected'
					: sent?.source === 'CLAUDE_CODE_OAUTH_TOKEN'
						? 'token-rejected'
						: 'key-rejected';
		case 'permission-denied':
			return isGateway ? 'gateway-rejected' : 'permission-denied';
		case 'login-revoked':
			return isSignIn(sent) ? 'login-revoked' : 'token-rejected';
		// Whether it has expired is seen in the stored sign-in; one that looks alive was refused.
		case 'login-expired':
			return isSignIn(sent) ? 'login-rejected' : 'token-rejected';
		// Claude Code itself is the client: what is refused is its sign-in.
		case 'oauth-not-for-api':
			return isSignIn(sent) ? 'login-rejected' : answer.cause;
		// Only Anthropic's own edge blocks regions.
		case 'region-blocked':
			return isGateway ? 'gateway-rejected' : answer.cause;
		default:
			return answer.cause;
	}
}

function fixesOf(cause: CauseId, sent: Sent | null, facts: ClaudeFacts): readonly Fix[] {
	const {login, predictions} = facts;
	if (cause === 'key-rejected' && sent?.source === 'managed-key') {
		const drop = dropConsoleKey('Take the dead key away, then sign in again', sent.site, facts);
		return [{...drop, changes: [...drop.changes, ...signIn(null).changes], next: ['login-missing']}];
	}
	switch (cause) {
		case 'login-rejected':
		case 'login-revoked':
		case 'login-expired': {
			const aside = moveAside(login.used);
			return [{...aside, changes: [...aside.changes, ...signIn(null).changes]}];
		}
		case 'scope-missing':
			return [signIn(null)];
		case 'org-forbids-login':
			return [
				{
					id: 'billing',
					title: 'Look at billing, or ask the administrator',
					risk: 'manual',
					changes: [
						{
							kind: 'open',
							url: 'https://claude.ai/settings/billing',
							why: 'a payment that is past due disables the subscription',
						},
					],
				},
			];
		default:
			return serverRemedies(cause, predictions.inForce('ANTHROPIC_API_KEY')?.value);
	}
}
