// `check --sarif` says what `check --json` says, with the same exit code.
import {expect, test} from 'vitest';
import type {Report} from '../../source/core/report.js';
import {run, scratch} from '../helpers/built.js';

test('is what check prints, with the exit code of check', async () => {
	const machine = scratch();
	const more = {ANTHROPIC_API_KEY: 'your-api-key'};
	const words = ['check', '--offline', '--for', 'api'];
	const [asJson, asSarif] = await Promise.all(
		['--json', '--sarif'].map((format) => run([...words, format], {...machine, more})),
	);
	const {findings} = JSON.parse(asJson?.stdout ?? '') as Report;
	const [{results}] = (
		JSON.parse(asSarif?.stdout ?? '') as {
			readonly runs: readonly [{readonly results: readonly {readonly ruleId: string}[]}];
		}
	).runs;
	expect(findings.length).toBeGreaterThan(0);
	expect(results.map(({ruleId}) => ruleId)).toEqual(findings.map(({cause}) => cause));
	expect(asSarif?.code).toBe(asJson?.code);
});
