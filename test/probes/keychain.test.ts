import {describe, expect, test} from 'vitest';
import {serviceOf} from '../../source/probes/folders.js';
import {attributesOf, refusalOf, secretText} from '../../source/probes/keychain/security.js';
import {keychain} from '../../source/probes/keychain.js';
import {login} from '../../source/probes/login.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const oauth = makeSecret('oauth', 'keychain').value;
const blob = JSON.stringify({claudeAiOauth: {accessToken: oauth, refreshToken: '', scopes: ['user:inference']}});

type Item = {readonly service: string; readonly account: string; readonly secret: string; readonly denied?: number};

/** A `security` after the contract of platforms.md §2, which writes down how it was called. */
function security(items: readonly Item[], {isLocked = false} = {}): string {
	const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
	const attributes = ({service, account}: Item) =>
		`keychain: "/k"\nversion: 512\nclass: "genp"\nattributes:\n    0x00000007 <blob>="${service}"\n    "acct"<blob>=${
			account === '' ? '<NULL>' : `"${account}"`
		}\n    "svce"<blob>="${service}"`;
	const finds = items.flatMap((item) => {
		const call = `find-generic-password -s ${item.service} -a ${item.account}`;
		const refused = isLocked ? 36 : (item.denied ?? 0);
		const shown = /^[\x20-\x7e]*$/.test(item.secret) ? item.secret : Buffer.from(item.secret).toString('hex');
		return [
			`  ${quote(call)}) printf '%s\\n' ${quote(attributes(item))};;`,
			`  ${quote(`${call} -w`)}) ${refused ? `exit ${refused}` : `printf '%s\\n' ${quote(shown)}`};;`,
		];
	});
	return [
		'#!/bin/sh',
		'echo "$*" >> "$HOME/calls"',
		'case "$*" in',
		`  dump-keychain) printf '%s\\n' ${quote(items.map(attributes).join('\n'))};;`,
		`  show-keychain-info) exit ${isLocked ? 36 : 0};;`,
		...finds,
		'  *) exit 44;;',
		'esac',
		'',
	].join('\n');
}

function mac(
	items: readonly Item[],
	{isLocked = false, ...options}: ScratchOptions & {readonly isLocked?: boolean} = {},
) {
	return scratchHost({platform: 'darwin', programs: {'/usr/bin/security': security(items, {isLocked})}, ...options});
}

const own = {service: 'Claude Code-credentials', account: 'dev', secret: blob};

async function callsOf({host}: ReturnType<typeof mac>): Promise<readonly string[]> {
	const calls = await host.files.readText(`${host.home}/calls`);
	return calls.ok ? calls.text.trim().split('\n') : [];
}

test('nothing elsewhere than on macOS', async () => {
	expect(await read(scratchHost().host, keychain)).toBeUndefined();
});

describe('without consent', () => {
	test('items are listed, no secret is read and nothing can prompt', async () => {
		const machine = mac([own, {...own, service: 'AirPort'}, {...own, service: 'claude-code', account: 'wrapper'}]);
		const chain = await read(machine.host, keychain);
		expect(chain?.items.map(({role, account, secret}) => [role, account, secret])).toEqual([
			['login', 'dev', undefined],
			['folklore', 'wrapper', undefined],
		]);
		const calls = await callsOf(machine);
		expect(calls.filter((call) => / -[wgd]( |$)|show-keychain-info/.test(call))).toEqual([]);
		expect((await read(machine.host, login)).isUncertain).toBe(true);
	});

	test('no item is certain', async () => {
		expect(await read(mac([]).host, login)).toMatchObject({isUncertain: false, used: {state: 'absent'}});
	});

	test('over SSH it can be asked whether it is locked: no dialog can come up', async () => {
		const {host} = mac([own], {isLocked: true, env: {SSH_CONNECTION: '198.51.100.1 1 192.0.2.1 22'}});
		expect((await read(host, keychain))?.isLocked).toBe(true);
	});
});

describe('with consent', () => {
	test('logins are read, whatever they hold', async () => {
		const pretty = JSON.stringify({...JSON.parse(blob), mcpOAuth: {a: {serverName: 'B\u00fcro'}}}, null, 2);
		const {host} = mac([
			{...own, secret: pretty},
			{service: 'Claude Code', account: 'dev', secret: 'console'},
		]);
		const chain = await read(host, keychain, ['keychain']);
		expect(chain?.items[0]?.login).toMatchObject({state: 'read', hasOthers: true});
		expect(chain?.items[1]).toMatchObject({role: 'managed-key', login: undefined, refused: undefined});
		expectHidden(chain, oauth);
		expect((await read(host, login, ['keychain'])).used.site).toMatchObject({kind: 'keychain', account: 'dev'});
	});

	test('locked: nothing is asked for', async () => {
		const machine = mac([own], {isLocked: true});
		const chain = await read(machine.host, keychain, ['keychain']);
		expect(chain).toMatchObject({isLocked: true, items: [{refused: 'locked'}]});
		expect((await callsOf(machine)).some((call) => call.endsWith(' -w'))).toBe(false);
	});

	test('refused, and of another account', async () => {
		const chain = await read(
			mac([
				{...own, denied: 128},
				{...own, account: 'unknown'},
			]).host,
			keychain,
			['keychain'],
		);
		expect(chain?.items.map(({account, refused, login}) => [account, refused, login?.state])).toEqual([
			['dev', 'denied', undefined],
			['unknown', undefined, 'read'],
		]);
	});

	test('of a config folder: its own item first, the plain one and others after it', async () => {
		const folder = '/Users/Shared/work';
		const hash = makeHash(folder);
		const {host} = mac(
			[
				own,
				{...own, service: 'Claude Code-credentials-00000000'},
				{...own, service: `Claude Code-credentials-${hash}`},
			],
			{env: {CLAUDE_CONFIG_DIR: folder}},
		);
		const chain = await read(host, keychain, ['keychain']);
		expect(chain?.items.map(({service, role}) => [service.slice(24), role])).toEqual([
			[hash, 'login'],
			['', 'other-folder-login'],
			['00000000', 'other-folder-login'],
		]);
	});

	test.each([
		['', ''],
		[undefined, ''],
		['admin', 'admin'],
	])('USER %j asks for the account %j', async (value, account) => {
		const chain = await read(mac([own], {env: {USER: value}}).host, keychain, ['keychain']);
		expect(chain?.account).toBe(account);
		expect(chain?.items[0]?.account).toBe('dev');
	});
});

test('no security program', async () => {
	const {host} = scratchHost({platform: 'darwin'});
	expect(await read(host, keychain)).toMatchObject({items: [], problem: expect.stringContaining('not there')});
	expect((await read(host, login)).isUncertain).toBe(true);
});

describe('what security prints', () => {
	test('attributes, also of names that are not ASCII', () => {
		const dump = [
			'keychain: "/k"\nclass: "inet"\nattributes:\n    "acct"<blob>="x"\n    "svce"<blob>="web"',
			'keychain: "/k"\nclass: "genp"\nattributes:\n    "acct"<blob>=0x6AC3B6726768  "j\\303\\266rgh"\n    "svce"<blob>="Claude Code"',
			'keychain: "/k"\nclass: "genp"\nattributes:\n    "acct"<blob>=<NULL>\n    "svce"<blob>="with "quotes""',
			'keychain: "/k"\nclass: "genp"\nattributes:\n    "svce"<blob>=<NULL>',
		].join('\n');
		expect(attributesOf(dump)).toEqual([
			{service: 'Claude Code', account: 'jörgh'},
			{service: 'with "quotes"', account: ''},
		]);
	});

	test.each([
		['{"a": 1}\n', '{"a": 1}'],
		[`${Buffer.from('{\n"a": 1}').toString('hex')}\n`, '{\n"a": 1}'],
		['cafe\n', 'cafe'],
		['abc\n', 'abc'],
		['\n', ''],
	])('%j means %j', (stdout, text) => {
		expect(secretText(stdout)).toBe(text);
	});

	test.each([
		[36, true, 'locked'],
		[36, false, 'denied'],
		[51, false, 'denied'],
		[128, false, 'denied'],
		[152, false, 'locked'],
		[50, false, 'broken'],
	] as const)('exit %i', (code, isLocked, refused) => {
		expect(refusalOf({kind: 'exited', code, stdout: '', stderr: '', milliseconds: 1}, isLocked)).toBe(refused);
		expect(refusalOf({kind: 'timed-out', stdout: '', stderr: '', milliseconds: 1}, isLocked)).toBe('timed-out');
	});
});

function makeHash(folder: string): string {
	return serviceOf(folder).slice(24);
}
