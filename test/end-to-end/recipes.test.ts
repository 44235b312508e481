// The recipes, as their pages say it: machines of a made-up fleet are looked at by Ansible, and what was collected is read by jq and DuckDB.
import {execFileSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {delimiter, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {program, runProgram, scratch} from '../helpers/built.js';
import {blocksOf, read} from '../helpers/documents.js';
import {limit, patiently} from '../helpers/patience.js';

const recipe = fileURLToPath(new URL('../../recipes/many-machines', import.meta.url));
const commands = blocksOf(read('recipes/many-machines/README.md')).map(({code}) => code.trim());
const has = (name: string): boolean =>
	(process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** Machine → what is set there. */
const fleet = {
	'build-1': {ANTHROPIC_API_KEY: 'your-api-key'},
	'build-2': {ANTHROPIC_API_KEY: 'your-api-key'},
	'laptop-7': {ANTHROPIC_API_KEY: ' x '},
};
const command = (word: string) => commands.find((one) => one.startsWith(word)) ?? '';

function machines() {
	const machine = scratch();
	const folder = join(machine.folder, 'recipe');
	cpSync(recipe, folder, {recursive: true});
	const path = [join(machine.folder, 'bin'), dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'];
	const env = {...machine.environment, PATH: path.join(':'), LC_ALL: 'C.UTF-8'};
	const says = async (words: string) => {
		const ended = await runProgram('/bin/sh', ['-c', words], {cwd: folder, env: {...env, ANSIBLE_NOCOLOR: '1'}});
		expect({code: ended.code, said: ended.code === 0 ? '' : ended.stdout + ended.stderr}).toEqual({code: 0, said: ''});
		return ended.stdout;
	};
	return {machine, folder, says};
}

/** Where there is no such program: DuckDB itself as a library, which npm has, behind its name. False: it isn't to be had here. */
function installDuckdb({machine}: ReturnType<typeof machines>): boolean {
	const folder = join(machine.folder, 'duckdb');
	mkdirSync(folder);
	writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}\n');
	try {
		const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '@duckdb/node-api'];
		execFileSync('npm', words, {cwd: folder, stdio: 'pipe'});
	} catch {
		return false;
	}
	writeFileSync(
		join(folder, 'ask.js'),
		`import {readFileSync} from 'node:fs';
		import {DuckDBInstance} from '@duckdb/node-api';
		const connection = await (await DuckDBInstance.create(':memory:')).connect();
		const found = await connection.runAndReadAll(readFileSync(0, 'utf8'));
		console.log(found.getRowsJson().map((row) => row.join(' | ')).join('\\n'));\n`,
	);
	const path = join(machine.folder, 'bin', 'duckdb');
	writeFileSync(path, `#!/bin/sh\nexec node '${join(folder, 'ask.js')}'\n`, {mode: 0o755});
	return true;
}

/** What Ansible would have brought: what the program itself says of each machine. */
async function collect({machine, folder}: ReturnType<typeof machines>): Promise<void> {
	mkdirSync(join(folder, 'reports'));
	for (const [name, variables] of Object.entries(fleet)) {
		const {stdout} = await runProgram(process.execPath, [program, 'check', '--json', '--offline', ...patiently], {
			cwd: machine.cwd,
			env: {...machine.environment, ...variables},
		});
		writeFileSync(join(folder, 'reports', `${name}.json`), stdout);
	}
}

describe.skipIf(process.platform === 'win32')('many machines', {timeout: limit(300_000)}, () => {
	test.skipIf(!has('ansible-playbook'))('are looked at by Ansible, which keeps a report of each', async () => {
		const {machine, folder, says} = machines();
		const hosts = Object.entries(fleet).map(([name, variables]) => {
			const home = join(machine.home, name);
			mkdirSync(home);
			const words = Object.entries({HOME: home, PATH: machine.environment.PATH, ...variables});
			const start = ['/usr/bin/env', ...words.map(([one, value]) => `${one}=${value}`), process.execPath, program];
			return [name, {ansible_connection: 'local', claude_fix: start}];
		});
		writeFileSync(join(folder, 'inventory.yml'), JSON.stringify({all: {hosts: Object.fromEntries(hosts)}}));
		expect(await says(command('ansible-playbook'))).toMatch(/build-1\s+: ok=\d+ +changed=\d+ +unreachable=0 +failed=0/);
		expect(readdirSync(join(folder, 'reports')).sort()).toEqual(Object.keys(fleet).map((name) => `${name}.json`));
		const found = Object.keys(fleet).map(
			(name) => JSON.parse(readFileSync(join(folder, 'reports', `${name}.json`), 'utf8')).rootCause,
		);
		expect(found).toEqual(['key-placeholder', 'key-placeholder', 'key-wrong-kind']);
	});

	test.skipIf(!has('jq'))('are listed by jq', async () => {
		const made = machines();
		await collect(made);
		const lines = (await made.says(command('jq'))).trim().split('\n');
		expect(lines.map((line) => line.split('\t').slice(0, 3))).toEqual([
			['build-1', 'broken', 'key-placeholder'],
			['build-2', 'broken', 'key-placeholder'],
			['laptop-7', 'broken', 'key-wrong-kind'],
		]);
	});

	test('are counted by DuckDB', async ({skip}) => {
		const made = machines();
		const isThere = has('duckdb') || (process.env.CI !== undefined && installDuckdb(made));
		skip(!isThere, 'no program duckdb on PATH, and its library is fetched only where CI is set');
		await collect(made);
		expect(await made.says(command('duckdb'))).toMatch(/key-placeholder\W+2\W+build-1 build-2/);
	});
});
