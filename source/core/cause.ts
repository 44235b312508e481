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
	/** The messages it is known by, most telling first; `explain` matches them. `weight` 1 (vague) to 10 (only this cause says so). */
	readonly messages: readonly {readonly pattern: RegExp; readonly weight: number}[];
};
