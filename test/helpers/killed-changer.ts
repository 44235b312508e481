// A process that applies or takes back changes and is killed at a chosen call that changes the disk: to be bundled and started by a test.
import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import type {Change} from '../../source/core/fix.js';

export type Task = {
	readonly home: string;
	readonly cwd: string;
	/** undefined: undo. */
	readonly changes?: readonly Change[];
	/** The number of the call before which it is killed; undefined: never. */
	readonly killAt?: number;
};

const task = JSON.parse(process.argv[2] ?? '') as Task;
const changing = ['open', 'mkdir', 'rename', 'rm', 'rmdir', 'chmod', 'unlink', 'chown', 'writeFile', 'write', 'fsync'];
let calls = 0;

function watch(holder: object): void {
	const functions = holder as Record<string, (...words: unknown[]) => unknown>;
	for (const name of changing) {
		const real = functions[name];
		if (typeof real === 'function') {
			functions[name] = function (this: unknown, ...words: unknown[]) {
				if (++calls === task.killAt) {
					process.kill(process.pid, 'SIGKILL');
					// Not another step before the signal is there.
					for (;;) {}
				}
				return real.apply(this, words);
			};
		}
	}
}

watch(fs);
watch(fs.promises);
syncBuiltinESMExports();
const [{makeChanger}, {here}] = await Promise.all([
	import('../../source/host/apply.js'),
	import('../../source/host/here.js'),
]);
const {home, cwd} = task;
const changer = makeChanger(here({environment: {HOME: home, PATH: '/usr/bin:/bin'}, home, cwd}), {patience: 0});
const result = task.changes ? await changer.apply(['test'], task.changes) : await changer.undo();
process.stdout.write(JSON.stringify({result, calls}));
