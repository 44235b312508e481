// Makes V8 optimise later: most runs are over before it pays, and optimising what ends so soon costs a tenth of their time.
import {setFlagsFromString} from 'node:v8';

/** Milliseconds after which a run is long enough for it to pay. */
const late = 1000;
let isHeld = false;

/** To be called once the watchdog's thread runs: a thread that starts under other flags could use nothing that Node has compiled. */
export function optimiseLater(): void {
	hold(true);
	setTimeout(hold, late, false).unref();
}

/** For work that reads or writes compiled code, Node's or ours: it is valid for V8's usual flags only. */
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
