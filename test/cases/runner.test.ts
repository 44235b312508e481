// The runner itself: does it catch what it should? Commands that do one thing wrong take the program's place.
import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, it, test} from 'vitest';
import type {Command, World} from '../../source/commands/world.js';
import type {Case} from '../helpers/cases.js';
import type {Commands} from '../helpers/machine-commands.js';
import {Workshop} from '../helpers/machine-workshop.js';
import {makeSecret} from '../helpers/placeholders.js';
import {tryCase} from '../helpers/trial.js';

const key = makeSecret('api-key', 'own').value;
const token = makeSecret('oauth', 'own').value;
const api = 'https://api.anthropic.com/v1/models';

const machine: Case = {
	id: 'T01',
	source: 'constructed',
	story: 'A machine on which the program does something that it may not do.',
	platform: 'darwin',
	env: {SHELL: '/bin/zsh', ANTHROPIC_API_KEY: '{{api-key:own}}'},
	files: {
		'~/.zshrc': 'export ANTHROPIC_API_KEY={{api-key:own}}\n',
		'/etc/zshrc': '# of the system\n',
		'~/.token': '{{oauth:own}}\n',
	},
	programs: {claude: {version: '2.1.330'}},
	keychain: {items: [{service: 'Claude Code', secret: '{{api-key:own}}'}]},
	network: {'https://api.anthropic.com': {accepts: ['{{api-key:own}}']}, 'https://gw.example': 'ok'},
	expect: {verdict: 'healthy'},
};
const cured: Case = {
	...machine,
	expect: JSON.parse('{"verdict": "healthy", "cure": {"fix": "key-rejected", "then": "healthy"}}'),
};
const offline: Case = {...machine, arguments: ['--offline']};

const report = {
	format: 1,
	tool: '0.0.0',
	at: '2026-11-24T00:00:00.000Z',
	milliseconds: 1,
	environment: 'claude-code',
	machine: {platform: 'darwin', shell: 'zsh', claude: '2.1.330', inside: []},
	verdict: 'healthy',
	rootCause: null,
	requests: {interactive: null, print: null},
	ladder: [],
	findings: [],
	checks: [],
};
const good: Commands = {check: says(report), fix: async () => 0, undo: async () => 0};

/** A check that does something first. */
function checkThat(work: (world: World) => unknown): Partial<Commands> {
	return {
		check: async (options, world) => {
			await work(world);
			return good.check(options, world);
		},
	};
}

function says(what: object, code = 0): Command {
	return async (_options, {print}) => {
		print(JSON.stringify(what));
		return code;
	};
}

function write(path: (world: World) => string, text = 'x', mode = 0o600): (world: World) => void {
	return (world) => {
		mkdirSync(join(path(world), '..'), {recursive: true});
		writeFileSync(path(world), text);
		chmodSync(path(world), mode);
	};
}

function changes(file: (world: World) => string, text?: string, mode?: number): Command {
	return async (_options, world) => {
		write(file, text, mode)(world);
		return 0;
	};
}

const ask = (url: string, headers: Record<string, string>, method: 'GET' | 'POST' = 'GET') =>
	checkThat(({host}) => host.request({method, url, headers}));
const kept = ({host}: World) => join(host.home, '.config/claude-fix/memory.json');
const rc = ({host}: World) => join(host.home, '.zshrc');

describe.skipIf(process.platform === 'win32')('a runner', () => {
	let workshop: Workshop;
	beforeAll(() => {
		workshop = new Workshop();
	});
	afterAll(() => workshop.close());

	it('lets pass what is right', async () => {
		expect(await tryCase(cured, workshop, good)).toEqual([]);
	});

	test.each<[string, Partial<Commands>, RegExp, Case?]>([
		[
			'a secret on standard output',
			checkThat(({print}) => print(key.slice(40, 48))),
			/standard output shows the secret api-key:own/,
		],
		[
			'a secret on standard error',
			checkThat(({warn}) => warn(token.slice(-12, -2))),
			/standard error shows the secret oauth:own/,
		],
		['a secret that is kept', checkThat(write(kept, `{"a":"${key}"}`)), /memory.json holds the secret/],
		['a file that check changes', checkThat(write(rc)), /check changed the machine: .*\.zshrc was file/],
		['a file that check makes', checkThat(write(({host}) => join(host.cwd, 'new'))), /new is new/],
		['a mode that check changes', checkThat((world) => chmodSync(rc(world), 0o600)), /\.zshrc was file 644/],
		[
			'a sign-in token that is sent',
			ask(api, {authorization: `Bearer ${token}`}),
			/sent a sign-in token \(oauth:own\)/,
		],
		[
			'a call of the token endpoint',
			ask('https://platform.claude.com/v1/oauth/token', {}, 'POST'),
			/called the token endpoint/,
		],
		[
			'a key that goes elsewhere',
			ask('https://gw.example/v1/models', {'x-api-key': key}),
			/sent a credential \(api-key:own\) to https:\/\/gw.example/,
		],
		[
			'another value that goes elsewhere',
			ask('https://gw.example/', {authorization: 'Bearer ollama'}),
			/a value that is no secret/,
		],
		['a request without permission', ask(api, {}), /has no permission for the network/, offline],
		['a prompt without consent', checkThat(({host}) => host.run('claude', ['-p', 'hi'])), /ran claude -p without/],
		[
			'a secret of the keychain without consent',
			checkThat(({host}) => host.run('security', ['find-generic-password', '-s', 'Claude Code', '-w'])),
			/without --allow keychain/,
		],
		['a secret in arguments', checkThat(({host}) => host.run('echo', [key])), /gave a secret to echo as an argument/],
		[
			'a secret in arguments, encoded',
			checkThat(({host}) => host.run('echo', [Buffer.from(key).toString('hex')])),
			/gave a secret to echo/,
		],
		[
			'a verdict that is wrong',
			{check: says({...report, verdict: 'unverified'}, 3)},
			/the verdict is unverified, expected healthy/,
		],
		['an exit code that does not fit', {check: says(report, 1)}, /the verdict is healthy, and the exit code 1/],
		[
			'a form that is not the contract',
			{check: says({...report, checks: [{id: 'x'}]})},
			/checks\[0\].title is missing/,
		],
		['no report at all', {check: async () => 70}, /printed no report/],
		['an error that is thrown', {check: () => Promise.reject(new Error('oops'))}, /was ended by Error: oops/],
		['a fix that fails', {fix: async () => 4}, /fix ended with 4/, cured],
		[
			'a fix that fails and leaves traces',
			{fix: async (options, world) => (await changes(rc)(options, world)) + 4},
			/did not leave the machine as it was/,
			cured,
		],
		['a fix that is not taken back', {fix: changes(rc)}, /undo did not restore the machine: .*\.zshrc/, cured],
		[
			'a fix of what belongs to root',
			{fix: changes(({host}) => join(host.root ?? '', 'etc/zshrc'))},
			/etc\/zshrc, which belongs to root/,
			cured,
		],
		['an undo that fails', {undo: async () => 1}, /undo ended with 1/, cured],
		['a backup that others can read', {fix: changes(kept, key, 0o644)}, /memory.json holds the secret/, cured],
	])('catches %s', async (_what, commands, reason, data = machine) => {
		expect((await tryCase(data, workshop, {...good, ...commands})).join('\n')).toMatch(reason);
	});
});
