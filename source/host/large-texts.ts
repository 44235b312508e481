// Takes back what large texts have left behind before another is read: left to itself, V8 lets the waste of ten of them pile up.
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

/** Bytes of a text that counts, and of those that may lie about. */
const large = 128 * 1024;
const most = 512 * 1024;

let waste = 0;
let collect: (() => void) | undefined;

/** A text of so many bytes is going to be read. */
export function makeRoom(size: number): void {
	if (size < large) {
		return;
	}
	if (waste > most) {
		collect ??= collector();
		collect();
		waste = 0;
	}
	waste += size;
}

function collector(): () => void {
	setFlagsFromString('--expose-gc');
	const found: unknown = runInNewContext('gc');
	setFlagsFromString('--no-expose-gc');
	return typeof found === 'function' ? () => found() : () => {};
}
