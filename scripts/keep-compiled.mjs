// Keeps what V8 makes of the half that prints, for source/halves-built.ts: compiling it takes longer than most of its commands.
import {chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {Script} from 'node:vm';

/**
 * Runs `check` once on an empty machine in a scratch folder, of which this machine's own files are no part, since V8 compiles only what is
 * run; then writes what it compiled beside the script. It holds no path of this machine.
 */
export async function keepCompiled(path) {
	const scratch = mkdtempSync(join(tmpdir(), 'claude-fix-build-'));
	try {
		const script = new Script(readFileSync(path, 'utf8'), {filename: 'printing.js'});
		const module = {exports: {}};
		script.runInThisContext()(module.exports, createRequire(resolve(path)), module);
		const {here, printing, jsonOf} = module.exports;
		const host = here(emptyMachine(scratch));
		const check = await printing.check();
		const none = new Set();
		await check(
			{
				command: 'check',
				words: [],
				purpose: 'claude-code',
				isJson: true,
				isOffline: true,
				allow: none,
				deny: none,
				skip: [],
			},
			{host, version: '', printJson: jsonOf},
		);
		writeFileSync(path.replace(/js$/, `${process.arch}.cache`), script.createCachedData());
	} finally {
		rmSync(scratch, {recursive: true, force: true, maxRetries: 3});
	}
}

/** With a `claude` that can be asked for its version, so that starting programs is part of it. */
function emptyMachine(scratch) {
	const [home, programs] = ['home', 'bin'].map((name) => join(scratch, name));
	mkdirSync(home);
	mkdirSync(programs);
	writeFileSync(join(programs, 'claude'), '#!/bin/sh\necho "2.1.0 (Claude Code)"\n');
	chmodSync(join(programs, 'claude'), 0o755);
	return {home, cwd: home, root: scratch, user: {name: 'dev', home, shell: '/bin/bash'}, environment: {PATH: programs}};
}
