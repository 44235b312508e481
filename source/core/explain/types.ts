// The shapes of an explanation: what was read in a text, and what it means.
import type {Cause} from '../cause.js';

export type ExplainOptions = {
	readonly causes: readonly Cause[];
	/** What each HTTP status can mean, most likely first. */
	readonly statusCodes: readonly StatusCode[];
};

/** Whose word an error is. */
export type Party =
	| 'anthropic'
	/** A server between the client and Anthropic, or another vendor in its place; Amazon Bedrock, Google Vertex, Microsoft Foundry. */
	| 'gateway'
	| 'cloud'
	/** What stands in front of the API, or a proxy in between. */
	| 'edge'
	| 'proxy'
	/** Nothing was answered: this machine. Or another program or service that has nothing to do with it. */
	| 'machine'
	| 'else';

export type CloudShape = Extract<Shape, 'aws' | 'google' | 'azure'>;

/** The form of an answer's body. */
export type Shape = 'anthropic' | 'openai' | 'litellm' | 'openrouter' | 'google' | 'aws' | 'azure' | 'html' | 'unknown';

export type Body = {
	readonly shape: Shape;
	readonly type: string | null;
	readonly message: string | null;
	readonly hasRequestId: boolean;
	/** As Anthropic writes it, with its outer type or request id, as nothing else does. */
	readonly isWhole: boolean;
};

/** What a text says, as far as can be known. Its texts may hold secrets: `shownFacts` takes them out. */
export type Facts = {
	/** HTTP status codes, in order of appearance. */
	readonly statuses: readonly number[];
	readonly bodies: readonly Body[];
	readonly request: {
		readonly method: string | null;
		/** Hosts that were asked, with their ports, in order of appearance. */
		readonly hosts: readonly string[];
		readonly paths: readonly string[];
		/** Names of headers that a command sends, lower case; with what it puts there, where that is a variable. */
		readonly headers: readonly {readonly name: string; readonly value: string}[];
	};
	/** Environment variables and what the text says they hold (more than one where it can't be known). Never shown. */
	readonly variables: ReadonlyMap<string, readonly string[]>;
	/** Error codes of Node, curl, OpenSSL, Schannel. */
	readonly codes: readonly string[];
	readonly client: string | null;
	readonly hasRequestId: boolean;
	readonly shell: 'claude-missing' | 'powershell-syntax' | 'variable-not-exported' | null;
	/** Who else speaks in it; null: no known speaker. */
	readonly other: string | null;
};

/** What of the facts may be shown: scrubbed, and short. `said`: the line that is known for the first cause. `other`: the name of whoever else it is. */
export type ShownFacts = Pick<Facts, 'client' | 'hasRequestId' | 'codes' | 'other'> & {
	readonly [Name in 'type' | 'message' | 'said' | 'method' | 'host' | 'path']: string | null;
} & {readonly status: number | null; readonly party: Party | null; readonly variables: readonly string[]};

export type Explained = {
	/** What it was asked for: a cause by its name, a status by its number, or a text. */
	readonly of: 'cause' | 'status' | 'text';
	/** Best first; empty where nothing is recognised. */
	readonly causes: readonly Hit[];
	readonly facts: ShownFacts;
	/** Which one, where a cloud refused. */
	readonly cloud: CloudShape | null;
	/** 0 to 1: how sure the first cause is. */
	readonly confidence: number;
	/** Only the end of the text was read. */
	readonly isCut: boolean;
	/** Comparisons that the search for words took: grows with the length of the text and no faster. */
	readonly steps: number;
};

/** `why`: one sentence in our own words, without any of the text. */
export type Hit = {readonly id: string; readonly score: number; readonly why: string};

import type {StatusCode} from '../status-code.js';
