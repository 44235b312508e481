// The rebuilt machines: their network fails in the ways that it says, their files keep others out, their programs answer.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, it, onTestFinished, test} from 'vitest';
import {checkCommand} from '../../source/commands/check.js';
import {fixCommand} from '../../source/commands/fix.js';
import {undoCommand} from '../../source/commands/undo.js';
import type {Case} from '../helpers/cases.js';
import {type Machine, makeMachine} from '../helpers/machine.js';
import {runCommand} from '../helpers/machine-commands.js';
import {Workshop} from '../helpers/machine-workshop.js';
import {makeSecret} from '../helpers/placeholders.js';

const key = makeSecret('api-key', 'own').value;
const api = 'https://api.anthropic.com';

describe.skipIf(process.platform === 'win32')('a rebuilt machine', () => {
	let workshop: Workshop;
	beforeAll(() => {
		workshop = new Workshop();
	});
	afterAll(() => workshop.close());

	async function start(data: Partial<Case>): Promise<Machine> {
		const base: Case = {id: 'T02', source: 'constructed', story: 'A machine to look at.', expect: {}};
		const machine = await makeMachine({...base, ...data}, workshop);
		onTestFinished(() => machine.close());
		return machine;
	}

	async function ask(data: Partial<Case>, url = `${api}/v1/models`, headers: Record<string, string> = {}) {
		const machine = await start(data);
		const host = machine.hostWith(machine.environment);
		return machine.within(() => host.request({method: 'GET', url, headers, timeout: 8000}));
	}

	test.each<[string, Case['network'], object]>([
		['refused', {[api]: 'refused'}, {failure: 'refused'}],
		['unresolved', {[api]: 'unresolved'}, {failure: 'dns', code: 'ENOTFOUND'}],
		['reset', {[api]: 'reset'}, {failure: 'reset'}],
		['hang', {[api]: 'hang'}, {failure: 'timeout'}],
		['self-signed', {[api]: 'self-signed'}, {failure: 'certificate'}],
		['html', {[api]: 'html'}, {status: 200, headers: {'content-type': 'text/html; charset=utf-8'}}],
		[
			'redirect',
			{[api]: 'redirect:https://portal.example/'},
			{status: 302, headers: {location: 'https://portal.example/'}},
		],
		['slow', {[api]: 'slow:1'}, {status: 200}],
		['nothing named', {}, {status: 401}],
		['a proxy that only it can reach', {[api]: {via: 'proxy'}}, {failure: 'dns'}],
	])('%s', async (_, network, expected) => {
		expect(await ask({network: network ?? {}})).toMatchObject(expected);
	});

	it('reaches by a proxy what only the proxy can reach', async () => {
		const network = {
			[api]: {accepts: ['{{api-key:own}}'], via: 'proxy'},
			'http://proxy.example:3128': 'proxy',
		} as const;
		const env = {HTTPS_PROXY: 'http://proxy.example:3128'};
		expect(await ask({network, env}, undefined, {'x-api-key': key})).toMatchObject({status: 200});
		const refusing = {...network, 'http://proxy.example:3128': 'proxy-407'};
		expect(await ask({network: refusing, env})).toMatchObject({failure: 'proxy-auth'});
	});

	it('never leaves the machine', async () => {
		expect(await ask({}, 'https://example.com/')).toMatchObject({failure: 'dns'});
		expect(await ask({}, 'http://192.0.2.1/')).toMatchObject({ok: false});
		expect(await ask({}, 'http://localhost:11434/')).toMatchObject({failure: 'refused'});
	});

	it('trusts a company when it is told to', async () => {
		const files = {'~/corp.pem': '{{corporate-ca}}'};
		const env = {NODE_EXTRA_CA_CERTS: '{{home}}/corp.pem'};
		expect(await ask({network: {[api]: 'self-signed'}, files, env})).toMatchObject({status: 200});
	});

	it('keeps its user from what is locked, whoever runs this', async () => {
		const machine = await start({
			files: {'~/a': 'a', '~/b': 'b', '~/c/d': 'd', '/etc/e': 'e'},
			modes: {'~/a': 'root:0600', '~/b': '0000', '~/c': 'root:0700'},
		});
		const {files} = machine.hostWith(machine.environment);
		const at = (name: string) => join(machine.scratch.home, name);
		for (const name of ['a', 'b', 'c/d']) {
			expect(await files.readText(at(name))).toMatchObject({ok: false, reason: 'denied'});
		}
		expect(await files.status(at('a'))).toMatchObject({uid: 0, isReadable: false, isWritable: false});
		expect(await files.status(at('c/d'))).toBeUndefined();
		expect(await files.list(at('c'))).toEqual([]);
		expect(await files.status('/etc/e')).toMatchObject({uid: 0, isReadable: true, isWritable: false});
	});

	it('has the programs of the case and no others', async () => {
		const machine = await start({
			platform: 'darwin',
			programs: {claude: {version: '2.1.300'}, codexbar: {version: '1.2', stdout: "it's", exit: 3}},
			processes: ['codexbar serve'],
			launchd: {ANTHROPIC_API_KEY: '{{api-key:own}}'},
			env: {ANTHROPIC_API_KEY: '{{api-key:own}}'},
			network: {[api]: {accepts: ['{{api-key:own}}']}},
		});
		const host = machine.hostWith(machine.environment);
		const said = async (program: string, ...args: readonly string[]) =>
			machine.within(() => host.run(program, args, {needs: 'all'}));
		expect(await said('claude', '--version')).toMatchObject({stdout: '2.1.300 (Claude Code)\n'});
		expect(await said('claude', '-p', 'hi')).toMatchObject({code: 0, stdout: 'Hi.\n'});
		expect(await said('codexbar', '--version')).toMatchObject({code: 0, stdout: '1.2\n'});
		expect(await said('codexbar')).toMatchObject({code: 3, stdout: "it's"});
		expect(await said('ps', '-A', '-o', 'args=')).toMatchObject({stdout: expect.stringContaining('codexbar serve')});
		expect(await said('launchctl', 'getenv', 'ANTHROPIC_API_KEY')).toMatchObject({stdout: `${key}\n`});
		expect(await said('/usr/bin/security', 'show-keychain-info')).toMatchObject({code: 0});
		expect(await said('/bin/sh', '-c', 'claude --version; security show-keychain-info')).toMatchObject({code: 0});
		expect(await said('op', 'read')).toMatchObject({kind: 'missing'});
		expect(readdirSync(machine.scratch.home)).toEqual(['project']);
	});

	it('keeps a diagnosis by the time that check ends, for `last`', async () => {
		const machine = await start({arguments: ['--offline']});
		const ended = await machine.within(() =>
			runCommand(
				['check', '--offline'],
				{check: checkCommand, fix: fixCommand, undo: undoCommand},
				machine,
				machine.environment,
			),
		);
		expect(ended.problem).toBeUndefined();
		expect(readFileSync(machine.scratch.path('~/.config/claude-fix/memory.json'), 'utf8')).toContain('"lastReport"');
	});
});
