// Installs a version of the real client with this machine's npm, once: later runs find it among the temporary files.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export type Installed =
	| {
			readonly kind: 'installed';
			/** The folder that holds node_modules. */
			readonly folder: string;
			readonly version: string;
	  }
	| {readonly kind: 'failed'; readonly reason: string};

const name = '@anthropic-ai/claude-code';

export function install(version: string): Installed {
	if (!/^[\w.-]+$/.test(version)) {
		return {kind: 'failed', reason: `"${version}" is not a version`};
	}
	const folder = join(tmpdir(), `claude-fix-client-${version}`);
	const mark = join(folder, 'complete');
	if (existsSync(mark)) {
		return {kind: 'installed', folder, version};
	}
	// Made elsewhere and put in its place when it is whole: two runs may meet here, and one may be cut off.
	const scratch = mkdtempSync(`${folder}-`);
	try {
		const reason = fill(scratch, version);
		if (reason !== undefined) {
			return {kind: 'failed', reason};
		}
		writeFileSync(join(scratch, 'complete'), '');
		if (!existsSync(mark)) {
			rmSync(folder, {recursive: true, force: true});
			renameSync(scratch, folder);
		}
		return {kind: 'installed', folder, version};
	} finally {
		rmSync(scratch, {recursive: true, force: true});
	}
}

/** Why it failed, or undefined. */
function fill(folder: string, version: string): string | undefined {
	writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
	const npm = spawnSync(
		'npm',
		['install', `${name}@${version}`, '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'],
		{cwd: folder, encoding: 'utf8', timeout: 180_000},
	);
	if (npm.status !== 0) {
		const line = npm.stderr?.split('\n').find((text) => text.trim() !== '');
		return `npm could not install ${name}@${version}: ${line ?? npm.error?.message ?? `exit ${npm.status}`}`;
	}
	const trial = spawnSync(join(folder, 'node_modules/.bin/claude'), ['--version'], {
		encoding: 'utf8',
		timeout: 30_000,
		env: {PATH: process.env.PATH, HOME: folder, DISABLE_AUTOUPDATER: '1'},
	});
	return trial.stdout?.includes(version) ? undefined : `${name}@${version} was installed but does not start`;
}
