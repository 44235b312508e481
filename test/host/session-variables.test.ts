// Variables of the session: taken out, given another value, and put back to the letter; with the system's own reg.exe on Windows.
import {spawnSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {cpSync, readdirSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, onTestFinished, test} from 'vitest';
import type {Change} from '../../source/core/fix.js';
import type {Host} from '../../source/core/host.js';
import {Secret} from '../../source/core/secret.js';
import {isEditable, isTaken} from '../../source/facts/setters.js';
import {makeChanger} from '../../source/host/apply.js';
import {variable} from '../helpers/facts.js';
import {scratchHost} from '../helpers/host.js';
import {fakeRegistry, type StoredValue} from '../helpers/registry.js';
import {runs} from '../helpers/runs.js';

const name = 'ANTHROPIC_API_KEY';
const take = (was: string, value?: string): Change => ({
	kind: 'session-variable',
	source: 'registry-user',
	name,
	was: new Secret(was),
	value: value === undefined ? undefined : new Secret(value),
});

function start(values: readonly StoredValue[]) {
	const {host} = scratchHost({platform: 'win32'});
	const registry = fakeRegistry(values);
	const changer = makeChanger({...host, run: registry.run}, {patience: 0});
	return {...registry, host, changer};
}

const text = fc.string({unit: 'grapheme', minLength: 1, maxLength: 60}).filter((one) => !/[\0\r]/.test(one));
const type = fc.constantFrom('REG_SZ' as const, 'REG_EXPAND_SZ' as const);

test('whatever a value is: taken out or replaced, and back with its type, its name as written and every letter', async () => {
	await fc.assert(
		fc.asyncProperty(text, type, fc.option(text), async (value, kind, next) => {
			const stored = {name: 'Anthropic_Api_Key', type: kind, text: value};
			const other = {name: 'Path', type: 'REG_EXPAND_SZ', text: '%USERPROFILE%\\bin;"x"'} as const;
			const {values, changer, calls} = start([stored, other]);
			const result = await changer.apply([], [take(value, next ?? undefined)]);
			if (next === value) {
				expect(result.kind).toBe('nothing');
				return;
			}
			expect(result).toMatchObject({kind: 'applied'});
			const is = values().find((one) => one.name === stored.name);
			expect(is?.text).toBe(next ?? undefined);
			// In a value that is expanded % would mean something else.
			expect(is?.type).toBe(next === null ? undefined : next.includes('%') ? 'REG_SZ' : kind);
			expect(await changer.undo()).toMatchObject({kind: 'undone'});
			expect([...values()].sort((a, b) => a.name.localeCompare(b.name))).toEqual([stored, other]);
			// No value is ever an argument.
			expect(value.length >= 4 && calls.some((call) => call.join(' ').includes(value))).toBe(false);
		}),
		{numRuns: runs(60), endOnFailure: true},
	);
});

test('what somebody else has changed is left alone: before, since, and by another type', async () => {
	const stored = {name, type: 'REG_SZ', text: 'one'} as const;
	expect(await start([stored]).changer.apply([], [take('two')])).toMatchObject({
		kind: 'failed',
		isRolledBack: true,
		detail: expect.stringContaining('registry: HKCU\\Environment was changed meanwhile'),
	});
	expect(await start([]).changer.apply([], [take('one')])).toMatchObject({kind: 'nothing'});
	// As the console printed it, and what only looks like that without its letters.
	for (const [printed, kind] of [
		['?a=\ufffd?', 'applied'],
		['???a=??', 'failed'],
		['?a=??', 'failed'],
	]) {
		const {changer} = start([{...stored, text: '?a=ü€'}]);
		expect(await changer.apply([], [take(printed ?? '')])).toMatchObject({kind});
	}
	const another = start([stored]);
	expect(
		await another.changer.apply([], [{...take('one'), was: undefined, value: new Secret('two')} as Change]),
	).toMatchObject({
		kind: 'failed',
		detail: expect.stringContaining('is set already'),
	});
	expect(another.values()).toEqual([stored]);

	const {changer, run, values} = start([stored]);
	expect(await changer.apply([], [take('one', 'next')])).toMatchObject({kind: 'applied'});
	await run('reg', ['delete', 'HKCU\\Environment', '/v', name, '/f']);
	expect(await changer.undo()).toMatchObject({kind: 'refused', detail: expect.stringContaining('was changed since')});
	expect(values()).toEqual([]);
});

test('a later step that fails takes it back', async () => {
	const stored = {name, type: 'REG_EXPAND_SZ', text: 'one'} as const;
	const {changer, values} = start([stored]);
	const result = await changer.apply([], [take('one'), {kind: 'move-file', path: '/nowhere/x'}]);
	expect(result).toMatchObject({kind: 'failed', isRolledBack: true});
	expect(values()).toEqual([stored]);
});

test('a registry that gives no answer: nothing is done, and nothing is left', async () => {
	const {host} = scratchHost({platform: 'win32'});
	const run: Host['run'] = async () => ({kind: 'timed-out', stdout: '', stderr: '', milliseconds: 1});
	const changer = makeChanger({...host, run}, {patience: 0});
	expect(await changer.apply([], [take('one')])).toMatchObject({
		kind: 'failed',
		isRolledBack: true,
		detail: expect.stringContaining("can't be read"),
	});
	expect(await changer.list()).toEqual([]);
});

test('no file of the registry stays, but the copy of the one value', async () => {
	const {host, changer} = start([{name, type: 'REG_SZ', text: 'one'}]);
	await changer.apply([], [take('one')]);
	const files = readdirSync(host.home, {recursive: true}).map(String);
	expect(files.filter((path) => path.endsWith('.reg'))).toEqual([]);
});

test.each(['apply', 'undo'] as const)(
	'a kill while it reads (%s) leaves no file of the registry beyond the next start',
	async (cut) => {
		const {host, run, changer} = start([{name, type: 'REG_SZ', text: 'one'}]);
		if (cut === 'undo') {
			await changer.apply([], [take('one')]);
		}
		await new Promise<void>((reached) => {
			const hanging: Host['run'] = async (program, args) => {
				const result = await run(program, args);
				if (args[0] === 'export') {
					reached();
					await new Promise(() => {});
				}
				return result;
			};
			const killed = makeChanger({...host, run: hanging}, {patience: 0});
			void (cut === 'undo' ? killed.undo() : killed.apply([], [take('one')]));
		});
		const left = scratchHost({platform: 'win32'}).host;
		cpSync(host.home, left.home, {recursive: true, filter: (path) => !/[\\/]lock[\\/]?$/.test(path)});
		const files = () => readdirSync(left.home, {recursive: true}).filter((path) => String(path).endsWith('.reg'));
		expect(files()).toHaveLength(1);
		await makeChanger({...left, run}, {patience: 0}).recover();
		expect(files()).toEqual([]);
	},
);

describe('systemd and launchd', () => {
	const sessions: Readonly<Record<string, (store: Map<string, string>) => Host['run']>> = {
		systemd: (store) => async (_, args, options) => {
			const [, command = '', one = ''] = args.filter((word) => word !== '--no-pager');
			const given = options?.environment?.[one];
			const lines = [...store].map(
				([key, value]) => `${key}=${/^[\w.:/-]*$/.test(value) ? value : `$'${quoted(value)}'`}`,
			);
			if (command === 'import-environment' && typeof given === 'string') {
				store.set(one, given);
			} else if (command === 'unset-environment') {
				store.delete(one);
			}
			return exited(command === 'show-environment' ? `${lines.join('\n')}\n` : '');
		},
		launchd:
			(store) =>
			async (_, [command, one = '', value = '']) => {
				if (command === 'setenv') {
					store.set(one, value);
				} else if (command === 'unsetenv') {
					store.delete(one);
				}
				return exited(command === 'getenv' && store.has(one) ? `${store.get(one)}\n` : '');
			},
	};
	const quoted = (value: string): string =>
		value.replace(/['\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
	const exited = (stdout: string) => ({kind: 'exited', code: 0, stdout, stderr: '', milliseconds: 1}) as const;

	test.each(Object.keys(sessions))('%s: taken out, and back', async (source) => {
		const store = new Map([
			['ANTHROPIC_BASE_URL', "https://gate.example/it's\ta \\ b"],
			['PATH', '/bin'],
		]);
		const before = [...store].sort();
		const {host} = scratchHost();
		const changer = makeChanger({...host, run: sessions[source]?.(store) ?? host.run}, {patience: 0});
		const change: Change = {
			kind: 'session-variable',
			source: source as 'systemd',
			name: 'ANTHROPIC_BASE_URL',
			was: new Secret(store.get('ANTHROPIC_BASE_URL') ?? '', 'setting'),
			value: undefined,
		};
		expect(await changer.apply([], [change])).toMatchObject({kind: 'applied'});
		expect([...store.keys()]).toEqual(['PATH']);
		expect(await changer.undo()).toMatchObject({kind: 'undone'});
		expect([...store].sort()).toEqual(before);
	});

	test.each([
		['HTTPS_PROXY', 'http://user:made-up@proxy.example:8080', false],
		['HTTPS_PROXY', 'http://proxy.example:8080', true],
		['ANTHROPIC_API_KEY', 'made-up', false],
	])('launchd is given nothing that is hidden in %s=%s', async (one, value, isGiven) => {
		const given = {
			...variable(one, value, {kind: 'environment', name: one}),
			source: 'launchd',
			written: new Secret(value),
		} as const;
		expect(isEditable({kind: 'session', variable: given})).toBe(isGiven);
		const store = new Map<string, string>();
		const {host} = scratchHost();
		const changer = makeChanger({...host, run: sessions.launchd?.(store) ?? host.run}, {patience: 0});
		const change = {
			kind: 'session-variable',
			source: 'launchd',
			name: one,
			was: undefined,
			value: new Secret(value),
		} as const;
		expect((await changer.apply([], [change])).kind).toBe(isGiven ? 'applied' : 'failed');
		expect([...store.values()]).toEqual(isGiven ? [value] : []);
	});
});

test("a store that has the new name already can't give it to another value", () => {
	const held = (source: 'registry-user' | 'registry-machine', one: string) => {
		const of = {...variable(one, 'made-up', {kind: 'environment', name: one}), source, written: new Secret('made-up')};
		return {kind: 'session', variable: of} as const;
	};
	const wrong = held('registry-user', 'ANTHROPIC_KEY');
	expect(isTaken([wrong], [held('registry-user', name)])).toBe(true);
	expect(isTaken([wrong], [held('registry-machine', name)])).toBe(false);
	expect(isTaken([wrong], [])).toBe(false);
});

/** The stand-in can't drift away from it: CI and `npm run test:win32` ask the real one. */
describe.runIf(process.platform === 'win32')('the real reg.exe', () => {
	const reg = `${process.env.SystemRoot}\\System32\\reg.exe`;
	const call = (...args: readonly string[]) => spawnSync(reg, args, {encoding: 'utf8', windowsHide: true});
	const own = `CLAUDE_FIX_TEST_${randomBytes(4).toString('hex').toUpperCase()}`;

	test.each(['REG_SZ', 'REG_EXPAND_SZ'])('%s is taken out, replaced, and put back as it was', async (kind) => {
		const key = 'HKCU\\Environment';
		const print = () => call('query', key, '/v', own).stdout;
		onTestFinished(() => void call('delete', key, '/v', own, '/f'));
		expect(call('add', key, '/v', own, '/t', kind, '/d', 'a "b" \\c% é', '/f').status).toBe(0);
		const before = print();
		const {host} = scratchHost({platform: 'win32', env: {SYSTEMROOT: process.env.SystemRoot}});
		const changer = makeChanger(host, {patience: 0});
		for (const value of [undefined, new Secret('next')]) {
			const change: Change = {
				kind: 'session-variable',
				source: 'registry-user',
				name: own,
				was: new Secret('a "b" \\c% é'),
				value,
			};
			expect(await changer.apply([], [change])).toMatchObject({kind: 'applied'});
			expect(print() === before).toBe(false);
			expect(await changer.undo()).toMatchObject({kind: 'undone'});
			expect(print()).toBe(before);
		}
	});
});
