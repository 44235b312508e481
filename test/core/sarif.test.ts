// SARIF of any report: every finding is a result, its rule is where it says, and a place is a link only where a reader could open it.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {causeIds, causeOf} from '../../source/causes/index.js';
import type {Report} from '../../source/core/report.js';
import {sarifOf} from '../../source/core/sarif.js';

type Location = {
	readonly logicalLocations?: readonly [{readonly fullyQualifiedName: string}];
	readonly physicalLocation?: {
		readonly artifactLocation: {readonly uri: string; readonly uriBaseId: string};
		readonly region?: {readonly startLine: number};
	};
};
type Sarif = {
	readonly runs: readonly [
		{
			readonly tool: {readonly driver: {readonly rules: readonly {readonly id: string}[]}};
			readonly results: readonly {
				readonly ruleId: string;
				readonly ruleIndex: number;
				readonly level: string;
				readonly locations: readonly Location[];
				readonly suppressions?: readonly unknown[];
			}[];
		},
	];
};

const name = fc.string({unit: 'grapheme', minLength: 1, maxLength: 20}).filter((text) => !text.includes('/'));
const path = fc.oneof(
	fc.constantFrom('environment', 'keychain: Claude Code-credentials', 'registry: HKCU\\Environment'),
	fc
		.tuple(fc.constantFrom('~', '.', ''), fc.array(name, {minLength: 1, maxLength: 4}))
		.map(([start, names]) => [start, ...names].join('/')),
);
const place = fc.record({path, line: fc.integer({min: 1, max: 9999})}, {requiredKeys: ['path']});
const finding = fc.record(
	{
		cause: fc.constantFrom(...causeIds),
		severity: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
		title: fc.string(),
		detail: fc.string(),
		where: fc.array(place, {maxLength: 3}),
		evidence: fc.constant([]),
		because: fc.constant([]),
		leadsTo: fc.constant([]),
		fixes: fc.constant([]),
		ignored: fc.record({until: fc.constant('2027-01-31'), reason: fc.string()}),
	},
	{requiredKeys: ['cause', 'severity', 'title', 'detail', 'where', 'evidence', 'because', 'leadsTo', 'fixes']},
);

const rest = {format: 1, tool: '1.2.3', at: '2026-11-30T00:00:00.000Z', checks: []} as const;

function pathOf({physicalLocation, logicalLocations}: Location): string | undefined {
	if (!physicalLocation) {
		return logicalLocations?.[0].fullyQualifiedName;
	}
	const {uri, uriBaseId} = physicalLocation.artifactLocation;
	// A URI of this kind can be resolved, and stays below its folder.
	expect(new URL(uri, 'file:///folder/').href).toMatch(/^file:\/\/\/folder\//);
	return `${uriBaseId === 'HOME' ? '~' : '.'}/${decodeURIComponent(uri)}`;
}

test('says what the report says', () => {
	fc.assert(
		fc.property(fc.array(finding, {maxLength: 6}), (findings) => {
			const [{tool, results}] = (sarifOf({...rest, findings} as unknown as Report, causeOf) as Sarif).runs;
			const {rules} = tool.driver;
			expect(new Set(rules.map(({id}) => id)).size).toBe(rules.length);
			expect(results.map(({ruleIndex}) => rules[ruleIndex]?.id)).toEqual(results.map(({ruleId}) => ruleId));
			expect(
				results.map(({ruleId, level, locations, suppressions}) => ({
					cause: ruleId,
					severity: level,
					where: locations.map((location) => [pathOf(location), location.physicalLocation?.region?.startLine]),
					isIgnored: suppressions !== undefined,
				})),
			).toEqual(
				findings.map(({cause, severity, where, ignored}) => ({
					cause,
					severity,
					where: where
						.toSorted((a, b) => Number(b.path.startsWith('./')) - Number(a.path.startsWith('./')))
						.map(({path, line}) => [path, /^[~.]\//.test(path) ? line : undefined]),
					isIgnored: ignored !== undefined,
				})),
			);
		}),
	);
});

test.each([
	['passed', true],
	['skipped', true],
	['unverified', false],
	['timed-out', false],
	['crashed', false],
] as const)('a check that %s: successful is %s', (outcome, executionSuccessful) => {
	const report = {...rest, findings: [], checks: [{outcome: 'passed'}, {outcome}]} as unknown as Report;
	expect(sarifOf(report, causeOf)).toMatchObject({runs: [{invocations: [{executionSuccessful}]}]});
});
