// Deleting keychain items: never before a copy was read back, and undo brings them back under their old names.
import {readdirSync} from 'node:fs';
import {expect, it, test} from 'vitest';
import type {Change} from '../../source/core/fix.js';
import {makeChanger} from '../../source/host/apply.js';
import {scratchHost} from '../helpers/host.js';
import {
	callsOf,
	type FakeItem,
	type FakeKeychain,
	readKeychain,
	runSecurity,
	securityProgram,
	writeKeychain,
} from '../helpers/keychain.js';

const service = 'Claude Code-credentials';
const login = JSON.stringify({
	claudeAiOauth: {accessToken: 'Ab3'.repeat(36), refreshToken: 'Cd4'.repeat(36), expiresAt: 1},
});
const deletion: Change = {kind: 'delete-keychain-item', service, account: 'dev'};

function start(items: readonly FakeItem[], more: Partial<FakeKeychain> = {}, isReal = false) {
	const machine = scratchHost({
		platform: 'darwin',
		files: {'~/a': '1'},
		programs: {security: securityProgram('$HOME/keychain.json')},
	});
	const store = machine.path('~/keychain.json');
	writeKeychain(store, {items, ...more});
	const {run} = isReal ? machine.host : {run: runSecurity(store)};
	const changer = makeChanger({...machine.host, run}, {patience: 0});
	return {...machine, store, changer, items: () => readKeychain(store)};
}

test.each<[string, string]>([
	['a sign-in', login],
	['letters that are not ASCII', `${login}é`],
	['several lines', 'one\ntwo\n'],
	['quotes and backslashes', `'"\\"' \\\\ -w`],
	['hexadecimal digits that are meant', 'deadbeef'],
	['nothing', ''],
	['more than fits as hexadecimal', `{"a":"${'x'.repeat(3000)}"}`],
	['more than fits, with quotes', `{"a":"${`it's `.repeat(500)}"}`],
])('%s: kept, deleted, and brought back', async (_, secret) => {
	const others = [
		{service, account: 'other', secret: 'stays'},
		{service: 'Other', account: 'dev', secret: 'stays'},
	];
	const machine = start([...others, {service, account: 'dev', secret}], {}, secret === login);
	const before = machine.items();
	expect(await machine.changer.apply([], [deletion])).toMatchObject({kind: 'applied'});
	const [entry] = await machine.changer.list();
	const copy = {service: `claude-fix backup ${entry?.id} ${service}`, account: 'dev', secret};
	expect(machine.items()).toHaveLength(3);
	expect(machine.items()).toEqual(expect.arrayContaining([...others, copy]));
	expect(await machine.changer.undo()).toMatchObject({
		kind: 'undone',
		steps: [`Restore the keychain item "${service}"`],
	});
	expect(machine.items()).toEqual(before);
	// Nothing secret in any argument.
	const calls = callsOf(machine.store);
	expect(calls).not.toContain('Ab3Ab3');
	expect(calls).not.toContain(Buffer.from('Ab3Ab3').toString('hex'));
});

it.each<[string, FakeItem[], Partial<FakeKeychain>, string]>([
	['an item that is gone', [], {}, `the keychain item "${service}" isn't there any more`],
	[
		'a locked keychain',
		[{service, account: 'dev', secret: 's'}],
		{locked: true},
		`the keychain item "${service}" can't be read: the keychain is locked, or no dialog can be shown here`,
	],
	[
		'a secret that may not be read',
		[{service, account: 'dev', secret: 's', denied: 128}],
		{},
		`the keychain item "${service}" can't be read: the dialog was declined`,
	],
	[
		'a secret that is too large to be put back',
		[{service, account: 'dev', secret: 'x'.repeat(4090)}],
		{},
		`the keychain item "${service}" is too large to be written back by "security", so it is left alone`,
	],
	[
		'a delete that fails',
		[{service, account: 'dev', secret: 's', keeps: true}],
		{},
		`the keychain item "${service}" can't be deleted: the keychain is locked, or no dialog can be shown here`,
	],
	[
		'a copy that is not the same',
		[{service, account: 'dev', secret: 's'}],
		{garbles: true},
		'is not in the keychain as it was written',
	],
])('%s: nothing is deleted, and all before it comes back', async (_, items, more, detail) => {
	const machine = start(items, more);
	const before = machine.items();
	const move: Change = {kind: 'move-file', path: machine.path('~/a')};
	const result = await machine.changer.apply([], [move, deletion]);
	expect(result).toMatchObject({kind: 'failed', detail: expect.stringContaining(detail), isRolledBack: true});
	expect(machine.items()).toEqual(before);
	expect(readdirSync(machine.home)).toContain('a');
});

it('leaves a new sign-in alone', async () => {
	const machine = start([{service, account: 'dev', secret: login}]);
	await machine.changer.apply([], [deletion]);
	writeKeychain(machine.store, {items: [...machine.items(), {service, account: 'dev', secret: 'new'}]});
	const before = machine.items();
	expect(await machine.changer.undo()).toMatchObject({
		kind: 'refused',
		detail: `there is a new keychain item "${service}" since, so it is left as it is`,
	});
	expect(machine.items()).toEqual(before);
});

it('finishes what was cut off between the copy and the deletion', async () => {
	const machine = start([{service, account: 'dev', secret: login}]);
	await machine.changer.apply([], [deletion]);
	writeKeychain(machine.store, {items: [...machine.items(), {service, account: 'dev', secret: login}]});
	expect(await machine.changer.undo()).toMatchObject({kind: 'undone'});
	expect(machine.items()).toEqual([{service, account: 'dev', secret: login}]);
});
