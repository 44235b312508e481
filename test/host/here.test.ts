// The real Host: where it thinks it is.
import os from 'node:os';
import {expect, test} from 'vitest';
import {folderOf, here, isWslKernel, platformOf} from '../../source/host/here.js';
import {scratchHost} from '../helpers/host.js';

test.each([
	['5.15.167.4-microsoft-standard-WSL2 #1 SMP Tue Nov 5 00:21:55 UTC 2024', true],
	['4.4.0-19041-Microsoft #1237-Microsoft', true],
	['6.6.36.3-WSL2-custom', true],
	['6.1.0-28-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.119-1', false],
	['24.6.0 Darwin Kernel Version 24.6.0', false],
	['', false],
])('the kernel %j is WSL: %s', (kernel, expected) => {
	expect(isWslKernel(kernel)).toBe(expected);
	expect(platformOf('linux', kernel)).toBe(expected ? 'wsl' : 'linux');
});

test('platforms', () => {
	expect([platformOf('darwin', ''), platformOf('win32', 'Microsoft'), platformOf('freebsd', '')]).toEqual([
		'darwin',
		'win32',
		'linux',
	]);
});

test("the home folder is HOME, else the account's", () => {
	const account = os.userInfo().homedir;
	const home = (environment: Record<string, string>, platform: 'linux' | 'win32' = 'linux') =>
		here({environment, cwd: '/', platform}).home;
	expect(home({HOME: '/h'})).toBe('/h');
	expect(home({HOME: ''})).toBe(account);
	expect(home({})).toBe(account);
	expect(home({USERPROFILE: 'C:\\Users\\dev', HOME: '/h'}, 'win32')).toBe('C:\\Users\\dev');
});

test('takes the platform at the time of the call', () => {
	const real = Object.getOwnPropertyDescriptor(process, 'platform');
	const {release} = os;
	try {
		Object.defineProperty(process, 'platform', {...real, value: 'darwin'});
		expect(here({environment: {}, cwd: '/'}).platform).toBe('darwin');
		Object.defineProperty(process, 'platform', {...real, value: 'linux'});
		os.release = () => '5.15-microsoft-standard-WSL2';
		expect(here({environment: {}, cwd: '/'}).platform).toBe('wsl');
	} finally {
		os.release = release;
		Object.defineProperty(process, 'platform', real ?? {});
	}
});

test('a user that the system does not know is no failure', () => {
	const {userInfo} = os;
	os.userInfo = () => {
		throw new Error('no such user');
	};
	try {
		const {user} = here({environment: {USER: 'dev', HOME: '/h', SHELL: '/bin/fish'}, cwd: '/'});
		expect(user).toEqual({name: 'dev', uid: process.getuid?.() ?? -1, home: '/h', shell: '/bin/fish'});
	} finally {
		os.userInfo = userInfo;
	}
});

test('the environment is a copy; on Windows its names are in upper case', () => {
	const environment: Record<string, string | undefined> = {Path: 'C:\\x', gone: undefined};
	const host = here({environment, cwd: '/', platform: 'win32'});
	environment.later = '1';
	expect(host.environment).toEqual({PATH: 'C:\\x'});
	expect(here({environment: {PATH: '/a'}, cwd: '/', path: '/b'}).environment).toEqual({PATH: '/b'});
});

test('folders of the command line', async () => {
	const {cwd, home, path} = scratchHost({files: {'~/file': ''}});
	const names = [undefined, '..', home, 'none', path('~/file')];
	expect(await Promise.all(names.map((name) => folderOf(cwd, name)))).toEqual([cwd, home, home, undefined, undefined]);
});

test('waits and tells the time', async () => {
	const {host} = scratchHost({now: () => 5});
	await host.wait(1);
	expect(host.now()).toBe(5);
	const [before, now, after] = [Date.now(), here({environment: {}, cwd: '/'}).now(), Date.now()];
	expect([before, now, after].toSorted((one, other) => one - other)).toEqual([before, now, after]);
});
