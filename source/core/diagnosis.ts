// A diagnosis: checks run side by side over the evidence, their findings ranked, the root cause first.
import type {CheckResult, Finding} from './check.js';
import type {Consent} from './consent.js';
import type {Purpose} from './evidence.js';
import type {Platform} from './host.js';
import type {Folders} from './place.js';
import type {Request, Rung} from './request.js';

export type Verdict = 'healthy' | 'broken' | 'unverified';

/** How far a credential is proved (contract.md, "proof"). */
export type Proof = 'found' | 'well-formed' | 'unexpired' | 'accepted' | 'rejected' | 'unverified';

export type ProvedRung = Rung & {readonly proof: Proof | null};

export type Machine = {
	readonly platform: Platform;
	readonly shell: string | null;
	/** Version of Claude Code, or null. */
	readonly claude: string | null;
	readonly inside: readonly string[];
};

export type Diagnosis = {
	readonly purpose: Purpose;
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly milliseconds: number;
	readonly machine: Machine;
	readonly folders: Folders;
	readonly verdict: Verdict;
	readonly rootCause: string | null;
	/** The root cause first, then by severity. */
	readonly findings: readonly Finding[];
	readonly checks: readonly CheckResult[];
	readonly ladder: readonly ProvedRung[];
	/** By mode: interactive and print, or client. null: nothing would be sent. */
	readonly requests: Readonly<Record<string, Request | null>>;
	/** The client's own words where nothing is sent, by mode. */
	readonly refusals: Readonly<Record<string, string | undefined>>;
	/** Consents that would let more be proved. */
	readonly wanted: readonly Consent[];
};

/** Told while a diagnosis runs; the checklist is drawn from it. */
export type DiagnosisEvent =
	| {readonly kind: 'planned'; readonly checks: readonly {readonly id: string; readonly title: string}[]}
	| {readonly kind: 'started'; readonly id: string}
	| {readonly kind: 'finished'; readonly result: CheckResult}
	| {readonly kind: 'done'; readonly diagnosis: Diagnosis};
