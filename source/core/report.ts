// The report of the contract: JSON, and the texts drawn from it.
import type {CauseId} from './cause-id.js';
import type {Outcome, Severity} from './check.js';
import type {Diagnosis, Verdict} from './diagnosis.js';
import type {Purpose} from './evidence.js';
import type {Change, Risk} from './fix.js';
import type {Platform} from './host.js';
import {type Folders, type Place, placeOf} from './place.js';
import type {Proof} from './proof.js';
import type {Request, RungState, Sent, SourceName} from './request.js';
import {oneLine, plain, scrub} from './scrub.js';

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
	/** It is known, and doesn't count until this day. */
	readonly ignored?: {readonly until: string; readonly reason: string};
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
	/** What happened meanwhile and isn't a finding. */
	readonly notes?: readonly string[];
	readonly checks: readonly {
		readonly id: string;
		readonly title: string;
		readonly outcome: Outcome;
		readonly milliseconds: number;
		readonly because: string | null;
	}[];
};

/** Draws the report of a diagnosis. `title` and `steps` come from the catalogue and the preview, so that this file knows neither. */
export type ReportTexts = {
	readonly tool: string;
	readonly titleOf: (cause: CauseId) => string;
	readonly stepsOf: (change: Change, folders: Folders) => string;
};

export function reportOf(diagnosis: Diagnosis, {tool, titleOf, stepsOf}: ReportTexts): Report {
	const {folders} = diagnosis;
	return {
		format: 1,
		tool,
		at: new Date(diagnosis.at).toISOString(),
		milliseconds: diagnosis.milliseconds,
		environment: diagnosis.purpose,
		machine: diagnosis.machine,
		verdict: diagnosis.verdict,
		rootCause: diagnosis.rootCause,
		requests: Object.fromEntries(
			Object.entries(diagnosis.requests).map(([mode, request]) => [mode, request && requestOf(request, folders)]),
		),
		ladder: diagnosis.ladder.map((rung) => ({
			source: rung.source,
			where: rung.site ? placeOf(rung.site, folders) : null,
			state: rung.state,
			proof: rung.proof,
			fingerprint: rung.value?.fingerprint ?? null,
			hint: rung.value?.hint ?? null,
			...(rung.interactive !== undefined && {interactive: rung.interactive}),
			...(rung.why !== undefined && {why: rung.why}),
		})),
		findings: diagnosis.findings.map((finding) => ({
			cause: finding.cause,
			severity: finding.severity,
			title: oneLine(finding.title ?? titleOf(finding.cause)),
			detail: plain(scrub(finding.detail)),
			where: finding.where.map((site) => placeOf(site, folders)),
			evidence: (finding.evidence ?? []).map(({label, value}) => ({label, value: oneLine(value)})),
			because: finding.because ?? [],
			leadsTo: finding.leadsTo ?? [],
			...(finding.ignored && {ignored: finding.ignored}),
			fixes: finding.fixes.map(({id, title, risk, changes}) => ({
				id,
				title: oneLine(title),
				risk,
				steps: changes.map((change) => oneLine(stepsOf(change, folders))),
			})),
		})),
		...(diagnosis.notes && {notes: diagnosis.notes.map((note) => oneLine(note))}),
		checks: diagnosis.checks.map(({id, title, outcome, milliseconds, because}) => ({
			id,
			title,
			outcome,
			milliseconds,
			because,
		})),
	};
}

function requestOf(request: Request, folders: Folders): ReportRequest {
	return {
		provider: request.provider,
		origin: request.origin,
		xApiKey: credentialOf(request.xApiKey, folders),
		bearer: credentialOf(request.bearer, folders),
	};
}

function credentialOf(sent: Sent | null, folders: Folders): ReportCredential | null {
	return (
		sent && {
			source: sent.source,
			where: placeOf(sent.site, folders),
			fingerprint: sent.isEmpty ? null : (sent.value?.fingerprint ?? null),
			hint: sent.isEmpty ? '(empty)' : (sent.value?.hint ?? null),
		}
	);
}
