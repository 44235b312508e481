// Values of HKCU\Environment, read and written exactly: reg.exe's own files (UTF-16) go through no code page, and no argument has a value.
import {open, readFile, rm} from 'node:fs/promises';
import {registryKeys} from '../../core/place.js';
import {registryValues} from '../../core/registry-text.js';
import {decode} from '../decode.js';
import {registryEnd} from '../journal.js';
import {encode} from './encode.js';
import type {Ground} from './ground.js';
import type {KeptVariable, VariableStore} from './records.js';
import {Trouble} from './trouble.js';

const key = registryKeys['registry-user'];
const head = 'Windows Registry Editor Version 5.00';
const keyLine = '[HKEY_CURRENT_USER\\Environment]';
const timeout = 10_000;

/** "NAME"="…" or "NAME"=hex(2):25,00,…, in which a backslash ends a line. */
const valuePattern =
	/^"((?:[^"\\]|\\[\s\S])*)"=(?:"((?:[^"\\]|\\[\s\S])*)"|hex\((\d+)\):([\da-f,\s\\]*)|(\S.*))\r?$/gim;

export function registryStore({host, backups}: Ground): VariableStore {
	const file = `${backups}${registryEnd}`;
	const run = async (args: readonly string[], what: string): Promise<void> => {
		const result = await host.run('reg', args, {timeout});
		if (result.kind !== 'exited' || result.code !== 0) {
			throw new Trouble(
				`the registry can't be ${what}: reg.exe ${result.kind === 'exited' ? 'refused' : 'gave no answer'}`,
			);
		}
	};
	/** A file that only its owner can read, and that is gone again at once: it holds what the environment holds. */
	const withFile = async <T>(bytes: Buffer, work: () => Promise<T>): Promise<T> => {
		await rm(file, {force: true});
		const opened = await open(file, 'wx', 0o600);
		await opened.writeFile(bytes).finally(() => opened.close());
		return work().finally(() => rm(file, {force: true}));
	};
	return {
		async read(name) {
			const bytes = await withFile(Buffer.alloc(0), async () => {
				await run(['export', key, file, '/y'], 'read');
				return readFile(file);
			});
			const text = decode(bytes)?.text;
			if (text === undefined || !text.includes(keyLine)) {
				throw new Trouble("the registry can't be read: reg.exe wrote no file of it");
			}
			return valueIn(text, name);
		},
		async write(kept) {
			const lines = [head, '', keyLine, `"${escaped(kept.name)}"=hex(${kept.type}):${wrapped(kept.data)}`, '', ''];
			await withFile(encode(lines.join('\r\n'), 'utf16le'), () => run(['import', file], 'written'));
		},
		remove: ({name}) => run(['delete', key, '/v', name, '/f'], 'written'),
		// What has % in it would be read as a variable in a value that is expanded.
		kept: (name, value, before) => ({
			name: before?.name ?? name,
			type: before === undefined || value.includes('%') ? '1' : before.type,
			data: Buffer.from(`${value}\0`, 'utf16le').toString('hex'),
		}),
		text: ({data}) => Buffer.from(data, 'hex').toString('utf16le').replace(/\0+$/, ''),
		async printed(name) {
			const result = await host.run('reg', ['query', key], {timeout});
			const values = result.kind === 'exited' ? registryValues(result.stdout) : [];
			return values.find((one) => one.name.toUpperCase() === name.toUpperCase())?.text;
		},
		async announce() {
			// Taking out a variable that isn't there changes nothing, and tells every window that the environment has changed.
			const script = "[Environment]::SetEnvironmentVariable('CLAUDE_FIX_CHANGED', $null, 'User')";
			const args = ['-NoProfile', '-NonInteractive', '-Command', script];
			const result = await host.run('powershell', args, {timeout});
			return result.kind === 'exited' && result.code === 0
				? []
				: ['what is started from the Start menu gets the change after the next sign-in to Windows'];
		},
	};
}

/** Of this key alone: an export has the keys below it too. */
function valueIn(text: string, name: string): KeptVariable | undefined {
	const start = text.indexOf(keyLine) + keyLine.length;
	const next = text.indexOf('\r\n[HKEY_', start);
	for (const [, written = '', string, type, hex = ''] of text
		.slice(start, next < 0 ? text.length : next)
		.matchAll(valuePattern)) {
		const found = written.replace(/\\([\s\S])/g, '$1');
		if (found.toUpperCase() !== name.toUpperCase()) {
			continue;
		}
		if (string !== undefined) {
			const value = string.replace(/\\([\s\S])/g, '$1');
			return {name: found, type: '1', data: Buffer.from(`${value}\0`, 'utf16le').toString('hex')};
		}
		if (type !== '1' && type !== '2') {
			throw new Trouble(`${name} in the registry is no text, so it is left as it is`);
		}
		return {name: found, type, data: hex.replace(/[^\da-f]/gi, '').toLowerCase()};
	}
	return undefined;
}

function escaped(name: string): string {
	return name.replace(/["\\]/g, '\\$&');
}

/** As regedit breaks its lines. */
function wrapped(data: string): string {
	const bytes = data.match(/../g) ?? [];
	const lines = Array.from({length: Math.ceil(bytes.length / 25)}, (_, at) =>
		bytes.slice(at * 25, at * 25 + 25).join(','),
	);
	return lines.join(',\\\r\n  ');
}
