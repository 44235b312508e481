// What is allowed, what could still be asked for, and in what words.
import {type Consent, consents} from '../consent.js';
import type {Diagnosis} from '../diagnosis.js';
import type {State} from './state.js';

/** Whether a consent was given: by an option, in this session, or once and for all. The network is allowed unless the person has said no. */
export function answerTo({options, consents: session, remembered}: State, consent: Consent): boolean | undefined {
	const kept = remembered.consents[consent];
	const said = options.given[consent] ?? session[consent] ?? (kept === undefined ? undefined : kept === 'yes');
	return said ?? (consent === 'network' ? true : undefined);
}

export function allowed(state: State): ReadonlySet<Consent> {
	return new Set(consents.filter((consent) => answerTo(state, consent) === true));
}

/** Consents whose answer could change what is found; the others only prove, which can wait while something is wrong. */
const seesMore: ReadonlySet<Consent> = new Set(['keychain', 'helper', 'network', 'gateway']);

/** What could be asked next: not what an option has decided, nor Claude Code while its sign-in is locked. */
function offered(state: State): Consent | undefined {
	const {diagnosis, options} = state;
	return diagnosis?.wanted.find(
		(consent) =>
			options.given[consent] === undefined &&
			answerTo(state, consent) !== true &&
			(diagnosis.verdict !== 'broken' || seesMore.has(consent)) &&
			!(consent === 'claude' && isLocked(diagnosis)),
	);
}

/** What `a` asks on the present screen: an answer, or that nothing is wrong (any more). */
export function offerOf(state: State): Consent | undefined {
	const {screen} = state;
	const isThere =
		(screen.kind === 'answer' && !screen.isPending && screen.previews !== undefined && screen.typed === undefined) ||
		screen.kind === 'fine' ||
		(screen.kind === 'cured' && screen.result.kind === 'cured');
	return isThere ? offered(state) : undefined;
}

/** Whether a prompt through Claude Code has to wait: another process may be renewing the sign-in, and a renewal works once. */
export function isLocked({wanted, signIn}: Diagnosis): boolean {
	return wanted.includes('claude') && signIn?.isLocked === true;
}

/** Consents that are for this session only, since what they are for may change. */
export const neverRemembered: ReadonlySet<Consent> = new Set(['gateway']);

/** Who is asked and what is sent, after the key that does it: said wherever that key is one. */
export function offerText(state: State): string | undefined {
	const consent = offerOf(state);
	return consent && state.diagnosis && `asks ${askedText(consent, state.diagnosis)}.`;
}

function askedText(consent: Consent, diagnosis: Diagnosis): string {
	switch (consent) {
		case 'network':
			return 'api.anthropic.com whether the key works: one free request with it';
		case 'keychain':
			return 'macOS for the keychain items of Claude Code: it may show a dialog';
		case 'helper':
			return 'the apiKeyHelper of your settings: its command is run, what it prints is not shown';
		case 'claude':
			return `Claude Code itself: one tiny prompt, a few tokens${diagnosis.signIn?.isDue ? '; it renews the sign-in first, so let it finish' : ''}`;
		case 'gateway':
			return `${gatewaysOf(diagnosis).join(', ') || 'the gateway'}: one free request, with the key, so only if you trust it`;
	}
}

function gatewaysOf({requests}: Diagnosis): readonly string[] {
	const origins = Object.values(requests).flatMap((request) => (request ? [request.origin] : []));
	return [...new Set(origins)].filter((origin) => origin !== 'https://api.anthropic.com');
}
