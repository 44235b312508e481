// Measures programs side by side: processor time (user and system) and wall time, in turn, so that what slows the machine slows all of them.
import {execFile} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import process from 'node:process';
import {promisify} from 'node:util';
import pty from '@lydell/node-pty';

/** bash tells the processor time of what it has started, to the millisecond. Not waited for in one go: a server of this process may be asked. */
export async function runOnce([path, ...words], {cwd, env}) {
	const script = 'TIMEFORMAT="%R %U %S"; time "$0" "$@" >/dev/null 2>&1 </dev/null || true';
	const {stderr} = await promisify(execFile)('bash', ['-c', script, path, ...words], {cwd, env});
	const [wall, user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
	return {cpu: (user + system) * 1000, wall: wall * 1000};
}

/** Until something is drawn; then it is ended. Processor time of all of its threads, from the kernel (Linux). */
export function untilDrawn([path, ...words], {cwd, env, shows}) {
	return new Promise((resolve) => {
		const began = performance.now();
		const child = pty.spawn(path, words, {
			name: 'xterm-256color',
			cols: 80,
			rows: 24,
			cwd,
			env: {...env, TERM: 'xterm-256color'},
		});
		let output = '';
		let measured;
		child.onData((data) => {
			output += data;
			if (measured === undefined && shows.test(output)) {
				measured = {cpu: processorTime(child.pid), wall: performance.now() - began};
				child.kill('SIGKILL');
			}
		});
		child.onExit(() => resolve(measured ?? {cpu: Number.NaN, wall: Number.NaN}));
	});
}

function processorTime(pid) {
	const folder = `/proc/${pid}/task`;
	return readdirSync(folder)
		.map((task) => Number(readFileSync(`${folder}/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6)
		.reduce((sum, one) => sum + one, 0);
}

/** Rounds of all measures in turn, the first not counted; medians. */
export async function sideBySide(measures, rounds) {
	const results = Object.fromEntries(Object.keys(measures).map((name) => [name, []]));
	for (let round = 0; round <= rounds; round++) {
		for (const [name, measure] of Object.entries(measures)) {
			const result = await measure();
			if (round > 0) {
				results[name].push(result);
			}
		}
		process.stderr.write('.');
	}
	process.stderr.write('\n');
	return Object.entries(results).map(([name, all]) => ({
		name,
		cpu: median(all.map(({cpu}) => cpu)),
		wall: median(all.map(({wall}) => wall)),
	}));
}

function median(numbers) {
	return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
