// Assumptions: what a person says is so, where it could not be proved ("claude-fix fix login-revoked" without asking the server again).
import type {Catalogue} from './cause.js';
import type {CauseId} from './cause-id.js';
import type {AnswerResult} from './readings.js';

/** Causes that are assumed, and what a server must have answered then; no answer: none of them depends on one. */
export type Assumed = {
	readonly causes: ReadonlySet<CauseId>;
	readonly answer: AnswerResult | undefined;
};

export const nothingAssumed: Assumed = {causes: new Set(), answer: undefined};

export const assumedAcceptance: AnswerResult = {kind: 'accepted', requestId: undefined};

const says = 'not asked again; taken for refused, since this fix was asked for';

export function assume(cause: CauseId, catalogue: Catalogue): Assumed {
	return {causes: new Set([cause]), answer: answerFor(catalogue(cause).assumes)};
}

function answerFor(assumes: ReturnType<Catalogue>['assumes']): AnswerResult | undefined {
	if (assumes === undefined) {
		return undefined;
	}
	return assumes === 'no answer'
		? {kind: 'no-way', cause: 'offline', code: 'no answer', detail: says}
		: {kind: 'said', ...assumes, type: undefined, message: says, requestId: undefined, retryAfter: undefined};
}
