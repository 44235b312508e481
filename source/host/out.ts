// The only file that writes to standard output and standard error. What it takes was checked (core/leaving.ts), or is one of the few things that drive the terminal.
import {writeSync} from 'node:fs';
import process from 'node:process';
import type {Leaving} from '../core/leaving.js';

/** Written with a line break; resolves when it is out: process.exit would cut a pipe off. */
export function print(text: Leaving): Promise<void> {
	const left = opened.has('stdout') ? Buffer.from(`${text}\n`) : afterShort(Buffer.from(`${text}\n`));
	return left.length === 0 ? Promise.resolve() : written('stdout', left);
}

/** The same to standard error. */
export function warn(text: Leaving): Promise<void> {
	return written('stderr', `${text}\n`);
}

/** Before the process ends at once: what is written later is lost with it. Never throws. */
export function warnAtOnce(text: Leaving): void {
	atOnce(2, `${text}\n`);
}

/** Ctrl-C or Ctrl-D in place of an answer. */
export class Unanswered extends Error {}

/** Asks on the terminal and reads a line, which the terminal itself echoes. Rejects with Unanswered. */
export async function askLine(question: Leaving): Promise<string> {
	const {createInterface} = await import('node:readline/promises');
	const lines = createInterface({input: process.stdin, output: streamOf('stdout')});
	try {
		return await lines.question(question);
	} catch (error) {
		throw error instanceof Error && error.name === 'AbortError' ? new Unanswered('interrupted') : error;
	} finally {
		lines.close();
	}
}

/** Until all that was written is out. A reader that is gone (`| head`) isn't an error. */
export async function drained(): Promise<void> {
	await Promise.all([...opened].map((name) => written(name, '')));
}

type StreamName = 'stdout' | 'stderr';

/** Those of Node's streams that were used. Making one costs as much as all of a short command. */
const opened = new Set<StreamName>();

function streamOf(name: StreamName): NodeJS.WriteStream {
	const stream = process[name];
	if (!opened.has(name)) {
		opened.add(name);
		stream.on('error', () => {});
	}
	return stream;
}

/** A pipe takes as much as this at once, or says that it can't. */
const short = 4096;

/** Writes what is short without a stream; what could not be written. */
function afterShort(bytes: Buffer): Buffer {
	try {
		return bytes.length <= short ? bytes.subarray(writeSync(1, bytes)) : bytes;
	} catch {
		return bytes;
	}
}

/** Modes of the terminal, moves of its cursor, what is erased of it, colours. */
const sequences = /\u001b\[\??[0-9;]{0,40}[A-HJKSTfhlm]/g;

/** Switches a mode of the terminal. `isAtOnce`: before the process ends. */
export function control(text: string, isAtOnce = false): void {
	const allowed = text.match(sequences)?.join('') ?? '';
	if (isAtOnce) {
		atOnce(1, allowed);
	} else {
		streamOf('stdout').write(allowed);
	}
}

/** OSC 52: the terminal itself, at the other end of the line, keeps it. False: there is none. */
export function intoClipboardOfTerminal(text: Leaving): boolean {
	return (
		process.stdout.isTTY &&
		streamOf('stdout').write(`\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`)
	);
}

/** A bell, and a message of the desktop: OSC 777 in terminals that know no other, OSC 9 elsewhere, since some know both. */
export function notifyThroughTerminal(text: Leaving): void {
	const {VTE_VERSION, TERM = ''} = process.env;
	const isOldForm = VTE_VERSION !== undefined || /^(?:rxvt|foot)/.test(TERM);
	streamOf('stdout').write(`\u0007\u001b]${isOldForm ? '777;notify;claude-fix;' : '9;'}${text}\u0007`);
}

/** What Ink sends when the window gets smaller: the lines that had scrolled out of it would be gone. */
const clearHistory = '\u001b[3J';

/** These, and links (OSC 8) to files and pages. */
const drawing = new RegExp(`${sequences.source}|\\u001b\\]8;;(?:(?:file|https)://[!-~]{0,4000})?\\u0007`, 'g');

/** Standard output for what draws: while it `isOpen`, after what `before` wants written, of its sequences only those that draw get through, and `check` sees all else. */
export function drawnOn(
	check: (text: string) => Leaving,
	{isOpen, before}: {readonly isOpen: () => boolean; readonly before: () => string},
): NodeJS.WriteStream {
	const draw = (text: string): string => {
		let shown = '';
		let last = 0;
		for (const {0: found, index} of text.matchAll(drawing)) {
			// A link with something in it that may not leave leads nowhere.
			shown +=
				check(text.slice(last, index)) +
				(found === clearHistory || check(found.slice(1, -1)) !== found.slice(1, -1) ? '' : found);
			last = index + found.length;
		}
		return shown + check(text.slice(last));
	};
	return new Proxy(streamOf('stdout'), {
		get(stream, name) {
			if (name === 'write') {
				return (text: unknown, ...rest: readonly (() => void)[]) =>
					stream.write(typeof text === 'string' && isOpen() ? before() + draw(text) : '', ...(rest as []));
			}
			const member: unknown = Reflect.get(stream, name, stream);
			return typeof member === 'function' ? member.bind(stream) : member;
		},
	});
}

function written(name: StreamName, text: string | Buffer): Promise<void> {
	return new Promise((resolve) => {
		streamOf(name).write(text, () => resolve());
	});
}

function atOnce(file: number, text: string): void {
	try {
		writeSync(file, text);
	} catch {
		// The terminal is gone already: there is no one to read it.
	}
}
