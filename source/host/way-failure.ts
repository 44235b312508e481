// Why there was no answer, judged by the error's code: libraries' messages differ and may reveal too much.
import type {WayFailure} from '../core/host.js';
import {failureOf} from '../core/way-failure.js';
import {codeOf, TooLate} from './deadline.js';

export type Failed = {readonly failure: WayFailure; readonly code: string};

/** Why a connection was not made, already judged. Its code isn't one that undici would retry. */
export class WayError extends Error {
	readonly failure: WayFailure;
	readonly reason: string;

	constructor(failure: WayFailure, reason: string) {
		super(`${failure} ${reason}`);
		this.failure = failure;
		this.reason = reason;
	}
}

export function failedBy(error: unknown): Failed {
	if (error instanceof WayError) {
		return {failure: error.failure, code: error.reason};
	}
	if (error instanceof TooLate) {
		return {failure: 'timeout', code: error.code};
	}
	// undici's parser has no code for an answer that isn't HTTP.
	const isBabble = error instanceof Error && error.name === 'HTTPParserError';
	const code = codeOf(error) || (isBabble ? 'HPE_INVALID' : 'UNKNOWN');
	return {failure: failureOf(code), code};
}
