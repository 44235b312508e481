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

/** Who reads it: what cures Claude Code doesn't help a workflow, an app or a script. */
export type Reader = 'any' | 'action' | 'app' | 'script' | 'gateway' | 'cloud' | 'aws' | 'google' | 'azure';

/** What a person answers to a question of core/questions/data.ts: `question.answer`. */
export type AnswerId =
	| 'new-mac.yes'
	| 'new-mac.no'
	| 'vpn-or-travel.vpn'
	| 'vpn-or-travel.travelling'
	| 'after-update.yes'
	| 'after-update.no'
	| 'status-fails-too.yes'
	| 'status-fails-too.no';

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
	/** What to do first, by who reads it; where a reader isn't named `any` holds, and without that the first remedy. */
	readonly first?: Partial<Readonly<Record<Reader, string>>>;
	/** What a person's answers say of it. `first`: the fix to try first then, by the id of one of the finding's own or of the question's. */
	readonly asked?: {
		readonly likelier?: readonly AnswerId[];
		readonly unlikelier?: readonly AnswerId[];
		readonly first?: Partial<Readonly<Record<AnswerId, string>>>;
	};
	readonly links: readonly string[];
	/** Of findings that don't explain each other the one with the lowest rank comes first: what stops more. Left out: last. */
	readonly rank?: number;
	/** What follows from it: when both are found, these are folded under it. Checks add their own by `leadsTo` and `because`. */
	readonly explains?: readonly CauseId[];
	/** A new key in the old one's place cures it. */
	readonly isCuredByNewKey?: true;
	/** What a server must have answered where this is so; assumed when a person asks for its fix and no server was asked. */
	readonly assumes?: {readonly cause: CauseId; readonly status: number} | 'no answer';
	/** The words it is known by in a pasted text; core/explain finds them. */
	readonly words: CauseWords;
};

/**
 * Plain text, as it reads: case, blanks, punctuation and line breaks don't count. `a ^ b`: b follows a within a few words, `a ~ b` within the same
 * stretch of text; `a & b`: in any order, farther apart; `<missing>`: one of the words of this idea (core/explain/data/ideas.ts). `own`: only
 * Anthropic and its programs say it, so it counts in any text; `says`: names the cause where the text is about Claude; `hints`: the same, and
 * others say it for other causes.
 */
export type CauseWords = {
	readonly own: readonly string[];
	readonly says: readonly string[];
	readonly hints: readonly string[];
};

/** Looks a cause up; handed to core, which imports no record. */
export type Catalogue = (id: CauseId) => Cause;
