// What a command over SSH gets of the start-up files, compared with real shells that are started as sshd starts them.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {Secret} from '../../source/core/secret.js';
import {shellFiles} from '../../source/probes/shell-files.js';
import {scratchHost} from '../helpers/host.js';
import {limit} from '../helpers/patience.js';
import {read} from './read.js';
import {environmentOf, isHere} from './syntax/real-shell.js';

const ssh = {SSH_CLIENT: '198.51.100.4 60111 22', SSH_CONNECTION: '198.51.100.4 60111 192.0.2.30 22'};
const forPosix = [
	'case $- in *i*) ;; *) return;; esac',
	'[ -z "$PS1" ] && return',
	'[ -n "$PS1" ] || return',
	'[ -t 0 ] || return',
	'if [[ $- == *i* ]]; then',
	'if [ -n "$PS1" ]; then',
	'fi',
];
const forBash = [...forPosix, '[[ $- != *i* ]] && return', 'if [[ $- =~ i ]]; then'];
const forZsh = [...forPosix, '[[ -o interactive ]] || return', 'if [[ -o interactive ]]; then'];
const forFish = [
	'status is-interactive; or return',
	'if status is-interactive',
	'if not status --is-interactive',
	'end',
];
const shells = [
	['/bin/bash', ['~/.bashrc', '~/.bash_profile'], forBash, (value: string) => `export ANTHROPIC_API_KEY=${value}`],
	['/usr/bin/zsh', ['~/.zshenv', '~/.zshrc'], forZsh, (value: string) => `export ANTHROPIC_API_KEY=${value}`],
	['/usr/bin/fish', ['~/.config/fish/config.fish'], forFish, (value: string) => `set -gx ANTHROPIC_API_KEY ${value}`],
	['/bin/dash', ['~/.profile'], forPosix, (value: string) => `export ANTHROPIC_API_KEY=${value}`],
] as const;

/** Every block that is open at the end is closed, and none that isn't open. */
function balanced(lines: readonly string[]): string {
	const kept: string[] = [];
	let open = 0;
	for (const line of lines) {
		const isEnd = line === 'fi' || line === 'end';
		if (!isEnd || open > 0) {
			open += isEnd ? -1 : line.startsWith('if ') ? 1 : 0;
			// No block is without a command.
			kept.push(...(isEnd ? [': ', line] : [line]));
		}
	}
	const end = lines.some((line) => line.includes('status')) ? 'end' : 'fi';
	return [...kept, ...Array.from({length: open}, () => `: \n${end}`), ''].join('\n');
}

describe.each(shells)('%s', (program, names, guards, set) => {
	const line = fc.oneof(fc.constantFrom(...guards), fc.constantFrom('one', 'two').map(set));
	const files = fc.tuple(...names.map(() => fc.array(line, {maxLength: 6})));

	test.skipIf(!isHere({program, args: []}))('gives what the probe says', {timeout: limit(120_000)}, async () => {
		await fc.assert(
			fc.asyncProperty(files, async (texts) => {
				const named = names.map((name, at) => [name, balanced(texts[at] ?? [])]);
				const {host} = scratchHost({files: Object.fromEntries(named), env: {SHELL: program, ...ssh, TERM: undefined}});
				const {command} = await read(host, shellFiles);
				const real = environmentOf({program, args: ['-c', 'env -0'], environment: ssh}, host.home);
				const found = command?.inForce('ANTHROPIC_API_KEY');
				const told = ['one', 'two'].find((value) => found?.value.equals(new Secret(value)));
				expect([command?.by, told]).toEqual(['ssh', real.ANTHROPIC_API_KEY]);
			}),
		);
	});
});
