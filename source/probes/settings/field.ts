// What Claude Code accepts in one field of its settings.

export type Accepted =
	| 'number'
	/** A whole number from 1. */
	| 'whole'
	| 'zero'
	/** A number from 0 to 1. */
	| 'share'
	| 'text'
	/** A text that begins as a rule of permissions: with a tool's name, or one of MCP. */
	| 'rule'
	| 'blank'
	| 'null'
	| 'list'
	| 'true'
	| 'object';

export type Field = {
	/** "permissions.allow"; `*` stands for every name or element. */
	readonly path: string;
	readonly accepts: readonly Accepted[];
	/** The words that a text may be, and nothing else. */
	readonly words?: readonly string[];
	/** A wrong value leaves out this field alone; the file counts. */
	readonly isIgnored?: true;
	/** It must be there wherever what it belongs to is. */
	readonly isRequired?: true;
};
