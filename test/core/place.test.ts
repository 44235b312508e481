// How places are written in reports (contract.md, "where.path").
import {expect, test} from 'vitest';
import {placeOf, type Site, shortPath, writePlace} from '../../source/core/place.js';
import {makeSecret} from '../helpers/placeholders.js';

const folders = {home: '/home/dev', cwd: '/home/dev/project'};

test.each<[Site, string]>([
	[{kind: 'environment', name: 'ANTHROPIC_API_KEY'}, 'environment'],
	[{kind: 'file', path: '/home/dev/.zshrc', line: 12, column: 3}, '~/.zshrc:12'],
	[{kind: 'file', path: '/home/dev/project/.env'}, './.env'],
	[{kind: 'file', path: '/etc/environment', line: 1}, '/etc/environment:1'],
	[{kind: 'keychain', service: 'Claude Code-credentials', account: 'dev'}, 'keychain: Claude Code-credentials'],
	[{kind: 'registry', key: 'HKCU\\Environment'}, 'registry: HKCU\\Environment'],
	[{kind: 'named', name: 'launchd'}, 'launchd'],
])('%j is %s', (site, expected) => {
	expect(writePlace(placeOf(site, folders))).toBe(expected);
});

test.each([
	['/home/dev', '/home/dev/project', '/home/dev', '~'],
	['/home/dev', '/home/dev/project', '/home/dev/project', '.'],
	['/home/dev', '/home/dev/project', '/home/dev/projects/x', '~/projects/x'],
	['/home/dev', '/home/dev/project', '/home/developer/x', '/home/developer/x'],
	['/home/dev', '/home/dev', '/home/dev/.env', '~/.env'],
	['/home/dev/', '/home/dev/', '/home/dev/.env', '~/.env'],
	['/home/dev', '/', '/etc/x', '/etc/x'],
	['/', '/srv', '/etc/x', '/etc/x'],
	['/', '/srv', '/srv/x', './x'],
	['', '/srv', '/etc/x', '/etc/x'],
	['/home/dev', '/home', '/home/dev/x', './dev/x'],
	['/home/dev', '/work', '/work/odd\\name', './odd\\name'],
	['C:\\Users\\dev', 'D:\\work', 'C:\\Users\\dev\\.claude\\settings.json', '~/.claude/settings.json'],
	['C:\\Users\\dev', 'D:\\', 'D:\\x', './x'],
])('with home %s and cwd %s, %s is %s', (home, cwd, path, expected) => {
	expect(shortPath(path, {home, cwd})).toBe(expected);
});

test('a key that is the name of a file is a hint', () => {
	const key = makeSecret('api-key', 'name').value;
	const shown = shortPath(`/home/dev/keys/${key}.sh`, folders);
	expect(shown).toMatch(/^~\/keys\/sk-ant-api03-...\.\.\.....\.sh$/);
	expect(shown).not.toContain(key.slice(16, 24));
});
