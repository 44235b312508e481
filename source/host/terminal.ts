// The terminal that the session borrows: given back on exit, crash and signal, lent to programs, and a way to its clipboard.
import process from 'node:process';
import {drawn, type Leaving, leaving} from '../core/leaving.js';
import {oneLine} from '../core/scrub.js';
import {isUnicode} from '../core/signs.js';
import type {Clipboard} from './clipboard.js';
import {control, drawnOn, intoClipboardOfTerminal, notifyThroughTerminal, warnAtOnce} from './out.js';
import {screenIsTaken} from './watchdog.js';

export type CopiedTo = 'clipboard' | 'tmux' | 'terminal' | 'nowhere';

export type Terminal = {
	readonly stdin: NodeJS.ReadStream;
	/** To draw on: what is written while the terminal is given back is dropped, and nothing clears what stood there before. */
	readonly stdout: NodeJS.WriteStream;
	/** Whether its locale has more letters than ASCII. */
	readonly isUnicode: boolean;
	/** The alternate screen; what is typed is no longer echoed, and pastes arrive marked as such. Before Ink is loaded, which takes a moment. */
	take(): void;
	/** As it was found: the previous screen, cooked mode, cursor visible, input not being read. Any number of times, at any time. */
	giveBack(): void;
	/** A bell, and a message of the desktop where the terminal shows some (OSC 9 or 777). */
	notify(text: string): void;
	/** While a program has the terminal, Ctrl-C is its business. */
	lend<T>(use: () => Promise<T>): Promise<T>;
	/** Gives the terminal back and stops, as Ctrl-Z does elsewhere; resolves when the shell goes on with it. It is to be taken again then. */
	suspend(): Promise<void>;
	copy(text: string): Promise<CopiedTo>;
	/** Gives the terminal back, says what happened in one line without secrets, and ends. */
	crash(error: unknown): void;
	/** Stops listening to signals and crashes. */
	close(): void;
};

export type TerminalOptions = {
	/** Puts a text into the clipboard of this machine or of tmux, and tells whether it is there. */
	readonly intoClipboard: (text: string) => Promise<Clipboard>;
	/** A signal, a crash, or the terminal itself went away: the exit code. Called with the terminal given back already. */
	readonly onEnd: (code: number) => void;
	/** The program was stopped from outside and continued: the shell has had the terminal meanwhile. */
	readonly onResume: () => void;
};

const signals = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;
const crashed = 70;
const emptied = '\u001b[2J\u001b[H';
/** The cursor is where it was on the other screen: what is drawn begins at the top, or it would scroll as it grows. */
const begin = `\u001b[?1049h${emptied}\u001b[?2004h`;
const finish = '\u001b[?2004l\u001b[?25h\u001b[?1049l';

export function openTerminal({intoClipboard, onEnd, onResume}: TerminalOptions): Terminal {
	const {stdin} = process;
	let isTaken = false;
	let isResized = false;
	// Where the lines of the last frame are now is the terminal's secret: the next one begins on an empty screen.
	const resized = () => {
		isResized = true;
	};
	process.stdout.prependListener('resize', resized);
	const stdout = drawnOn(drawn, {
		isOpen: () => isTaken,
		before() {
			const first = isResized ? emptied : '';
			isResized = false;
			return first;
		},
	});
	let isLent = false;
	let isStopped = false;
	const giveBack = () => {
		if (stdin.isTTY) {
			ignoreFailure(() => stdin.setRawMode(false));
		}
		// Nothing may be read away from a program that gets the terminal next.
		stdin.pause();
		if (isTaken) {
			isTaken = false;
			screenIsTaken(false);
			// Written at once: a later write would be lost with the process.
			control(finish, true);
		}
	};
	const end = (code: number) => {
		giveBack();
		onEnd(code);
	};
	const crash = (error: unknown) => {
		giveBack();
		const words = oneLine(error instanceof Error ? error.message : 'something unexpected happened');
		warnAtOnce(leaving(`claude-fix: ${words}. Please report this.`));
		onEnd(crashed);
	};
	const handlers = Object.entries(signals).map(([signal, code]) => {
		const handle = () => {
			if (!isLent || signal !== 'SIGINT') {
				end(code);
			}
		};
		return {signal, handle};
	});
	const gone = () => end(signals.SIGHUP);
	/** Stopped from outside: the shell gets the screen of before, and what had been typed there is echoed again. */
	const stop = () => {
		isStopped = isTaken;
		giveBack();
		process.off('SIGTSTP', stop);
		process.kill(process.pid, 'SIGTSTP');
	};
	const resumed = () => {
		process.off('SIGTSTP', stop);
		process.on('SIGTSTP', stop);
		// A program that the terminal is lent to sees to it by itself.
		if (isTaken || isStopped) {
			isStopped = false;
			onResume();
		}
	};
	for (const {signal, handle} of handlers) {
		process.on(signal, handle);
	}
	if (process.platform !== 'win32') {
		process.on('SIGTSTP', stop);
		process.on('SIGCONT', resumed);
	}
	process.on('uncaughtException', crash);
	process.on('unhandledRejection', crash);
	process.on('exit', giveBack);
	stdin.on('end', gone);
	stdin.on('error', gone);
	stdout.on('error', gone);
	return {
		stdin,
		stdout,
		isUnicode: isUnicode(process.env, process.platform),
		take() {
			isTaken = true;
			screenIsTaken(true);
			ignoreFailure(() => stdin.setRawMode(true));
			control(begin);
		},
		notify(text) {
			if (isTaken) {
				notifyThroughTerminal(leaving(oneLine(text)));
			}
		},
		giveBack,
		async lend(use) {
			giveBack();
			isLent = true;
			try {
				return await use();
			} finally {
				isLent = false;
			}
		},
		async suspend() {
			giveBack();
			process.off('SIGTSTP', stop);
			// To all of the job, as the terminal itself would send it: `npm start` and what it started.
			process.kill(0, 'SIGTSTP');
			// What comes with going on again arrives first.
			await new Promise((resolve) => {
				setImmediate(resolve);
			});
		},
		copy: (text) => copy(leaving(text), intoClipboard),
		crash,
		close() {
			giveBack();
			for (const {signal, handle} of handlers) {
				process.off(signal, handle);
			}
			process.off('SIGTSTP', stop);
			process.off('SIGCONT', resumed);
			process.stdout.off('resize', resized);
			process.off('uncaughtException', crash);
			process.off('unhandledRejection', crash);
			process.off('exit', giveBack);
			stdin.off('end', gone);
			stdin.off('error', gone);
			stdout.off('error', gone);
		},
	};
}

async function copy(text: Leaving, intoClipboard: TerminalOptions['intoClipboard']): Promise<CopiedTo> {
	const place = await intoClipboard(text);
	if (place) {
		return place;
	}
	// tmux and screen keep such a sequence to themselves.
	const isWithin = process.env.TMUX || process.env.STY;
	return !isWithin && intoClipboardOfTerminal(text) ? 'terminal' : 'nowhere';
}

/** Ink draws nothing but its last frame where it takes the machine for a build server; a terminal with a person at it isn't one. */
export async function loadForTerminal<T>(load: () => Promise<T>): Promise<T> {
	const kept = ['CI', 'CONTINUOUS_INTEGRATION'].map((name) => [name, process.env[name]] as const);
	for (const [name] of kept) {
		delete process.env[name];
	}
	try {
		return await load();
	} finally {
		for (const [name, value] of kept) {
			if (value !== undefined) {
				process.env[name] = value;
			}
		}
	}
}

function ignoreFailure(act: () => unknown): void {
	try {
		act();
	} catch {
		// The terminal is gone already: there is nothing to give back.
	}
}
