// Draws the pictures in docs/ from a real run of the demo in a pseudo-terminal, each for a dark and for a light page: npm run picture.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {drawFrames, type Frame, frameOf, type Look} from './picture/svg.js';

const size = {columns: 84, rows: 24};

/** What is pressed, what the screen shows then, and the picture's name. */
const steps: readonly (readonly [keys: string, shows: RegExp, name: string])[] = [
	['', /❯ Cure it/, 'answer'],
	['w', /claude-fix › Why/, 'why'],
	['l', /Which credential wins/, 'who-wins'],
	['v', /claude-fix › Checks/, 'checks'],
	['\u001b\u001b\u001b', /❯ Cure it/, ''],
	['\r', /Cured\b/, 'cured'],
];

/** The first screen being cured: which pictures, and for how many seconds each. */
const story = {answer: 5, cured: 6};

const looks: readonly Look[] = ['dark', 'light'];
const program = process.env.CLAUDE_FIX_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));
const docs = fileURLToPath(new URL('../docs', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'claude-fix-picture-'));
const screen = new xterm.Terminal({cols: size.columns, rows: size.rows, allowProposedApi: true});
const child = spawn(process.execPath, [join(program, 'cli.js'), 'demo'], {
	name: 'xterm-256color',
	cols: size.columns,
	rows: size.rows,
	cwd: home,
	env: {
		HOME: home,
		TMPDIR: home,
		PATH: dirname(process.execPath),
		TERM: 'xterm-256color',
		LANG: 'C.UTF-8',
		FORCE_COLOR: '1',
	},
});
let lastOutput = Date.now();
child.onData((data) => {
	lastOutput = Date.now();
	screen.write(data);
});
const frames = new Map<string, Frame>();
try {
	for (const [keys, shows, name] of steps) {
		if (keys !== '') {
			child.write(keys);
			lastOutput = Date.now();
		}
		await until(() => Date.now() - lastOutput > 300 && shows.test(textOf()));
		// A key in the first moment of an answer cures nothing.
		await new Promise((resolve) => setTimeout(resolve, 400));
		if (name !== '') {
			frames.set(name, frameOf(screen.buffer.active, size));
		}
	}
	mkdirSync(join(docs, 'pictures'), {recursive: true});
	for (const look of looks) {
		for (const [name, frame] of frames) {
			write(`pictures/${name}-${look}.svg`, [{frame, seconds: 1}], `claude-fix: ${name.replaceAll('-', ' ')}`, look);
		}
		const told = Object.entries(story).map(([name, seconds]) => ({frame: frames.get(name) ?? [], seconds}));
		write(`demo-${look}.svg`, told, 'claude-fix finds an old API key that outranks a login, and cures it', look);
	}
	console.log(`Drawn from ${frames.size} screens, in ${docs}.`);
} finally {
	child.kill();
	rmSync(home, {recursive: true, force: true, maxRetries: 5, retryDelay: 100});
}

function write(path: string, frames: Parameters<typeof drawFrames>[0], title: string, look: Look): void {
	writeFileSync(join(docs, path), drawFrames(frames, title, look));
}

function textOf(): string {
	const {active} = screen.buffer;
	return Array.from(
		{length: size.rows},
		(_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
	).join('\n');
}

async function until(isSo: () => boolean): Promise<void> {
	const limit = Date.now() + 20_000;
	while (!isSo()) {
		if (Date.now() > limit) {
			throw new Error(`The demo does not show what is expected:\n${textOf()}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
