// How claude-fix compares, measured: what each tool says of the machines of the demo, and which files it leaves changed. npm run compare writes the table in
// README.md. Counted is where a tool prints the name of the variable, the file or the command that is the cure, and doesn't print it of a sound machine,
// too. Nothing leaves this machine: every way out leads to a closed port.
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, relative} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {knownVersion} from '../source/core/versions.js';
import type {Scenario} from '../source/demo/scenario.js';
import {loginText, newLogin, scenarios} from '../source/demo/scenarios.js';
import {install} from '../test/client/install.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = install(knownVersion);
if (installed.kind === 'failed') {
	throw new Error(installed.reason);
}
const programs = join(installed.folder, 'node_modules', '.bin');
const ownProgram = join(root, 'dist', 'cli.js');

/** What has to be changed, by any of these names. Without a request nobody can know of an incident. */
const names: Readonly<Record<string, readonly string[]>> = {
	'old-key': ['ANTHROPIC_API_KEY'],
	'blank-login': ['.credentials.json', 'auth login', '/login'],
	'trailing-comma': ['settings.json'],
	'gateway-token': ['ANTHROPIC_AUTH_TOKEN'],
	'base-url': ['ANTHROPIC_BASE_URL'],
	'zero-width': ['U+200B', 'ANTHROPIC_API_KEY has'],
	'declined-key': ['declined', 'customApiKeyResponses'],
};

const tools: Readonly<Record<string, readonly string[]>> = {
	'`claude-fix check`': [process.execPath, ownProgram, 'check', '--offline', '--timeout', '120'],
	'`claude auth status`': [join(programs, 'claude'), 'auth', 'status'],
	'`claude doctor`': [join(programs, 'claude'), 'doctor'],
};

const sound: Scenario = {
	id: 'sound',
	title: '',
	story: '',
	files: {
		'.claude/.credentials.json': loginText(newLogin, Date.now() + 365 * 86_400_000),
		'.claude.json': '{"hasCompletedOnboarding": true}',
	},
	origins: {},
};

const machines = scenarios.filter(({id}) => id in names);
const rows = Object.entries(tools).map(([name, command]) => {
	const usual = tried(sound, command).said;
	const results = machines.map((scenario) => tried(scenario, command));
	const isNamed = (said: string, id: string) =>
		(names[id] ?? []).some((one) => said.includes(one) && !usual.includes(one));
	const named = results.filter(({said}, index) => isNamed(said, machines[index]?.id ?? '')).length;
	const changed = results.map(({files}) => files).sort((one, other) => one - other);
	const span = changed[0] === changed.at(-1) ? `${changed[0]}` : `${changed[0]} to ${changed.at(-1)}`;
	return `| ${name} | ${named} of ${machines.length} | ${span} |`;
});
const table = [
	`Measured by \`npm run compare\` on the machines of the demo, without a network, with Claude Code ${knownVersion}:`,
	'',
	'| What is run | names what has to be changed | files of yours changed |',
	'| --- | --- | --- |',
	...rows,
].join('\n');
const path = join(root, 'README.md');
writeFileSync(
	path,
	readFileSync(path, 'utf8').replace(/(<!-- comparison -->\n\n)[\s\S]*?(\n\n<!-- \/comparison -->)/, `$1${table}$2`),
);
console.log(table);

/** A scenario as a machine of its own. */
function tried({files, variables = {}}: Scenario, [program = '', ...args]: readonly string[]) {
	const folder = mkdtempSync(join(tmpdir(), 'claude-fix-compare-'));
	const home = join(folder, 'home');
	const cwd = join(home, 'project');
	try {
		mkdirSync(cwd, {recursive: true});
		const set = Object.entries(variables).map(([name, value]) => `export ${name}="${value}"\n`);
		for (const [name, text] of Object.entries({...files, '.bashrc': set.join('')})) {
			mkdirSync(dirname(join(home, name)), {recursive: true});
			writeFileSync(join(home, name), text, {mode: 0o600});
		}
		const before = filesOf(home);
		const {stdout, stderr} = spawnSync(program, args, {
			cwd,
			env: {
				...variables,
				HOME: home,
				SHELL: '/bin/bash',
				PATH: `${programs}:${dirname(process.execPath)}:/usr/bin:/bin`,
				HTTPS_PROXY: 'http://127.0.0.1:9',
				HTTP_PROXY: 'http://127.0.0.1:9',
				NO_PROXY: '',
				LANG: 'C.UTF-8',
			},
			input: '',
			encoding: 'utf8',
			timeout: 120_000,
		});
		const after = filesOf(home);
		const changed = Object.keys({...before, ...after}).filter((name) => before[name] !== after[name]);
		return {said: `${stdout}\n${stderr}`, files: changed.length};
	} finally {
		rmSync(folder, {recursive: true, force: true, maxRetries: 3});
	}
}

/** Path → text, but for what a tool keeps in folders of its own name outside of Claude Code's. */
function filesOf(home: string): Readonly<Record<string, string>> {
	const found = readdirSync(home, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
	return Object.fromEntries(
		found
			.map((entry) => join(entry.parentPath, entry.name))
			.filter((file) => !relative(home, file).split(/[\\/]/).includes('claude-fix'))
			.map((file) => [relative(home, file), readFileSync(file, 'latin1')]),
	);
}
