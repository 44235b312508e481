// The shape of a cause: what can be wrong, as data. The records are in causes/, one file each.
import type {CauseId} from './cause-id.js';

export type CauseSection =
	| 'sign-in'
	| 'keychain'
	| 'precedence'
	| 'key'
	| 'place'
	| 'base-url'
	| 'server'
	| 'way'
	| 'program';

export type Cause = {
	/** A public id: never renamed, never reused. */
	readonly id: CauseId;
	readonly section: CauseSection;
	/** One line, present tense, blame-free: "An API key outranks your login". */
	readonly title: string;
	/** What it means: a few sentences for someone who has never heard of it. */
	readonly meaning: string;
	/** How to tell it apart from causes that look alike. */
	readonly tell: string;
	/** What to do, in steps. */
	readonly remedy: readonly string[];
	readonly links: readonly string[];
	/** Of findings that don't explain each other the one with the lowest rank comes first: what stops more. Left out: last. */
	readonly rank?: number;
	/** What follows from it: when both are found, these are folded under it. Checks add their own by `leadsTo` and `because`. */
	readonly explains?: readonly CauseId[];
	/** A new key in the old one's place cures it. */
	readonly isCuredByNewKey?: true;
	/** What a server must have answered where this is so; taken for said when a person asks for its fix and nobody was asked. */
	readonly assumes?: {readonly cause: CauseId; readonly status: number} | 'no answer';
	/**
	 * The messages it is known by, most telling first; `explain` matches them. `weight` 1 (vague: counts only where the text is about Claude)
	 * to 12 (only this cause says so). A pattern is written in lower case, as the message reads: blanks, quotes and middle dots in it (and in
	 * the text) are left out before they are compared, so that a wrapped or quoted message still matches. One with \b is compared with the
	 * text on one line instead, where quotes are '.
	 */
	readonly messages: readonly {readonly pattern: RegExp; readonly weight: number}[];
};

/** Looks a cause up; handed to core, which imports no record. */
export type Catalogue = (id: CauseId) => Cause;
