// Keys in tracked files and in the history, with the real git; what a hostile repository configures is not run.
import {execFileSync} from 'node:child_process';
import {existsSync, writeFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {placeOf, writePlace} from '../../source/core/place.js';
import {Secret} from '../../source/core/secret.js';
import {trackedKeys} from '../../source/facts/tracked-keys.js';
import {type Scratch, type ScratchOptions, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from '../probes/read.js';

const key = makeSecret('api-key', 'git').value;
const other = makeSecret('api-key', 'git-other').value;

describe('keys', () => {
	test('a tracked .env (A37)', async () => {
		const found = await look({files: {'./.env': `A=1\nANTHROPIC_API_KEY=${key}\n`}}, ['.']);
		expect(found).toEqual(['tracked ./.env:2']);
	});

	test('an ignored .env, and the same key in a tracked file (C050c)', async () => {
		const files = {
			'./.gitignore': '.env\n',
			'./.env': `ANTHROPIC_API_KEY=${key}\n`,
			'./docker-compose.yml': `a:\n  KEY: ${key}\n`,
		};
		expect(await look({files}, ['.'])).toEqual(['tracked ./docker-compose.yml:2']);
	});

	test('a start-up file that is a link into a repository (C050b)', async () => {
		const options = {
			files: {'~/dotfiles/zshrc': `export ANTHROPIC_API_KEY=${key}\n`},
			links: {'~/.zshrc': '~/dotfiles/zshrc'},
		};
		expect(await look(options, ['~/dotfiles'])).toEqual(['tracked ~/dotfiles/zshrc:1']);
	});

	test('only in the history', async () => {
		const found = await look({files: {'./.env': `ANTHROPIC_API_KEY=${key}\n`, './a.txt': 'x\n'}}, ['.'], ({cwd}) => {
			git(cwd, 'rm', '-q', '--cached', '.env');
			writeFileSync(`${cwd}/.gitignore`, '.env\n');
			git(cwd, 'add', '.gitignore');
			git(cwd, 'commit', '-q', '-m', 'two');
		});
		expect(found).toEqual(['history ./.env']);
	});

	test('committed, but changed since in the working copy', async () => {
		const found = await look({files: {'./conf.ini': `key=${key}\n`}, env: {ANTHROPIC_API_KEY: key}}, ['.'], ({cwd}) =>
			writeFileSync(`${cwd}/conf.ini`, 'key=\n'),
		);
		expect(found).toEqual(['tracked ./conf.ini']);
	});

	test('not tracked, another key, a placeholder, no repository', async () => {
		expect(
			await look({files: {'./a.txt': 'x', './.gitignore': '.env', './.env': `ANTHROPIC_API_KEY=${key}\n`}}, ['.']),
		).toEqual([]);
		expect(await look({files: {'./.env': 'ANTHROPIC_API_KEY=your-api-key-goes-here-please\n'}}, ['.'])).toEqual([]);
		expect(await look({files: {'./.env': `ANTHROPIC_API_KEY=${key}\n`}}, [])).toEqual([]);
	});

	test('of several keys each is told', async () => {
		const found = await look({files: {'./.env': `ANTHROPIC_API_KEY=${key}\nANTHROPIC_AUTH_TOKEN=${other}\n`}}, ['.']);
		expect(found).toEqual(['tracked ./.env:1', 'tracked ./.env:2']);
	});
});

test('no secret is an argument of git', async () => {
	const log = 'for word in "$@"; do printf "%s\\n" "$word" >> "$HOME/arguments"; done\nexec /usr/bin/git "$@"';
	const scratch = scratchHost({files: {'./.env': `ANTHROPIC_API_KEY=${key}\n`}, programs: {git: log}});
	repository(scratch, '.');
	const found = await read(scratch.host, trackedKeys);
	expect(found.keys).toHaveLength(1);
	expect(found.keys[0]?.value.equals(new Secret(key))).toBe(true);
	const seen = execFileSync('/bin/cat', [`${scratch.home}/arguments`], {encoding: 'utf8'});
	expect(seen).toContain('grep');
	expect(seen).not.toContain(key.slice(14, 30));
	expectHidden(found, key);
});

test('nothing that the repository configures is run', async () => {
	const scratch = scratchHost({files: {'./.env': `ANTHROPIC_API_KEY=${key}\n`, './a.txt': 'x\n'}});
	repository(scratch, '.');
	const trap = `touch ${scratch.home}/ran`;
	for (const [name, value] of [
		['core.fsmonitor', trap],
		['core.pager', trap],
		['core.sshCommand', trap],
		['core.hooksPath', `${scratch.home}/hooks`],
		['core.editor', trap],
		['core.askPass', trap],
		['diff.external', trap],
		['diff.x.textconv', trap],
		['filter.x.clean', trap],
		['filter.x.smudge', trap],
		['filter.x.process', trap],
		['alias.grep', `!${trap}`],
		['remote.origin.url', `ext::sh -c "${trap}"`],
		['extensions.partialClone', 'origin'],
		['remote.origin.promisor', 'true'],
	] as const) {
		git(scratch.cwd, 'config', name, value);
	}
	writeFileSync(`${scratch.cwd}/.gitattributes`, '* diff=x filter=x\n');
	const found = await read(scratch.host, trackedKeys);
	expect(found.keys).toHaveLength(1);
	expect(existsSync(`${scratch.home}/ran`)).toBe(false);
});

describe('what could not be searched is said', () => {
	const tracked = {files: {'./.env': `ANTHROPIC_API_KEY=${key}\n`}};

	test.each([
		['no index that git can read', 'index', /^git could not search project$/],
		['no HEAD that git can read', 'HEAD', /^git could not read this repository$/],
	])('%s', async (_story, name, problem) => {
		const scratch = scratchHost(tracked);
		repository(scratch, '.');
		writeFileSync(`${scratch.cwd}/.git/${name}`, 'nothing that git knows');
		expect(await read(scratch.host, trackedKeys)).toMatchObject({keys: [], problem: expect.stringMatching(problem)});
	});

	test('no git, where there is something that it could search', async () => {
		const scratch = scratchHost(tracked);
		const host = scratch.hostWith({path: scratch.bin, places: [scratch.bin]});
		expect((await read(host, trackedKeys)).problem).toBeUndefined();
		repository(scratch, '.');
		expect((await read(host, trackedKeys)).problem).toBe('git was not found');
	});
});

async function look(
	options: ScratchOptions,
	repositories: readonly string[],
	change?: (scratch: Scratch) => void,
): Promise<readonly string[]> {
	const scratch = scratchHost(options);
	for (const place of repositories) {
		repository(scratch, place);
	}
	change?.(scratch);
	const found = await read(scratch.host, trackedKeys);
	expect(found.problem).toBeUndefined();
	return found.keys.map(({state, site}) => `${state} ${writePlace(placeOf(site, scratch))}`);
}

function repository(scratch: Scratch, place: string): void {
	const folder = scratch.path(place);
	git(folder, 'init', '-q');
	git(folder, 'add', '-A');
	git(folder, 'commit', '-q', '-m', 'one');
}

function git(folder: string, ...args: readonly string[]): void {
	execFileSync('/usr/bin/git', ['-C', folder, '-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], {
		env: {HOME: '/nonexistent', PATH: '/usr/bin:/bin', GIT_CONFIG_NOSYSTEM: '1'},
		stdio: 'ignore',
	});
}
