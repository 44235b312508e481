// What the probe says about each assignment: place, effect, reach, problem, whether it is read and whether it can be told.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is shell syntax.

import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {placeOf, writePlace} from '../../source/core/place.js';
import {Secret} from '../../source/core/secret.js';
import {shellFiles} from '../../source/probes/shell-files.js';
import {expectProportion} from '../helpers/growth.js';
import {type Content, type ScratchOptions, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const key = makeSecret('api-key', 'shell').value;
const token = makeSecret('token', 'shell').value;

type Row = readonly [
	name: string,
	shell: string,
	files: Readonly<Record<string, Content>>,
	expected: readonly Readonly<Record<string, unknown>>[],
];

const rows: readonly Row[] = [
	[
		'spaces around the sign (A42)',
		'/bin/bash',
		{'~/.bashrc': `alias ll="ls"\nexport ANTHROPIC_API_KEY = "${key}"\n`},
		[{at: '~/.bashrc:2', effect: 'broken', isRead: true, problem: expect.stringContaining('blanks')}],
	],
	[
		'one variable from another (A16)',
		'/bin/zsh',
		{'~/.zshrc': `export OPENAI_API_KEY="sk-proj-${token}"\nexport ANTHROPIC_API_KEY="$OPENAI_API_KEY"\n`},
		[
			{at: '~/.zshrc:1', name: 'OPENAI_API_KEY', isLiteral: true},
			{at: '~/.zshrc:2', name: 'ANTHROPIC_API_KEY', isLiteral: true, value: `sk-proj-${token}`},
		],
	],
	[
		'exported in a later line (C043c)',
		'/bin/bash',
		{'~/.profile': `umask 022\nANTHROPIC_API_KEY=${key}©\nexport ANTHROPIC_API_KEY\n`},
		[{at: '~/.profile:2', effect: 'exports', value: `${key}©`}],
	],
	[
		'a line break in the value (C093)',
		'/bin/bash',
		{'~/.bashrc': `export CLAUDE_CODE_OAUTH_TOKEN="sk-ant-oat01-${token}\n${token}"\nalias x=y\n`},
		[{at: '~/.bashrc:1', value: `sk-ant-oat01-${token}\n${token}`}],
	],
	[
		'fish without -x (A41)',
		'/usr/bin/fish',
		{
			'~/.config/fish/config.fish': `if status is-interactive\n    set -g fish_greeting\nend\nset ANTHROPIC_API_KEY ${key}\n`,
		},
		[{at: '~/.config/fish/config.fish:4', effect: 'assigns', reach: 'top', isRead: true, value: key}],
	],
	[
		'bash syntax in fish',
		'/usr/bin/fish',
		{'~/.config/fish/config.fish': `ANTHROPIC_API_KEY=${key}\nset -gx ANTHROPIC_AUTH_TOKEN=${token}\n`},
		[
			{at: '~/.config/fish/config.fish:1', effect: 'broken', value: key},
			{at: '~/.config/fish/config.fish:2', effect: 'broken', value: token},
		],
	],
	[
		'export in a PowerShell profile',
		'/usr/bin/pwsh',
		{
			'~/.config/powershell/Microsoft.PowerShell_profile.ps1': `$env:ANTHROPIC_BASE_URL = 'https://gw.example'\r\nexport ANTHROPIC_API_KEY="${key}"\r\n`,
		},
		[
			{effect: 'exports', plain: 'https://gw.example', isRead: true},
			{effect: 'broken', value: key, problem: expect.stringContaining('$env:')},
		],
	],
	[
		'/etc/environment and environment.d',
		'/bin/zsh',
		{
			'/etc/environment': 'PATH="/usr/bin"\nANTHROPIC_BASE_URL="https://proxy.dept.example"\n',
			'~/.config/environment.d/60-ai.conf': `# for user services\nOLLAMA_HOST=127.0.0.1\nANTHROPIC_API_KEY=${key}\n`,
		},
		[
			{
				at: expect.stringMatching(/etc\/environment:2$/),
				shell: 'system',
				plain: 'https://proxy.dept.example',
				isRead: true,
			},
			{at: '~/.config/environment.d/60-ai.conf:3', shell: 'system', value: key, isRead: true},
		],
	],
	[
		'a unit of systemd is for its service alone',
		'/bin/bash',
		{
			'~/.config/systemd/user/bot.service': `[Service]\nEnvironment=A=1 "ANTHROPIC_API_KEY=${key}"\nExecStart=/bin/true\n`,
		},
		[{at: '~/.config/systemd/user/bot.service:2', shell: 'systemd', isRead: false, value: key}],
	],
	[
		'the files of other shells come last and are not read',
		'/bin/bash',
		{'~/.zshrc': 'export ANTHROPIC_MODEL=z\n', '~/.bashrc': 'export ANTHROPIC_MODEL=b\n'},
		[
			{at: '~/.bashrc:1', shell: 'bash', isRead: true},
			{at: '~/.zshrc:1', shell: 'zsh', isRead: false},
		],
	],
	[
		'a command decides (C034b)',
		'/bin/zsh',
		{'~/.zshrc': 'export ANTHROPIC_API_KEY=$(security find-generic-password -s x -w)\n'},
		[{isLiteral: false, value: '$(security find-generic-password -s x -w)', plain: undefined}],
	],
	[
		'an unknown variable decides (C130b)',
		'/bin/bash',
		{'~/.bashrc': 'export CLAUDE_CONFIG_DIR=$PROFILE_DIR\n'},
		[{isLiteral: false, plain: undefined}],
	],
	[
		'only if there is none yet',
		'/bin/bash',
		{
			'~/.bashrc': `export ANTHROPIC_API_KEY="\${ANTHROPIC_API_KEY:-${key}}"\n[ -z "$ANTHROPIC_MODEL" ] && export ANTHROPIC_MODEL=m\n`,
		},
		[
			{isLiteral: true, value: key, reach: 'conditional'},
			{name: 'ANTHROPIC_MODEL', reach: 'conditional'},
		],
	],
	[
		'comments, near misses, and names of others',
		'/bin/bash',
		{
			'~/.bashrc': `# export ANTHROPIC_API_KEY=${key}\nexport ANTRHOPIC_API_KEY=${key} EDITOR=vim\nexport CLAUDE_API_KEY=${key}\n`,
		},
		[
			{at: '~/.bashrc:1', effect: 'commented'},
			{at: '~/.bashrc:2', name: 'ANTRHOPIC_API_KEY', effect: 'exports'},
			{at: '~/.bashrc:3', name: 'CLAUDE_API_KEY', effect: 'exports'},
		],
	],
	[
		'a quote that is never closed',
		'/bin/bash',
		{'~/.bashrc': `export ANTHROPIC_API_KEY="${key}\nexport ANTHROPIC_MODEL=m\n`},
		[{effect: 'broken', value: key, problem: expect.stringContaining('never closed')}, {name: 'ANTHROPIC_MODEL'}],
	],
	[
		'what sets it only once the lines before it are gone',
		'/bin/bash',
		{
			'~/.bashrc': [
				'export ANTHROPIC_MODEL=m',
				'# export ANTHROPIC_MODEL=c',
				'is=$ANTHROPIC_MODEL',
				'late() { export ANTHROPIC_MODEL=o; }',
				'case "$is" in "") w=n; eval "export ANTHROPIC_MODEL=$w"; late; . ~/.more ;; esac',
				'[ -z "$HOME" ] && export ANTHROPIC_MODEL=q',
				'',
			].join('\n'),
			'~/.more': 'export ANTHROPIC_MODEL=p\n',
		},
		[
			{at: '~/.bashrc:1', reach: 'top', effect: 'exports'},
			{at: '~/.bashrc:2', effect: 'commented'},
			{at: '~/.bashrc:4', reach: 'conditional', effect: 'exports', value: 'o'},
			{at: '~/.bashrc:5', reach: 'conditional', effect: 'exports', value: 'n'},
			{at: '~/.more:1', reach: 'conditional', effect: 'exports', value: 'p'},
			{at: '~/.bashrc:6', reach: 'function'},
		],
	],
	[
		'what a function of another file evaluates',
		'/bin/bash',
		{
			'~/.bashrc': '. ~/.more\n\nevaluate m\n',
			'~/.more': 'evaluate() { eval "export ANTHROPIC_MODEL=$1"; }\n',
		},
		[{at: '~/.more:1', reach: 'top', effect: 'exports', value: 'm'}],
	],
	[
		'a file that is sourced, and one that is not there',
		'/bin/zsh',
		{
			'~/.zshrc': '[ -f ~/.none ] && source ~/.none\n. "$HOME/.secrets/ai.sh"\n',
			'~/.secrets/ai.sh': `export ANTHROPIC_API_KEY=${key}\n`,
		},
		[{at: '~/.secrets/ai.sh:1', shell: 'zsh', isRead: true, reach: 'top'}],
	],
];

describe('assignments', () => {
	test.each(rows)('%s', async (_, shell, files, expected) => {
		const {host, home} = scratchHost({files, env: {SHELL: shell}});
		const found = await read(host, shellFiles);
		const seen = found.assignments.map(({value, site, ...rest}, index) => {
			const wanted = expected[index]?.value;
			return {
				...rest,
				at: writePlace(placeOf(site, {home, cwd: '/nowhere'})),
				...(typeof wanted === 'string' ? {value: value.equals(new Secret(wanted)) ? wanted : value.hint} : {}),
			};
		});
		expect(seen).toMatchObject(expected);
		expect(seen).toHaveLength(expected.length);
		expectHidden(found, key);
	});
});

describe('which value a new terminal has', () => {
	const cases: readonly (readonly [string, ScratchOptions, string | undefined])[] = [
		[
			'the later file',
			{files: {'~/.zshenv': 'export ANTHROPIC_MODEL=a\n', '~/.zshrc': 'export ANTHROPIC_MODEL=b\n'}},
			'b',
		],
		['unset at the end', {files: {'~/.zshrc': 'export ANTHROPIC_MODEL=b\nunset ANTHROPIC_MODEL\n'}}, undefined],
		['only assigned', {files: {'~/.zshrc': 'ANTHROPIC_MODEL=b\n'}}, undefined],
		[
			'.bash_profile without .bashrc in it, on Linux',
			{
				env: {SHELL: '/bin/bash'},
				files: {'~/.bash_profile': 'export ANTHROPIC_MODEL=a\n', '~/.bashrc': 'export ANTHROPIC_MODEL=b\n'},
			},
			'b',
		],
		[
			'.bash_profile without .bashrc in it, on macOS',
			{
				platform: 'darwin',
				env: {SHELL: '/bin/bash'},
				files: {'~/.bash_profile': 'export ANTHROPIC_MODEL=a\n', '~/.bashrc': 'export ANTHROPIC_MODEL=b\n'},
			},
			'a',
		],
		[
			'.bash_profile with .bashrc in it, on macOS',
			{
				platform: 'darwin',
				env: {SHELL: '/bin/bash'},
				files: {'~/.bash_profile': '. ~/.bashrc\n', '~/.bashrc': 'export ANTHROPIC_MODEL=b\n'},
			},
			'b',
		],
		[
			"the ZDOTDIR of VS Code is not the user's",
			{
				env: {ZDOTDIR: '/tmp/code-zsh', USER_ZDOTDIR: undefined},
				files: {'~/.zshenv': '', '~/.zshrc': 'export ANTHROPIC_MODEL=b\n'},
			},
			undefined,
		],
		[
			'no shell is known',
			{
				platform: 'darwin',
				env: {SHELL: undefined},
				user: {shell: null},
				files: {'~/.zshrc': 'export ANTHROPIC_MODEL=z\n'},
			},
			'z',
		],
		[
			'profiles of Windows PowerShell',
			{platform: 'win32', env: {SHELL: undefined}, user: {shell: null}, files: {}},
			undefined,
		],
	];
	test.each(cases)('%s', async (_, options, expected) => {
		const found = await read(scratchHost(options).host, shellFiles);
		expect(found.inForce('ANTHROPIC_MODEL')?.plain).toBe(expected);
	});
});

test.each(['bash', 'zsh', 'fish'])('a comment that is not UTF-8 hides nothing from %s, nor from us', async (shell) => {
	const name = shell === 'fish' ? '~/.config/fish/config.fish' : `~/.${shell}rc`;
	const line = shell === 'fish' ? `set -gx ANTHROPIC_API_KEY ${key}` : `export ANTHROPIC_API_KEY=${key}`;
	const files = {[name]: Buffer.from(`# gr\xfc\xdfe \xc4\xe3\n${line}\n`, 'latin1')};
	const {host, home} = scratchHost({files, env: {SHELL: `/bin/${shell}`}});
	const found = await read(host, shellFiles);
	expect(found.assignments.map(({name: variable, site}) => [variable, site])).toEqual([
		['ANTHROPIC_API_KEY', expect.objectContaining({line: 2})],
	]);
	// The path is its own: nothing in it needs quotes.
	const run = spawnSync(shell, ['-c', `. ${join(home, name.slice(2))}; env`], {
		env: {PATH: process.env.PATH, HOME: home},
	});
	if (run.error === undefined) {
		expect(run.stdout.toString()).toContain(`ANTHROPIC_API_KEY=${key}`);
	}
});

describe('hostile files', () => {
	test.each<readonly [string, ScratchOptions]>([
		['a loop of sources', {files: {'~/.zshrc': '. ~/.a\n', '~/.a': '. ~/.b\n', '~/.b': '. ~/.a\n. ~/.zshrc\n'}}],
		['binary', {files: {'~/.zshrc': new Uint8Array([0, 1, 255, 254, 200])}}],
		['a folder', {folders: ['~/.zshrc']}],
	])('%s', async (_, options) => {
		const found = await read(scratchHost(options).host, shellFiles);
		expect(found.files.length).toBeGreaterThan(0);
	});

	test.each<readonly [string, number, (size: number) => NonNullable<ScratchOptions['files']>]>([
		[
			'unclosed brackets without end',
			20_000,
			(size) => ({
				'~/.zshrc': '$('.repeat(size),
				'~/.zprofile': '('.repeat(5 * size),
				'~/.zlogin': '${'.repeat(size),
			}),
		],
		['one huge line', 200_000, (size) => ({'~/.zshrc': `export ANTHROPIC_MODEL="${'x'.repeat(size)}"\n`})],
		['endless if', 20_000, (size) => ({'~/.zshrc': 'if true; then\n'.repeat(size)})],
		['quotes without end', 30_000, (size) => ({'~/.zshrc': `${'"\\"'.repeat(size)}\n${"'".repeat(size / 3)}`})],
		[
			'each name asks for the one before',
			400,
			(size) => ({
				'~/.bashrc': Array.from(
					{length: size},
					(_, at) =>
						`[ -z "$ANTHROPIC_${at}" ] && eval "export ANTHROPIC_${at + 1}=$ANTHROPIC_${at}x"\nexport ANTHROPIC_${at}=v\n`,
				).join(''),
			}),
		],
		['here-documents without end', 5000, (size) => ({'~/.zshrc': 'cat <<A <<B <<C\n'.repeat(size)})],
	])('%s', async (_, most, files) => {
		await expectProportion(most, async (size) => {
			const found = await read(scratchHost({files: files(size)}).host, shellFiles);
			expect(found.files.length).toBeGreaterThan(0);
		});
	});
});
