// The command line: flags → one command, loaded lazily. The only file besides host/ that knows the process, and the only one that ends it.
import process from 'node:process';
import {parseArguments, UsageError, usage} from './commands/arguments.js';
import type {CommandName, World} from './commands/world.js';
import {loadDrawing, loadPrinting} from './halves.js';
import {version} from './host/version.js';

async function main(words: readonly string[]): Promise<number> {
	const parsed = parseArguments(words);
	if (parsed.kind !== 'run') {
		await write(process.stdout, parsed.kind === 'help' ? usage : version);
		return 0;
	}
	const {options, hasColour} = parsed;
	const {run, folderOf, here, plain} = await load(options.command);
	const cwd = folderOf('.', parsed.cwd);
	if (cwd === undefined) {
		throw new UsageError(`--cwd: there is no folder "${parsed.cwd}"`);
	}
	const hostWith: World['hostWith'] = (environment) => here({environment, cwd});
	return run(options, worldOf(hostWith, hasColour, plain));
}

/** A command and what it stands on. Each half of a build has its own copy of that, so only one of them is loaded. */
async function load(command: CommandName) {
	if (command === 'session' || command === 'demo') {
		const {drawing, ...ground} = await loadDrawing();
		return {...ground, run: await drawing[command]()};
	}
	const {printing, ...ground} = await loadPrinting();
	return {...ground, run: await printing[command]()};
}

function worldOf(hostWith: World['hostWith'], hasColour: boolean, plain: (text: string) => string): World {
	const {stdin, stdout, stderr} = process;
	return {
		host: hostWith(process.env),
		hostWith,
		version,
		width: stdout.columns ?? 80,
		isColoured: hasColour && stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
		isTerminal: stdin.isTTY === true && stdout.isTTY === true,
		isDumb: process.env.TERM === 'dumb',
		print: (text) => void stdout.write(`${text}\n`),
		// A warning may repeat a word of the command line, and has no colours of ours.
		warn: (text) => void stderr.write(`${plain(text)}\n`),
		readInput,
		ask,
	};
}

async function ask(question: string): Promise<string> {
	const {createInterface} = await import('node:readline/promises');
	const lines = createInterface({input: process.stdin, output: process.stdout});
	try {
		return await lines.question(question);
	} finally {
		lines.close();
	}
}

async function readInput(): Promise<string> {
	const most = 256 * 1024;
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
		chunks.push(chunk);
		size += chunk.length;
		if (size > most) {
			break;
		}
	}
	return Buffer.concat(chunks).subarray(0, most).toString('utf8');
}

/** Waits until it is written: process.exit would cut a pipe off. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
	return new Promise((resolve) => {
		stream.write(`${text}\n`, () => resolve());
	});
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
	return new Promise((resolve) => {
		stream.write('', () => resolve());
	});
}

async function start(): Promise<never> {
	for (const stream of [process.stdout, process.stderr]) {
		// A reader that has gone (`| head`) is no error.
		stream.on('error', () => {});
	}
	const code = await main(process.argv.slice(2)).catch(failed);
	await Promise.all([drained(process.stdout), drained(process.stderr)]);
	process.exit(code);
}

async function failed(error: unknown): Promise<number> {
	const {oneLine} = await loadPrinting();
	const said = oneLine(error instanceof Error ? error.message : 'something unexpected happened');
	const isUsage = error instanceof UsageError;
	await write(process.stderr, `claude-fix: ${said}${isUsage ? `\n\n${usage}` : '. Please report this.'}`);
	return isUsage ? 2 : 70;
}

void start();
