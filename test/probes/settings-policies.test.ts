// Where an organisation's settings come from: one source counts, of lower ones their env, and the person's registry only by itself.
import {expect, test} from 'vitest';
import type {Host} from '../../source/core/host.js';
import {managedSettings} from '../../source/probes/settings/policies.js';
import {scratchHost} from '../helpers/host.js';
import {fakeRegistry} from '../helpers/registry.js';

const settings = (name: string) => ({env: {ANTHROPIC_MODEL: name}, forceLoginMethod: 'console'});
const inRegistry = (root: string, name: string) => ({
	[`${root}\\SOFTWARE\\Policies\\ClaudeCode`]: [
		{name: 'Settings', type: 'REG_SZ', text: JSON.stringify(settings(name))} as const,
	],
});

/** "source: its model, and what it forces", of those that say something. */
async function counted(host: Host): Promise<readonly string[]> {
	return (await managedSettings(host, null))
		.filter(({state}) => state !== 'absent')
		.map(({path, env, forceLoginMethod}) => {
			const from = /HKLM|HKCU|plist/.exec(path)?.[0] ?? 'file';
			return [from, env.map(({plain}) => plain).join(), forceLoginMethod?.plain].filter(Boolean).join(' ');
		});
}

const file = 'C:\\Program Files\\ClaudeCode\\managed-settings.json';

test.each<[string, readonly string[], boolean, readonly string[]]>([
	['nothing', [], false, []],
	['the machine alone', ['HKLM'], false, ['HKLM HKLM console']],
	['the person alone', ['HKCU'], false, ['HKCU HKCU console']],
	['both', ['HKLM', 'HKCU'], false, ['HKLM HKLM console']],
	['a file and the person', ['HKCU'], true, ['file file console']],
	['a file below the machine', ['HKLM'], true, ['file file', 'HKLM HKLM console']],
])('Windows: %s', async (_, roots, hasFile, expected) => {
	const {host} = scratchHost({platform: 'win32'});
	const keys = Object.assign({}, ...roots.map((root) => inRegistry(root, root)));
	const text = JSON.stringify(settings('file'));
	const files: Host['files'] = {
		...host.files,
		list: async () => [],
		readText: async (path, options) =>
			path === file && hasFile
				? {ok: true, text, encoding: 'utf8', digest: 'x', bytes: text.length, modified: 0}
				: host.files.readText(path, options),
	} as Host['files'];
	expect(await counted({...host, files, run: fakeRegistry([], keys).run})).toEqual(expected);
});

test('Windows: no answer is not the same as no policy', async () => {
	const {host} = scratchHost({platform: 'win32', files: {[file]: settings('file')}});
	const silent: Host = {...host, run: async () => ({kind: 'timed-out', stdout: '', stderr: '', milliseconds: 1})};
	const found = await managedSettings(silent, null);
	expect(found.filter(({isUnknown}) => isUnknown).map(({path, state}) => [path.slice(0, 4), state])).toContainEqual([
		'HKLM',
		'unreadable',
	]);
});

test('macOS: the preferences that an administrator manages, this person before the machine', async () => {
	const folder = '/Library/Managed Preferences';
	const {host} = scratchHost({
		platform: 'darwin',
		files: {
			[`${folder}/dev/com.anthropic.claudecode.plist`]: 'bplist of dev',
			[`${folder}/com.anthropic.claudecode.plist`]: 'bplist of all',
			'/Library/Application Support/ClaudeCode/managed-settings.json': settings('file'),
		},
		user: {name: 'dev'},
	});
	const over = (code: number): Host => ({
		...host,
		run: async (program, args) => ({
			kind: 'exited',
			code: program === 'plutil' ? code : 1,
			stdout: JSON.stringify(settings(args.at(-1)?.includes('/dev/') ? 'dev' : 'all')),
			stderr: '',
			milliseconds: 1,
		}),
	});
	expect(await counted(over(0))).toEqual(['file file', 'plist dev console']);
	expect((await managedSettings(over(1), null)).at(-1)).toMatchObject({state: 'unreadable', isUnknown: true});
});
