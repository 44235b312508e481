// The first process of a sandbox: mounts what the machine needs, serves the fake internet, and starts the programs that it is asked to.
// Its process namespace ends with it, and it ends when the test's end of its standard input closes: so nothing stays behind.
import {spawn, spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {certificatesOf} from './certificate.js';
import {type FakeApi, startApi} from './fake-api.js';
import {startNameServer} from './fake-dns.js';
import {type Run, type RunResult, type Settings, user} from './protocol.js';
import {runSession} from './session.js';

const limit = 1_000_000;

const lines = createInterface({input: process.stdin});
lines.once('close', () => process.exit(0));

// By its path: a program's own PATH may lead anywhere.
const chroot = spawnSync('sh', ['-c', 'command -v chroot'], {encoding: 'utf8'}).stdout.trim();
const settings = JSON.parse(process.argv[2] ?? '') as Settings;
mountAll(settings);
must('ip', 'link', 'set', 'lo', 'up');
await startNameServer();
const api = await startApi(certificatesOf(settings.authority));
// One after the other, in the order in which they are asked for.
let last: Promise<void> = Promise.resolve();
lines.on('line', (line) => {
	last = last.then(async () => say(await run(JSON.parse(line) as Run, api)));
});
say('ready');

function say(message: unknown): void {
	process.stdout.write(`${JSON.stringify(message)}\n`);
}

function must(program: string, ...args: string[]): void {
	const {status, stderr} = spawnSync(program, args, {encoding: 'utf8'});
	if (status !== 0) {
		throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
	}
}

function mountAll({root, mounts}: Settings): void {
	for (const {from, to} of mounts) {
		must('mount', '--rbind', from, join(root, to));
	}
	must('mount', '-t', 'proc', 'proc', join(root, 'proc'));
	must('mount', '-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', join(root, 'dev'));
	for (const name of ['null', 'zero', 'full', 'random', 'urandom', 'tty']) {
		writeFileSync(join(root, 'dev', name), '');
		must('mount', '--bind', `/dev/${name}`, join(root, 'dev', name));
	}
	symlinkSync('/proc/self/fd', join(root, 'dev/fd'));
	mkdirSync(join(root, 'dev/shm'), {mode: 0o777});
}

/** Runs a program as the user of the machine, alone: whatever it leaves behind is ended. */
async function run(order: Run, api: FakeApi): Promise<RunResult> {
	const {program, args, environment, cwd, timeout, secrets} = order;
	api.reset(secrets);
	const started = performance.now();
	const id = String(user.id);
	const words = [
		...[`--userspec=${id}:${id}`, '--groups=', settings.root, '/usr/bin/env', `--chdir=${cwd}`],
		...withDescriptors(order.descriptors ?? {}),
		...[program, ...args],
	];
	const ended = order.isSession
		? await inTerminal(words, environment, timeout, api)
		: await withPipes(words, environment, timeout);
	return {...ended, milliseconds: Math.round(performance.now() - started), requests: api.requests};
}

/** Words before a program that has these open: number → text. */
function withDescriptors(descriptors: Readonly<Record<string, string>>): readonly string[] {
	const redirections = Object.entries(descriptors).map(([number, text]) => {
		const path = `/run/descriptor-${number}`;
		writeFileSync(join(settings.root, path), text);
		chmodSync(join(settings.root, path), 0o644);
		return `${number}<${path}`;
	});
	// As a shell that keeps them open: a program sees that of its parent.
	return redirections.length === 0 ? [] : ['/bin/sh', '-c', `exec ${redirections.join(' ')}; "$0" "$@"; exit $?`];
}

type Ended = Pick<RunResult, 'exit' | 'stdout' | 'stderr' | 'isTimedOut'>;

async function inTerminal(
	words: readonly string[],
	environment: Run['environment'],
	timeout: number,
	api: FakeApi,
): Promise<Ended> {
	const isDone = () => api.requests.some(({isPrompt, status}) => isPrompt && status !== 0);
	try {
		const {exit, screen, isTimedOut} = await runSession(chroot, words, environment, {isDone, timeout});
		return {exit, stdout: screen, stderr: '', isTimedOut};
	} finally {
		endAll();
	}
}

async function withPipes(words: readonly string[], environment: Run['environment'], timeout: number): Promise<Ended> {
	let isTimedOut = false;
	const child = spawn(chroot, words, {env: environment, stdio: ['ignore', 'pipe', 'pipe']});
	const timer = setTimeout(() => {
		isTimedOut = true;
		endAll();
	}, timeout);
	const exited = new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => resolve(code));
	}).finally(endAll);
	const [exit, stdout, stderr] = await Promise.all([exited, textOf(child.stdout), textOf(child.stderr)]);
	clearTimeout(timer);
	return {exit, stdout, stderr, isTimedOut};
}

/** Every process of the machine's user, and there is no other machine in this process namespace. */
function endAll(): void {
	const id = String(user.id);
	spawnSync('setpriv', ['--reuid', id, '--regid', id, '--clear-groups', 'sh', '-c', 'kill -KILL -1']);
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
	let text = '';
	for await (const chunk of stream) {
		if (text.length < limit) {
			text += String(chunk);
		}
	}
	return text;
}
