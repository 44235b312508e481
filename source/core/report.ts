// The report of the contract: JSON, and the texts drawn from it.
import type {Outcome, Severity} from './check.js';
import type {Proof, Verdict} from './diagnosis.js';
import type {Purpose} from './evidence.js';
import type {Risk} from './fix.js';
import type {Platform} from './host.js';
import type {Place} from './place.js';
import type {RungState, SourceName} from './request.js';

export type ReportCredential = {
	readonly source: SourceName;
	readonly where: Place | null;
	/** null for an empty header, or a value that isn't known. */
	readonly fingerprint: string | null;
	readonly hint: string | null;
};

export type ReportRequest = {
	readonly provider: string;
	readonly origin: string;
	readonly xApiKey: ReportCredential | null;
	readonly bearer: ReportCredential | null;
};

export type ReportRung = {
	readonly source: SourceName;
	readonly where: Place | null;
	readonly state: RungState;
	readonly proof: Proof | null;
	readonly fingerprint: string | null;
	readonly hint: string | null;
	/** Where an interactive session differs from `-p`. */
	readonly interactive?: RungState;
	readonly why?: string;
};

export type ReportFinding = {
	readonly cause: string;
	readonly severity: Severity;
	readonly title: string;
	readonly detail: string;
	readonly where: readonly Place[];
	readonly evidence: readonly {readonly label: string; readonly value: string}[];
	readonly because: readonly string[];
	readonly leadsTo: readonly string[];
	readonly fixes: readonly {
		readonly id: string;
		readonly title: string;
		readonly risk: Risk;
		readonly steps: readonly string[];
	}[];
};

/** contract.md, "The report": fields are never renamed; fields may be added. */
export type Report = {
	readonly format: 1;
	readonly tool: string;
	/** ISO 8601, UTC. */
	readonly at: string;
	readonly milliseconds: number;
	readonly environment: Purpose;
	readonly machine: {
		readonly platform: Platform;
		readonly shell: string | null;
		readonly claude: string | null;
		readonly inside: readonly string[];
	};
	readonly verdict: Verdict;
	readonly rootCause: string | null;
	readonly requests: Readonly<Record<string, ReportRequest | null>>;
	readonly ladder: readonly ReportRung[];
	readonly findings: readonly ReportFinding[];
	readonly checks: readonly {
		readonly id: string;
		readonly title: string;
		readonly outcome: Outcome;
		readonly milliseconds: number;
		readonly because: string | null;
	}[];
};
