// What should happen in a person's shell, in the words of each: as a table, and run in the shells that are here.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import type {ShellStep} from '../../source/core/fix.js';
import {changeIn, type ShellDialect, sayIn, shellDialectOf} from '../../source/core/shell-steps.js';

const every = ['posix', 'fish', 'csh', 'nu', 'powershell', 'pwsh', 'cmd'] as const;

function table(steps: readonly ShellStep[]): Readonly<Record<ShellDialect, string>> {
	return Object.fromEntries(every.map((dialect) => [dialect, sayIn(dialect, steps)])) as Record<ShellDialect, string>;
}

describe('words', () => {
	it.each<[string, readonly ShellStep[], Partial<Record<ShellDialect, string>>]>([
		[
			'take a variable out',
			[{kind: 'unset', name: 'A'}],
			{
				posix: 'unset A',
				fish: 'set -e A',
				csh: 'unsetenv A',
				nu: 'hide-env A',
				powershell: 'Remove-Item Env:A',
				pwsh: 'Remove-Item Env:A',
				cmd: 'set "A="',
			},
		],
		[
			'set one to a plain word',
			[{kind: 'set', name: 'A', value: '/x/y.pem'}],
			{
				posix: 'export A=/x/y.pem',
				fish: 'set -gx A /x/y.pem',
				csh: 'setenv A /x/y.pem',
				nu: "$env.A = '/x/y.pem'",
				powershell: "$env:A = '/x/y.pem'",
				cmd: 'set "A=/x/y.pem"',
			},
		],
		[
			'set one that the person fills in',
			[{kind: 'set', name: 'A', value: undefined}],
			{
				posix: 'export A=…',
				fish: 'set -gx A …',
				csh: 'setenv A …',
				nu: "$env.A = '…'",
				powershell: "$env:A = '…'",
				cmd: 'set "A=…"',
			},
		],
		[
			'give one another name',
			[
				{kind: 'copy', name: 'B', from: 'A'},
				{kind: 'unset', name: 'A'},
			],
			{
				posix: 'export B="$A"; unset A',
				fish: 'set -gx B "$A"; set -e A',
				csh: 'setenv B "$A"; unsetenv A',
				nu: '$env.B = $env.A; hide-env A',
				powershell: '$env:B = $env:A; Remove-Item Env:A',
				cmd: 'set "B=%A%" & set "A="',
			},
		],
		[
			'read a file anew',
			[{kind: 'read', path: "/home/it's/.profile"}],
			{
				posix: `. '/home/it'\\''s/.profile'`,
				fish: `source '/home/it\\'s/.profile'`,
				csh: `source '/home/it'\\''s/.profile'`,
				nu: "source r#'/home/it's/.profile'#",
				powershell: ". '/home/it''s/.profile'",
				cmd: `call "/home/it's/.profile"`,
			},
		],
		[
			'read a file of the home folder',
			[{kind: 'read', path: '~/.zshrc'}],
			{posix: '. ~/.zshrc', fish: 'source ~/.zshrc'},
		],
		[
			'run a program',
			[{kind: 'run', program: 'git', args: ['rm', '--cached', 'a b.env']}],
			{
				posix: "git rm --cached 'a b.env'",
				fish: "git rm --cached 'a b.env'",
				nu: "^git rm '--cached' 'a b.env'",
				powershell: "git rm --cached 'a b.env'",
				cmd: 'git rm --cached "a b.env"',
			},
		],
		[
			'run one whose name needs quotes',
			[{kind: 'run', program: 'C:\\Program Files\\x.exe', args: []}],
			{powershell: "& 'C:\\Program Files\\x.exe'", cmd: '"C:\\Program Files\\x.exe"'},
		],
		[
			'add a line to a file',
			[{kind: 'append', path: '.gitignore', line: '.env'}],
			{
				posix: 'echo .env >> .gitignore',
				fish: 'echo .env >> .gitignore',
				nu: "'.env' + (char newline) | save --append .gitignore",
				powershell: 'Add-Content .gitignore .env',
				cmd: '(echo .env)>> .gitignore',
			},
		],
		[
			'read a value from the keyboard',
			[{kind: 'ask', name: 'A'}],
			{
				posix: 'read -rs A && export A',
				fish: 'read -s -g -x A',
				pwsh: '$env:A = Read-Host -MaskInput',
				powershell: "$env:A = [Net.NetworkCredential]::new('', (Read-Host -AsSecureString)).Password",
			},
		],
	])('%s', (_, steps, expected) => {
		expect(table(steps)).toMatchObject(expected);
	});

	it('typographic quotes are quotes to PowerShell', () => {
		expect(sayIn('pwsh', [{kind: 'set', name: 'A', value: 'a’;b'}])).toBe("$env:A = 'a’’;b'");
	});
});

describe('a shell', () => {
	it.each<[string | null | undefined, 'linux' | 'darwin' | 'win32', ShellDialect]>([
		['zsh', 'darwin', 'posix'],
		['/bin/bash', 'linux', 'posix'],
		['/usr/local/bin/fish', 'darwin', 'fish'],
		['tcsh', 'linux', 'csh'],
		['nu', 'linux', 'nu'],
		['pwsh', 'linux', 'pwsh'],
		['powershell', 'win32', 'powershell'],
		['C:\\Windows\\System32\\cmd.exe', 'win32', 'cmd'],
		['C:\\Program Files\\Git\\usr\\bin\\bash.exe', 'win32', 'posix'],
		[null, 'linux', 'posix'],
		[undefined, 'win32', 'powershell'],
		['constructor', 'linux', 'posix'],
	])('%s on %s speaks %s', (shell, platform, dialect) => {
		expect(shellDialectOf(shell, platform)).toBe(dialect);
	});
});

it('only a change that has something for the shell becomes another', () => {
	const told = {kind: 'tell', text: 'Do it', command: 'direnv allow'} as const;
	expect(changeIn('fish', told)).toBe(told);
	expect(changeIn('fish', {kind: 'tell', text: 'Paste', inShell: [{kind: 'unset', name: 'A'}]})).toEqual({
		kind: 'tell',
		text: 'Paste',
		command: 'set -e A',
	});
});

const real: readonly (readonly [ShellDialect, string, readonly string[]])[] = [
	['posix', '/bin/bash', ['-c']],
	['posix', '/bin/dash', ['-c']],
	['posix', '/usr/bin/zsh', ['-f', '-c']],
	['fish', '/usr/bin/fish', ['--no-config', '-c']],
	['csh', '/usr/bin/tcsh', ['-f', '-c']],
	['pwsh', '/usr/bin/pwsh', ['-NoProfile', '-Command']],
];

// The quotes of a shell are only right if the shell itself says so.
const odd = `it's "$HOME" \`id\` \\ \\' !x #y ~ * {a,b} %PATH% ä`;

// Under Wine they are files, too, and can't be started.
const here = process.platform === 'win32' ? [] : real.filter(([, program]) => existsSync(program));

describe.each(here)('%s in %s', (dialect, program, args) => {
	/** What the shell has in these variables after the steps. */
	function run(steps: readonly ShellStep[], names: readonly string[]) {
		const folder = mkdtempSync(join(tmpdir(), 'claude-fix-shell-'));
		onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
		const line = sayIn(dialect, [
			...steps,
			{kind: 'run', program: process.execPath, args: ['-p', 'JSON.stringify(process.env)']},
		]);
		const output = execFileSync(program, [...args, line], {
			cwd: folder,
			env: {HOME: folder, PATH: '/usr/bin:/bin', OLD: 'old value', LC_ALL: 'C.UTF-8', TERM: 'dumb'},
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		const variables = JSON.parse(output) as Record<string, string | undefined>;
		return {
			values: names.map((name) => variables[name]),
			read: (path: string) => readFileSync(join(folder, path), 'utf8'),
		};
	}

	it('sets a value to the letter', () => {
		expect(run([{kind: 'set', name: 'NEW', value: odd}], ['NEW']).values).toEqual([odd]);
	});

	it('gives a value another name, and takes the old one out', () => {
		const steps = [
			{kind: 'copy', name: 'NEW', from: 'OLD'},
			{kind: 'unset', name: 'OLD'},
		] as const;
		expect(run(steps, ['NEW', 'OLD']).values).toEqual(['old value', undefined]);
	});

	it('adds a line to a file', () => {
		const {read} = run(
			[
				{kind: 'append', path: 'a b', line: '.env'},
				{kind: 'append', path: 'a b', line: 'x y'},
			],
			[],
		);
		expect(read('a b')).toBe('.env\nx y\n');
	});
});
