// What an alias or a function called "claude" changes for the program, against real shells in which it is typed.
import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {Evidence} from '../../../source/core/evidence.js';
import {shellFiles} from '../../../source/probes/shell-files.js';
import {scratchHost} from '../../helpers/host.js';
import {limit} from '../../helpers/patience.js';
import {runs, seed} from '../../helpers/runs.js';
import {isHere} from './real-shell.js';

const names = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_BASE_URL', 'CLAUDE_CONFIG_DIR'] as const;
const given = {ANTHROPIC_API_KEY: 'given', CLAUDE_CONFIG_DIR: '/given'};

type Piece = (name: string) => string;
type Shell = {
	readonly program: string;
	readonly file: string;
	readonly pieces: readonly Piece[];
	/** Before the program alone. */
	readonly before: Piece;
	readonly alias: (words: string) => string;
	readonly body: (lines: string) => string;
	readonly ends: readonly Piece[];
};

const posix = {
	pieces: [
		(name) => `export ${name}=new`,
		(name) => `local ${name}=new; export ${name}`,
		(name) => `unset ${name}`,
		(name) => `${name}=new true`,
		(name) => `${name}=shell`,
		(name) => `if true; then export ${name}=yes; else export ANTHROPIC_MODEL=no; fi`,
		(name) => `eval 'export ${name}=new'`,
		(name) => `(export ${name}=apart)`,
		(name) => `export ${name}=given`,
	] as readonly Piece[],
	before: (name: string) => `${name}=new`,
	alias: (words: string) => `alias claude='${words} claude'\n`,
	body: (lines: string) => `claude() {\n${lines}\n}\n`,
	ends: [
		(words) => `${words} command claude "$@"`,
		(words) => `(export ANTHROPIC_MODEL=m; ${words} command claude "$@")`,
		(words) => `env ${words} claude "$@"; export ANTHROPIC_BASE_URL=late; unset CLAUDE_CONFIG_DIR`,
		(words) => `${words} command claude "$@"; local code=$?; unset ANTHROPIC_API_KEY; return 0`,
	] as readonly Piece[],
};

const shells: Readonly<Record<string, Shell>> = {
	bash: {program: '/bin/bash', file: '~/.bashrc', ...posix},
	zsh: {program: '/usr/bin/zsh', file: '~/.zshrc', ...posix},
	fish: {
		program: '/usr/bin/fish',
		file: '~/.config/fish/config.fish',
		pieces: [
			(name) => `set -gx ${name} new`,
			(name) => `set -lx ${name} new`,
			(name) => `set -e ${name}`,
			(name) => `${name}=new true`,
			(name) => `if true; set -gx ${name} yes; else; set -gx ANTHROPIC_MODEL no; end`,
		],
		before: (name) => `${name}=new`,
		alias: (words) => `alias claude '${words} command claude'\n`,
		body: (lines) => `function claude\n${lines}\nend\n`,
		ends: [
			(words) => `${words} command claude $argv`,
			(words) => `${words} command claude $argv; set -gx ANTHROPIC_BASE_URL late`,
		],
	},
};

/** The variables that the program gets when its name is typed and that this process doesn't have so. */
function changedIn({program}: Shell, home: string): readonly string[] {
	const bin = join(home, 'bin');
	mkdirSync(bin, {recursive: true});
	writeFileSync(join(bin, 'claude'), '#!/bin/sh\nexec env -0\n', {mode: 0o755});
	const output = execFileSync(program, ['-i', '-c', 'claude'], {
		env: {HOME: home, PATH: `${bin}:/usr/bin:/bin`, TERM: 'dumb', LC_ALL: 'C.UTF-8', ...given},
		cwd: home,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		timeout: limit(20_000),
		killSignal: 'SIGKILL',
	});
	const got = new Map(output.split('\0').map((pair) => [pair.replace(/=.*/s, ''), pair.replace(/^[^=]*=/, '')]));
	const had = new Map(Object.entries(given));
	return names.filter((name) => got.get(name) !== had.get(name));
}

describe.each(Object.entries(shells).filter(([, shell]) => isHere({...shell, args: []})))('%s', (_, shell) => {
	const lines = fc
		.uniqueArray(fc.constantFrom(...names), {maxLength: 3})
		.chain((some) => fc.tuple(...some.map((name) => fc.constantFrom(...shell.pieces).map((piece) => piece(name)))));
	const before = fc
		.uniqueArray(fc.constantFrom(...names), {maxLength: 2})
		.map((some) => some.map(shell.before).join(' '));
	const texts = fc.oneof(
		before.map((words) => shell.alias(words)),
		fc
			.tuple(lines, before, fc.constantFrom(...shell.ends))
			.map(([all, words, end]) => shell.body([...all, end(words)].join('\n'))),
	);

	test('what is typed gets these, and no others', {timeout: limit(120_000)}, async () => {
		await fc.assert(
			fc.asyncProperty(texts, async (text) => {
				const {host, home, cleanUp} = scratchHost({
					isKept: true,
					files: {[shell.file]: text},
					env: {SHELL: shell.program, ...given},
				});
				try {
					const reading = await new Evidence({host, purpose: 'claude-code', consents: new Set()}).get(shellFiles);
					const found = reading.ok ? reading.value.typed.map(({name}) => name) : [];
					const said = names.filter((name) => found.includes(name));
					expect(said, text).toEqual(changedIn(shell, home));
				} finally {
					cleanUp();
				}
			}),
			{seed, numRuns: runs(15)},
		);
	});
});
