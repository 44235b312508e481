// What holds for which version.

import {gt, valid} from 'semver';
import {expect, test} from 'vitest';
import {causes} from '../../source/causes/index.js';
import {
	bugsOf,
	canSignInByCommand,
	holdsFor,
	isInRange,
	isNewerThanKnown,
	knownBugs,
	knownVersion,
	loadsDotenv,
	notLoggedIn,
	signInCommand,
} from '../../source/core/versions.js';

test('ranges include their beginning and not their end', () => {
	const range = {from: '2.1.75', before: '2.1.88'};
	expect(['2.1.74', '2.1.75', '2.1.80', '2.1.88'].map((version) => isInRange(range, version))).toEqual([
		false,
		true,
		true,
		false,
	]);
	expect(isInRange(range, null)).toBe(false);
	expect(isInRange({from: '2.0.0'}, 'no version')).toBe(true);
});

test('the version we know has none of the known bugs, and an unknown one is not accused', () => {
	expect(bugsOf(knownVersion)).toEqual([]);
	expect(bugsOf(null)).toEqual([]);
	expect(bugsOf('gibberish')).toEqual([]);
});

test.each([
	['2.1.80', 'unknown-scope', true],
	['2.1.88', 'unknown-scope', false],
	['2.1.95', 'bedrock-signature', true],
	['2.1.101', 'bedrock-signature', false],
	['2.1.221', 'expiry-zero', true],
	['2.1.220', 'expiry-zero', false],
	['2.0.61', 'dotenv-loaded', true],
	['1.0.85', 'oauth-unsupported', true],
])('%s has %s: %s', (version, id, has) => {
	expect(bugsOf(version).some((bug) => bug.id === id)).toBe(has);
});

test('ids are unique, versions are versions, causes are in the catalogue', () => {
	expect(new Set(knownBugs.map(({id}) => id)).size).toBe(knownBugs.length);
	const ids = new Set<string | undefined>([undefined, ...causes.map(({id}) => id)]);
	for (const {id, from, before, cause, text} of knownBugs) {
		expect(valid(before), id).toBe(before);
		expect(from === undefined || gt(before, from), id).toBe(true);
		expect(ids, id).toContain(cause);
		expect(text, id).toMatch(/^[\w/].{10,}/);
	}
});

test('below 2.1.41 signing in is done inside a session', () => {
	expect(signInCommand('2.1.40')).toEqual({program: 'claude', args: [], inside: '/login'});
	expect(signInCommand('2.1.41')).toEqual({program: 'claude', args: ['auth', 'login'], inside: undefined});
	expect(signInCommand(null).args).toEqual(['auth', 'login']);
	expect(canSignInByCommand('2.0.76')).toBe(false);
});

test('texts and rules by version', () => {
	expect(notLoggedIn('2.0.76')).toBe('Invalid API key · Please run /login');
	expect(notLoggedIn(null)).toBe('Not logged in · Please run /login');
	expect(holdsFor('empty-global-stops', '2.0.76')).toBe(true);
	expect(holdsFor('managed-drop-ins', '2.0.76')).toBe(false);
	expect(holdsFor('managed-drop-ins', null)).toBe(true);
	expect(isNewerThanKnown('2.1.333')).toBe(true);
	expect(isNewerThanKnown(knownVersion)).toBe(false);
	expect(isNewerThanKnown(null)).toBe(false);
});

test('only native builds of old versions load .env files, and only versions that are known', () => {
	expect(loadsDotenv('2.0.63', 'native')).toBe(true);
	expect(loadsDotenv('2.0.63', undefined)).toBe(true);
	expect(loadsDotenv('2.0.63', 'npm-global')).toBe(false);
	expect(loadsDotenv('2.0.64', 'native')).toBe(false);
	expect(loadsDotenv(null, 'native')).toBe(false);
});
