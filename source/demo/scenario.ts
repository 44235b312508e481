// The shape of a scenario: a broken machine as data. machine.ts builds it, server.ts answers for it.

/** What an origin says to a credential; to all others it says "invalid". */
export type ScenarioVerdict = 'accepted' | 'invalid' | 'org-disabled';

export type Scenario = {
	/** Typed on the command line. */
	readonly id: string;
	/** One line for --list. */
	readonly title: string;
	/** What the person of this machine meets: a sentence or two. */
	readonly story: string;
	/** Set in the start-up file of the shell, and so in the environment too. */
	readonly variables?: Readonly<Record<string, string>>;
	/** By path below the home folder. */
	readonly files: Readonly<Record<string, string>>;
	/** By origin, then by the credential that is sent. */
	readonly origins: Readonly<Record<string, Readonly<Record<string, ScenarioVerdict>>>>;
	/** Name of the incident that the status page tells of. */
	readonly incident?: string;
};
