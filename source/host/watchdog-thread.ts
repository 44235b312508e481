// What the watchdog's thread runs, as text: it starts on its own, in CommonJS, even if the thread it watches is stuck.

/** Places in what both threads see. Times are milliseconds since the watch began. */
export const sharedFields = {
	/** Until when what is under way has time; 0: as long as it likes. */
	deadline: 0,
	/** Grows while the main thread turns. */
	beat: 1,
	/** For how long a stretch may block, in milliseconds. */
	patience: 2,
	/** 1: the session has the terminal. */
	screen: 3,
	/** 1: the main thread is to end by itself, at once. */
	end: 4,
} as const;

/** Milliseconds after the deadline: the main thread has its own timers, and is left to tell what it found. */
const after = {interrupt: 400, end: 750, exit: 900, kill: 1050} as const;
/** On a busy machine what computes gets this much of a processor before it is killed, or at most this long (milliseconds). */
const due = {processor: 700, wait: 5000} as const;

export const watchdogThread = `'use strict';
const {workerData: {state, start}} = require('node:worker_threads');
const {writeSync} = require('node:fs');
const fields = ${JSON.stringify(sharedFields)};
const after = ${JSON.stringify(after)};
const due = ${JSON.stringify(due)};
const at = (name) => Atomics.load(state, fields[name]);
const now = () => Number(process.hrtime.bigint() / 1000000n) - start;
let beat = -1;
let since = now();
let isAsking = false;
let isJavaScript = false;
let isEnding = false;
let spentBefore;

const spent = () => {
	const {user, system} = process.cpuUsage();
	return (user + system) / 1000;
};

// Whether it is JavaScript that blocks is seen by its answer: a terminal that takes no output, or a disk, gives none.
const command = (act) => {
	if (isAsking) {
		return;
	}
	isAsking = true;
	try {
		const {Session} = require('node:inspector');
		const session = new Session();
		session.connectToMainThread();
		const leave = () => {
			session.disconnect();
			isAsking = false;
		};
		session.post('Runtime.getIsolateId', () => {
			isJavaScript = true;
			if (at('beat') === beat && at('deadline') !== 0) {
				act(session, leave);
			} else {
				leave();
			}
		});
	} catch {
		// A Node without an inspector.
	}
};
const interrupt = (session, leave) => {
	session.post('Runtime.terminateExecution', () => {
		since = now();
		leave();
	});
};
const exit = (session) => session.post('Runtime.evaluate', {expression: 'process.reallyExit(3)'});

const giveBack = () => {
	if (at('screen') === 0) {
		return;
	}
	try {
		writeSync(1, '\\u001b[?2004l\\u001b[?25h\\u001b[?1049l\\n');
		require('node:child_process').spawnSync('stty', ['sane'], {stdio: ['inherit', 'ignore', 'ignore'], timeout: 200});
	} catch {}
};
const say = () => {
	isEnding = true;
	giveBack();
	try {
		writeSync(2, 'claude-fix: stopped: the time is over, and something that was read keeps it busy. claude-fix check --timeout SECONDS gives it longer.\\n');
	} catch {}
};

const look = () => {
	if (at('deadline') === 0) {
		Atomics.wait(state, fields.deadline, 0);
		beat = -1;
		isJavaScript = false;
	}
	const deadline = at('deadline');
	if (at('beat') !== beat) {
		beat = at('beat');
		since = now();
	}
	const over = now() - deadline;
	const blocked = now() - since;
	if (over < 0) {
		spentBefore = spent();
	}
	const isStarved = isJavaScript && over < due.wait && spent() - (spentBefore ?? 0) < due.processor;
	if (deadline === 0 || blocked < 400) {
		// It turns: its own timers do the rest.
	} else if (over > after.kill && !isStarved && (isJavaScript || at('screen') === 0)) {
		process.kill(process.pid, 'SIGKILL');
	} else if (over > after.exit && isEnding) {
		command(exit);
	} else if (over > after.end && (isJavaScript || at('screen') === 0)) {
		Atomics.store(state, fields.end, 1);
		if (!isEnding) {
			say();
		}
		command(interrupt);
	} else if (over > after.interrupt || blocked > at('patience')) {
		command(interrupt);
	}
	setTimeout(look, over > 0 ? 25 : 100);
};
look();
`;
