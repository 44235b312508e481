// The session's ports over the real machine: diagnoses, changes and their undo, previews, explanations, memory.
import {causeOf, causes} from '../causes/index.js';
import {statusCodes} from '../causes/status-codes.js';
import {Evidence, type Purpose} from '../core/evidence.js';
import {explain} from '../core/explain.js';
import type {DiagnosisRequest, Explanation} from '../core/session.js';
import type {Changer} from '../core/transaction.js';
import {gentle} from '../host/gentle.js';
import type {Ports} from '../host/interpret.js';
import type {Memory} from '../host/memory.js';
import {withVariables} from '../host/next-terminal.js';
import {openPage} from '../host/open-page.js';
import {limited, textArrived, uncut} from '../host/watchdog.js';
import {changerOf} from './changer.js';
import {runDiagnosis, runForm} from './engine.js';
import {changedVariables, readFiles} from './next-terminal.js';
import {previewHere} from './preview-here.js';
import {markdownFor} from './report.js';
import {makeReport} from './reports.js';
import {planRotation, proveKey, rotationFix} from './rotation.js';
import {sessionKey} from './session-memory.js';
import type {Options, World} from './world.js';

/** Milliseconds. */
const timeToExplain = 5000;

export type MachinePorts = Omit<Ports, 'handOver' | 'suspend' | 'copy' | 'leave'>;

export function machinePorts(options: Options, world: World, memory: Memory): MachinePorts {
	// After a change the machine is looked at as a terminal that is opened now would have it.
	let host = world.host;
	const real = changerOf(world.host);
	const evidence = (purpose: Purpose = options.purpose) =>
		new Evidence({host, purpose, consents: new Set(), gateways: options.gateways});
	const files = () => readFiles(evidence());
	const andRenew = async <T>(change: () => Promise<T>): Promise<T> => {
		const before = await files();
		const result = await change();
		host = world.hostWith(withVariables(host.environment, changedVariables(before, await files())));
		return result;
	};
	const changer: Changer = {
		apply: (forCauses, changes) => andRenew(() => uncut(() => real.apply(forCauses, changes))),
		undo: (id) => andRenew(() => uncut(() => real.undo(id))),
		list: () => real.list(),
	};
	return {
		changer,
		diagnose({purpose, consents, answers, again, form}: DiagnosisRequest, observe) {
			const shared = {
				gateways: options.gateways,
				host: again.kind === 'all' && again.isGentle ? gentle(host) : host,
				consents,
				timeout: options.timeout,
				answers,
				observe,
			};
			return form ? runForm(form, shared) : runDiagnosis({...shared, purpose, only: options.only, skip: options.skip});
		},
		keep: (diagnosis) => memory.set('lastReport', makeReport(diagnosis, world.version)),
		remember: (what) => {
			const kept = memory.get(sessionKey);
			memory.set(sessionKey, {...(typeof kept === 'object' ? kept : {}), ...what});
		},
		preview: (change) => previewHere(change, host, {home: host.home, cwd: host.cwd}),
		planRotation: (finding, diagnosis) => planRotation(finding, diagnosis, evidence(diagnosis?.purpose)),
		async proveKey({purpose, plan, key, isSent}) {
			const seen = evidence(purpose);
			const [answer, fix] = await Promise.all([proveKey(plan, key, isSent, seen), rotationFix(plan, key, seen)]);
			return {answer, fix};
		},
		explain: (text) =>
			limited(timeToExplain, async () => {
				textArrived(text.length);
				return explanations(text);
			}),
		open: (url) => openPage(world.host, url),
		report: (diagnosis) => markdownFor(makeReport(diagnosis, world.version), world.host),
		wait: (milliseconds) => world.host.wait(milliseconds),
		now: () => world.host.now(),
	};
}

function explanations(text: string): readonly Explanation[] {
	return explain(text, {causes, statusCodes}).causes.flatMap(({id, why}) => {
		const cause = causeOf(id);
		return cause ? [{cause: cause.id, title: cause.title, why}] : [];
	});
}
