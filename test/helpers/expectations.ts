// Compares a report with what a case expects.
import type {Report, ReportCredential, ReportRequest} from '../../source/core/report.js';
import type {Expectation, ExpectedCredential, ExpectedRequest} from './cases.js';
import {fingerprint} from './placeholders.js';

/** The reasons why the report falls short. */
export function compare(expect: Expectation, report: Report): readonly string[] {
	return [
		...(expect.verdict === undefined || expect.verdict === report.verdict
			? []
			: [`the verdict is ${report.verdict}, expected ${expect.verdict}`]),
		...compareRootCause(expect, report),
		...compareFindings(expect, report),
		...Object.entries(expect.requests ?? {})
			.filter(([mode]) => mode !== 'refused')
			.flatMap(([mode, request]) => compareRequest(mode, request, report.requests[mode] ?? null)),
	];
}

function compareRootCause({rootCause, where}: Expectation, report: Report): readonly string[] {
	const reasons: string[] = [];
	if (rootCause !== undefined) {
		const wanted = rootCause === null ? [] : [rootCause].flat();
		const isRight = report.rootCause === null ? wanted.length === 0 : wanted.includes(report.rootCause);
		if (!isRight) {
			reasons.push(`the root cause is ${report.rootCause ?? 'none'}, expected ${wanted.join(' or ') || 'none'}`);
		}
	}
	if (where !== undefined) {
		const finding = report.findings.find(({cause}) => cause === report.rootCause);
		const places = (finding?.where ?? []).map(({path, line}) => (line ? `${path}:${line}` : path));
		const wanted = [where].flat();
		if (!wanted.some((place) => places.some((one) => one === place || one.startsWith(`${place}:`)))) {
			reasons.push(`the root cause is placed at ${places.join(', ') || 'no place'}, expected ${wanted.join(' or ')}`);
		}
	}
	return reasons;
}

function compareFindings({verdict, findings = [], never = []}: Expectation, report: Report): readonly string[] {
	const found = new Set(report.findings.map(({cause}) => cause));
	const missing = findings.filter((cause) => !found.has(cause));
	const loud = report.findings.filter(
		({cause, severity}) => severity !== 'note' && (verdict === 'healthy' || never.includes(cause)),
	);
	return [
		...missing.map((cause) => `the finding ${cause} is missing (found: ${[...found].join(', ') || 'nothing'})`),
		...loud.map(({cause, severity, title}) => `should not be said: ${severity} ${cause} (${title})`),
	];
}

function compareRequest(
	mode: string,
	expected: ExpectedRequest | null,
	actual: ReportRequest | null,
): readonly string[] {
	if (expected === null || actual === null) {
		return expected === actual ? [] : [`${mode}: ${actual ? 'something' : 'nothing'} is said to be sent`];
	}
	const {provider, origin, ...slots} = expected;
	return [
		...(provider === undefined || provider === actual.provider ? [] : [`${mode}: the provider is ${actual.provider}`]),
		...(origin === undefined || origin === actual.origin ? [] : [`${mode}: the origin is ${actual.origin}`]),
		...Object.entries(slots).flatMap(([slot, credential]) => {
			const is = actual[slot as keyof typeof slots];
			return isSame(credential, is)
				? []
				: [`${mode}: ${slot} is ${is ? written(is) : 'not sent'}, expected ${wantedOf(credential)}`];
		}),
	];
}

/**
 * Expected is null, a value (compared by its fingerprint), or {source, from, value or exactly}: where it comes from, in which place it is
 * set, and what exactly is sent.
 */
function isSame(expected: ExpectedCredential, actual: ReportCredential | null): boolean {
	if (expected === null || actual === null) {
		return expected === actual;
	}
	if (typeof expected === 'string') {
		return actual.fingerprint === fingerprint(expected);
	}
	const value = expected.value ?? expected.exactly;
	return (
		actual.source === expected.source &&
		(value === undefined || actual.fingerprint === fingerprint(value)) &&
		(expected.from === undefined || actual.where?.path === expected.from)
	);
}

function written({source, where, fingerprint}: ReportCredential): string {
	return `from ${source} ${where?.path ?? ''} (${fingerprint})`;
}

/** Without the value itself. */
function wantedOf(expected: ExpectedCredential): string {
	if (expected === null) {
		return 'none';
	}
	if (typeof expected === 'string') {
		return fingerprint(expected);
	}
	const value = expected.value ?? expected.exactly;
	return [expected.source, expected.from, value !== undefined && fingerprint(value)].filter(Boolean).join(' ');
}
