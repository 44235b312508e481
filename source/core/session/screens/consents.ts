// What may be asked: granted by `a` where it would tell something, seen and taken back here.
import {consents as allConsents, type Consent} from '../../consent.js';
import {answerTo, neverRemembered} from '../consents.js';
import {lookAgain} from '../looking.js';
import type {Step} from '../message.js';
import type {State} from '../state.js';
import {consentTexts} from '../texts.js';
import type {ScreenRules} from './rules.js';

export const consentsRules: ScreenRules<'consents'> = {
	choices: (state) =>
		allConsents.map((consent) => ({
			label: consentTexts[consent].title,
			aside:
				state.options.given[consent] !== undefined
					? 'decided by an option'
					: answerTo(state, consent)
						? 'allowed'
						: 'not allowed',
			act: (now) => toggle(now, consent),
		})),
};

function toggle(state: State, consent: Consent): Step {
	if (state.options.given[consent] !== undefined) {
		return [{...state, note: 'An option of this run decided that: see --allow and --deny.'}, []];
	}
	return decide(state, consent, answerTo(state, consent) !== true);
}

/** The person asks: it is allowed, remembered where that makes sense, and everything is looked at again. */
export function grant(state: State, consent: Consent): Step {
	const [given, effects] = decide(state, consent, true);
	const [looking, more] = lookAgain(given);
	return [looking, [...effects, ...more]];
}

function decide(state: State, consent: Consent, isAllowed: boolean): Step {
	const decided = {...state, consents: {...state.consents, [consent]: isAllowed}};
	if (neverRemembered.has(consent)) {
		return [decided, []];
	}
	const consents = {...state.remembered.consents, [consent]: isAllowed ? ('yes' as const) : ('no' as const)};
	return [{...decided, remembered: {...state.remembered, consents}}, [{kind: 'remember', what: {consents}}]];
}
