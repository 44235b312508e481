// What claude-fix relies on of macOS's `security`: held against the stand-in everywhere, and against the real one on a Mac, with a
// keychain of its own (CLAUDE_FIX_REAL_SECURITY=1), so that the stand-in can't drift away from it.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {limit} from '../helpers/patience.js';
import {security} from '../helpers/security.mjs';

type Said = {readonly code: number | null; readonly stdout: string; readonly stderr: string};

/** Runs `security` with these words on a new keychain; `input` goes to `security -i`, one command a line. */
type Security = {
	readonly run: (...words: readonly string[]) => Said;
	readonly type: (input: string) => Said;
};

function scratchFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'claude-fix-security-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	return folder;
}

function standIn(): Security {
	const store = join(scratchFolder(), 'keychain.json');
	writeFileSync(store, JSON.stringify({path: store, items: []}));
	return {
		run: (...words) => security(store, words, ''),
		type: (input) => security(store, ['-i'], input.replaceAll(' KEYCHAIN', '')),
	};
}

function real(): Security {
	const path = join(scratchFolder(), 'scratch.keychain-db');
	const call = (words: readonly string[], input = ''): Said => {
		const {status, stdout, stderr} = spawnSync('/usr/bin/security', words, {
			input,
			encoding: 'utf8',
			timeout: limit(10_000),
		});
		return {code: status, stdout, stderr};
	};
	expect(call(['create-keychain', '-p', 'scratch', path])).toMatchObject({code: 0});
	expect(call(['unlock-keychain', '-p', 'scratch', path])).toMatchObject({code: 0});
	onTestFinished(() => void call(['delete-keychain', path]));
	return {
		run: (...words) => call([...words, path]),
		type: (input) => call(['-i'], input.replaceAll('KEYCHAIN', path)),
	};
}

const isReal = process.platform === 'darwin' && process.env.CLAUDE_FIX_REAL_SECURITY === '1';
const item = ['-a', 'dev', '-s', 'claude-fix contract'];
const hex = (text: string) => Buffer.from(text).toString('hex');

describe.each<[string, () => Security]>([
	['the stand-in', standIn],
	...(isReal ? [['the real one', real] as [string, () => Security]] : []),
])('%s', (_, open) => {
	test('says 44 where there is no such item', () => {
		const {run} = open();
		expect(run('find-generic-password', ...item)).toMatchObject({code: 44, stdout: ''});
		expect(run('find-generic-password', ...item, '-w')).toMatchObject({code: 44, stdout: ''});
		expect(run('delete-generic-password', ...item).code).toBe(44);
	});

	test('shows the attributes of an item without its secret', () => {
		const {run} = open();
		expect(run('add-generic-password', ...item, '-X', hex('{"a":"b"}'))).toMatchObject({code: 0, stdout: ''});
		const {code, stdout, stderr} = run('find-generic-password', ...item);
		expect(code).toBe(0);
		expect(stdout).toContain('class: "genp"');
		expect(stdout).toContain('"acct"<blob>="dev"');
		expect(stdout).toContain('"svce"<blob>="claude-fix contract"');
		expect(stdout + stderr).not.toContain('{"a":"b"}');
	});

	test.each([
		['printable ASCII as it is', '{"a":"b"}', '{"a":"b"}'],
		['anything else as hexadecimal digits', '{"a":"é"}', hex('{"a":"é"}')],
		['a line break too', 'one\ntwo', hex('one\ntwo')],
	])('prints a secret: %s', (_name, secret, printed) => {
		const {run} = open();
		run('add-generic-password', ...item, '-X', hex(secret));
		expect(run('find-generic-password', ...item, '-w')).toMatchObject({code: 0, stdout: `${printed}\n`});
	});

	test('refuses a second item of the same name, unless it is to be replaced', () => {
		const {run} = open();
		run('add-generic-password', ...item, '-X', hex('one'));
		expect(run('add-generic-password', ...item, '-X', hex('two')).code).toBe(45);
		expect(run('add-generic-password', ...item, '-U', '-X', hex('three')).code).toBe(0);
		expect(run('find-generic-password', ...item, '-w').stdout).toBe('three\n');
	});

	test('deletes one item, and says so on standard error', () => {
		const {run} = open();
		run('add-generic-password', ...item, '-X', hex('one'));
		expect(run('delete-generic-password', ...item)).toMatchObject({
			code: 0,
			stderr: expect.stringContaining('password has been deleted.'),
		});
		expect(run('find-generic-password', ...item).code).toBe(44);
	});

	test('takes commands from standard input, and drops a last line without its end', () => {
		const {run, type} = open();
		const add = (account: string) =>
			`add-generic-password -a ${account} -s "claude-fix contract" -X ${hex('typed')} KEYCHAIN`;
		type(`${add('dev')}\n${add('other')}`);
		expect(run('find-generic-password', ...item, '-w').stdout).toBe('typed\n');
		expect(run('find-generic-password', '-a', 'other', '-s', 'claude-fix contract').code).toBe(44);
	});
});
