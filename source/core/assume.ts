// Assumptions: what a person says is so, where it could not be proved ("claude-fix fix login-revoked" without asking the server again).
import type {AnswerResult} from './facts.js';

const says = 'not asked again; taken for refused, since this fix was asked for';

/** Causes that rest on what a server said, and what it then must have said. */
const refusals: Readonly<Record<string, {readonly cause: string; readonly status: number}>> = {
	'login-rejected': {cause: 'login-rejected', status: 401},
	'login-revoked': {cause: 'login-revoked', status: 403},
	'scope-missing': {cause: 'scope-missing', status: 403},
	'org-forbids-login': {cause: 'org-forbids-login', status: 403},
	'account-no-access': {cause: 'account-no-access', status: 403},
	'token-rejected': {cause: 'key-rejected', status: 401},
	'token-overrides-login': {cause: 'key-rejected', status: 401},
	'key-overrides-login': {cause: 'key-rejected', status: 401},
	'key-rejected': {cause: 'key-rejected', status: 401},
	'gateway-rejected': {cause: 'key-rejected', status: 401},
	'gateway-token-left': {cause: 'key-rejected', status: 401},
	'settings-override-shell': {cause: 'key-rejected', status: 401},
	'both-credentials-set': {cause: 'key-rejected', status: 401},
	'header-mismatch': {cause: 'key-rejected', status: 401},
	'direnv-overrides': {cause: 'key-rejected', status: 401},
	'dotenv-overrides': {cause: 'key-rejected', status: 401},
	'shell-stale': {cause: 'key-rejected', status: 401},
	'custom-headers': {cause: 'key-rejected', status: 401},
	'keychain-stale-key': {cause: 'key-rejected', status: 401},
	'key-truncated': {cause: 'key-rejected', status: 401},
	'key-leaked': {cause: 'key-rejected', status: 401},
	'model-not-found': {cause: 'model-not-found', status: 404},
	'cloud-credentials': {cause: 'cloud-credentials', status: 0},
	'app-misconfigured': {cause: 'key-rejected', status: 401},
};

/** The answer that a server must have given for one of these causes; undefined: none of them rests on one. */
export function assumedAnswer(assumed: ReadonlySet<string>): AnswerResult | undefined {
	for (const cause of assumed) {
		const refusal = refusals[cause];
		if (refusal) {
			return {kind: 'said', ...refusal, type: undefined, message: says, requestId: undefined, retryAfter: undefined};
		}
		if (cause === 'gateway-url-left') {
			return {kind: 'no-way', cause: 'offline', code: 'no answer', detail: says};
		}
	}
	return undefined;
}

export const assumedAcceptance: AnswerResult = {kind: 'accepted', requestId: undefined};
