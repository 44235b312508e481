// What package managers and installers read: each in its form, of this version, with the checksums of the archives, and nothing left to fill in.
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, onTestFinished, test} from 'vitest';
import {parse} from 'yaml';
import {checksum, tarOf, zipOf} from '../scripts/executables/archive.js';
import {type Archive, archiveName, manifestsOf} from '../scripts/executables/manifests.js';
import {isAtHand, nodeFor, platforms} from '../scripts/executables/nodes.js';
import {faultOf, signed} from '../scripts/executables/sign.js';
import {read} from './helpers/documents.js';
import {limit} from './helpers/patience.js';
import {runs} from './helpers/runs.js';

const {version} = JSON.parse(read('package.json')) as {readonly version: string};
const from = `https://forge.example/owner/claude-fix/releases/download/v${version}`;
const archives = Object.fromEntries(
	platforms.map((platform) => [
		platform,
		{name: archiveName(version, platform), sha256: checksum(Buffer.from(platform))} satisfies Archive,
	]),
);
const manifests = manifestsOf({version, archives, from});
const textOf = (name: string): string => manifests[name] ?? '';
const isThere = (name: string): boolean => spawnSync(name, ['--version'], {stdio: 'ignore'}).error === undefined;

function scratch(): string {
	const folder = mkdtempSync(join(tmpdir(), 'claude-fix-packaging-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true, maxRetries: 3}));
	return folder;
}

test.each(Object.keys(manifests))(
	'%s has nothing left to fill in, and names archives of this version alone',
	(name) => {
		const text = textOf(name);
		expect(text).not.toMatch(/\{\{|undefined/);
		const known = Object.values(archives).map(({name: one}) => one);
		for (const [found] of text.matchAll(/claude-fix-\d[\w.-]*\.(?:tar\.gz|zip)/g)) {
			expect(known).toContain(found);
		}
		for (const [sum] of text.matchAll(/\b[\da-f]{64}\b/gi)) {
			expect(Object.values(archives).map(({sha256}) => sha256)).toContain(sum.toLowerCase());
		}
	},
);

/** The archives that a text names, with their sums next to them, in its order. */
const pairs = (text: string) =>
	[...text.matchAll(/(claude-fix-\d[\w.-]*\.(?:tar\.gz|zip))[\s\S]*?\b([\da-f]{64})\b/gi)].map(([, name, sum]) => [
		name,
		sum?.toLowerCase(),
	]);

test.each([
	['claude-fix.rb', ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64']],
	['scoop.json', ['win32-x64']],
	['winget/ClaudeFix.ClaudeFix.installer.yaml', ['win32-x64']],
	['install.ps1', ['win32-x64']],
] as const)('%s has the sum of each archive that it names', (name, wanted) => {
	expect(pairs(textOf(name))).toEqual(wanted.map((platform) => [archives[platform]?.name, archives[platform]?.sha256]));
});

describe('the formula for Homebrew', () => {
	test('is a class with what Homebrew asks for', () => {
		const text = textOf('claude-fix.rb');
		expect(text).toMatch(/^class ClaudeFix < Formula$/m);
		for (const field of ['desc', 'homepage', 'version', 'license']) {
			expect(text).toMatch(new RegExp(`^  ${field} "[^"]+"$`, 'm'));
		}
		// What `brew audit` holds against a description.
		expect(/^ {2}desc "(?!An? |The )[^"]{1,80}(?<!\.)"$/m.test(text)).toBe(true);
		// Each block ends.
		const opened = text.match(/^\s*(?:class .*|def .*|\S.* do)$/gm) ?? [];
		expect(text.match(/^\s*end$/gm)).toHaveLength(opened.length);
	});

	test.skipIf(!isThere('ruby'))('is Ruby', () => {
		expect(() => execFileSync('ruby', ['-c'], {input: textOf('claude-fix.rb'), stdio: 'pipe'})).not.toThrow();
	});
});

test('the manifest for Scoop has what Scoop asks for', () => {
	expect(JSON.parse(textOf('scoop.json'))).toEqual({
		version,
		description: expect.any(String),
		homepage: 'https://forge.example/owner/claude-fix',
		license: 'MIT',
		architecture: {
			'64bit': {url: `${from}/${archives['win32-x64']?.name}`, hash: archives['win32-x64']?.sha256},
		},
		bin: 'claude-fix.exe',
	});
});

test('the manifests for winget are three of one package, with what winget asks for', () => {
	const parts = ['', '.installer', '.locale.en-US'].map(
		(part) => parse(textOf(`winget/ClaudeFix.ClaudeFix${part}.yaml`)) as Readonly<Record<string, unknown>>,
	);
	const common = {PackageIdentifier: 'ClaudeFix.ClaudeFix', PackageVersion: version, ManifestVersion: '1.6.0'};
	expect(parts).toEqual([
		{...common, ManifestType: 'version', DefaultLocale: 'en-US'},
		expect.objectContaining({
			...common,
			ManifestType: 'installer',
			InstallerType: 'zip',
			NestedInstallerType: 'portable',
			NestedInstallerFiles: [{RelativeFilePath: 'claude-fix.exe', PortableCommandAlias: 'claude-fix'}],
		}),
		expect.objectContaining({...common, ManifestType: 'defaultLocale', PackageLocale: 'en-US', License: 'MIT'}),
	]);
	expect(String(parts[2]?.ShortDescription).length).toBeLessThanOrEqual(256);
});

test('the feature of a dev container is named as its folder, and installs for all accounts', () => {
	expect(JSON.parse(textOf('feature/claude-fix/devcontainer-feature.json'))).toMatchObject({id: 'claude-fix', version});
	const script = textOf('feature/claude-fix/install.sh');
	expect(script).toContain('folder=/usr/local/bin\n');
	const without = (text: string) => text.replace(/^folder=.*$/m, '');
	expect(without(script)).toBe(without(textOf('install.sh')));
});

test.each(['sh', 'dash', 'bash', 'zsh'].filter(isThere))('the scripts that install are read by %s', (shell) => {
	for (const name of ['install.sh', 'feature/claude-fix/install.sh']) {
		execFileSync(shell, ['-n'], {input: textOf(name), stdio: 'pipe'});
	}
});

test.skipIf(process.platform === 'win32')(
	'without a program that tells a checksum it says so, and installs nothing',
	() => {
		const folder = scratch();
		for (const program of ['cat', 'cp', 'mkdir', 'mktemp', 'mv', 'rm', 'tar', 'uname']) {
			symlinkSync(
				execFileSync('/bin/sh', ['-c', `command -v ${program}`], {encoding: 'utf8'}).trim(),
				join(folder, program),
			);
		}
		writeFileSync(join(folder, 'curl'), '#!/bin/sh\nwhile [ "$1" != -o ]; do shift; done\necho bytes >"$2"\n', {
			mode: 0o755,
		});
		const bin = join(folder, 'bin');
		const {status, stderr} = spawnSync('/bin/sh', [], {
			input: textOf('install.sh'),
			env: {PATH: folder, HOME: folder, TMPDIR: folder, CLAUDE_FIX_BIN: bin},
			encoding: 'utf8',
		});
		expect([status, stderr]).toEqual([
			1,
			'claude-fix was not installed: it takes sha256sum or shasum to check what was fetched\n',
		]);
		expect(existsSync(bin)).toBe(false);
	},
);

describe('archives', () => {
	const files = {
		program: {bytes: Buffer.from('#!/bin/sh\necho works\n'), isProgram: true},
		'text.txt': {bytes: Buffer.from('x'.repeat(1000))},
		empty: {bytes: Buffer.alloc(0)},
	};

	test.skipIf(process.platform === 'win32')('tar unpacks what was packed, with its modes', () => {
		const folder = scratch();
		execFileSync('tar', ['-xzf', '-', '-C', folder], {input: tarOf(files)});
		expect(execFileSync(join(folder, 'program'), {encoding: 'utf8'})).toBe('works\n');
		expect(execFileSync('cat', [join(folder, 'text.txt'), join(folder, 'empty')])).toEqual(files['text.txt'].bytes);
	});

	test.skipIf(!isThere('python3'))('python unpacks a zip, and finds its checksums right', () => {
		const path = join(scratch(), 'files.zip');
		writeFileSync(path, zipOf(files));
		const code =
			'import sys, zipfile, json; z = zipfile.ZipFile(sys.argv[1]); print(json.dumps([z.testzip(), {n: len(z.read(n)) for n in z.namelist()}]))';
		const lengths = Object.fromEntries(Object.entries(files).map(([name, {bytes}]) => [name, bytes.length]));
		expect(JSON.parse(execFileSync('python3', ['-c', code, path], {encoding: 'utf8'}))).toEqual([null, lengths]);
	});

	test('the same files give the same bytes', () => {
		expect([tarOf(files), zipOf(files)]).toEqual([tarOf(files), zipOf(files)]);
	});
});

describe('a signature for macOS', () => {
	/** As little as there is to a program: a segment of code with a section, and one of links. */
	function programOf(code: Uint8Array, links: Uint8Array): Buffer {
		const begin = 512;
		const bytes = Buffer.concat([Buffer.alloc(begin), code, links]);
		[0xfeedfacf, 0x0100000c, 0, 2, 2, 152 + 72].forEach((word, index) => void bytes.writeUInt32LE(word, index * 4));
		const segment = (at: number, size: number, name: string, offset: number, length: number) => {
			bytes.writeUInt32LE(0x19, at);
			bytes.writeUInt32LE(size, at + 4);
			bytes.write(name, at + 8, 'latin1');
			bytes.writeBigUInt64LE(BigInt(offset), at + 40);
			bytes.writeBigUInt64LE(BigInt(length), at + 48);
		};
		segment(32, 152, '__TEXT', 0, begin + code.length);
		bytes.writeUInt32LE(begin, 32 + 72 + 48);
		segment(32 + 152, 72, '__LINKEDIT', begin + code.length, links.length);
		return bytes;
	}

	test('holds for what was signed, and for no other byte of it', () => {
		const part = fc.uint8Array({minLength: 1, maxLength: 9000});
		fc.assert(
			fc.property(part, part, fc.nat(), fc.integer({min: 1, max: 255}), (code, links, place, change) => {
				const plain = programOf(code, links);
				expect(faultOf(plain)).toBe('there is none');
				const bytes = signed(plain, 'claude-fix');
				expect(faultOf(bytes)).toBeUndefined();
				// Behind the commands, which say what a signature is of.
				const at = 512 + (place % (plain.length - 512));
				bytes[at] = (bytes[at] ?? 0) ^ change;
				expect(faultOf(bytes)).toBe(`page ${Math.floor(at / 4096)} is another`);
			}),
			{numRuns: runs(50)},
		);
	});

	test('is read as Apple’s own tool has written it', {timeout: limit(60_000)}, ({skip}) => {
		const kept = platforms.filter((platform) => platform.startsWith('darwin')).filter(isAtHand);
		skip(kept.length === 0, 'no Node for macOS was fetched: npm run executables');
		for (const platform of kept) {
			expect(faultOf(readFileSync(nodeFor(platform).program))).toBeUndefined();
		}
	});
});
