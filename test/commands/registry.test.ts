// A key in the Windows registry: named, cured, undone exactly; a registry without an answer is never nothing.
import {expect, test} from 'vitest';
import {runDiagnosis} from '../../source/commands/engine.js';
import {fixCommand} from '../../source/commands/fix.js';
import {undoCommand} from '../../source/commands/undo.js';
import type {Host} from '../../source/core/host.js';
import {scratchHost} from '../helpers/host.js';
import {limit} from '../helpers/patience.js';
import {makeSecret} from '../helpers/placeholders.js';
import {fakeRegistry, type StoredValue} from '../helpers/registry.js';
import {optionsOf, worldOver} from '../helpers/world.js';

const machineKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';
const key = makeSecret('api-key', 'registry').value;
function machine(env: Readonly<Record<string, string>>, own: readonly StoredValue[], others = {}) {
	const registry = fakeRegistry(own, {[machineKey]: [], ...others});
	const scratch = scratchHost({
		platform: 'win32',
		env: {SHELL: undefined, USERPROFILE: undefined, ...env},
	});
	const over = (host: Host): Host => ({
		...host,
		run: (program, ...rest) => (['reg', 'powershell'].includes(program) ? registry.run : host.run)(program, ...rest),
	});
	return {
		...scratch,
		host: over(scratch.host),
		hostWith: (changes: object) => over(scratch.hostWith(changes)),
		registry,
	};
}

const value = (text: string, type: StoredValue['type'] = 'REG_SZ', name = 'ANTHROPIC_API_KEY'): StoredValue => ({
	name,
	type,
	text,
});

test.each<[string, StoredValue]>([
	['as setx writes it', value(`"${key}"`)],
	['by another name of the same', value(`"${key}"`, 'REG_EXPAND_SZ', 'Anthropic_Api_Key')],
	['with another variable in it', value('"%WHO%"', 'REG_EXPAND_SZ')],
])('a key in quotes, %s: written without them, looked at, and put back', async (_, stored) => {
	const scratch = machine({ANTHROPIC_API_KEY: `"${key}"`, WHO: key}, [stored]);
	const world = worldOver(scratch);
	const code = await fixCommand(optionsOf('fix', 'key-quoted', '--yes', '--offline', '--for', 'api'), world);
	expect(world.printed.join('\n')).toMatch(/registry: HKCU\\Environment[\s\S]*Set ANTHROPIC_API_KEY to sk-ant-api03-/);
	expect(code).toBe(0);
	expect(scratch.registry.values()).toEqual([{...stored, text: key}]);
	expect(world.printed.join('\n')).not.toContain(key);
	expect(await undoCommand(optionsOf('undo'), worldOver(scratch))).toBe(0);
	expect(scratch.registry.values()).toEqual([stored]);
});

async function look(scratch: ReturnType<typeof machine>, host = scratch.host, check = 'shell-and-process') {
	const {checks} = await runDiagnosis({
		host,
		purpose: 'claude-code',
		consents: new Set(),
		only: [check],
		timeout: limit(60_000),
	});
	return checks[0];
}

test.each([
	[undefined, 'no ANTHROPIC_AUTH_TOKEN'],
	[key, undefined],
])('the registry has another value than this terminal (%#)', async (own, said) => {
	const scratch = machine(own === undefined ? {} : {ANTHROPIC_AUTH_TOKEN: own}, [
		value('other-value', 'REG_SZ', 'ANTHROPIC_AUTH_TOKEN'),
	]);
	// Without a sign-in nothing would be sent.
	const found = await look(scratch, {...scratch.host, home: scratch.path('/elsewhere')});
	expect(found?.findings.map(({cause, where, detail}) => [cause, where[0]?.kind, detail.includes(said ?? '')])).toEqual(
		said === undefined ? [] : [['shell-stale', 'registry', true]],
	);
});

test('what a policy sets is changed by an administrator', async () => {
	const policy = 'HKLM\\SOFTWARE\\Policies\\ClaudeCode';
	const text = JSON.stringify({env: {ANTHROPIC_BASE_URL: 'https://api.anthropic.com/v1'}});
	const scratch = machine({ANTHROPIC_API_KEY: key}, [], {[policy]: [value(text, 'REG_SZ', 'Settings')]});
	const options = optionsOf('fix', 'base-url-extra-path', '--yes', '--offline');
	const world = worldOver(scratch);
	await fixCommand(options, world);
	expect(world.printed.join('\n')).toMatch(/HKLM\\SOFTWARE\\Policies\\ClaudeCode[\s\S]*By you: [\s\S]*Left to do/);
});

test.each(['shell-and-process', 'settings-files'])(
	'a registry that gives no answer: %s could not look',
	async (check) => {
		const scratch = machine({}, []);
		const silent: Host = {
			...scratch.host,
			run: async () => ({kind: 'timed-out', stdout: '', stderr: '', milliseconds: 1}),
		};
		expect(await look(scratch, silent, check)).toMatchObject({
			outcome: 'unverified',
			because: expect.stringMatching(/could not be read: reg\.exe gave no answer/),
		});
	},
);
