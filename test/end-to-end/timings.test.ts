// How long it takes to start, beside a bare Node on the same machine at the same time. Loose: a busy machine is no reason to fail.
import {expect, test} from 'vitest';
import {run, runProgram, scratch} from '../helpers/built.js';
import {hasTerminal, keys, openTerminal} from '../helpers/terminal.js';

const rounds = 5;

/** Times a bare Node may take: what is aimed at (the medians are printed), and what a loaded machine may need. */
const limits = {
	'--version': {aim: 1.5, most: 6},
	'check --json --offline': {aim: 6, most: 30},
	'first frame': {aim: 10, most: 40},
} as const;

async function firstFrame(): Promise<number> {
	const began = performance.now();
	const terminal = openTerminal([], {scratch: scratch()});
	await terminal.appears('claude-fix');
	const milliseconds = performance.now() - began;
	terminal.send(keys.interrupt);
	await terminal.ended();
	return milliseconds;
}

function median(numbers: readonly number[]): number {
	return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

test('starts quickly', {timeout: 120_000}, async () => {
	const machine = scratch();
	const measures = {
		node: async () =>
			(await runProgram(process.execPath, ['-e', '0'], {cwd: machine.cwd, env: machine.environment})).milliseconds,
		'--version': async () => (await run(['--version'], machine)).milliseconds,
		'check --json --offline': async () => (await run(['check', '--json', '--offline'], machine)).milliseconds,
		...(hasTerminal ? {'first frame': firstFrame} : {}),
	};
	const times = new Map<string, number[]>();
	// Side by side: what slows the machine down slows all of them.
	for (let round = 0; round < rounds; round++) {
		for (const [name, measure] of Object.entries(measures)) {
			times.set(name, [...(times.get(name) ?? []), await measure()]);
		}
	}
	const bare = median(times.get('node') ?? []);
	for (const [name, {aim, most}] of Object.entries(limits)) {
		const time = times.get(name);
		if (time) {
			const ratio = median(time) / bare;
			console.info(
				`${name}: ${median(time).toFixed(0)} ms, ${ratio.toFixed(1)} × node (${bare.toFixed(0)} ms; aim ${aim} ×)`,
			);
			expect(ratio, name).toBeLessThan(most);
		}
	}
});
