// The plugin, the Action and the pre-commit hook, run as their files say; in place of npx stands one that starts the built program.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {parse} from 'yaml';
import {program, runProgram, type Scratch, scratch} from '../helpers/built.js';
import {read, root} from '../helpers/documents.js';
import {patiently} from '../helpers/patience.js';
import {makeSecret} from '../helpers/placeholders.js';

const makeKey = () => makeSecret('api-key', 'integrations').value;
const {version} = JSON.parse(read('package.json')) as {readonly version: string};
const systemPath = '/usr/local/bin:/usr/bin:/bin';

/** A machine with a repository in its folder. `files`: what git tracks. */
function machineWith(files: Readonly<Record<string, string>> = {}) {
	const machine = scratch();
	const env = {...machine.environment, PATH: `${machine.environment.PATH}:${systemPath}`};
	const call = `'${process.execPath}' '${program}'`;
	const time = patiently.join(' ');
	put(machine, 'bin/claude-fix', `#!/bin/sh\nexec ${call} "$@" ${time}\n`);
	put(
		machine,
		'bin/npx',
		`#!/bin/sh\n[ "$1 $2" = '--yes claude-fix@${version}' ] || exit 9\nshift 2\nexec ${call} "$@" ${time}\n`,
	);
	put(machine, 'bin/claude', '#!/bin/sh\necho "2.1.332 (Claude Code)"\n');
	execFileSync('git', ['init', '--quiet', '.'], {cwd: machine.cwd, env});
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(machine.cwd, name)), {recursive: true});
		writeFileSync(join(machine.cwd, name), text);
		execFileSync('git', ['add', '--force', name], {cwd: machine.cwd, env});
	}
	return {machine, env};
}

function put({folder}: Scratch, name: string, text: string): void {
	writeFileSync(join(folder, name), text, {mode: 0o755});
}

describe.skipIf(process.platform === 'win32' || !existsSync('/usr/bin/git'))('on a machine of its own', () => {
	describe('the pre-commit hook', () => {
		const [hook] = parse(read('.pre-commit-hooks.yaml')) as readonly [Readonly<Record<string, string>>];
		const start = (env: Readonly<Record<string, string>>, cwd: string, args: readonly string[] = []) => {
			const [script = '', ...words] = `${hook.entry}`.split(' ');
			return runProgram(join(root, script), [...words, ...args], {cwd, env});
		};

		test('has the members that pre-commit wants', () => {
			expect(hook).toMatchObject({id: 'claude-fix', language: 'script'});
			expect(hook.name).toBeTruthy();
		});

		test('is silent where nothing is leaked', async () => {
			const {machine, env} = machineWith({'a.py': 'import anthropic\n'});
			expect(await start(env, machine.cwd)).toEqual({code: 0, stdout: '', stderr: ''});
		});

		test('fails at a key in what git tracks, without showing it', async () => {
			const key = makeKey();
			const {machine, env} = machineWith({'a.py': `import anthropic\nanthropic.Anthropic(api_key="${key}")\n`});
			const {code, stdout} = await start(env, machine.cwd, ['--sarif', 'out.sarif']);
			expect(code).toBe(1);
			expect(stdout).toMatch(/^a\.py:2: .*\(key-leaked\)$/m);
			const sarif = readFileSync(join(machine.cwd, 'out.sarif'), 'utf8');
			expect(JSON.parse(sarif).runs[0].results[0].ruleId).toBe('key-leaked');
			expect(stdout + sarif).not.toContain(key);
		});

		test('a name of a file drives no terminal', async () => {
			const name = 'a\u001b[2J\u202eb\n.py';
			const {machine, env} = machineWith({[name]: `import anthropic\nanthropic.Anthropic(api_key="${makeKey()}")\n`});
			const {code, stdout} = await start(env, machine.cwd);
			expect(code).toBe(1);
			expect(stdout).toMatch(/^a\\u\{1b\}\[2J\\u\{202e\}b\\u\{a\}\.py:2: /m);
			expect(stdout).not.toMatch(/(?!\n)\p{C}/u);
		});

		test('fails where git cannot be searched', async () => {
			const {machine, env} = machineWith({'a.py': `import anthropic\nanthropic.Anthropic(api_key="${makeKey()}")\n`});
			writeFileSync(join(machine.cwd, '.git/index'), 'nothing that git knows');
			const {code, stdout, stderr} = await start(env, machine.cwd, ['--sarif', 'out.sarif']);
			expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('not everything could be looked at')]);
			const [run] = JSON.parse(readFileSync(join(machine.cwd, 'out.sarif'), 'utf8')).runs;
			expect(run.invocations[0].executionSuccessful).toBe(false);
		});

		test('the real npx runs nothing of the repository; without a report it fails', async () => {
			const hostile = '#!/bin/sh\ntouch "$HOME/ran"\necho "{}"\n';
			const {machine, env} = machineWith({
				'.npmrc': 'offline=false\nregistry=http://127.0.0.1:9/\n',
				'package.json': JSON.stringify({name: 'claude-fix', version, bin: 'it'}),
				it: hostile,
				'node_modules/claude-fix/package.json': JSON.stringify({name: 'claude-fix', version, bin: 'it'}),
				'node_modules/claude-fix/it': hostile,
				'node_modules/.bin/claude-fix': hostile,
			});
			execFileSync('chmod', ['-R', '+x', machine.cwd]);
			rmSync(join(machine.folder, 'bin/npx'));
			const own = {
				npm_config_offline: 'true',
				npm_config_cache: join(machine.folder, 'cache'),
				// npm's own, from Node 22 on.
				NODE_DISABLE_COMPILE_CACHE: '1',
			};
			const {code, stdout, stderr} = await start({...env, ...own}, machine.cwd);
			expect([code, stdout]).toEqual([70, '']);
			expect(stderr).toMatch(/ENOTCACHED[\s\S]*claude-fix: npx gave no report/);
			expect(existsSync(join(machine.home, 'ran'))).toBe(false);
			expect(readdirSync(machine.temporary)).toEqual([]);
		});
	});

	describe('the Action', () => {
		type Action = {
			readonly inputs: Readonly<Record<string, {readonly default?: string}>>;
			readonly runs: {
				readonly steps: readonly [
					{readonly run: string; readonly env: Readonly<Record<string, string>>; readonly shell: string},
				];
			};
		};
		const action = parse(read('action.yml')) as Action;
		const [step] = action.runs.steps;

		/** As the runner fills in inputs. */
		function inputs(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
			const filled = Object.entries(step.env).map(([name, template]) => {
				const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(template)?.[1] ?? '';
				expect(action.inputs).toHaveProperty([input]);
				return [name, given[input] ?? action.inputs[input]?.default ?? ''];
			});
			return Object.fromEntries(filled);
		}

		test('tells a key that no server could accept, fails, and writes what code scanning takes', async () => {
			const {machine, env} = machineWith({
				'.env': 'ANTHROPIC_API_KEY="your-api-key"\n',
				'a.py': 'from dotenv import load_dotenv\nimport anthropic\nload_dotenv()\n',
			});
			const output = join(machine.folder, 'output');
			const ended = await runProgram('/bin/bash', ['-e', '-c', step.run], {
				cwd: machine.cwd,
				env: {...env, ...inputs({offline: 'true'}), GITHUB_ACTION_PATH: root, GITHUB_OUTPUT: output},
			});
			expect(ended).toMatchObject({code: 1, stderr: ''});
			expect(ended.stdout).toMatch(/^::error file=\.env,line=1,title=key-placeholder::/m);
			expect(readFileSync(output, 'utf8')).toBe('verdict=broken\n');
			const {runs} = JSON.parse(readFileSync(join(machine.cwd, 'claude-fix.sarif'), 'utf8'));
			expect(runs[0].results.length).toBeGreaterThan(0);
			for (const {locations} of runs[0].results) {
				expect(locations[0].physicalLocation.artifactLocation.uriBaseId).toBe('%SRCROOT%');
			}
		});

		test('a place in another folder is said from the root of the repository', async () => {
			const {machine, env} = machineWith({
				'the app/.env': 'ANTHROPIC_API_KEY="your-api-key"\n',
				'the app/a.py': 'from dotenv import load_dotenv\nimport anthropic\nload_dotenv()\n',
			});
			const {code, stdout} = await runProgram('/bin/bash', ['-e', '-c', step.run], {
				cwd: machine.cwd,
				env: {...env, ...inputs({offline: 'true', directory: 'the app'}), GITHUB_ACTION_PATH: root},
			});
			expect([code, stdout]).toEqual([1, expect.stringMatching(/^::error file=the app\/\.env,line=1,/m)]);
			const {runs} = JSON.parse(readFileSync(join(machine.cwd, 'claude-fix.sarif'), 'utf8'));
			expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('the%20app/.env');
		});

		test('sends the key that it is given, and shows it nowhere', async () => {
			const key = makeKey();
			const {machine, env} = machineWith({'a.py': 'import anthropic\n'});
			const ended = await runProgram('/bin/bash', ['-e', '-c', `${step.run}\nclaude-fix last --json || true`], {
				cwd: machine.cwd,
				env: {...env, ...inputs({'api-key': key, offline: 'true'}), GITHUB_ACTION_PATH: root},
			});
			expect(ended.code).toBe(0);
			const report = JSON.parse(ended.stdout.slice(ended.stdout.indexOf('{')));
			expect(report.requests.client.xApiKey.source).toBe('ANTHROPIC_API_KEY');
			expect(JSON.stringify(ended)).not.toContain(key);
		});
	});

	describe('the plugin', () => {
		const hooks = JSON.parse(read('plugin/hooks/hooks.json'));
		const {command} = hooks.hooks.SessionStart[0].hooks[0] as {readonly command: string};
		const start = (env: Readonly<Record<string, string>>, cwd: string) =>
			runProgram('/bin/sh', ['-c', command], {
				cwd,
				env: {...env, CLAUDE_PLUGIN_ROOT: join(root, 'plugin'), CLAUDECODE: '1'},
			});

		test('has one version and one name', () => {
			const plugin = JSON.parse(read('plugin/.claude-plugin/plugin.json'));
			const {plugins} = JSON.parse(read('.claude-plugin/marketplace.json'));
			expect(plugin).toMatchObject({name: 'fix-401', version});
			expect(plugins).toMatchObject([{name: 'fix-401', source: './plugin'}]);
			for (const name of ['commands/check.md', 'skills/diagnose/SKILL.md']) {
				expect(parse(/^---\n([\s\S]*?)\n---\n/.exec(read(`plugin/${name}`))?.[1] ?? '').description).toBeTruthy();
			}
		});

		test('lets be run without a question only what changes and allows nothing', () => {
			const [, head = ''] = /^---\n([\s\S]*?)\n---\n/.exec(read('plugin/commands/check.md')) ?? [];
			const allowed = `${parse(head)['allowed-tools']}`.split(/,\s*/);
			expect(allowed).toHaveLength(3);
			for (const tool of allowed) {
				expect(tool).toMatch(/^Bash\(claude-fix check --for (claude-code|api|app) --json\)$/);
			}
		});

		test('is silent on a machine where nothing is wrong, and where claude-fix is not installed', async () => {
			const {machine, env} = machineWith();
			const silent = {code: 0, stdout: '', stderr: ''};
			expect(await start({...env, ANTHROPIC_API_KEY: makeKey()}, machine.cwd)).toEqual(silent);
			// Of its own, given to every hook.
			const {stderr} = await start(
				{...env, CLAUDE_CODE_MESSAGING_TOKEN: 'f0e1d2c3b4a5968778695a4b3c2d1e0f'},
				machine.cwd,
			);
			expect(stderr).not.toContain('CLAUDE_CODE_MESSAGING_TOKEN');
			expect(await start({...env, PATH: systemPath, ANTHROPIC_API_KEY: 'your-api-key'}, machine.cwd)).toEqual(silent);
		});

		test('says on standard error what is wrong', async () => {
			const {machine, env} = machineWith();
			const {code, stdout, stderr} = await start({...env, ANTHROPIC_API_KEY: 'your-api-key'}, machine.cwd);
			expect([code, stdout]).toEqual([2, '']);
			expect(stderr).toContain('example');
		});
	});
});
