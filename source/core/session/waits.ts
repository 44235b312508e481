// When the server may be asked again.
import type {Diagnosis} from '../diagnosis.js';
import type {ScreenOf, State} from './state.js';
import {tryEvery} from './texts.js';

/** When the waiting screen may ask the server again: not within 15 minutes of the last time, and not before the server allows. */
export function nextTry({diagnosis}: State, {tried}: ScreenOf<'waiting'>): number {
	return Math.max(tried, diagnosis?.at ?? 0, allowedAgain(diagnosis) - tryEvery) + tryEvery;
}

/** When the server, by its retry-after, wants to be asked again at the earliest; 0: it said nothing. */
export function allowedAgain(diagnosis: Diagnosis | undefined): number {
	return diagnosis?.retryAfter === undefined ? 0 : diagnosis.at + diagnosis.retryAfter * 1000;
}
