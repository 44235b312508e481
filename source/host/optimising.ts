// When V8 optimises: not at once. Most runs are over before it pays, and compiling so much that ends so soon costs a tenth of them.
import {setFlagsFromString} from 'node:v8';

/** Milliseconds after which what still runs is worth it. */
const late = 1000;
let isHeld = false;

/** Begins where the flags of V8 may change: a thread that starts meanwhile would find nothing compiled for them. */
export function optimiseLater(): void {
	hold(true);
	setTimeout(hold, late, false).unref();
}

/** What has been compiled, by Node for its modules or by us, holds for V8's usual flags alone. */
export function asUsual<T>(work: () => T): T {
	if (!isHeld) {
		return work();
	}
	hold(false);
	try {
		return work();
	} finally {
		hold(true);
	}
}

function hold(held: boolean): void {
	isHeld = held;
	setFlagsFromString(held ? '--no-opt' : '--opt');
}
