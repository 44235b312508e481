// The stored sign-in as data: blank, expired beyond renewal, without scope, corrupt. Expired with a renewal token is normal.
import type {CauseId} from '../core/cause-id.js';
import {defineCheck, type Finding, optional, type Severity} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import type {StoredLogin} from '../core/readings.js';
import type {Prediction} from '../core/request.js';
import {isBeyondRenewal} from '../core/stored-login.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {proofs} from '../facts/proofs.js';
import {claudeInstalls} from '../probes/claude.js';
import {login} from '../probes/login.js';
import {careful, deleteItem, moveAside as moveFileAside, takeOutOf} from './shared/fixes.js';
import {signIn} from './shared/sign-in-again.js';

export default defineCheck({
	id: 'stored-sign-in',
	title: 'The stored sign-in',
	area: 'sign-in',
	order: 110,
	for: ['claude-code'],
	needs: {login, facts: claudeFacts, claude: optional(claudeInstalls), proofs: optional(proofs)},
	judge({login: {used}, facts: {predictions, main}, claude, proofs: proved}, {now}) {
		const problem = problemOf(used, now);
		// What is on disk says how it should be; Claude Code's own success says how it is.
		const isAccepted = (['print', 'interactive'] as const).some(
			(mode) =>
				predictions[mode].request?.bearer?.source === 'login' && proved?.modes[mode]?.answer.kind === 'accepted',
		);
		if (!problem || isAccepted) {
			return [];
		}
		// On macOS it may be the file, while what is sent lies in the keychain, which was not looked into.
		const isUsed = ({request: sent, refusal}: Prediction): boolean =>
			sent === null
				? !isOfOthers.has(refusal?.cause ?? 'login-missing')
				: sent.bearer?.source === 'login' && sent.bearer.site.kind === used.site.kind;
		const isUsedElsewhere = isUsed(predictions.print) || isUsed(predictions.interactive);
		const severity: Severity = isUsed(predictions[main]) ? 'error' : isUsedElsewhere ? 'warning' : 'note';
		const version = claude?.version ?? null;
		const finding: Finding = {
			cause: problem.cause,
			severity,
			detail: problem.detail,
			where: [
				used.problem?.line !== undefined && used.site.kind === 'file'
					? {...used.site, line: used.problem.line}
					: used.site,
			],
			evidence: problem.evidence,
			fixes: [{...setLoginAside(used), changes: [...setLoginAside(used).changes, ...signIn(version).changes]}],
		};
		return [finding];
	},
});

/** What stops a request with any sign-in: the sign-in isn't to blame for it. */
const isOfOthers: ReadonlySet<CauseId> = new Set<CauseId>([
	'cloud-credentials',
	'managed-policy',
	'base-url-invalid',
	'custom-headers',
]);

type Problem = {readonly cause: CauseId; readonly detail: string; readonly evidence: Finding['evidence']};

/** What is wrong with a stored sign-in; undefined if nothing is, or if there is none. */
export function problemOf(login: StoredLogin, now: number): Problem | undefined {
	if (login.state === 'corrupt') {
		const {message = 'it is not JSON', line} = login.problem ?? {};
		return {
			cause: 'login-corrupt',
			detail: `The stored sign-in can't be read as JSON (${message}${line ? `, line ${line}` : ''}), so Claude Code acts as signed out.`,
			evidence: [],
		};
	}
	if (login.state !== 'read') {
		return undefined;
	}
	const hasAccess = login.accessToken !== undefined && !login.accessToken.isBlank;
	if (!hasAccess) {
		return {
			cause: 'login-blank',
			detail:
				'The tokens of the stored sign-in are empty: the stub that a failed renewal leaves. Claude Code acts as signed out.',
			evidence: [{label: 'expires', value: timeText(login.expiresAt)}],
		};
	}
	if (login.hasStrangeScopes) {
		return {
			cause: 'login-corrupt',
			detail:
				'The scopes of the stored sign-in are neither a list nor a text, and Claude Code crashes when it reads them.',
			evidence: [],
		};
	}
	if (login.scopes === undefined || !login.scopes.includes('user:inference')) {
		return {
			cause: 'login-no-scope',
			detail:
				'The tokens are there, but the stored sign-in does not list the scope "user:inference", so Claude Code acts as signed out.',
			evidence: [{label: 'scopes', value: login.scopes?.join(' ') || 'none'}],
		};
	}
	if (login.expiresAt === 0) {
		return {
			cause: 'login-expiry-zero',
			detail: 'The tokens are there, but the time of expiry is 0, as version 2.1.221 writes it by mistake.',
			evidence: [],
		};
	}
	if (isBeyondRenewal(login, now)) {
		return {
			cause: 'login-expired',
			detail: `The access token has expired and there is no renewal token, so nothing on this machine can bring the sign-in back.`,
			evidence: [
				{label: 'access token until', value: timeText(login.expiresAt)},
				...(login.refreshTokenExpiresAt === null
					? []
					: [{label: 'renewable until', value: timeText(login.refreshTokenExpiresAt)}]),
			],
		};
	}
	return undefined;
}

function timeText(at: number | null): string {
	return at === null || at === 0 ? 'not set' : new Date(at).toISOString().replace('T', ' ').slice(0, 16);
}

/** Puts a sign-in out of the way without destroying it. What else lies in the same store (MCP sign-ins) stays. */
export function setLoginAside(login: StoredLogin): Fix {
	const {site, hasOthers, state} = login;
	const isShared = hasOthers && state === 'read';
	const changes =
		site.kind === 'keychain'
			? [deleteItem(site)]
			: site.kind !== 'file'
				? []
				: isShared && login.digest !== null
					? takeOutOf({path: site.path, digest: login.digest}, 'claudeAiOauth')
					: [moveFileAside(site.path)];
	return careful(
		'move-aside',
		isShared
			? 'Take the dead sign-in out of its file (MCP sign-ins stay), then sign in again'
			: 'Move the dead sign-in aside, then sign in again',
		changes,
		{next: ['login-missing']},
	);
}
