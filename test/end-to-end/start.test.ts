// What a command loads to start: it does the same where the rest of the build isn't there. How long that takes: npm run timings.
import {copyFileSync, mkdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {expect, test} from 'vitest';
import type {Report} from '../../source/core/report.js';
import {program, runProgram, scratch, withTime} from '../helpers/built.js';

const start = ['cli.js', 'package.json'];
/** All but what draws. */
const printing = [
	...start,
	'program.js',
	...['conf', 'diff', 'execa', 'semver', 'text', 'undici', 'yaml'].map((name) => `libraries/${name}.js`),
];

test.each<readonly [words: readonly string[], needs: readonly string[]]>([
	[['--version'], start],
	[['--help'], start],
	[['explain', '401'], printing],
	[['check', '--json', '--offline'], printing],
	[['check', '--offline', '--for', 'api'], printing],
	[['report', '--offline'], printing],
	[['last'], printing],
	[['undo', '--list'], printing],
])('%j needs %j', async (words, needs) => {
	const machine = scratch();
	const folder = join(machine.folder, 'dist');
	for (const name of needs) {
		mkdirSync(dirname(join(folder, name)), {recursive: true});
		copyFileSync(join(dirname(program), name), join(folder, name));
	}
	const ask = async (path: string) => {
		const {code, stdout, stderr} = await runProgram(process.execPath, [path, ...withTime(words)], {
			cwd: machine.cwd,
			env: machine.environment,
		});
		return {code, stderr, said: words.includes('--json') ? outcomesIn(stdout) : withoutTimes(stdout)};
	};
	expect(await ask(join(folder, 'cli.js'))).toEqual(await ask(program));
});

function outcomesIn(text: string): readonly string[] {
	return (JSON.parse(text) as Report).checks.map(({id, outcome}) => `${id} ${outcome}`);
}

function withoutTimes(text: string): string {
	return text.replace(/\d+(\.\d+)? (ms|s|seconds?)\b|\d{4}-\d\d-\d\dT[\d:.]+Z|\d\d:\d\d/g, '…');
}
