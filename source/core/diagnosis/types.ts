// What a diagnosis says, and what is told while it runs.
import type {CauseId} from '../cause-id.js';
import type {CheckResult, Finding} from '../check.js';
import type {Consent} from '../consent.js';
import type {Purpose} from '../evidence.js';
import type {Platform} from '../host.js';
import type {Folders} from '../place.js';
import type {Proof} from '../proof.js';
import type {Request, Rung} from '../request.js';
import type {Silence} from '../sober.js';

export type Verdict = 'healthy' | 'broken' | 'unverified';

export type ProvedRung = Rung & {readonly proof: Proof | null};

export type Machine = {
	readonly platform: Platform;
	readonly shell: string | null;
	/** Version of Claude Code, or null. */
	readonly claude: string | null;
	readonly inside: readonly string[];
};

/** The stored sign-in: how long it lasts, and what a prompt through Claude Code would do to it. */
export type SignIn = {
	/** Of the access token, milliseconds since the epoch; null: not said. */
	readonly until: number | null;
	/** Of the renewal token. */
	readonly renewableUntil: number | null;
	/** A prompt would renew it first: it has expired, or does so within five minutes. */
	readonly isDue: boolean;
	/** Another process holds its lock, and may be renewing it just now. */
	readonly isLocked: boolean;
};

/** What a diagnosis says besides its findings; a probe of probes/ gathers it. */
export type Summary = {
	readonly machine: Machine;
	readonly ladder: readonly ProvedRung[];
	/** By mode: interactive and print, or client. null: nothing would be sent. */
	readonly requests: Readonly<Record<string, Request | null>>;
	/** Of Claude Code, where a mode sends nothing: why. */
	readonly silence?: Silence;
	/** The client's own words where nothing is sent, by mode. */
	readonly refusals: Readonly<Record<string, string | undefined>>;
	/** Whether what would be sent is proved accepted, in every mode. */
	readonly isProved: boolean;
	/** Consents that would let more be proved. */
	readonly wanted: readonly Consent[];
	/** What happened meanwhile and isn't a finding: Claude Code renewed its sign-in, was not asked, or was left to finish. */
	readonly notes?: readonly string[];
	/** Of Claude Code, where there is one. */
	readonly signIn?: SignIn;
	/** How long the server wants to be left alone; seconds. */
	readonly retryAfter?: number;
};

export type Diagnosis = Omit<Summary, 'isProved'> & {
	readonly purpose: Purpose;
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly milliseconds: number;
	readonly folders: Folders;
	readonly verdict: Verdict;
	readonly rootCause: CauseId | null;
	/** The root cause first, then by severity. */
	readonly findings: readonly Finding[];
	readonly checks: readonly CheckResult[];
};

/** Told while a diagnosis runs; the checklist is drawn from it. */
export type DiagnosisEvent =
	| {readonly kind: 'planned'; readonly checks: readonly Pick<CheckResult, 'id' | 'title' | 'area'>[]}
	| {readonly kind: 'started'; readonly id: string}
	| {readonly kind: 'finished'; readonly result: CheckResult}
	/** The host that a credential is sent to, and no answer has come from yet; undefined: none. */
	| {readonly kind: 'asking'; readonly host: string | undefined}
	| {readonly kind: 'done'; readonly diagnosis: Diagnosis};
