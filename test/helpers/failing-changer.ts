// A process that applies or takes back changes while the disk refuses chosen calls, one after the other: to be bundled and started by a test.
import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import process from 'node:process';
import type {Change} from '../../source/core/fix.js';

export type FailingTask = {
	readonly home: string;
	readonly cwd: string;
	/** undefined: undo. */
	readonly changes?: readonly Change[];
	/** The number of the call that changes the disk, or makes it last, which fails; 0: none. */
	readonly failAt: number;
	/** All further ones fail, too: a disk that is full, or gone. */
	readonly isLasting: boolean;
	readonly error: string;
};

export type FailingResult = {readonly result: unknown; readonly calls: number};

const changing =
	'open mkdir rename rm rmdir chmod lchmod unlink chown link symlink utimes truncate writeFile appendFile write sync datasync'.split(
		' ',
	);
let calls = 0;
let task: FailingTask | undefined;

function watch(holder: object): void {
	const functions = holder as Record<string, (...words: unknown[]) => unknown>;
	for (const name of changing) {
		const real = functions[name];
		if (typeof real === 'function') {
			functions[name] = function (this: unknown, ...words: unknown[]) {
				const {failAt = 0, isLasting = false, error = ''} = task ?? {};
				calls++;
				const isRefused = failAt > 0 && (isLasting ? calls >= failAt : calls === failAt);
				return isRefused ? Promise.reject(Object.assign(new Error(error), {code: error})) : real.apply(this, words);
			};
		}
	}
}

const handle = await fs.promises.open('/dev/null', 'r');
watch(Object.getPrototypeOf(handle));
await handle.close();
watch(fs.promises);
syncBuiltinESMExports();
const [{makeChanger}, {here}] = await Promise.all([
	import('../../source/host/apply.js'),
	import('../../source/host/here.js'),
]);
const results: FailingResult[] = [];
for (const one of JSON.parse(fs.readFileSync(0, 'utf8')) as readonly FailingTask[]) {
	const {home, cwd, changes} = one;
	const changer = makeChanger(here({environment: {HOME: home, PATH: '/usr/bin:/bin'}, home, cwd}), {patience: 0});
	[task, calls] = [one, 0];
	const result = changes ? await changer.apply(['test'], changes) : await changer.undo();
	task = undefined;
	results.push({result, calls});
}
process.stdout.write(JSON.stringify(results));
