import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {commandsIn} from '../../source/host/running.js';
import {countIn, processes} from '../../source/probes/processes.js';
import {scratchHost} from '../helpers/host.js';
import {read} from './read.js';

describe('which ones count', () => {
	test.each([
		[['claude', 'claude --continue', '/home/dev/.local/bin/claude --resume', '-zsh', 'tmux'], 3, []],
		[['node /usr/local/bin/claude', 'node /x/node_modules/@anthropic-ai/claude-code/cli.js -c'], 2, []],
		[['claude\0--continue\0', 'C:\\Users\\d\\.local\\bin\\claude.exe'], 2, []],
		[['claude --version', 'vim claude', 'grep claude', 'claude-fix check', 'Claude.exe'], 0, []],
		[['/Applications/Claude.app/Contents/MacOS/Claude'], 0, []],
		[['/Applications/CodexBar.app/Contents/MacOS/CodexBar', 'codexbar serve'], 0, ['CodexBar']],
		[['node /usr/lib/node_modules/ccusage/dist/index.js blocks --live', 'hermes'], 0, ['ccusage', 'hermes']],
		[['cat codexbar'], 0, []],
	])('%j', (commands, claude, trackers) => {
		expect(countIn(commands)).toMatchObject({claude, trackers});
	});
});

test('as ps lists them', async () => {
	const ps = `[ "$*" = '-A -o args=' ] && printf 'claude\\nclaude -c --token=abc\\ncodexbar serve\\n'`;
	const value = await read(scratchHost({programs: {ps}}).host, processes);
	expect(value).toMatchObject({claude: 2, trackers: ['CodexBar'], isKnown: true});
});

test('as /proc has them, and then no program is asked', async () => {
	const ps = "printf 'claude\\nclaude\\n'";
	const files = {
		'/proc/12/cmdline': 'claude\0--resume\0',
		'/proc/12/stat': '12 (claude (x) ) S 1',
		'/proc/13/cmdline': '',
		'/proc/version': 'x',
	};
	expect(await read(scratchHost({programs: {ps}, files}).host, processes)).toMatchObject({claude: 1, isKnown: true});
	// One that waits for a disk isn't asked for its words.
	const waiting = {...files, '/proc/14/cmdline': 'claude\0', '/proc/14/stat': '14 (a) D 1) D 1'};
	expect(await read(scratchHost({files: waiting}).host, processes)).toMatchObject({claude: 1});
});

test.skipIf(process.platform !== 'linux')('the kernel tells of this process, too', () => {
	const told = commandsIn('/proc').map((command) => command.split('\0')[0] ?? '');
	expect(told).toContain(readFileSync('/proc/self/cmdline', 'utf8').split('\0')[0]);
});

test('nothing can be listed', async () => {
	expect(await read(scratchHost({programs: {ps: {exit: 1}}}).host, processes)).toMatchObject({isKnown: false});
});
