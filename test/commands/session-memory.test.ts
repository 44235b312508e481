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
		{cause: 'key-rejected', severity: 'error', title: 'The key is rejected'},
		{cause: 'claude-outdated', severity: 'note', title: 'Old', fixes: []},
	],
	checks: [{id: 'key-exposed', outcome: 'passed'}, {id: 'claude-code', outcome: 'timed-out'}, {id: 7}, null],
};

describe('what is remembered', () => {
	it('is read back', () => {
		const session = {
			subject: 'api',
			consents: {network: 'yes', keychain: 'no'},
			answers: {q: 'yes'},
			prevention: ['backup-key'],
		};
		expect(readRemembered(memoryOf({session, lastReport: report}))).toEqual({
			...session,
			last: {
				at: Date.UTC(2026, 10, 23),
				purpose: 'api',
				verdict: 'broken',
				remarks: [{cause: 'key-rejected', severity: 'error', title: 'The key is rejected'}],
				looked: {checks: ['key-exposed'], causes: ['key-rejected']},
			},
		});
	});

	it.each([
		[{subject: 'everything'}, undefined],
		[{consents: {network: 'maybe', sudo: 'yes'}}, undefined],
		[{answers: {q: 1}}, {...report, at: 'yesterday'}],
		[{prevention: [1, null]}, {...report, environment: 'unsure'}],
		[[], {...report, findings: 'none'}],
		['text', 7],
	])('is nothing where it makes no sense: %j, %j', (session, lastReport) => {
		expect(readRemembered(memoryOf({session, lastReport}))).toEqual({consents: {}, answers: {}, prevention: []});
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.anything(), fc.anything(), (session, lastReport) => {
				expect(readRemembered(memoryOf({session, lastReport}))).toHaveProperty('consents');
			}),
		);
	});
});
