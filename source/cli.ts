// The command line: flags → one command, loaded lazily. The only file besides host/ that knows the process, and the only one that ends it.
import os from 'node:os';
import process from 'node:process';
import {parseArguments, UsageError} from './commands/arguments.js';
import {helpText} from './commands/line/help.js';
import {type Options, standInWord, type World} from './commands/world.js';
import {fileUrl, hasLinks} from './core/links.js';
import {ownWords} from './core/own-words.js';
import {isUnicode, toAscii} from './core/signs.js';
import {keepCompiled, loadDrawing, loadPrinting, loadStandIn} from './halves.js';
import {isHeld} from './host/deadline.js';
import * as out from './host/out.js';
import {leaveSudo} from './host/sudo.js';
import {version} from './host/version.js';

// What hangs on one disk may not keep what lies on others from being read. Read by Node when it first looks at a disk.
process.env.UV_THREADPOOL_SIZE ??= '16';

async function main(words: readonly string[]): Promise<number> {
	if (words[0] === standInWord) {
		return (await loadStandIn()).playClaude(words.slice(1));
	}
	const parsed = parseArguments(words);
	if (parsed.kind !== 'run') {
		const text = parsed.kind === 'help' ? helpText(parsed.command, widthOf(process.stdout)) : version;
		await out.print(ownWords(isUnicode(process.env, process.platform) ? text : toAscii(text)));
		return 0;
	}
	const {hasColour} = parsed;
	const options = await withInput(parsed.options);
	const {environment, says} = leaveSudo(process.env);
	const {run, folderOf, here, overdue, watchProcess, ...ways} = await load(options, environment);
	watchProcess(async () => (await import('./host/optimising.js')).optimiseLater());
	const cwd = await folderOf('.', parsed.cwd);
	if (cwd === undefined) {
		throw new UsageError(
			parsed.cwd === undefined
				? "the working folder is gone, or its disk doesn't answer"
				: `--cwd: there is no folder "${parsed.cwd}"`,
		);
	}
	const hostWith: World['hostWith'] = (environment) => here({environment, cwd});
	const world = worldOf(hostWith, environment, hasColour, ways);
	if (says !== undefined) {
		world.warn(`claude-fix: ${says}`);
	}
	// What programs of accessibility set for all that draw.
	const isLinear = options.isLinear || environment.ACCESSIBLE === '1';
	return Promise.race([run({...options, isLinear}, world), overdue]);
}

/** A text on standard input, and no command: it is to be explained. */
async function withInput(options: Options): Promise<Options> {
	const mayHave = options.command === 'session' && !options.isLinear && process.stdin.isTTY !== true;
	return mayHave && (await readInput()).trim() !== '' ? {...options, command: 'explain', words: ['-']} : options;
}

/** A command and what it stands on. */
async function load({command}: Options, environment: Variables) {
	const home = process.platform === 'win32' ? os.homedir() : environment.HOME;
	// `forget` leaves nothing behind.
	const keeping = home === undefined || command === 'forget' ? undefined : {home, work: command};
	if (command === 'session' || command === 'demo') {
		const {drawing, ...ground} = await loadDrawing(keeping);
		return {...ground, run: await drawing[command]()};
	}
	const {printing, ...ground} = await loadPrinting(keeping);
	return {...ground, run: await printing[command]()};
}

type Variables = Readonly<Record<string, string | undefined>>;

/** The code that knows the secrets seen so far checks what leaves. */
type Ways = Pick<typeof import('./core/leaving.js'), 'leaving' | 'leavingEagerly' | 'coloured' | 'jsonOf'> &
	Pick<typeof import('./host/watchdog.js'), 'unlimited'>;

function worldOf(
	hostWith: World['hostWith'],
	environment: Variables,
	hasColour: boolean,
	{leaving, leavingEagerly, coloured, jsonOf, unlimited}: Ways,
): World {
	const {stdin, stdout} = process;
	const isColoured = hasColour && stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
	const host = hostWith(environment);
	// Without UTF-8 our signs have stand-ins, and a terminal gets nothing else.
	const isPlain = !isUnicode(environment, process.platform);
	const shown = (text: string) => (isPlain ? toAscii(text, stdout.isTTY === true ? () => 1 : undefined) : text);
	const isLinked = stdout.isTTY === true && hasLinks(process.env);
	const printed = (text: Parameters<typeof out.print>[0]) => {
		// It is done; the reader may take their time.
		unlimited();
		out.print(text);
	};
	return {
		host,
		hostWith,
		version,
		width: widthOf(stdout),
		isColoured,
		linkOf: isLinked ? (place) => fileUrl(place, host) : undefined,
		isTerminal: stdin.isTTY === true && stdout.isTTY === true,
		hasInput: stdin.isTTY !== true,
		isDumb: process.env.TERM === 'dumb',
		print: (text) => printed((isColoured || isLinked ? coloured : leaving)(shown(text))),
		printJson: (value) => printed(jsonOf(value)),
		warn: (text) => void out.warn(leavingEagerly(text)),
		readInput,
		ask: (question) => out.askLine(leaving(shown(question))),
	};
}

/** Read once: a second reader gets the same. */
let input: Promise<string> | undefined;

/** Columns; infinite where nothing is wrapped, since no terminal shows it. */
function widthOf({isTTY, columns}: NodeJS.WriteStream): number {
	return isTTY === true ? columns || 80 : Number.POSITIVE_INFINITY;
}

function readInput(): Promise<string> {
	input ??= readAll();
	return input;
}

/** The end of standard input; a little more than is read of a text, so that it can be said that it was cut. */
async function readAll(): Promise<string> {
	const most = 256 * 1024 + 8;
	let end: Buffer = Buffer.alloc(0);
	for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
		end = chunk.length >= most ? chunk.subarray(-most) : Buffer.concat([end, chunk]).subarray(-most);
	}
	return end.toString('utf8');
}

/** What would have gone on was cut off, and nothing else is left to do. */
function leftOver(): void {
	process.exitCode = 3;
	out.warn(ownWords('claude-fix: stopped: what was read took too long, and nothing can be said without it'));
}

async function start(): Promise<never> {
	process.once('beforeExit', leftOver);
	const code = await main(process.argv.slice(2)).catch(failed);
	await out.drained();
	if (await isHeld()) {
		process.kill(process.pid, 'SIGKILL');
	}
	keepCompiled();
	process.exit(code);
}

async function failed(error: unknown): Promise<number> {
	if (error instanceof out.Unanswered) {
		await out.print(ownWords(''));
		return 130;
	}
	const {leavingEagerly} = await loadPrinting(undefined);
	const said = leavingEagerly(error instanceof Error ? error.message : 'something unexpected happened');
	const isUsage = error instanceof UsageError;
	await out.warn(ownWords(`claude-fix: ${said}${isUsage ? '' : '. Please report this.'}`));
	return isUsage ? 2 : 70;
}

void start();
