// Which mode counts: a finding is an error if it stops the request that the person would really send, a warning if it bites elsewhere.
import type {Severity} from '../core/check.js';
import type {AnswerResult, Login, StoredLogin} from '../core/readings.js';
import type {Prediction, Predictions, Request} from '../core/request.js';
import {type Mode, mainMode} from './main-mode.js';
import type {Proofs} from './proofs.js';

export {type Mode, mainMode};

export type ModeAnswer = {
	readonly mode: Mode;
	readonly prediction: Prediction;
	readonly request: Request;
	readonly answer: AnswerResult;
	readonly severity: Severity;
};

/** What would be sent and what was said to it, the mode that counts first; a mode that sends the same as the first is left out. */
export function saidOf(predictions: Predictions, proofs: Proofs | undefined, main: Mode): readonly ModeAnswer[] {
	const other: Mode = main === 'interactive' ? 'print' : 'interactive';
	const modes = [main, other].flatMap((mode): ModeAnswer[] => {
		const prediction = predictions[mode];
		return prediction.request
			? [
					{
						mode,
						prediction,
						request: prediction.request,
						answer: proofs?.modes[mode]?.answer ?? {kind: 'not-asked', why: 'offline'},
						severity: mode === main ? 'error' : 'warning',
					},
				]
			: [];
	});
	const [first, second] = modes;
	const isAlike =
		first &&
		second &&
		first.request.xApiKey?.value?.fingerprint === second.request.xApiKey?.value?.fingerprint &&
		first.request.bearer?.source === second.request.bearer?.source;
	return isAlike ? [first] : modes;
}

/** Refused by the server, for whatever reason that lies with the credential. */
export function isRefused(answer: AnswerResult): answer is Extract<AnswerResult, {kind: 'said'}> {
	return answer.kind === 'said' && [400, 401, 402, 403, 0].includes(answer.status) && answer.cause !== 'bad-request';
}

export function isBad(answer: AnswerResult): answer is Extract<AnswerResult, {kind: 'said' | 'no-way'}> {
	return isRefused(answer) || answer.kind === 'no-way';
}

/** Whether a stored login would be taken, as far as its data says: a token, the scope, and not beyond renewal. */
export function isUsable(login: StoredLogin, now: number): boolean {
	return (
		login.state === 'read' &&
		login.accessToken !== undefined &&
		!login.accessToken.isBlank &&
		login.scopes?.includes('user:inference') === true &&
		!isBeyondRenewal(login, now)
	);
}

/** Expired, and nothing can renew it. When the renewal token ends isn't looked at (observed on 2.1.332). */
export function isBeyondRenewal({expiresAt, refreshToken}: StoredLogin, now: number): boolean {
	return expiresAt !== null && expiresAt > 0 && expiresAt < now && (refreshToken === undefined || refreshToken.isBlank);
}

export function hasUsableLogin(login: Login | undefined, now: number): boolean {
	return login !== undefined && isUsable(login.used, now);
}
