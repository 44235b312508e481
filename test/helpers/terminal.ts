// A real terminal: the built program in a pseudo-terminal, its screen as a person sees it, and raw bytes as a keyboard sends them.
import xterm from '@xterm/headless';
import {onTestFinished} from 'vitest';
import {program, type Scratch, withTime} from './built.js';
import {limit} from './patience.js';

/** undefined where there is no prebuilt pseudo-terminal for this system. */
const pty = await import('@lydell/node-pty').catch(() => undefined);

/** Says why, where tests that need a terminal can't run. */
export const hasTerminal = pty !== undefined;
if (!hasTerminal) {
	console.warn(`No pseudo-terminal for ${process.platform} ${process.arch}: tests with a terminal are skipped.`);
}

export const keys = {
	up: '\u001b[A',
	down: '\u001b[B',
	enter: '\r',
	escape: '\u001b',
	/** To the end of the list. */
	end: '\u001b[F',
	home: '\u001b[H',
	interrupt: '\u0003',
} as const;

/** Without output for so long the screen counts as quiet (milliseconds). */
const quietTime = limit(60);

export type Size = {readonly columns: number; readonly rows: number};

export type TerminalOptions = Partial<Size> & {
	readonly scratch: Scratch;
	/** Added to the scratch machine's environment. */
	readonly more?: Readonly<Record<string, string>>;
	/** In place of the built program: a program and its words. */
	readonly instead?: readonly [string, ...string[]];
};

export type TestTerminal = {
	readonly pid: number;
	/** Everything that was written, to the letter. */
	readonly raw: () => string;
	/** The lines of the screen, without blanks at their ends. */
	readonly lines: () => readonly string[];
	readonly text: () => string;
	readonly buffer: () => InstanceType<typeof xterm.Terminal>['buffer']['active'];
	readonly send: (bytes: string) => void;
	readonly resize: (size: Size) => void;
	/** Until the screen is quiet and shows this; rejects with the screen when it never does. */
	readonly shows: (what: string | RegExp) => Promise<string>;
	/** As soon as the screen shows this, quiet or not. */
	readonly appears: (what: string) => Promise<void>;
	/** Sends when the screen is quiet, and waits until it is quiet again and shows this. */
	readonly press: (bytes: string, what: string | RegExp) => Promise<string>;
	/** For as long as a person would at least take (milliseconds). */
	readonly rests: (milliseconds: number) => Promise<void>;
	/** Until the program has ended and all its output has arrived. */
	readonly ended: () => Promise<number>;
	readonly isCursorShown: () => boolean;
};

export function openTerminal(words: readonly string[], options: TerminalOptions): TestTerminal {
	if (!pty) {
		throw new Error('There is no pseudo-terminal here.');
	}
	const {scratch, columns = 80, rows = 24, more = {}, instead} = options;
	const screen = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 500});
	const [path, ...rest] = instead ?? [process.execPath, program, ...withTime(words)];
	const child = pty.spawn(path, rest, {
		name: more.TERM ?? 'xterm-256color',
		cols: columns,
		rows,
		cwd: scratch.cwd,
		env: {...scratch.environment, ...more},
	});
	let raw = '';
	let code: number | undefined;
	let lastOutput = performance.now();
	child.onData((data) => {
		raw += data;
		lastOutput = performance.now();
		screen.write(data);
	});
	child.onExit(({exitCode, signal}) => {
		code = signal ? 128 + signal : exitCode;
	});
	onTestFinished(() => {
		if (code === undefined) {
			child.kill(process.platform === 'win32' ? undefined : 'SIGKILL');
		}
		screen.dispose();
	});

	const lines = () => {
		const {active} = screen.buffer;
		return Array.from({length: screen.rows}, (_, row) =>
			(active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
		);
	};
	const text = () => lines().join('\n').trimEnd();
	const isQuiet = () => performance.now() - lastOutput >= quietTime;
	const until = async (isSo: () => boolean, what: string) => {
		const end = performance.now() + limit(30_000);
		while (!isSo()) {
			if (performance.now() > end) {
				throw new Error(`Waited in vain for ${what}. The screen:\n${text()}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
	};
	const shows = async (what: string | RegExp) => {
		const isShown = () => (typeof what === 'string' ? text().includes(what) : what.test(text()));
		await until(() => isQuiet() && isShown(), String(what));
		return text();
	};
	return {
		pid: child.pid,
		raw: () => raw,
		lines,
		text,
		buffer: () => screen.buffer.active,
		send: (bytes) => child.write(bytes),
		resize(size) {
			screen.resize(size.columns, size.rows);
			child.resize(size.columns, size.rows);
		},
		shows,
		appears: (what) => until(() => text().includes(what), what),
		async press(bytes, what) {
			await until(isQuiet, 'a quiet screen');
			child.write(bytes);
			lastOutput = performance.now();
			return shows(what);
		},
		rests: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
		async ended() {
			await until(() => code !== undefined && isQuiet(), 'the end of the program');
			return code ?? -1;
		},
		isCursorShown: () => raw.lastIndexOf('\u001b[?25h') >= raw.lastIndexOf('\u001b[?25l'),
	};
}
