// What the session remembers, read back from a file that anybody may have edited.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
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
		{id: 'client-server', outcome: 'failed'},
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
						checks: ['client-server'],
						variable: 'ANTHROPIC_API_KEY',
					},
				],
				looked: {checks: ['key-exposed', 'client-server'], causes: ['key-rejected']},
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
		});
	});

	it('says nothing of a folder that another report is of', () => {
		const lastFolder = {at: '2026-11-22T00:00:00.000Z', folder: '/elsewhere'};
		expect(readRemembered(memoryOf({lastReport: report, lastFolder})).last).not.toHaveProperty('folder');
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.anything(), fc.anything(), (session, lastReport) => {
				expect(readRemembered(memoryOf({session, lastReport}))).toHaveProperty('consents');
			}),
		);
	});
});
