// Keeps what V8 makes of the program's scripts, in a folder of claude-fix's own: compiling them takes longer than most commands.
import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {basename, dirname, join, resolve} from 'node:path';
import process from 'node:process';
import {Script} from 'node:vm';
import {type Keeping, openCompiledFolder, pruneCompiled} from './compiled-folder.js';
import {answers} from './deadline.js';
import {compiledFolder} from './folders.js';
import {asUsual} from './optimising.js';
import {isSingle, scriptWithin} from './single.js';

/** What was newly compiled and where to keep it. */
const fresh: {readonly script: Script; readonly path: string}[] = [];
const loaded = new Map<string, {exports: unknown}>();

/** Runs a script as a module of CommonJS. `keeping`: in whose folder; undefined: nothing is kept. What can't be kept is not, silently. */
export async function loadKept(path: string, keeping: Keeping | undefined): Promise<unknown> {
	// On a disk that hangs nothing could be said any more.
	const isThere = keeping && (await answers(compiledFolder({platform: process.platform, home: keeping.home})));
	const folder = isThere ? openCompiledFolder(keeping) : undefined;
	// Node's own cache (22.8 and later) holds what is compiled when a script is loaded, not what it then runs: a sixth dearer, measured.
	return loadScript(path, folder, createRequire(path));
}

/** At the end of a run, when V8 has compiled what the run needed. */
export function writeCompiled(): void {
	try {
		for (const {script, path} of fresh) {
			writeFileSync(
				`${path}.${process.pid}`,
				asUsual(() => script.createCachedData()),
				{mode: 0o600, flag: 'wx'},
			);
			renameSync(`${path}.${process.pid}`, path);
		}
		const [first] = fresh;
		if (first) {
			pruneCompiled(dirname(first.path));
		}
	} catch {
		// The folder is gone, or the disk is full: the next run compiles again.
	}
}

function loadScript(path: string, folder: string | undefined, require: NodeJS.Require): unknown {
	const known = loaded.get(path);
	if (known) {
		return known.exports;
	}
	const module = {exports: {}};
	loaded.set(path, module);
	const keptAt = folder && join(folder, `${basename(path)}.${process.version}.${process.arch}`);
	const cachedData = keptAt && readIfThere(keptAt);
	// All of it is ASCII, which is read fastest so.
	const own = isSingle ? scriptWithin(path) : readFileSync(path, 'latin1');
	const text = `(function (exports, require, module, __filename, __dirname) {${own}\n})`;
	const script = asUsual(() => new Script(text, {filename: path, ...(cachedData && {cachedData})}));
	// V8 itself refuses what another version of it has made.
	if (keptAt && script.cachedDataRejected !== false) {
		fresh.push({script, path: keptAt});
	}
	const requireHere = (name: string) =>
		name.startsWith('.') ? loadScript(resolve(dirname(path), name), folder, require) : asUsual(() => require(name));
	script.runInThisContext()(module.exports, requireHere, module, path, dirname(path));
	return module.exports;
}

function readIfThere(path: string): Buffer | undefined {
	try {
		return readFileSync(path);
	} catch {
		return undefined;
	}
}
