// The session's ports over the real machine: diagnoses, changes and their undo, previews, explanations, memory.

import {causeOf, causes} from '../causes/index.js';
import {statusCodes} from '../causes/status-codes.js';
import type {Diagnosis} from '../core/diagnosis.js';
import {Evidence, type Purpose} from '../core/evidence.js';
import {tellExplained} from '../core/explain/told.js';
import {explain} from '../core/explain.js';
import type {DiagnosisRequest, Explanation} from '../core/session.js';
import type {Changer} from '../core/transaction.js';
import {gentle} from '../host/gentle.js';
import type {Memory} from '../host/memory.js';
import {withVariables} from '../host/next-terminal.js';
import {openInBrowser} from '../host/open-page.js';
import {limited, uncut} from '../host/watchdog.js';
import {changerOf} from './changer.js';
import {type CureOptions, cure} from './cure.js';
import {runDiagnosis} from './engine.js';
import {keepIgnored, readIgnored} from './ignored-here.js';
import type {Ports} from './interpret.js';
import {changedVariables, readFiles} from './next-terminal.js';
import {keepReport} from './past.js';
import {previewHere} from './preview-here.js';
import {markdownFor} from './report.js';
import {makeReport} from './reports.js';
import {planRotation, proveKey, rotationFix} from './rotation.js';
import {keepRemembered} from './session-memory.js';
import type {Options, World} from './world.js';

/** Milliseconds. */
const timeToExplain = 5000;

export type HandOver = NonNullable<CureOptions['handOver']>;

export type MachinePorts = Omit<Ports, 'suspend' | 'copy' | 'notify' | 'leave'>;

export function machinePorts(options: Options, world: World, memory: Memory, handOver: HandOver): MachinePorts {
	// After a change the machine is looked at as a terminal that is opened now would have it.
	let host = world.host;
	const real = changerOf(world.host);
	// A change that has begun isn't cut off by a clock.
	const changer: Changer = {
		apply: (forCauses, changes) => uncut(() => real.apply(forCauses, changes)),
		undo: (id) => uncut(() => real.undo(id)),
		list: () => real.list(),
	};
	const evidence = (purpose: Purpose = options.purpose) =>
		new Evidence({host, purpose, consents: new Set(), gateways: options.gateways});
	const keep = (diagnosis: Diagnosis): void => keepReport(memory, makeReport(diagnosis, world.version), world.host.cwd);
	const limits = {
		get ignored() {
			return readIgnored(memory);
		},
		timeout: options.timeout,
		isOpenEnded: true,
		only: options.only,
		skip: options.skip,
		gateways: options.gateways,
	};
	return {
		changer: {
			list: () => changer.list(),
			async undo(id) {
				const before = await readFiles(evidence());
				const result = await changer.undo(id);
				const variables = changedVariables(before, await readFiles(evidence()));
				host = world.hostWith(withVariables(host.environment, variables));
				return result;
			},
		},
		async cure({finding, fix, before, consents}, onStep) {
			let next = host;
			const result = await cure({
				...limits,
				host,
				purpose: before.purpose,
				consents,
				finding,
				fix,
				before,
				changer,
				handOver,
				onStep,
				hostWith: (environment) => {
					next = world.hostWith(environment);
					return next;
				},
			});
			if (result.kind === 'cured' || result.kind === 'unproved') {
				host = next;
				keep(result.after);
			}
			return result;
		},
		diagnose({purpose, consents, answers, isGentle, form}: DiagnosisRequest, observe) {
			const shared = {
				host: isGentle ? gentle(host) : host,
				consents,
				answers,
				observe,
				timeout: limits.timeout,
				isOpenEnded: limits.isOpenEnded,
				gateways: limits.gateways,
			};
			return runDiagnosis({...shared, ...(form ? {form} : limits), purpose});
		},
		keep: (diagnosis) => (diagnosis.purpose === options.purpose ? keep(diagnosis) : undefined),
		remember: (what) => keepRemembered(memory, what),
		ignore: (cause, ignored) => keepIgnored(memory, cause, ignored),
		preview: (change) => previewHere(change, host, {home: host.home, cwd: host.cwd}),
		planRotation: (finding, diagnosis) => planRotation(finding, diagnosis, evidence(diagnosis.purpose)),
		async proveKey({purpose, plan, key, isSent}) {
			const seen = evidence(purpose);
			const [answer, fix] = await Promise.all([proveKey(plan, key, isSent, seen), rotationFix(plan, key, seen)]);
			return {answer, fix};
		},
		explain: (text) => limited(timeToExplain, async () => explanations(text)),
		open: (url) => openInBrowser(world.host, url),
		report: (diagnosis) => markdownFor(makeReport(diagnosis, world.version), world.host),
		wait: (milliseconds) => world.host.wait(milliseconds),
		now: () => world.host.now(),
	};
}

function explanations(text: string): readonly Explanation[] {
	const explained = explain(text, {causes, statusCodes});
	const told = explained.of === 'text' ? tellExplained(explained, causeOf)?.[0] : undefined;
	return explained.causes.flatMap(({id, why}, at) => {
		const cause = causeOf(id);
		// What `claude-fix check` looks at, its last line, is a choice here.
		const shown = told && at === 0 ? {told: told.slice(0, -1)} : {};
		return cause ? [{cause: cause.id, title: cause.title, why, ...shown}] : [];
	});
}
