// Under sudo: the caller's home is looked at, what is changed keeps its owner and mode, and nothing of root's is left behind.
import {execFileSync} from 'node:child_process';
import {chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {program, runProgram, scratch} from '../helpers/built.js';
import {patiently} from '../helpers/patience.js';

const caller = 4242;

/** A mount namespace of its own can be made: there the accounts are others. Root only. */
const canPretend = (() => {
	try {
		execFileSync('unshare', ['-m', 'true'], {stdio: 'ignore'});
		return process.getuid?.() === 0;
	} catch {
		return false;
	}
})();

function machineOf() {
	const machine = scratch();
	const home = join(machine.folder, 'of-sam');
	const accounts = join(machine.folder, 'passwd');
	writeFileSync(accounts, `root:x:0:0:root:/root:/bin/sh\nsam:x:${caller}:${caller}::${home}:/bin/zsh\n`);
	mkdirSync(home);
	writeFileSync(join(home, '.zshrc'), '# mine\nexport ANTHROPIC_API_KEY=""\n');
	chmodSync(join(home, '.zshrc'), 0o640);
	for (const path of [machine.folder, home, join(home, '.zshrc')]) {
		chownSync(path, caller, caller);
	}
	const run = (words: readonly string[], more: Readonly<Record<string, string>> = {}) =>
		runProgram(
			'unshare',
			['-m', 'sh', '-c', 'mount --bind "$0" /etc/passwd && exec "$@"', accounts, process.execPath, program, ...words],
			{
				cwd: home,
				env: {
					PATH: `${machine.environment.PATH}:/usr/bin:/bin`,
					HOME: '/root',
					USER: 'root',
					SHELL: '/bin/sh',
					TMPDIR: machine.folder,
					SUDO_USER: 'sam',
					SUDO_UID: String(caller),
					...more,
				},
			},
		);
	return {home, run};
}

describe.skipIf(!canPretend)('under sudo', () => {
	test("a fix edits the caller's file, whose owner and mode stay, and says whose home it is", async () => {
		const {home, run} = machineOf();
		const fix = await run(['fix', 'key-empty', '--yes', '--offline', ...patiently], {ANTHROPIC_API_KEY: ''});
		expect(fix.stderr).toContain('looking at the home of sam');
		expect([fix.code, readFileSync(join(home, '.zshrc'), 'utf8')]).toEqual([0, '# mine\n']);
		const {uid, gid, mode} = lstatSync(join(home, '.zshrc'));
		expect([uid, gid, mode & 0o777]).toEqual([caller, caller, 0o640]);
		const all = readdirSync(home, {recursive: true, encoding: 'utf8'});
		expect(all.filter((path) => lstatSync(join(home, path)).uid !== caller)).toEqual([]);
		expect(all.some((path) => path.endsWith('.json'))).toBe(true);
		expect((await run(['undo'])).code).toBe(0);
		expect(readFileSync(join(home, '.zshrc'), 'utf8')).toContain('ANTHROPIC_API_KEY');
	});

	test.each<[string, Readonly<Record<string, string>>, RegExp]>([
		['who is not known here', {SUDO_USER: 'nobody-here'}, /an account that isn't known here/],
		['who is root', {SUDO_USER: 'root'}, /^$/],
		['with a home of their own choice', {HOME: '/srv'}, /^$/],
	])('nothing is taken on from somebody %s', async (_, more, says) => {
		const {home, run} = machineOf();
		const check = await run(['check', '--json', '--offline', ...patiently], more);
		expect(check.stderr.trim()).toMatch(says);
		expect(check.stdout).not.toContain(home);
		expect(readdirSync(home)).toEqual(['.zshrc']);
	});
});
