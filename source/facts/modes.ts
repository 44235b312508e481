// Which mode counts: a finding is an error if it stops the request that the person would really send, a warning if it bites elsewhere.
import type {Severity} from '../core/check.js';
import type {AnswerResult} from '../core/readings.js';
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

/** Refused by the server for any reason that lies with the credential. */
export function isRefused(answer: AnswerResult): answer is Extract<AnswerResult, {kind: 'said'}> {
	return answer.kind === 'said' && [400, 401, 402, 403, 0].includes(answer.status) && answer.cause !== 'bad-request';
}

export function isBad(answer: AnswerResult): answer is Extract<AnswerResult, {kind: 'said' | 'no-way'}> {
	return isRefused(answer) || answer.kind === 'no-way';
}
