// Defines a test for each case of a folder; they run at the same time, each on a machine of its own.
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, describe, expect, it} from 'vitest';
import {readCases} from '../helpers/cases.js';
import {Workshop} from '../helpers/machine-workshop.js';
import {limit} from '../helpers/patience.js';
import {tryCase} from '../helpers/trial.js';

export function runCases(folder: string): void {
	const cases = readCases(folder);
	if (process.platform === 'win32') {
		it.skip(`${folder}: ${cases.length} machines, since a Unix machine is not rebuilt on Windows`);
		return;
	}
	const workshop = new Workshop();
	const missing = cases.filter(({git = []}) => git.length > 0 && !workshop.tools.has('git'));
	const possible = cases.filter((data) => !missing.includes(data));

	describe.concurrent(`${folder}: ${possible.length} of ${cases.length} machines`, () => {
		it.each(possible.map((data) => [data.id, data] as const))(
			'%s',
			async (_id, data) => {
				const reasons = await tryCase(data, workshop);
				if (reasons.length > 0) {
					expect.fail([data.id, ...reasons].join('\n'));
				}
			},
			limit(120_000),
		);
	});

	afterAll(() => {
		const left = readdirSync(join(workshop.folder, 'tmp'));
		workshop.close();
		if (missing.length > 0) {
			// Said, not hidden.
			console.warn(`not tried, since there is no git here: ${missing.map(({id}) => id).join(', ')}`);
		}
		expect(left, 'what is left in the folder for temporary files').toEqual([]);
	});
}
