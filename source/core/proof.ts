// The four rungs of proof: found, well-formed, unexpired, accepted; or rejected; or unverified (contract.md, "proof"). Presence is not validity.
import type {CauseId} from './cause-id.js';
import type {AnswerResult, Login} from './readings.js';
import type {Request, Rung} from './request.js';

export type Answered = {readonly request: Request; readonly answer: AnswerResult};

/** Causes that a server says about the credential itself, so that it counts as rejected. */
const rejections = new Set([
	'key-rejected',
	'token-rejected',
	'login-rejected',
	'login-revoked',
	'login-expired',
	'gateway-rejected',
	'org-disabled',
	'org-forbids-login',
	'org-forbids-keys',
	'account-no-access',
	'scope-missing',
	'oauth-not-for-api',
	'login-missing',
]);

/** Whether what a server said is about the credential itself. */
export function isRejection(cause: CauseId): boolean {
	return rejections.has(cause);
}

/** How far a source of the ladder is proved; null for what isn't there. */
export function proofOf(rung: Rung, answers: readonly Answered[], login: Login | undefined, now: number): Proof | null {
	if (rung.state === 'absent') {
		return null;
	}
	for (const {request, answer} of answers) {
		const isSent =
			request.xApiKey?.source === rung.source ||
			request.bearer?.source === rung.source ||
			request.provider === rung.source;
		if (isSent && answer.kind === 'accepted') {
			return 'accepted';
		}
		if (isSent && answer.kind === 'said' && rejections.has(answer.cause)) {
			return 'rejected';
		}
	}
	if (rung.source === 'login') {
		const used = login?.used;
		return used?.state !== 'read'
			? 'found'
			: used.expiresAt === null || used.expiresAt > now
				? 'unexpired'
				: 'well-formed';
	}
	if (!rung.value) {
		return 'found';
	}
	return rung.value.defects.length === 0 && !rung.value.isPlaceholder ? 'well-formed' : 'found';
}

/** How far a credential is proved (contract.md, "proof"). */
export type Proof = 'found' | 'well-formed' | 'unexpired' | 'accepted' | 'rejected' | 'unverified';
