// The command line: flags → one command, loaded lazily. The only file besides host/ that knows the process, and the only one that ends it.
import nodeModule from 'node:module';
import process from 'node:process';
import type {Command, CommandName, World} from './commands/world.js';

declare const CLAUDE_FIX_VERSION: string;

const loaders: Readonly<Record<CommandName, () => Promise<Command>>> = {
	session: async () => (await import('./commands/session.js')).session,
	check: async () => (await import('./commands/check.js')).check,
	fix: async () => (await import('./commands/fix.js')).fix,
	undo: async () => (await import('./commands/undo.js')).undo,
	last: async () => (await import('./commands/last.js')).last,
	explain: async () => (await import('./commands/explain.js')).explain,
	report: async () => (await import('./commands/report.js')).report,
	demo: async () => (await import('./commands/demo.js')).demo,
};

async function main(words: readonly string[]): Promise<number> {
	if (words.length === 1 && (words[0] === '--version' || words[0] === '-v')) {
		await write(process.stdout, CLAUDE_FIX_VERSION);
		return 0;
	}
	const {parseArguments, usage, UsageError} = await import('./commands/arguments.js');
	try {
		const parsed = parseArguments(words);
		if (parsed.kind !== 'run') {
			await write(process.stdout, parsed.kind === 'help' ? usage : CLAUDE_FIX_VERSION);
			return 0;
		}
		const [{here}, {plain}, command, cwd] = await Promise.all([
			import('./host/here.js'),
			import('./core/scrub.js'),
			loaders[parsed.options.command](),
			folderOf(parsed.cwd ?? '.'),
		]);
		if (cwd === undefined) {
			throw new UsageError(`--cwd: there is no folder "${parsed.cwd}"`);
		}
		const hostWith: World['hostWith'] = (environment) => here({environment, cwd});
		return await command(parsed.options, worldOf(hostWith, parsed.hasColour, plain));
	} catch (error) {
		if (error instanceof UsageError) {
			const {oneLine} = await import('./core/scrub.js');
			await write(process.stderr, `claude-fix: ${oneLine(error.message)}\n\n${usage}`);
			return 2;
		}
		throw error;
	}
}

function worldOf(hostWith: World['hostWith'], hasColour: boolean, plain: (text: string) => string): World {
	const {stdin, stdout, stderr} = process;
	return {
		host: hostWith(process.env),
		hostWith,
		version: CLAUDE_FIX_VERSION,
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

async function folderOf(path: string): Promise<string | undefined> {
	const [{resolve}, {stat}] = await Promise.all([import('node:path'), import('node:fs/promises')]);
	const folder = resolve(path);
	const status = await stat(folder).catch(() => undefined);
	return status?.isDirectory() ? folder : undefined;
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

// Node 22 and newer: saves the parsing at the next start.
(nodeModule as {enableCompileCache?: () => unknown}).enableCompileCache?.();
for (const stream of [process.stdout, process.stderr]) {
	// A reader that has gone (`| head`) is no error.
	stream.on('error', () => {});
}
let code: number;
try {
	code = await main(process.argv.slice(2));
} catch (error) {
	const {oneLine} = await import('./core/scrub.js');
	await write(
		process.stderr,
		`claude-fix: ${oneLine(error instanceof Error ? error.message : 'something unexpected happened')}. Please report this.`,
	);
	code = 70;
}
await Promise.all([drained(process.stdout), drained(process.stderr)]);
process.exit(code);
