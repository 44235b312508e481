// A report as SARIF 2.1.0, which code scanning reads: each finding a result, each cause a rule.
import type {Cause} from './cause.js';
import {couldNotLook} from './check.js';
import type {Place} from './place.js';
import type {Report, ReportFinding} from './report.js';

/** `causeOf`: of the catalogue; undefined for one that it doesn't have. */
export function sarifOf(report: Report, causeOf: (id: string) => Cause | undefined): object {
	const ids = [...new Set(report.findings.map(({cause}) => cause))];
	return {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {
					driver: {name: 'claude-fix', version: report.tool, rules: ids.map((id) => ruleOf(id, causeOf(id)))},
				},
				invocations: [
					{executionSuccessful: !report.checks.some(({outcome}) => couldNotLook.has(outcome)), endTimeUtc: report.at},
				],
				originalUriBaseIds: {
					'%SRCROOT%': {description: {text: 'The working folder.'}},
					HOME: {description: {text: 'The home folder.'}},
				},
				results: report.findings.map((finding) => resultOf(finding, ids.indexOf(finding.cause))),
			},
		],
	};
}

function ruleOf(id: string, cause: Cause | undefined): object {
	return {
		id,
		...(cause && {
			shortDescription: {text: cause.title},
			fullDescription: {text: cause.meaning},
			help: {text: cause.remedy.map((step, index) => `${index + 1}. ${step}`).join('\n')},
			...(cause.links[0] !== undefined && {helpUri: cause.links[0]}),
		}),
	};
}

function resultOf({cause, severity, title, detail, where, ignored}: ReportFinding, ruleIndex: number): object {
	return {
		ruleId: cause,
		ruleIndex,
		level: severity,
		message: {text: `${title}. ${detail}`},
		// Code scanning shows the first one, and only what it could open.
		locations: [...where.filter(isOfFolder), ...where.filter((place) => !isOfFolder(place))].map(locationOf),
		// The same finding at the same place is the same, wherever its line has moved to.
		partialFingerprints: {'cause/v1': [cause, ...where.map(({path}) => path)].join(' ')},
		...(ignored && {suppressions: [{kind: 'external', justification: ignored.reason}]}),
	};
}

function isOfFolder({path}: Place): boolean {
	return path.startsWith('./');
}

/** A place outside these two folders is only named, since no reader could open it. */
function locationOf({path, line}: Place): object {
	const [, base, rest] = /^([.~])\/(.+)$/s.exec(path) ?? [];
	if (rest === undefined) {
		return {logicalLocations: [{fullyQualifiedName: path}]};
	}
	return {
		physicalLocation: {
			artifactLocation: {
				uri: rest.split('/').map(encodeURIComponent).join('/'),
				uriBaseId: base === '.' ? '%SRCROOT%' : 'HOME',
			},
			...(line !== undefined && {region: {startLine: line}}),
		},
	};
}
