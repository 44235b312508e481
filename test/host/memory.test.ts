// What is remembered between runs, and that a broken memory never stops anything.

import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {expect, test} from 'vitest';
import {Secret} from '../../source/core/secret.js';
import {settingsFolder, stateFolder} from '../../source/host/folders.js';
import {openMemory} from '../../source/host/memory.js';
import {scratchHost} from '../helpers/host.js';

test('remembers across runs, readable by its owner only', async () => {
	const {host, path} = scratchHost();
	const memory = await openMemory(host);
	expect(memory.get('purpose')).toBeUndefined();
	expect(existsSync(path('~/.config'))).toBe(false);
	memory.set('purpose', 'api');
	memory.set('a.b', {ticks: [1, 2]});
	memory.set('gone', true);
	memory.set('gone', undefined);
	const again = await openMemory(host);
	expect(['purpose', 'a.b', 'gone'].map((name) => again.get(name))).toEqual(['api', {ticks: [1, 2]}, undefined]);
	expect(again.isWorking).toBe(true);
	const file = path('~/.config/claude-fix/memory.json');
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
	expect(readdirSync(dirname(file))).toEqual(['memory.json']);
});

test('keeps no secret', async () => {
	const {host, path} = scratchHost();
	const body = 'R2D2C3PO'.repeat(10);
	(await openMemory(host)).set('last', {value: new Secret(`sk-ant-api03-${body}`)});
	expect(readFileSync(path('~/.config/claude-fix/memory.json'), 'utf8')).not.toContain(body.slice(0, 8));
});

test('a damaged file is said once and replaced', async () => {
	const {host, path} = scratchHost({files: {'~/.config/claude-fix/memory.json': '{"a": '}});
	const said: string[] = [];
	const memory = await openMemory(host, (line) => said.push(line));
	expect(memory.get('a')).toBeUndefined();
	memory.set('a', 1);
	expect(memory.get('a')).toBe(1);
	expect(said).toEqual(['~/.config/claude-fix/memory.json is damaged, so what was remembered is gone']);
	expect(JSON.parse(readFileSync(path('~/.config/claude-fix/memory.json'), 'utf8'))).toEqual({a: 1});
});

test.each([
	['a folder where the file should be', {folders: ['~/.config/claude-fix/memory.json']}],
	['a file where the folder should be', {files: {'~/.config': 'x'}}],
	['a home that is no folder', {env: {XDG_CONFIG_HOME: '/dev/null'}}],
	['a huge file', {files: {'~/.config/claude-fix/memory.json': `"${'x'.repeat(9 * 1024 * 1024)}"`}}],
])('works without memory: %s', async (_name, options) => {
	const {host} = scratchHost(options);
	const said: string[] = [];
	const memory = await openMemory(host, (line) => said.push(line));
	memory.set('a', 1);
	memory.set('a', 2);
	expect(memory.get('a')).toBeUndefined();
	expect(memory.isWorking).toBe(false);
	expect(said).toHaveLength(1);
});

test('what could not be written is tried again with the next, and said once', async () => {
	// Made between the look at the way there and the first writing.
	const {host, path} = scratchHost();
	const said: string[] = [];
	const memory = await openMemory(host, (line) => said.push(line));
	writeFileSync(path('~/.config'), 'x');
	memory.set('a', 1);
	memory.set('a', 2);
	expect([memory.isWorking, said.length]).toEqual([false, 1]);
	rmSync(path('~/.config'));
	memory.set('a', 3);
	expect([memory.isWorking, memory.get('a')]).toEqual([true, 3]);
});

test('a FIFO does not hang it', async () => {
	const {host, path} = scratchHost({folders: ['~/.config/claude-fix']});
	execFileSync('mkfifo', [path('~/.config/claude-fix/memory.json')]);
	const memory = await openMemory(host);
	expect(memory.get('a')).toBeUndefined();
	expect(memory.isWorking).toBe(false);
});

test('its folders follow the host, and are named claude-fix', () => {
	const places = (platform: 'linux' | 'darwin' | 'win32' | 'wsl', environment: Record<string, string> = {}) =>
		[settingsFolder, stateFolder].map((folder) =>
			// Windows itself writes its paths with the other sign.
			folder({platform, home: '/h', environment}).replaceAll('\\', '/'),
		);
	expect(places('linux')).toEqual(['/h/.config/claude-fix', '/h/.local/state/claude-fix']);
	expect(places('wsl', {XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s'})).toEqual(['/c/claude-fix', '/s/claude-fix']);
	expect(places('linux', {XDG_CONFIG_HOME: 'relative', XDG_STATE_HOME: ''})).toEqual(places('linux'));
	expect(places('darwin')).toEqual(['/h/Library/Preferences/claude-fix', '/h/Library/Application Support/claude-fix']);
	expect(places('win32', {APPDATA: '/roaming', LOCALAPPDATA: '/local'})).toEqual([
		'/roaming/claude-fix',
		'/local/claude-fix',
	]);
});
