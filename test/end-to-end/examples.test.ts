// The examples of docs/report.md, as they stand there, on a machine where something is wrong.
import {existsSync, writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {program, runProgram, scratch} from '../helpers/built.js';
import {blocksOf, read} from '../helpers/documents.js';

const has = (name: string): boolean =>
	(process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

const examples = blocksOf(read('docs/report.md'))
	.filter(({language}) => language === 'sh')
	.map(({code}) => code.trim());

describe.skipIf(process.platform === 'win32')('an example for scripts', () => {
	for (const code of examples) {
		test.skipIf(code.includes('jq') && !has('jq'))(code, async () => {
			const {folder, cwd, environment} = scratch();
			writeFileSync(
				join(folder, 'bin', 'claude-fix'),
				`#!/bin/sh\nexec '${process.execPath}' '${program}' "$@" --timeout 120\n`,
				{mode: 0o755},
			);
			writeFileSync(join(cwd, '.env'), 'ANTHROPIC_API_KEY=your-api-key\n');
			const env = {
				...environment,
				PATH: `${environment.PATH}:/usr/local/bin:/usr/bin:/bin`,
				ANTHROPIC_API_KEY: 'your-api-key',
			};
			const {stdout, stderr} = await runProgram('/bin/sh', ['-c', `${code}; cat claude-fix.sarif 2>/dev/null`], {
				cwd,
				env,
			});
			expect(stderr).toBe('');
			expect(stdout).toMatch(/key-placeholder|ANTHROPIC_API_KEY your-api-key/);
		});
	}
});
