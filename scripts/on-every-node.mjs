// Runs the tests on every Node that is promised: npm run test:nodes [-- words for vitest]. CLAUDE_FIX_NODES="20 24" chooses. Each Node comes
// from the npm package `node`, installed apart, so that nothing of this checkout changes.
import {execFileSync, spawnSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, dirname, join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = (process.env.CLAUDE_FIX_NODES ?? '20 22 24 26').split(/[\s,]+/).filter(Boolean);
const words = process.argv.slice(2);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const scratch = mkdtempSync(join(tmpdir(), 'claude-fix-nodes-'));
const results = [];
// Tests start it for other accounts, too.
chmodSync(scratch, 0o755);

try {
	execFileSync(process.execPath, ['build.mjs'], {cwd: root, stdio: 'inherit'});
	for (const version of wanted) {
		const node = nodeOf(version);
		const said = execFileSync(node, ['--version'], {encoding: 'utf8'}).trim();
		console.log(`\n== Node ${said}`);
		// What the tests start by its name is this Node, too.
		const env = {...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}`};
		const {status} = spawnSync(node, [join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...words], {
			cwd: root,
			stdio: 'inherit',
			env,
		});
		results.push({said, isGood: status === 0});
	}
} finally {
	rmSync(scratch, {recursive: true, force: true, maxRetries: 3});
}

console.log(`\n${results.map(({said, isGood}) => `${isGood ? 'passed' : 'failed'}  Node ${said}`).join('\n')}`);
process.exitCode = results.length === wanted.length && results.every(({isGood}) => isGood) ? 0 : 1;

/** The path of a Node's own program. */
function nodeOf(version) {
	if (process.version.startsWith(`v${version}.`)) {
		return process.execPath;
	}
	const folder = join(scratch, version);
	mkdirSync(folder);
	writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
	execFileSync(npm, ['install', '--no-audit', '--no-fund', '--silent', `node@${version}`], {
		cwd: folder,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	const own = join(folder, 'node_modules', 'node');
	// npm lies beside each Node that people have; the package is without.
	const npmHere = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm');
	if (existsSync(npmHere)) {
		mkdirSync(join(own, 'lib', 'node_modules'), {recursive: true});
		symlinkSync(npmHere, join(own, 'lib', 'node_modules', 'npm'));
	}
	return join(own, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
