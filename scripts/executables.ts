// Makes programs that need no Node: npm run executables [-- platform…]. Each is Node's own single executable with the scripts of dist/ within, in
// an archive; with all platforms come checksums, scripts that install them, and what package managers read. They are put into executables/,
// or where CLAUDE_FIX_EXECUTABLES says; CLAUDE_FIX_RELEASE is the address below which they will be had.
import {execFileSync} from 'node:child_process';
import {chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {checksum, tarOf, zipOf} from './executables/archive.js';
import {type Archive, archiveName, manifestsOf} from './executables/manifests.js';
import {
	type ExecutablePlatform,
	injector,
	nodeFor,
	nodeVersionFor,
	ownPlatform,
	platforms,
} from './executables/nodes.js';
import {signed} from './executables/sign.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = process.env.CLAUDE_FIX_DIST ?? join(root, 'dist');
const folder = resolve(process.env.CLAUDE_FIX_EXECUTABLES ?? join(root, 'executables'));
const words = process.argv.slice(2);
const wanted = words.length > 0 ? platforms.filter((platform) => words.includes(platform)) : platforms;
const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {readonly version: string};

/** What `node --build-sea` of later versions does itself. */
const inject = `
	const [api, program, blob] = process.argv.slice(1);
	const sentinelFuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
	require(api).inject(program, 'NODE_SEA_BLOB', require('node:fs').readFileSync(blob), {sentinelFuse});
`;

if (wanted.length < words.length) {
	throw new Error(`There is a Node to be had for: ${platforms.join(', ')}`);
}

mkdirSync(folder, {recursive: true});
const archives = Object.fromEntries(wanted.map((platform) => [platform, archive(platform, executable(platform))]));
if (wanted.length === platforms.length) {
	for (const [name, text] of Object.entries(manifestsOf({version, archives, from: process.env.CLAUDE_FIX_RELEASE}))) {
		mkdirSync(dirname(join(folder, name)), {recursive: true});
		writeFileSync(join(folder, name), text);
	}
}

/** The program of a platform; its path. Those for Linux are made on Linux. */
function executable(platform: ExecutablePlatform): string {
	const {program} = nodeFor(platform);
	const own = join(folder, platform);
	rmSync(own, {recursive: true, force: true});
	mkdirSync(own);
	const output = join(own, platform.startsWith('win32') ? 'claude-fix.exe' : 'claude-fix');
	const scripts = readdirSync(built, {recursive: true, encoding: 'utf8'})
		.map((name) => name.replaceAll('\\', '/'))
		.filter((name) => name.endsWith('.js') && name !== 'cli.js')
		.sort();
	const recipe = {
		main: join(built, 'cli.js'),
		disableExperimentalSEAWarning: true,
		// A project's NODE_OPTIONS is none of ours.
		execArgvExtension: 'none',
		assets: Object.fromEntries(scripts.map((name) => [name, join(built, name)])),
	};
	// Scripts are put into a Node by one of its own version.
	const maker = nodeFor(ownPlatform, nodeVersionFor(platform)).program;
	const node = (words: readonly string[]) => execFileSync(maker, words, {stdio: 'pipe'});
	const path = `${output}.json`;
	if (platform.startsWith('linux')) {
		const blob = `${output}.blob`;
		writeFileSync(path, JSON.stringify({...recipe, output: blob}));
		node(['--experimental-sea-config', path]);
		copyFileSync(program, output);
		node(['-e', inject, injector(), output, blob]);
		rmSync(blob);
	} else {
		writeFileSync(path, JSON.stringify({...recipe, output, executable: program}));
		node(['--build-sea', path]);
	}
	rmSync(path);
	if (platform.startsWith('darwin')) {
		writeFileSync(output, signed(readFileSync(output), 'claude-fix'));
	}
	chmodSync(output, 0o755);
	return output;
}

/** With all licences; its name, checksum and size. */
function archive(platform: ExecutablePlatform, program: string): Archive {
	const isWindows = platform.startsWith('win32');
	const file = (path: string) => ({bytes: readFileSync(path)});
	const {bytes: whole} = file(program);
	const files = {
		[basename(program)]: {bytes: whole, isProgram: true},
		'LICENSE.txt': file(join(root, 'LICENSE')),
		'LICENSES-of-libraries.txt': file(join(built, 'licences.txt')),
		'LICENSE-of-Node.txt': file(nodeFor(platform).licence),
		...(!isWindows && {'claude-fix.1': file(join(root, 'man', 'claude-fix.1'))}),
	};
	const name = archiveName(version, platform);
	const bytes = isWindows ? zipOf(files) : tarOf(files);
	writeFileSync(join(folder, name), bytes);
	const megabytes = (length: number) => `${(length / 1e6).toFixed(1)} MB`;
	console.log(`${name.padEnd(44)} ${megabytes(whole.length)}, packed ${megabytes(bytes.length)}`);
	return {name, sha256: checksum(bytes)};
}
