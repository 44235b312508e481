// Starting programs: limits, groups, environment to the letter, and words for what could not be started.
import {execFileSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {expect, test, vi} from 'vitest';
import {Secret} from '../../source/core/secret.js';
import {handOver} from '../../source/host/hand-over.js';
import {scratchHost} from '../helpers/host.js';
import {limit} from '../helpers/patience.js';

function isRunning(pid: number): boolean {
	try {
		// What has ended but was not yet collected by its parent is listed as Z.
		return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)])
			.toString()
			.trim()
			.startsWith('Z');
	} catch {
		return false;
	}
}

test('gives output and exit code', async () => {
	const {host} = scratchHost({programs: {tool: 'printf out; printf err >&2; exit 3', killed: 'kill -KILL $$'}});
	expect(await host.run('tool', [])).toMatchObject({kind: 'exited', code: 3, stdout: 'out', stderr: 'err'});
	expect(await host.run('killed', [])).toMatchObject({kind: 'exited', code: 137});
});

test('no shell reads the arguments', async () => {
	const {host} = scratchHost({programs: {tool: 'printf "[%s]" "$@"'}});
	expect(await host.run('tool', ['a b', '$HOME', '; exit 1', ''])).toMatchObject({stdout: '[a b][$HOME][; exit 1][]'});
});

test('input and environment take secrets; of the environment a child gets what it needs and nothing else', async () => {
	const {host, cwd} = scratchHost({
		programs: {tool: 'cat; /usr/bin/env; pwd'},
		env: {LC_ALL: 'de_DE', NEEDED: '1', ANTHROPIC_API_KEY: 'key', GIT_TRACE: '/trace'},
	});
	const secret = new Secret('sk-ant-api03-value');
	const result = await host.run('tool', [], {
		input: ['<', secret, '>\n'],
		needs: ['NEEDED'],
		environment: {KEY: secret, HOME: undefined},
	});
	const lines = (result as {stdout: string}).stdout.split('\n').filter((line) => !/^(_|SHLVL|PWD|OLDPWD)=/.test(line));
	expect(lines.map((line) => line.replace(/^PATH=.*/, 'PATH')).sort()).toEqual(
		['', '<sk-ant-api03-value>', 'KEY=sk-ant-api03-value', cwd, 'LC_ALL=de_DE', 'NEEDED=1', 'PATH', 'USER=dev'].sort(),
	);
});

test('without input there is nothing to read, and a program that reads none is no failure', async () => {
	const {host} = scratchHost({programs: {reader: 'cat; echo end', deaf: 'exit 0'}});
	expect(await host.run('reader', [])).toMatchObject({stdout: 'end\n'});
	expect(await host.run('deaf', [], {input: 'x'.repeat(1024 * 1024)})).toMatchObject({kind: 'exited', code: 0});
});

test('keeps so many bytes and lets the program end', async () => {
	const {host} = scratchHost({programs: {tool: 'head -c 300000 /dev/zero | tr "\\0" a; echo done >&2'}});
	const result = await host.run('tool', [], {limit: 1000});
	expect(result).toMatchObject({kind: 'exited', code: 0, stdout: 'a'.repeat(1000), stderr: 'done\n'});
});

test('a time-out keeps the output and ends what the program started, however stubborn', async () => {
	const {host} = scratchHost({
		programs: {tool: 'sleep 60 & echo $!\nsh -c \'trap "" TERM; echo $$; while :; do sleep 60; done\' &\nwait'},
	});
	const result = await host.run('tool', [], {timeout: 1500});
	expect(result.kind).toBe('timed-out');
	const pids = (result as {stdout: string}).stdout.trim().split('\n').map(Number);
	expect(pids).toHaveLength(2);
	// A signal was sent; when the system carries it out is its own affair.
	await expect.poll(() => pids.filter(isRunning), {timeout: limit(10_000)}).toEqual([]);
});

test('does not wait for what a program left running', async () => {
	const {host, path} = scratchHost({programs: {tool: 'sleep 60 & echo $! > ../pid; echo done'}});
	const result = await host.run('tool', []);
	process.kill(Number(readFileSync(path('~/pid'), 'utf8')));
	expect(result).toMatchObject({kind: 'exited', code: 0, stdout: 'done\n'});
});

test('says what could not be started', async () => {
	const {host, path} = scratchHost({
		programs: {'no-interpreter': '#!/nowhere/sh\n'},
		files: {'~/plain': 'x', '~/bin/tool': '#!/bin/sh\necho project\n'},
		modes: {'~/bin/tool': 0o755},
		env: {PATH: '/usr/bin:/bin'},
	});
	expect(await host.run('no-such-program', ['sk-ant-api03-secret'])).toEqual({kind: 'missing'});
	expect(await host.run('/nowhere/program', [])).toEqual({kind: 'missing'});
	expect(await host.run(path('/bin/no-interpreter'), [])).toMatchObject({
		kind: 'failed',
		detail: expect.stringContaining('interpreter'),
	});
	expect(await host.run(path('~/plain'), [])).toMatchObject({
		kind: 'failed',
		detail: expect.stringContaining('permission denied'),
	});
	expect(await host.run('sh', ['-c', 'true'], {cwd: path('~/nowhere')})).toEqual({
		kind: 'failed',
		detail: 'the working folder is gone',
	});
	expect(await host.run('sh', ['-c', 'a\u0000b'])).toMatchObject({kind: 'failed'});
});

test('a terminal that is handed over comes back with the exit code', async () => {
	const {host} = scratchHost({programs: {tool: 'exit $1', broken: '#!/nowhere/sh\n'}});
	expect(await handOver(host, 'tool', ['4'])).toMatchObject({kind: 'exited', code: 4});
	expect(await handOver(host, 'nothing-of-that-name', [])).toEqual({kind: 'missing'});
	expect(await handOver(host, 'broken', [])).toMatchObject({kind: 'failed'});
});

test('what is left to finish after the time limit does finish, and its output has somewhere to go', async () => {
	const {host, cwd} = scratchHost({
		programs: {tool: 'echo begun; until [ -e go ]; do sleep 0.05; done; echo more || exit 1; echo done > done'},
	});
	const result = await host.run('tool', [], {timeout: 1000, onTimeout: 'leave'});
	writeFileSync(`${cwd}/go`, '');
	expect(result).toMatchObject({kind: 'timed-out', stdout: 'begun\n'});
	await vi.waitFor(() => expect(readFileSync(`${cwd}/done`, 'utf8')).toBe('done\n'), {timeout: limit(30_000)});
});

test('what may be left gives its output when it ends in time', async () => {
	const {host} = scratchHost({programs: {tool: 'echo out; echo err >&2; exit 4'}});
	expect(await host.run('tool', [], {onTimeout: 'leave'})).toMatchObject({
		kind: 'exited',
		code: 4,
		stdout: 'out\n',
		stderr: 'err\n',
	});
});
