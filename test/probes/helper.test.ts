import {describe, expect, test} from 'vitest';
import type {Consent} from '../../source/core/consent.js';
import {helper} from '../../source/probes/helper.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const key = makeSecret('api-key', 'helper').value;

function outcomeOf(
	command: unknown,
	{
		consents = ['helper'] as readonly Consent[],
		...options
	}: ScratchOptions & {readonly consents?: readonly Consent[]} = {},
) {
	const files = {'~/.claude/settings.json': {apiKeyHelper: command}, ...(options.files as object)};
	return read(scratchHost({...options, files}).host, helper, consents);
}

test('old versions take what it printed, however it ended', async () => {
	const programs = {claude: {version: '2.0.76 (Claude Code)'}};
	expect(await outcomeOf(`echo ${key}; exit 3`, {programs})).toMatchObject({kind: 'printed'});
	expect(await outcomeOf('exit 3', {programs})).toMatchObject({kind: 'failed', why: 'exit'});
});

describe('which one', () => {
	test('none, or one that is switched off', async () => {
		expect(await read(scratchHost().host, helper, ['helper'])).toEqual({kind: 'not-run', why: 'none'});
		expect(await outcomeOf('')).toEqual({kind: 'not-run', why: 'none'});
		const off = await outcomeOf('echo x', {files: {'/etc/claude-code/managed-settings.json': {apiKeyHelper: ''}}});
		expect(off).toEqual({kind: 'not-run', why: 'none'});
	});

	test('managed settings outrank user settings', async () => {
		const managed = {'/etc/claude-code/managed-settings.json': {apiKeyHelper: `echo ${key}`}};
		expect(await outcomeOf('exit 1', {files: managed})).toMatchObject({kind: 'printed'});
	});

	test.each(['settings.json', 'settings.local.json'])("a project's is never run (%s)", async (name) => {
		const {host, path} = scratchHost({
			files: {
				[`./.claude/${name}`]: {apiKeyHelper: 'touch "$HOME/was-run"'},
				'~/.claude/settings.json': {apiKeyHelper: `echo ${key}`},
			},
		});
		expect(await read(host, helper, ['helper'])).toEqual({kind: 'not-run', why: 'project'});
		expect(await host.files.status(path('~/was-run'))).toBeUndefined();
	});

	test('not without consent', async () => {
		expect(await outcomeOf('touch "$HOME/was-run"', {consents: []})).toEqual({kind: 'not-run', why: 'no-consent'});
	});
});

describe('what can be seen without running it', () => {
	test('its program is missing, may not be run, or is a folder', async () => {
		const consents: readonly Consent[] = [];
		expect(await outcomeOf('/opt/acme/bin/get-key --env prod', {consents})).toEqual({
			kind: 'failed',
			why: 'missing',
			detail: "/opt/acme/bin/get-key doesn't exist",
		});
		expect(await outcomeOf('~/bin/key.sh', {consents, files: {'~/bin/key.sh': '#!/bin/sh\n'}})).toMatchObject({
			why: 'not-executable',
			path: expect.stringMatching(/\/home\/bin\/key\.sh$/),
		});
		expect(await outcomeOf('~/bin', {consents, folders: ['~/bin']})).toMatchObject({why: 'not-executable'});
		for (const command of [
			'./key',
			'sh ./key',
			'sh key --env prod',
			"sh -c './key'",
			'FILE=./key sh -c true',
			'true | sh < key',
			'env -C tools ./key',
		]) {
			expect(
				await outcomeOf(command, {
					consents: ['helper'],
					programs: {'./key': 'touch "$HOME/ran"'},
					folders: ['./tools'],
				}),
				command,
			).toEqual({kind: 'not-run', why: 'passed-over'});
		}
	});

	const machine = (command: string) => {
		const {host, path} = scratchHost({
			files: {'~/.claude/settings.json': {apiKeyHelper: command}},
			programs: {
				'./bin/mykey': 'touch "$HOME/ran"',
				'./key': 'touch "$HOME/ran"',
				'~/pass.sh': `echo ${key}`,
			},
			folders: ['./anthropic', '~/keys'],
		});
		return {path, host: {...host, environment: {...host.environment, INIT_CWD: host.cwd, TEAM: 'anthropic'}}};
	};

	test.each([
		'PATH="$INIT_CWD/bin:$PATH" mykey',
		'PATH=~/bin:$INIT_CWD/bin mykey',
		'. "$INIT_CWD/key"',
		'$INIT_CWD/key',
		`sh \${INIT_CWD}/k*`,
		`sh \${KEY:-$INIT_CWD/key}`,
		'd=$INIT_CWD; "$d/key"',
		'head -n1 -- $INIT_CWD/key',
		'env -C$INIT_CWD sh key',
		'sh "$NOWHERE/key"',
		'$NOWHERE key',
	])('what leads into the repository by a variable is not run: %s', async (command) => {
		const {host, path} = machine(command);
		expect(await read(host, helper, ['helper'])).toEqual({kind: 'not-run', why: 'passed-over'});
		expect(await host.files.status(path('~/ran'))).toBeUndefined();
	});

	test.each([
		'~/pass.sh show anthropic',
		'"$HOME/pass.sh" show $TEAM -r . --color=never',
		`PATH=$HOME/bin:$PATH \${HOME}/pass.sh https://vault.example/v1`,
		'd=$(dirname ~/pass.sh); "$d/pass.sh" "$UNSET"',
		'for f in ~/pass.sh; do "$f"; done',
		"~/pass.sh | sed 's/^ *//' | awk '/sk/ {print $1}' 2>/dev/null",
	])("a word that is like a folder's name leads nowhere: %s", async (command) => {
		expect(await read(machine(command).host, helper, ['helper'])).toMatchObject({kind: 'printed'});
	});

	test.each([
		['make', {'./Makefile': 'all:\n\ttouch "$(HOME)/ran"\n'}],
		[
			'node -e "require(\'evil\')"',
			{'./node_modules/evil/index.js': 'require("fs").writeFileSync(process.env.HOME + "/ran", "")'},
		],
	] as const)('nothing of the working folder is run by what it calls: %s', async (command, files) => {
		const {host, path} = scratchHost({files: {...files, '~/.claude/settings.json': {apiKeyHelper: command}}});
		await read(host, helper, ['helper']);
		expect(await host.files.status(path('~/ran'))).toBeUndefined();
	});
});

describe('what it prints', () => {
	test('a key, trimmed', async () => {
		const outcome = await outcomeOf(`echo "  ${key}  "`);
		expect(outcome.kind === 'printed' && outcome.key.length).toBe(key.length);
		expectHidden(outcome, key);
	});

	test('JSON in one word is sent as it is', async () => {
		const json = await outcomeOf(`printf '{"key":"%s"}' ${key}`);
		expect(json.kind === 'printed' && json.key.looksLikeJson).toBe(true);
	});

	test.each([
		['exit 3', 'exit', 'exited 3'],
		[`echo ${key}; echo oops >&2; exit 1`, 'exit', 'exited 1: oops'],
		['no-such-program-here', 'missing', 'exited 127'],
		['true', 'empty', 'did not return a value'],
		['echo "  "', 'empty', 'did not return a value'],
		[`echo banner; echo ${key}`, 'output', 'prints a line feed at character 7'],
		[`echo 'a b'`, 'output', 'prints a space at character 2'],
		[`printf 'x\\342\\200\\213y'`, 'output', 'prints a zero-width space at character 2'],
		[`printf 'h\\303\\251'`, 'output', 'at character 2'],
		[`printf 'h\\007'`, 'output', 'at character 2'],
		[`echo '{"key": "x"}'`, 'output', 'prints JSON'],
	])('%s', async (command, why, detail) => {
		const outcome = await outcomeOf(command);
		expect(outcome).toMatchObject({kind: 'failed', why, detail: expect.stringContaining(detail)});
		expectHidden(outcome, key);
	});

	test('what fails away from the working folder says where it was run', async () => {
		expect(await outcomeOf('exit 3', {cwd: '~'})).not.toHaveProperty('isRunElsewhere');
		expect(await outcomeOf('exit 3', {cwd: '~/app'})).toMatchObject({isRunElsewhere: true});
	});

	test('the key stays hidden where it is complained about', async () => {
		expectHidden(await outcomeOf(`echo ${key}; echo "bad key ${key}" >&2; exit 1`), key);
	});
});

describe('how it is run', () => {
	test('away from the working folder, without the command among the arguments or in its environment', async () => {
		const command = `ps -o args= -p $$ > seen; env | grep -c CLAUDE_FIX >> seen; echo "${key}"`;
		const {host, path} = scratchHost({files: {'~/.claude/settings.json': {apiKeyHelper: command}}});
		expect((await read(host, helper, ['helper'])).kind).toBe('printed');
		const seen = await host.files.readText(path('~/seen'));
		const lines = seen.ok ? seen.text.trim().split('\n') : [];
		expect(lines.at(-1)).toBe('0');
		expectHidden(lines, key);
	});

	test("with the env of user settings, without a project's", async () => {
		const {host} = scratchHost({
			files: {
				'~/.claude/settings.json': {apiKeyHelper: 'echo "$VAULT-$EVIL"', env: {VAULT: 'a'}},
				'./.claude/settings.json': {env: {EVIL: 'b'}},
			},
		});
		const outcome = await read(host, helper, ['helper']);
		expect(outcome.kind === 'printed' && outcome.key.length).toBe(2);
	});
});
