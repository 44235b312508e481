// Puts a diagnosis together: evidence over the host, the checks, the consents of the command line.
import {catalogue} from '../causes/index.js';
import {checks} from '../checks/index.js';
import type {AppForm} from '../core/app/form.js';
import {assume} from '../core/assume.js';
import type {CauseId} from '../core/cause-id.js';
import {type Consent, defaultConsents} from '../core/consent.js';
import {type Diagnosis, type DiagnosisEvent, diagnose} from '../core/diagnosis.js';
import {Evidence, type Purpose} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {Ignored} from '../core/ignored.js';
import type {Answers} from '../core/questions.js';
import {foresight} from '../facts/foresight.js';
import {summary} from '../facts/summary.js';
import {withAsking} from '../host/asking.js';
import {patient} from '../host/patient.js';
import {limited} from '../host/watchdog.js';
import {settings} from '../probes/settings.js';
import {where} from '../probes/where.js';
import type {Options} from './world.js';

export type DiagnosisOptions = {
	readonly host: Host;
	readonly purpose: Purpose;
	/** What was entered for an app: only that is looked at, and of this machine only the network path to the server. */
	readonly form?: AppForm | undefined;
	readonly consents: ReadonlySet<Consent>;
	/** HOST or HOST:PORT of `--allow gateway=…`. */
	readonly gateways?: readonly string[] | undefined;
	readonly only?: readonly string[] | undefined;
	readonly skip?: readonly string[];
	/** Milliseconds for the whole run, as the person wants it: what a single request or program may take grows with it. */
	readonly timeout?: number | undefined;
	/** The whole run has no limit, as in a session: each source, program and request has its own. */
	readonly isOpenEnded?: boolean;
	/** What the person said that can't be seen. */
	readonly answers?: Answers;
	readonly observe?: (event: DiagnosisEvent) => void;
	/** A cause that is assumed where it can't be proved. */
	readonly assumed?: CauseId;
	/** What is known and no longer counts; of a cause that is assumed nothing is ignored. */
	readonly ignored?: readonly Ignored[];
};

/** Milliseconds for a whole run; Claude Code itself may need longer than all else together. */
const defaultTime = 10_000;
const timeWithClaude = 30_000;
/** What no session reaches: it only ends what hangs in a way that nobody has thought of. */
const openEnd = 600_000;

/** The consents of a run without a screen: the defaults of the contract, with what the options give and take. */
export function consentsOf({
	allow,
	deny,
	isOffline,
}: Pick<Options, 'allow' | 'deny' | 'isOffline'>): ReadonlySet<Consent> {
	const consents = new Set([...defaultConsents, ...allow]);
	for (const consent of deny) {
		consents.delete(consent);
	}
	if (isOffline) {
		// Claude Code would ask the server too.
		for (const consent of ['network', 'gateway', 'claude'] as const) {
			consents.delete(consent);
		}
	}
	return consents;
}

/** Milliseconds for a whole run. */
export function runTime({timeout, consents}: Pick<DiagnosisOptions, 'timeout' | 'consents'>): number {
	return timeout ?? (consents.has('claude') ? timeWithClaude : defaultTime);
}

export function runDiagnosis(options: DiagnosisOptions): Promise<Diagnosis> {
	const {host, purpose, consents, gateways, only, skip, answers, observe, assumed, ignored, form} = options;
	const isOpenEnded = options.timeout === undefined && options.isOpenEnded === true;
	const time = isOpenEnded ? openEnd : runTime(options);
	const watched = observe ? withAsking(host, observe) : host;
	return limited(time, () =>
		diagnose({
			evidence: new Evidence({
				host: options.timeout === undefined ? watched : patient(watched, options.timeout),
				purpose,
				consents,
				...(gateways && {gateways}),
				...(form && {form}),
				...(assumed && {assumed: assume(assumed, catalogue)}),
			}),
			checks,
			summary,
			...(purpose === 'claude-code' && {foresight}),
			where,
			settings,
			catalogue,
			timeout: time,
			isTimeGiven: options.timeout !== undefined || isOpenEnded,
			...(only && {only}),
			...(skip && {skip}),
			...(ignored && !assumed && {ignored}),
			...(answers && {answers}),
			...(observe && {observe}),
		}),
	);
}
