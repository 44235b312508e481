import {describe, expect, test} from 'vitest';
import {baseName, isAbsolute, join, parentOf, resolveIn, upwards} from '../../source/probes/paths.js';

describe('paths', () => {
	test.each([
		['linux', ['/home/dev', '.claude', 'settings.json'], '/home/dev/.claude/settings.json'],
		['linux', ['/home/dev/', './a/../b/'], '/home/dev/b'],
		['linux', ['/', '..', 'etc'], '/etc'],
		['linux', ['/home/dev', ' '], '/home/dev/ '],
		['win32', ['C:\\Users\\dev', '.claude'], 'C:\\Users\\dev\\.claude'],
		['win32', ['C:/Users/dev', '..\\b'], 'C:\\Users\\b'.replace('C:\\', 'C:/')],
	] as const)('%s: %j is %s', (platform, [folder, ...names], expected) => {
		expect(join(platform, folder, ...names)).toBe(expected);
	});

	test('relative paths begin in the working folder, whatever they look like', () => {
		const host = {cwd: '/work', platform: 'linux'} as const;
		expect(resolveIn(host, '~/alt')).toBe('/work/~/alt');
		expect(resolveIn(host, '')).toBe('/work');
		expect(resolveIn(host, '/abs/')).toBe('/abs');
	});

	test('parents', () => {
		expect(upwards('/a/b', 'linux')).toEqual(['/a/b', '/a', '/']);
		expect(upwards('C:\\a\\b', 'win32')).toEqual(['C:\\a\\b', 'C:\\a', 'C:\\']);
		expect(parentOf('/', 'linux')).toBe('/');
		expect(baseName('/a/b/')).toBe('b');
		expect(isAbsolute('C:x', 'win32')).toBe(false);
	});
});
