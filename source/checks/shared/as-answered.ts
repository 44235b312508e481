// What a server answered, as evidence of a finding and as the cause that then follows from it.
import type {Finding} from '../../core/check.js';
import type {AnswerResult} from '../../core/readings.js';
import {oneLine} from '../../core/scrub.js';

export function answerEvidence(answer: AnswerResult): NonNullable<Finding['evidence']> {
	if (answer.kind === 'no-way') {
		return [{label: 'connection', value: answer.detail}];
	}
	return answer.kind === 'said'
		? [
				{
					label: 'server',
					value: oneLine([answer.status || undefined, answer.type, answer.message].filter(Boolean).join(' ')),
				},
				...(answer.requestId ? [{label: 'request id', value: answer.requestId}] : []),
				...(answer.retryAfter === undefined ? [] : [{label: 'try again after', value: `${answer.retryAfter} s`}]),
			]
		: [];
}

export function asAnswered(answer: AnswerResult | undefined): Required<Pick<Finding, 'evidence' | 'leadsTo'>> {
	return {
		evidence: answer ? answerEvidence(answer) : [],
		leadsTo: answer?.kind === 'said' || answer?.kind === 'no-way' ? [answer.cause] : [],
	};
}
