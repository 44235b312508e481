// What the real shells complete, with the scripts that are made from the table of commands. A shell that isn't here is left out.
import {execFileSync, spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {causeIds} from '../../../source/causes/index.js';
import {candidates} from '../../../source/commands/completion.js';
import {bash} from '../../../source/commands/line/completion/bash.js';
import {flagsOf, optionsFor, spelled} from '../../../source/commands/line/completion/candidates.js';
import {fish} from '../../../source/commands/line/completion/fish.js';
import {powershell} from '../../../source/commands/line/completion/powershell.js';
import {zsh} from '../../../source/commands/line/completion/zsh.js';
import {commandWords, options, shells} from '../../../source/commands/line/table.js';
import {scratch} from '../../helpers/built.js';
import {limit} from '../../helpers/patience.js';
import {hasTerminal, openTerminal} from '../../helpers/terminal.js';

let folder = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'claude-fix-complete-'));
	for (const [name, make] of Object.entries({bash, zsh, fish, powershell})) {
		writeFileSync(join(folder, name), `${make(candidates())}\n`);
	}
	mkdirSync(join(folder, 'place'));
	// fish asks whether there is such a program.
	writeFileSync(join(folder, 'claude-fix'), '#!/bin/sh\n');
	chmodSync(join(folder, 'claude-fix'), 0o755);
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const isHere = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

function ask(shell: string, args: readonly string[]): readonly string[] {
	const out = execFileSync(shell, args, {
		cwd: folder,
		env: {HOME: folder, PATH: `${folder}:/usr/bin:/bin`, TERM: 'xterm', LANG: 'C.UTF-8'},
		encoding: 'utf8',
		timeout: limit(30_000),
	});
	return out.split('\n').filter((line) => line !== '');
}

/** What a shell says itself of a line, the last word of which is unfinished. */
const askers: Readonly<Record<string, (words: readonly string[]) => readonly string[]>> = {
	bash: (words) =>
		ask('bash', [
			'--noprofile',
			'--norc',
			'-c',
			`source ./bash; COMP_WORDS=(claude-fix "$@"); COMP_CWORD=$#; _claude_fix; printf '%s\\n' "\${COMPREPLY[@]}"`,
			'bash',
			...words,
		]),
	fish: (words) =>
		ask('fish', ['--no-config', '-c', `source ./fish; complete -C "claude-fix ${words.join(' ')}"`]).map(
			(line) => line.split('\t')[0] ?? '',
		),
};

describe.each(Object.keys(askers).filter(isHere))('%s', (shell) => {
	const complete = (...words: readonly string[]): readonly string[] => askers[shell]?.(words).toSorted() ?? [];

	test('completes commands, and after one none', () => {
		expect(complete('')).toEqual([...commandWords].sort());
		expect(complete('doc')).toEqual(['doctor']);
		expect(complete('check', '')).not.toContain('fix');
		expect(complete('--for', 'api', 'che')).toEqual(['check']);
	});

	test('completes the words of a command', () => {
		expect(complete('fix', 'key-r')).toEqual(['key-rejected']);
		expect(complete('explain', '')).toEqual(expect.arrayContaining([...causeIds]));
		expect(complete('fix', 'key-empty', 'key-r')).toEqual(['key-rejected']);
		expect(complete('demo', 'old')).toEqual(['old-key']);
		expect(complete('help', 'und')).toEqual(['undo']);
		expect(complete('completion', '')).toEqual([...shells].sort());
	});

	test.each(spelled.map(([names, command]) => [names[0] ?? '', command] as const))(
		'completes the options of %s',
		(name, command) => {
			const long = optionsFor(command)
				.flatMap(flagsOf)
				.filter((flag) => flag.startsWith('--'));
			expect(complete(name, '--')).toEqual(long.sort());
		},
	);

	test('completes values', () => {
		expect(complete('check', '--for', 'a')).toEqual(['api', 'app']);
		expect(complete('check', '--allow', 'net')).toEqual(['network']);
		expect(complete('check', '--allow', 'network,key')).toEqual(['network,keychain']);
		expect(complete('check', '--skip', 'key-empty,key-r')).toEqual(['key-empty,key-rejected']);
		expect(complete('check', '--cwd', 'pla').map((path) => path.replace(/\/$/, ''))).toEqual(['place']);
		expect(complete('check', '--timeout', '')).toEqual([]);
	});
});

// Its functions run inside of its editor only.
describe.skipIf(!isHere('zsh') || !hasTerminal)('zsh', () => {
	test.each([
		['claude-fix doc', 'claude-fix doctor'],
		['claude-fix fix key-r', 'claude-fix fix key-rejected'],
		['claude-fix fix key-empty key-r', 'claude-fix fix key-empty key-rejected'],
		['claude-fix demo old', 'claude-fix demo old-key'],
		['claude-fix check --jso', 'claude-fix check --json'],
		['claude-fix check --for=cl', 'claude-fix check --for=claude-code'],
		['claude-fix check --allow netw', 'claude-fix check --allow network'],
		['claude-fix check --allow network,keyc', 'claude-fix check --allow network,keychain'],
		['claude-fix undo --l', 'claude-fix undo --list'],
		['claude-fix --ver', 'claude-fix --ver'],
	])('completes %s', async (typed, completed) => {
		const terminal = openTerminal([], {
			scratch: scratch(),
			instead: ['/usr/bin/env', 'zsh', '-f', '-i'],
			more: {PATH: process.env.PATH ?? ''},
		});
		terminal.send(
			"PS1='> '; autoload -Uz compinit; compinit -u -D; setopt nolistbeep; source ".concat(
				join(folder, 'zsh'),
				'; clear\r',
			),
		);
		await terminal.shows(/^> *\n*$/);
		await terminal.press(`${typed}\t`, completed);
	});
});

test('the script of PowerShell is one whole, and names every command and option', () => {
	const script = powershell(candidates());
	const bare = script.replace(/^#.*$/gm, '').replace(/'(?:[^']|'')*'|"[^"]*"/g, '');
	for (const [open, close] of ['()', '{}', '[]']) {
		expect(bare.split(open ?? '').length).toBe(bare.split(close ?? '').length);
	}
	for (const word of [...commandWords, ...options.map(({name}) => `--${name}`)]) {
		expect(script).toContain(`'${word}'`);
	}
});
