// A place for one machine at a time: a network with nothing but loopback, a root folder of its own, no other processes.
import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readlinkSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface, type Interface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {makeCertificates} from './certificate.js';
import {type Run, type RunResult, type Settings, user} from './protocol.js';

const inside = fileURLToPath(new URL('inside.ts', import.meta.url));
const program = fileURLToPath(new URL('../../dist', import.meta.url));

/** Where things are for what runs in it. */
export const places = {
	claude: '/opt/bin/claude',
	node: '/opt/bin/node',
	program: '/opt/claude-fix/cli.js',
	authority: '/opt/authority/ca.pem',
	path: '/opt/bin:/usr/bin:/bin',
};

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

/** The empty root folder and what will be mounted into it. */
function prepare(folder: string, client: string): Settings {
	const root = join(folder, 'root');
	const authority = join(folder, 'authority');
	const empty = ['usr', 'dev', 'proc', 'etc/ssl', 'etc/alternatives', 'home', 'root', 'run', 'var/tmp'];
	for (const path of [...empty, 'opt/bin', 'opt/lib/node_modules', 'opt/claude-fix', 'opt/authority']) {
		mkdirSync(join(root, path), {recursive: true});
	}
	mkdirSync(authority);
	chmodSync(root, 0o755);
	for (const name of readdirSync('/')) {
		// /bin, /lib, …: links into /usr, as on this machine.
		if (/^(bin|sbin|lib.*)$/.test(name)) {
			symlinkSync(`usr/${name}`, join(root, name));
		}
	}
	writeFileSync(join(root, 'opt/bin/node'), '');
	symlinkSync(
		join('../lib/node_modules/.bin', readlinkSync(join(client, 'node_modules/.bin/claude'))),
		join(root, 'opt/bin/claude'),
	);
	const etc = {
		passwd: `root:x:0:0:root:/root:/bin/bash\n${user.name}:x:${user.id}:${user.id}:Dev:${user.home}:/bin/bash\n`,
		group: `root:x:0:\n${user.name}:x:${user.id}:\n`,
		'resolv.conf': 'nameserver 127.0.0.1\n',
		hosts: '127.0.0.1 localhost\n',
		'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
	};
	for (const [name, text] of Object.entries(etc)) {
		writeFileSync(join(root, 'etc', name), text);
	}
	const {certificate, key, authority: pem} = makeCertificates(authority);
	writeFileSync(join(root, places.authority), '');
	const mounts = [
		{from: '/usr', to: '/usr'},
		...['/etc/ssl', '/etc/alternatives'].map((path) => ({from: path, to: path})),
		{from: process.execPath, to: places.node},
		{from: join(client, 'node_modules'), to: '/opt/lib/node_modules'},
		{from: program, to: '/opt/claude-fix'},
		{from: pem, to: places.authority},
	];
	return {root, certificate, key, mounts: mounts.filter(({from}) => existsSync(from))};
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
