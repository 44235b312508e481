// A registry in memory behind the commands of reg.exe, as Windows and Wine answer them: files in UTF-16, printed text in a code page.
import {readFileSync, writeFileSync} from 'node:fs';
import type {Host, RunResult} from '../../source/core/host.js';

export type StoredValue = {readonly name: string; readonly type: 'REG_SZ' | 'REG_EXPAND_SZ'; readonly text: string};

export type FakeRegistry = {
	readonly values: () => readonly StoredValue[];
	readonly calls: readonly (readonly string[])[];
	readonly run: Host['run'];
};

const heads: Readonly<Record<string, string>> = {HKCU: 'HKEY_CURRENT_USER', HKLM: 'HKEY_LOCAL_MACHINE'};

/** Of HKCU\Environment; `others` are whole keys, to be read only. */
export function fakeRegistry(
	start: readonly StoredValue[],
	others: Readonly<Record<string, readonly StoredValue[]>> = {},
): FakeRegistry {
	let values = [...start];
	const calls: (readonly string[])[] = [];
	const at = (name = ''): number => values.findIndex((one) => one.name.toLowerCase() === name.toLowerCase());
	const answer = (args: readonly string[]): string | undefined => {
		const [command, key = ''] = args;
		switch (command) {
			case 'query': {
				const found = key === 'HKCU\\Environment' ? values : others[key];
				const lines = found?.map(({name, type, text}) => `    ${name}    ${type}    ${inCodePage(text)}`);
				return lines && ['', fullName(key), ...lines, '', ''].join('\r\n');
			}
			case 'export':
				writeFileSync(args[2] ?? '', Buffer.from(`\ufeff${exported(values)}`, 'utf16le'));
				return '';
			case 'delete': {
				const found = at(args[3]);
				values = values.filter((_, index) => index !== found);
				return found < 0 ? undefined : '';
			}
			case 'import': {
				const one = imported(readFileSync(key, 'utf16le'));
				const found = at(one.name);
				values = found < 0 ? [...values, one] : values.with(found, {...one, name: values[found]?.name ?? one.name});
				return '';
			}
			default:
				return undefined;
		}
	};
	return {
		values: () => values,
		calls,
		async run(program, args): Promise<RunResult> {
			calls.push([program, ...args]);
			const printed = program === 'reg' ? answer(args) : '';
			return {kind: 'exited', code: printed === undefined ? 1 : 0, stdout: printed ?? '', stderr: '', milliseconds: 1};
		},
	};
}

function fullName(key: string): string {
	return key.replace(/^\w+/, (head) => heads[head] ?? head);
}

/** What a console of western Europe has no letter for becomes a question mark, and its own letters are no UTF-8. */
function inCodePage(text: string): string {
	return text.replace(/[^\t\r\n -~]/g, (letter) => (letter < '\u0100' ? '\ufffd' : '?'));
}

function exported(values: readonly StoredValue[]): string {
	const escaped = (text: string): string => text.replace(/["\\]/g, '\\$&');
	const lines = values.map(({name, type, text}) => {
		const bytes = Buffer.from(`${text}\0`, 'utf16le').toString('hex').match(/../g) ?? [];
		return type === 'REG_SZ'
			? `"${escaped(name)}"="${escaped(text)}"`
			: `"${escaped(name)}"=hex(2):${bytes.join(',').replace(/(.{60},)/g, '$1\\\r\n  ')}`;
	});
	const head = ['Windows Registry Editor Version 5.00', '', '[HKEY_CURRENT_USER\\Environment]'];
	return [...head, ...lines, '', '[HKEY_CURRENT_USER\\Environment\\Below]', '"ANTHROPIC_API_KEY"="below"', '', ''].join(
		'\r\n',
	);
}

/** One value, in hexadecimal digits. */
function imported(file: string): StoredValue {
	const [, name = '', type, hex = ''] = /^"((?:[^"\\]|\\.)*)"=hex\(([12])\):([\s\S]*)$/m.exec(file) ?? [];
	const text = Buffer.from(hex.replace(/[^\da-f]/g, ''), 'hex')
		.toString('utf16le')
		.replace(/\0$/, '');
	return {name: name.replace(/\\(.)/g, '$1'), type: type === '2' ? 'REG_EXPAND_SZ' : 'REG_SZ', text};
}
