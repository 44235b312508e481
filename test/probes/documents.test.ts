// Where PowerShell's profiles lie: redirected, translated, and with letters that the console's code page doesn't have.
import {expect, test} from 'vitest';
import type {Host} from '../../source/core/host.js';
import {documentFolders} from '../../source/probes/documents.js';
import {scratchHost} from '../helpers/host.js';
import {fakeRegistry} from '../helpers/registry.js';

const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders';

function hostWith(personal: string | undefined, folders: Readonly<Record<string, readonly string[]>> = {}): Host {
	const {host} = scratchHost({platform: 'win32', env: {USERPROFILE: 'C:\\Users\\sam', ONEDRIVE: 'D:\\One Drive'}});
	const values = personal === undefined ? [] : [{name: 'Personal', type: 'REG_EXPAND_SZ', text: personal} as const];
	return {
		...host,
		home: 'C:\\Users\\sam',
		run: fakeRegistry([], {[key]: values}).run,
		files: {...host.files, list: async (path) => folders[path] ?? []},
	};
}

test.each<[string, string | undefined, Readonly<Record<string, readonly string[]>>, readonly string[]]>([
	['where it is by itself', '%USERPROFILE%\\Documents', {}, ['C:\\Users\\sam\\Documents']],
	['in OneDrive, translated', '%OneDrive%\\Dokumente', {}, ['D:\\One Drive\\Dokumente']],
	['another drive', 'E:\\', {}, ['E:\\']],
	['a server', '\\\\files\\sam$\\My Documents', {}, ['\\\\files\\sam$\\My Documents']],
	[
		'letters that were lost on the way',
		'D:\\Größe\\Документы',
		{'D:\\': ['Grüße', 'Größe'], 'D:\\Größe\\': ['Документы']},
		['D:\\Größe\\Документы'],
	],
	['the registry has none', undefined, {}, ['C:\\Users\\sam\\Documents', 'C:\\Users\\sam\\OneDrive\\Documents']],
])('%s', async (_, personal, folders, expected) => {
	expect(await documentFolders(hostWith(personal, folders))).toEqual(expected);
});

test('elsewhere there is none, and nobody is asked', async () => {
	expect(await documentFolders(scratchHost().host)).toEqual([]);
});
