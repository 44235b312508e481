// What servers answered.
import type {CauseId} from '../cause-id.js';

export type AnswerResult =
	| {readonly kind: 'accepted'; readonly requestId: string | undefined}
	/** A refusal or failure that the server itself said: `cause` is the catalogue's. */
	| {
			readonly kind: 'said';
			readonly cause: CauseId;
			readonly status: number;
			readonly type: string | undefined;
			readonly message: string;
			readonly requestId: string | undefined;
			readonly retryAfter: number | undefined;
	  }
	/** There was no answer of the API: `cause` says why (offline, proxy-unreachable, tls-intercepted, not-the-api, …). */
	| {readonly kind: 'no-way'; readonly cause: CauseId; readonly code: string; readonly detail: string}
	/** Not asked, and why. `foreign`: it can't be meant for this origin, so it isn't sent there. */
	| {readonly kind: 'not-asked'; readonly why: NotAsked; readonly says?: string};

export type NotAsked =
	| 'no-consent'
	| 'offline'
	/** Only the working folder names the origin, or the way to it. */
	| 'project'
	| 'sign-in'
	| 'foreign'
	| 'nothing-to-send'
	/** Two credentials are sent together and one can't be seen: the server's answer to the other alone isn't what the client gets. */
	| 'unseen'
	| 'other-provider'
	/** The gateway has none of the routes that tell without cost. */
	| 'no-route'
	| 'bad-url'
	/** Claude Code said something that isn't known: `says`. */
	| 'unknown-words';

/** What was learned of what would be sent in one mode: facts/proofs.ts. */
export type ModeProof = {
	readonly answer: AnswerResult;
	/** The client's own way is closed, whatever our request was told by another. */
	readonly way?: Extract<AnswerResult, {kind: 'no-way'}>;
	/** Who asked: a request of ours, Claude Code itself, or neither. */
	readonly by: 'request' | 'claude' | undefined;
};
