// Draws docs/demo.svg from a real run of the demo in a pseudo-terminal: npm run picture.
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {drawFrames, type Frame, frameOf} from './picture/svg.js';

const size = {columns: 84, rows: 25};

/** What is pressed, what the screen shows then, and for how many seconds it is in the picture (0: not at all). */
const steps: readonly (readonly [keys: string, shows: RegExp, seconds: number])[] = [
	['', /❯ Cure it/, 6],
	['w', /claude-fix › Why/, 4],
	['\u001b', /❯ Cure it/, 2],
	['\r', /Cured:/, 6],
];

const program = process.env.CLAUDE_FIX_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));
const target = fileURLToPath(new URL('../docs/demo.svg', import.meta.url));
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
const frames: {frame: Frame; seconds: number}[] = [];
try {
	for (const [keys, shows, seconds] of steps) {
		if (keys !== '') {
			child.write(keys);
			lastOutput = Date.now();
		}
		await until(() => Date.now() - lastOutput > 300 && shows.test(textOf()));
		// A key in the first moment of an answer cures nothing.
		await new Promise((resolve) => setTimeout(resolve, 400));
		if (seconds > 0) {
			frames.push({frame: frameOf(screen.buffer.active, size), seconds});
		}
	}
	writeFileSync(target, drawFrames(frames, 'claude-fix finds an old API key that outranks a login, and cures it'));
	console.log(`${target} is drawn: ${frames.length} screens.`);
} finally {
	child.kill();
	rmSync(home, {recursive: true, force: true, maxRetries: 5, retryDelay: 100});
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
