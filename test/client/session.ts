// A session of the real client in a pseudo-terminal: its dialogs are answered as most people do, until the prompt that it was started with is sent or refused.

import {type IPty, spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';

export type Session = {
	/** What the screen shows at its end. */
	readonly screen: string;
	/** null: it was still running. */
	readonly exit: number | null;
	readonly isTimedOut: boolean;
};

const down = '\u001B[B';

/** Dialogs, by what they show, and which of their answers is taken; undefined: the one that is preselected. */
const dialogs: readonly (readonly [shown: RegExp, answer: RegExp | undefined])[] = [
	[/Choose the text style/, undefined],
	[/trust this folder|trust the files in this folder|Do you trust/i, /Yes/],
	[/Do you want to use this API key/, /No/],
	[/Settings (?:Error|Warning)/, /\d\. Continue/],
	[/Press Enter to continue/, undefined],
];

/** Where a session stops that sends nothing. */
const stops =
	/Select login method|Configuration [Ee]rror|Not logged in|Login expired|Invalid API key|Invalid auth token|API Error|Failed to authenticate|apiKeyHelper|Invalid ANTHROPIC|Please run \/login|could not start|Unable to connect|Login method pre-selected/;

/** The next key for this screen; undefined: nothing is asked. */
export function keyFor(lines: readonly string[]): string | undefined {
	const text = lines.join('\n');
	const dialog = dialogs.find(([shown]) => shown.test(text));
	if (!dialog) {
		return undefined;
	}
	const chosen = lines.find((line) => /❯\s*\S/.test(line));
	const [, answer] = dialog;
	return answer === undefined || (chosen !== undefined && answer.test(chosen)) ? '\r' : down;
}

/** Runs a program in a terminal until `isDone`, until it ends or stops, or until its time is over. */
export async function runSession(
	program: string,
	args: readonly string[],
	environment: Readonly<Record<string, string>>,
	{isDone, timeout}: {readonly isDone: () => boolean; readonly timeout: number},
): Promise<Session> {
	const [cols, rows] = [120, 45];
	const screen = new xterm.Terminal({cols, rows, allowProposedApi: true});
	const child: IPty = spawn(program, [...args], {name: 'xterm-256color', cols, rows, env: {...environment}});
	let exit: number | null = null;
	let isNew = true;
	child.onData((data) => {
		isNew = true;
		screen.write(data);
	});
	child.onExit(({exitCode}) => {
		exit = exitCode;
	});
	const linesOf = () =>
		Array.from({length: rows}, (_, row) =>
			(screen.buffer.active.getLine(screen.buffer.active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
		);
	const end = performance.now() + timeout;
	// Looks whenever the screen has been quiet for a moment: a dialog is drawn in several writes.
	let quiet = 0;
	while (exit === null && !isDone() && performance.now() < end) {
		await new Promise((resolve) => setTimeout(resolve, 250));
		quiet = isNew ? 0 : quiet + 1;
		isNew = false;
		const lines = linesOf();
		const key = keyFor(lines);
		if (key !== undefined && quiet >= 1) {
			child.write(key);
			quiet = 0;
		} else if (key === undefined && quiet >= 6 && stops.test(lines.join('\n'))) {
			break;
		}
	}
	const isTimedOut = exit === null && !isDone() && performance.now() >= end;
	const shown = linesOf()
		.filter((line) => line !== '')
		.join('\n');
	screen.dispose();
	return {screen: shown, exit, isTimedOut};
}
