// The shape of a cause: what can be wrong, as data. The catalogue itself is in causes/.

/** The order is the order of causes.md. */
export type Cause = {
	/** A public id: never renamed, never reused. */
	readonly id: string;
	readonly section: 'sign-in' | 'keychain' | 'precedence' | 'key' | 'place' | 'base-url' | 'server' | 'way' | 'program';
	/** One line, present tense, blame-free: "An API key outranks your login". */
	readonly title: string;
	/** What it means: a few sentences for someone who has never heard of it. */
	readonly meaning: string;
	/** How to tell it apart from causes that look alike. */
	readonly tell: string;
	/** What to do, in steps. */
	readonly remedy: readonly string[];
	readonly links: readonly string[];
	/**
	 * The messages it is known by, most telling first; `explain` matches them. `weight` 1 (vague: counts only where the text is about Claude)
	 * to 12 (only this cause says so). A pattern is written in lower case, as the message reads: blanks, quotes and middle dots in it (and in
	 * the text) are left out before they are compared, so that a wrapped or quoted message still matches. One with \b is compared with the
	 * text on one line instead, where quotes are '.
	 */
	readonly messages: readonly {readonly pattern: RegExp; readonly weight: number}[];
};
