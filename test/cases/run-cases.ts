// Defines a test for each case of a folder; they run at the same time, each on a machine of its own.
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, describe, expect, it} from 'vitest';
import {type Case, readCases} from '../helpers/cases.js';
import {Workshop} from '../helpers/machine.js';
import {tryCase} from '../helpers/trial.js';

export function runCases(folder: string): void {
	const workshop = new Workshop();
	const cases = readCases(folder);
	const possible = cases.filter((data) => whyNot(data, workshop) === undefined);

	describe.concurrent(`${folder}: ${possible.length} of ${cases.length} machines`, () => {
		it.each(possible.map((data) => [data.id, data] as const))(
			'%s',
			async (_id, data) => {
				const reasons = await tryCase(data, workshop);
				if (reasons.length > 0) {
					expect.fail([data.id, ...reasons].join('\n'));
				}
			},
			60_000,
		);
	});

	afterAll(() => {
		const left = readdirSync(join(workshop.folder, 'tmp'));
		workshop.close();
		// Said, not hidden: what this machine can't rebuild.
		for (const data of cases) {
			const why = whyNot(data, workshop);
			if (why !== undefined) {
				console.warn(`not tried: ${data.id}, ${why}`);
			}
		}
		expect(left, 'nothing is left in the folder for temporary files').toEqual([]);
	});
}

/** Why a case can't be rebuilt here; undefined: it can. */
function whyNot({git = []}: Case, {tools}: Workshop): string | undefined {
	if (process.platform === 'win32') {
		return 'a Unix machine is not rebuilt on Windows';
	}
	return git.length > 0 && !tools.has('git') ? 'git is not installed' : undefined;
}
