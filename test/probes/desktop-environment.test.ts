// Variables of the session: launchd, systemd, the registry, by stand-ins that print as the real ones do.
import {describe, expect, test} from 'vitest';
import {Secret} from '../../source/core/secret.js';
import {desktopEnvironment} from '../../source/probes/desktop-environment.js';
import {scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {read} from './read.js';

const key = makeSecret('api-key', 'desktop').value;

test('launchd is asked name by name', async () => {
	const {host} = scratchHost({
		platform: 'darwin',
		programs: {launchctl: `[ "$1 $2" = "getenv ANTHROPIC_API_KEY" ] && echo ${key}\nexit 0`},
	});
	const found = await read(host, desktopEnvironment);
	expect(found.variables).toMatchObject([
		{name: 'ANTHROPIC_API_KEY', source: 'launchd', site: {kind: 'named', name: 'launchd'}},
	]);
	expect(found.get('ANTHROPIC_API_KEY')?.value.equals(new Secret(key))).toBe(true);
});

test('systemd, with its quotes', async () => {
	const stdout = `HOME=/home/dev\nANTHROPIC_API_KEY=${key}\nANTHROPIC_MODEL=$'a b\\tc'\nPATH=/bin\n`;
	const {host} = scratchHost({programs: {systemctl: {stdout}}, env: {XDG_RUNTIME_DIR: '/run/user/1000'}});
	const found = await read(host, desktopEnvironment);
	expect(found.get('ANTHROPIC_API_KEY')).toMatchObject({source: 'systemd'});
	expect(found.get('ANTHROPIC_MODEL')?.plain).toBe('a b\tc');
	expect(found.get('PATH')).toBeUndefined();
});

test('the registry, the user before the machine', async () => {
	const program = [
		'case "$2" in',
		`HKCU*) printf '\\r\\nHKEY_CURRENT_USER\\\\Environment\\r\\n    Anthropic_Api_Key    REG_SZ    ${key} \\r\\n    Path    REG_EXPAND_SZ    %%USERPROFILE%%\\\\bin\\r\\n' ;;`,
		"*) printf '    ANTHROPIC_MODEL    REG_SZ    machine\\r\\n    ANTHROPIC_BASE_URL    REG_SZ\\r\\n' ;;",
		'esac',
	].join('\n');
	const {host} = scratchHost({platform: 'win32', programs: {'reg.exe': program}});
	const found = await read(host, desktopEnvironment);
	expect(found.get('ANTHROPIC_API_KEY')).toMatchObject({
		source: 'registry-user',
		site: {kind: 'registry', key: 'HKCU\\Environment'},
	});
	// To the letter: a blank at the end is a finding.
	expect(found.get('ANTHROPIC_API_KEY')?.value.equals(new Secret(`${key} `))).toBe(true);
	expect(found.get('ANTHROPIC_MODEL')).toMatchObject({source: 'registry-machine', plain: 'machine'});
});

describe('nothing to find', () => {
	test.each([
		['no systemctl', {env: {XDG_RUNTIME_DIR: '/run/user/1'}, programs: {}}],
		['no session', {programs: {systemctl: {stdout: `ANTHROPIC_API_KEY=${key}\n`}}}],
		[
			'systemctl fails',
			{env: {XDG_RUNTIME_DIR: '/run/user/1'}, programs: {systemctl: {stdout: `ANTHROPIC_API_KEY=${key}\n`, exit: 1}}},
		],
		['the value is not there', {platform: 'win32' as const, programs: {reg: {stdout: 'ERROR', exit: 1}}}],
	])('%s', async (_, options) => {
		const scratch = scratchHost(options);
		const host = scratch.hostWith({path: scratch.bin});
		expect((await read(host, desktopEnvironment)).variables).toEqual([]);
	});
});
