// What the tests of refused and of killed changes have in common: a machine with changes of every kind, and a process of its own that makes them.
import {createHash} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'esbuild';
import {afterAll, beforeAll} from 'vitest';
import type {Change} from '../../source/core/fix.js';
import {makeChanger} from '../../source/host/apply.js';
import {scratchHost} from './host.js';
import {snapshotOf} from './snapshot.js';

export const digestOfFile = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Bundles a helper for the tests of this file; the path is there when they run. */
export function bundled(name: string): {readonly path: string} {
	const program = {path: ''};
	let folder = '';
	beforeAll(async () => {
		folder = mkdtempSync(join(import.meta.dirname, '../../node_modules/.claude-fix-test-'));
		program.path = join(folder, `${name}.mjs`);
		await build({
			entryPoints: [join(import.meta.dirname, `${name}.ts`)],
			outfile: program.path,
			bundle: true,
			format: 'esm',
			platform: 'node',
			mainFields: ['module', 'main'],
			banner: {
				js: "import {createRequire as requireOfTest} from 'node:module'; const require = requireOfTest(import.meta.url);",
			},
			logLevel: 'error',
		});
	});
	afterAll(() => rmSync(folder, {recursive: true, force: true}));
	return program;
}

export function changedMachine() {
	const machine = scratchHost({
		files: {'~/.zshrc': 'X=1\n', '~/.claude.json': '{', '~/b': '{"a": 1}', '~/old/x': 'x'},
		modes: {'~/.zshrc': 0o640, '~/.claude.json': 0o644, '~/old': 0o755},
	});
	const {home, path} = machine;
	const changes: readonly Change[] = [
		{
			kind: 'edit-text',
			path: path('~/.zshrc'),
			digest: digestOfFile(path('~/.zshrc')),
			edits: [{start: 2, end: 3, text: '2'}],
		},
		{kind: 'move-file', path: path('~/.claude.json')},
		{kind: 'copy-file', from: path('~/b'), to: path('~/.claude.json')},
		{kind: 'move-file', path: path('~/old')},
		{kind: 'set-mode', path: path('~/b'), mode: 0o600},
		{kind: 'edit-json', path: path('~/n/settings.json'), digest: null, edits: [{path: ['a'], value: 1}]},
	];
	const look = () => snapshotOf(home);
	return {...machine, changes, look, changer: makeChanger(machine.host, {patience: 0}), before: look()};
}
