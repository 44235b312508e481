// Values written anew, each as its file wants it, and names that change where the value stays.
import {describe, expect, test} from 'vitest';
import {rename, setTo, writtenAs} from '../../../source/checks/shared/set-changes.js';
import type {AssignmentSyntax, SettingVariable} from '../../../source/core/readings.js';
import {Secret} from '../../../source/core/secret.js';
import type {Setter} from '../../../source/facts/setters.js';
import {variable} from '../../helpers/facts.js';

type Format = AssignmentSyntax | SettingVariable['format'] | 'source';

describe('a value is quoted where it has to be', () => {
	test.each<readonly [Format, string, string]>([
		['posix', 'https://x.example/a', 'https://x.example/a'],
		['posix', 'a b$c', "'a b$c'"],
		['dotenv', 'plain-1', 'plain-1'],
		['dotenv', 'a#b', "'a#b'"],
		['fish', 'a;b', "'a;b'"],
		['powershell', 'plain', '"plain"'],
		['toml', 'plain', '"plain"'],
		['xml', 'plain', '"plain"'],
		['source', 'plain', '"plain"'],
		['yaml', 'https://x.example', 'https://x.example'],
		['yaml', 'a: b', '"a: b"'],
		['cmd', 'a b', 'a b'],
	])('%s: %s', (format, text, written) => {
		const ofText = writtenAs(text, format);
		const ofSecret = writtenAs(new Secret(text), format);
		const joined = (words: typeof ofText): string =>
			[words]
				.flat()
				.map((word) => (typeof word === 'string' ? word : (word as Secret).reveal()))
				.join('');
		expect([joined(ofText), joined(ofSecret)]).toEqual([written, written]);
	});
});

const site = {kind: 'file', path: '/p/settings', line: 1} as const;

function setting(format: SettingVariable['format']): Setter {
	return {
		kind: 'setting',
		variable: {
			...variable('ANTHROPIC_BASE_URL', 'https://x.example', site),
			site,
			format,
			path: ['env', 'ANTHROPIC_BASE_URL'],
			valueSpan: {start: 10, end: 29},
			digest: 'd',
		},
	};
}

describe('settings of apps', () => {
	test('JSON is edited by its path', () => {
		expect(setTo('u', [setting('json')])).toEqual([
			{kind: 'edit-json', path: '/p/settings', digest: 'd', edits: [{path: ['env', 'ANTHROPIC_BASE_URL'], value: 'u'}]},
		]);
	});

	test.each(['yaml', 'dotenv'] as const)('%s by the place of the value', (format) => {
		expect(setTo('u', [setting(format)])).toEqual([
			{kind: 'edit-text', path: '/p/settings', digest: 'd', edits: [{start: 10, end: 29, text: 'u'}]},
		]);
	});

	test('a new name takes the value along, in JSON', () => {
		const [change] = rename('OTHER', [setting('json')]);
		expect(
			change?.kind === 'edit-json' && change.edits.map(({path, value}) => [path.at(-1), value !== undefined]),
		).toEqual([
			['ANTHROPIC_BASE_URL', false],
			['OTHER', true],
		]);
	});

	test('a name in YAML is left alone', () => {
		expect(rename('OTHER', [setting('yaml')])).toEqual([]);
	});
});
