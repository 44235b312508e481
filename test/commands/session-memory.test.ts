// What the session remembers, read back from a file that anybody may have edited.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {keepReport} from '../../source/commands/past.js';
import {readRemembered} from '../../source/commands/session-memory.js';

function memoryOf(values: Readonly<Record<string, unknown>>) {
	return {get: (name: string) => values[name]};
}

const report = {
	at: '2026-11-23T00:00:00.000Z',
	environment: 'api',
	verdict: 'broken',
	findings: [
		{cause: 'key-rejected', severity: 'error', title: 'The key is rejected', where: [{path: '~/.zshrc', line: 3}]},
		{cause: 'claude-outdated', severity: 'note', title: 'Old', fixes: []},
	],
	checks: [
		{id: 'key-exposed', outcome: 'passed'},
		{id: 'server', outcome: 'failed'},
		{id: 'claude-code', outcome: 'timed-out'},
		{id: 7},
		null,
	],
	ladder: [{source: 'ANTHROPIC_API_KEY', where: {path: '~/.zshrc', line: 3}}, 7],
};

describe('what is remembered', () => {
	it('is read back', () => {
		const session = {
			consents: {network: 'yes', keychain: 'no'},
			answers: {q: 'yes'},
			prevention: ['backup-key'],
			cures: [{cause: 'key-empty', title: 'Empty', place: '~/.zshrc:1', at: 7}],
		};
		const lastFolder = {at: report.at, folder: '/home/maria/work'};
		expect(readRemembered(memoryOf({session, lastReport: report, lastFolder}))).toEqual({
			...session,
			past: [],
			last: {
				at: Date.UTC(2026, 10, 23),
				purpose: 'api',
				verdict: 'broken',
				remarks: [
					{
						cause: 'key-rejected',
						severity: 'error',
						title: 'The key is rejected',
						place: '~/.zshrc:3',
						checks: ['server'],
						variable: 'ANTHROPIC_API_KEY',
					},
				],
				looked: {checks: ['key-exposed', 'server'], causes: ['key-rejected']},
				folder: '/home/maria/work',
			},
		});
	});

	it.each([
		[{cures: [{cause: 1}, null, 'x']}, undefined],
		[{consents: {network: 'maybe', sudo: 'yes'}}, undefined],
		[{answers: {q: 1}}, {...report, at: 'yesterday'}],
		[{prevention: [1, null]}, {...report, environment: 'unsure'}],
		[[], {...report, findings: 'none'}],
		['text', 7],
	])('is nothing where it makes no sense: %j, %j', (session, lastReport) => {
		expect(readRemembered(memoryOf({session, lastReport}))).toEqual({
			consents: {},
			answers: {},
			prevention: [],
			cures: [],
			past: [],
		});
	});

	it('says nothing of a folder that another report is of', () => {
		const lastFolder = {at: '2026-11-22T00:00:00.000Z', folder: '/elsewhere'};
		expect(readRemembered(memoryOf({lastReport: report, lastFolder})).last).not.toHaveProperty('folder');
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.anything(), fc.anything(), fc.anything(), (session, lastReport, pastReports) => {
				expect(readRemembered(memoryOf({session, lastReport, pastReports}))).toHaveProperty('consents');
			}),
		);
	});
});

describe('past diagnoses', () => {
	type Kept = Parameters<typeof keepReport>[1];
	const made = (minute: number, findings: readonly unknown[]) =>
		({...report, at: `2026-11-23T00:${String(minute).padStart(2, '0')}:00.000Z`, findings}) as unknown as Kept;

	it('are those that differed, the newest first, and few', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({min: 0, max: 2}), {maxLength: 30}), (all) => {
				const values: Record<string, unknown> = {};
				const memory = {
					...memoryOf(values),
					set: (name: string, value: unknown) => {
						values[name] = value;
					},
					isWorking: true,
				};
				for (const [minute, count] of all.entries()) {
					keepReport(memory, made(minute, report.findings.slice(0, count)), '/work');
				}
				// Of several alike in a row the newest counts, and of two that differ in a note alone too.
				const content = (count: number) => Math.min(count, 1);
				const ends = all.flatMap((count, at) =>
					all[at + 1] === undefined || content(count) !== content(all[at + 1] ?? 0) ? [[at, content(count)]] : [],
				);
				const {last, past} = readRemembered(memory);
				expect(
					[...(last ? [last] : []), ...past].map(({at, remarks}) => [new Date(at).getUTCMinutes(), remarks.length]),
				).toEqual(ends.reverse().slice(0, 13));
			}),
		);
	});
});
