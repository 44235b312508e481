// The built program, run in an environment made for it: a scratch home, nothing of this process's own variables but PATH.
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {onTestFinished} from 'vitest';
import {patiently} from './patience.js';

/** Another folder than dist/ may be tried: CLAUDE_FIX_DIST. */
export const program = join(
	process.env.CLAUDE_FIX_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url)),
	'cli.js',
);

if (!existsSync(program)) {
	throw new Error('The program is not built: npm run build');
}

export type Scratch = {
	readonly folder: string;
	readonly home: string;
	readonly cwd: string;
	/** Where the program puts its temporary files. */
	readonly temporary: string;
	readonly environment: Readonly<Record<string, string>>;
};

/** An empty machine; removed when the test has finished. The way to Anthropic is cut off: nothing listens at its proxy. */
export function scratch(): Scratch {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'claude-fix-end-')));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true, maxRetries: 3}));
	const [home, cwd, temporary, programs] = ['home', 'home/project', 'tmp', 'bin'].map((name) => join(folder, name)) as [
		string,
		string,
		string,
		string,
	];
	for (const path of [cwd, temporary, programs]) {
		mkdirSync(path, {recursive: true});
	}
	const windows = process.platform === 'win32' ? windowsVariables(home, temporary) : {};
	return {
		folder,
		home,
		cwd,
		temporary,
		environment: {
			HOME: home,
			PATH: [programs, dirname(process.execPath)].join(process.platform === 'win32' ? ';' : ':'),
			TMPDIR: temporary,
			TERM: 'xterm-256color',
			HTTPS_PROXY: 'http://127.0.0.1:9',
			...windows,
		},
	};
}

function windowsVariables(home: string, temporary: string): Readonly<Record<string, string>> {
	const {SystemRoot = 'C:\\Windows', ComSpec = `${SystemRoot}\\System32\\cmd.exe`} = process.env;
	const [APPDATA, LOCALAPPDATA] = [join(home, 'AppData', 'Roaming'), join(home, 'AppData', 'Local')] as const;
	return {SystemRoot, ComSpec, USERPROFILE: home, TEMP: temporary, TMP: temporary, APPDATA, LOCALAPPDATA};
}

export type Ended = {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
};

const timeless = ['explain', 'last', 'undo', 'forget', 'demo', 'completion', 'help', 'version', '--help', '--version'];

/** How busy this machine is decides nothing: what looks gets its time, unless a test says how much. */
export function withTime(words: readonly string[]): readonly string[] {
	return timeless.includes(words[0] ?? '') || words.includes('--timeout') ? words : [...words, ...patiently];
}

/** Runs the program without a terminal. `environment` is added to that of the scratch machine. */
export function run(
	words: readonly string[],
	{
		environment,
		cwd,
		input = '',
		more = {},
		user,
	}: Pick<Scratch, 'environment' | 'cwd'> & {
		readonly input?: string;
		readonly more?: Readonly<Record<string, string>>;
		/** As this user, by number; only root can. */
		readonly user?: number | undefined;
	},
): Promise<Ended> {
	return runProgram(process.execPath, [program, ...withTime(words)], {
		cwd,
		env: {...environment, ...more},
		input,
		user,
	});
}

export function runProgram(
	path: string,
	words: readonly string[],
	{
		cwd,
		env,
		input = '',
		user,
	}: {
		readonly cwd: string;
		readonly env: Readonly<Record<string, string>>;
		readonly input?: string;
		readonly user?: number | undefined;
	},
): Promise<Ended> {
	return new Promise((resolve, reject) => {
		const child = spawn(path, words, {
			cwd,
			env: {...env},
			stdio: 'pipe',
			...(user === undefined ? {} : {uid: user, gid: user}),
		});
		// A test that gives up leaves nothing running.
		onTestFinished(() => void child.kill('SIGKILL'));
		let [stdout, stderr] = ['', ''];
		child.stdout.setEncoding('utf8').on('data', (part: string) => {
			stdout += part;
		});
		child.stderr.setEncoding('utf8').on('data', (part: string) => {
			stderr += part;
		});
		child.stdin.on('error', () => {});
		child.stdin.end(input);
		child.once('error', reject);
		child.once('close', (code) => resolve({code, stdout, stderr}));
	});
}
