// What is allowed, what was not answered yet, and what can be asked for at all.
import {type Consent, consents} from '../consent.js';
import type {Diagnosis} from '../diagnosis.js';
import type {State} from './state.js';

/** Whether a consent was answered: by an option, in this session, or once and for all. */
export function answerTo({options, consents: session, remembered}: State, consent: Consent): boolean | undefined {
	const kept = remembered.consents[consent];
	return options.given[consent] ?? session[consent] ?? (kept === undefined ? undefined : kept === 'yes');
}

export function allowed(state: State): ReadonlySet<Consent> {
	return new Set(consents.filter((consent) => answerTo(state, consent) === true));
}

/** Consents that have no answer yet, in this order. */
export function unanswered(state: State, wanted: readonly Consent[]): readonly Consent[] {
	return wanted.filter((consent) => answerTo(state, consent) === undefined);
}

/** Consents that would prove more and that can be asked for: not what an option has decided, nor Claude Code while the sign-in is locked. */
export function askable({options}: State, diagnosis: Diagnosis): readonly Consent[] {
	return diagnosis.wanted.filter(
		(consent) => options.given[consent] === undefined && !(consent === 'claude' && isLocked(diagnosis)),
	);
}

/** Whether a prompt through Claude Code has to wait: another process may be renewing the sign-in, and a renewal works once. */
export function isLocked({wanted, signIn}: Diagnosis): boolean {
	return wanted.includes('claude') && signIn?.isLocked === true;
}

/** The harmless answer is preselected: "Not now", or "Yes" to what `check` does without asking. */
export function firstAnswer(consent: Consent): number {
	return consent === 'network' ? 0 : 2;
}
