// How long the built program takes to start, beside a bare Node on the same machine at the same time: `npm run timings`. Nothing is judged by it.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const rounds = 7;
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'claude-fix-timings-'));

/** What is aimed at, in times of a bare Node. */
const measures: readonly (readonly [name: string, words: readonly string[], aim: number])[] = [
	['node', ['-e', '0'], 1],
	['--version', [cli, '--version'], 1.5],
	['explain 401', [cli, 'explain', '401'], 4],
	['check --json --offline', [cli, 'check', '--json', '--offline'], 6],
];

const times = measures.map((): number[] => []);
try {
	// Side by side: what slows the machine down slows all of them.
	for (let round = 0; round < rounds; round++) {
		for (const [index, [, words]] of measures.entries()) {
			const began = performance.now();
			spawnSync(process.execPath, words, {cwd: home, env: {HOME: home, PATH: '/usr/bin:/bin'}, stdio: 'ignore'});
			times[index]?.push(performance.now() - began);
		}
	}
} finally {
	rmSync(home, {recursive: true, force: true});
}
const medians = times.map((all) => all.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0);
for (const [index, [name, , aim]] of measures.entries()) {
	const [time = 0, bare = 1] = [medians[index], medians[0]];
	console.info(
		`${name.padEnd(24)}${time.toFixed(0).padStart(6)} ms ${(time / bare).toFixed(1).padStart(5)} × node; aim ${aim} ×`,
	);
}
