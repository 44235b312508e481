// A place for one machine at a time: a network with nothing but loopback, a root folder of its own, no other processes.
import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface, type Interface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import type {Run, RunResult, Settings} from './protocol.js';
import {prepare} from './root-folder.js';

const inside = fileURLToPath(new URL('inside.ts', import.meta.url));

export class Sandbox {
	/** The root folder of what runs in it, as it is seen from here. */
	readonly root: string;
	readonly #folder: string;
	readonly #child: ChildProcessWithoutNullStreams;
	readonly #lines: Interface;
	readonly #waiting: {resolve(line: string): void; reject(error: Error): void}[] = [];
	#errors = '';
	readonly #ended: Promise<void>;

	private constructor(folder: string, settings: Settings) {
		this.#folder = folder;
		this.root = settings.root;
		this.#child = spawn(
			'unshare',
			[
				...['--net', '--mount', '--pid', '--ipc', '--fork', '--kill-child', '--mount-proc', '--propagation', 'private'],
				...[process.execPath, '--import', import.meta.resolve('tsx'), inside, JSON.stringify(settings)],
			],
			{env: {PATH: process.env.PATH}, stdio: 'pipe'},
		);
		this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
			this.#errors += text;
		});
		this.#child.stdin.on('error', () => {});
		this.#lines = createInterface({input: this.#child.stdout});
		this.#lines.on('line', (line) => this.#waiting.shift()?.resolve(line));
		this.#ended = new Promise((resolve) => {
			this.#child.once('close', () => {
				for (const {reject} of this.#waiting.splice(0)) {
					reject(new Error(`the sandbox ended: ${this.#errors.trim()}`));
				}
				resolve();
			});
		});
	}

	/** `client`: the folder that holds the client's node_modules. */
	static async open(client: string): Promise<Sandbox> {
		sweep();
		const folder = mkdtempSync(join(tmpdir(), `claude-fix-sandbox-${process.pid}-`));
		const sandbox = new Sandbox(folder, prepare(folder, client));
		try {
			await sandbox.#next();
			return sandbox;
		} catch (error) {
			await sandbox.close();
			throw error;
		}
	}

	/** One at a time. */
	async run(run: Run): Promise<RunResult> {
		const answer = this.#next();
		this.#child.stdin.write(`${JSON.stringify(run)}\n`);
		return JSON.parse(await answer) as RunResult;
	}

	/** Ends everything in it, by its process namespace, and removes its folder. */
	async close(): Promise<void> {
		this.#child.stdin.end();
		const timer = setTimeout(() => this.#child.kill('SIGKILL'), 5000);
		await this.#ended;
		clearTimeout(timer);
		rmSync(this.#folder, {recursive: true, force: true});
	}

	#next(): Promise<string> {
		return new Promise((resolve, reject) => {
			if (this.#child.exitCode !== null) {
				reject(new Error(`the sandbox ended: ${this.#errors.trim()}`));
			}
			this.#waiting.push({resolve, reject});
		});
	}
}

/** What runs that were cut off left among the temporary files. */
function sweep(): void {
	for (const name of readdirSync(tmpdir())) {
		const [, pid] = /^claude-fix-sandbox-(\d+)-/.exec(name) ?? [];
		if (pid !== undefined && !existsSync(`/proc/${pid}`)) {
			rmSync(join(tmpdir(), name), {recursive: true, force: true});
		}
	}
}
