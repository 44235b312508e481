// A secret in every source that claude-fix reads, of every form: none is on a screen, in what is printed, or in what claude-fix keeps for itself.
import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {type Ended, run, type Scratch, scratch} from '../helpers/built.js';
import {leakOf} from '../helpers/leaks.js';
import {serve} from '../helpers/loopback.js';
import {Purse} from '../helpers/many-secrets.js';
import {limit} from '../helpers/patience.js';
import {hasTerminal, keys, openTerminal} from '../helpers/terminal.js';

const isWindows = process.platform === 'win32';

type Rigged = {readonly machine: Scratch; readonly purse: Purse; readonly more: Readonly<Record<string, string>>};

function rig(server = 'http://127.0.0.1:9'): Rigged {
	const machine = scratch();
	const purse = new Purse();
	const put = (path: string, content: string | object, mode = 0o644) => {
		const place = path.replace(/^~/, machine.home).replace(/^\./, machine.cwd);
		mkdirSync(dirname(place), {recursive: true});
		writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
		chmodSync(place, mode);
	};
	const gateway = (name: string) => `${server}/t/${purse.of('tenant', name)}/v1?sig=${purse.of('hex', name)}`;
	put('~/.claude.json', {
		hasCompletedOnboarding: true,
		primaryApiKey: purse.of('anthropic', 'primary'),
		customApiKeyResponses: {approved: [], rejected: [purse.of('anthropic', 'rejected').slice(-20)]},
		projects: {[machine.cwd]: {hasTrustDialogAccepted: true}},
		mcpServers: {
			tool: {
				command: 'tool',
				args: ['--password', purse.of('password', 'argument')],
				env: {ANTHROPIC_API_KEY: purse.of('plain', 'mcp')},
			},
		},
	});
	put('~/.claude/.credentials.json', {
		claudeAiOauth: {
			accessToken: purse.of('oauth', 'login'),
			refreshToken: purse.of('refresh', 'login'),
			expiresAt: 1,
			scopes: ['user:inference'],
			subscriptionType: 'max',
		},
	});
	put('~/.claude/settings.json', {
		env: {
			ANTHROPIC_BASE_URL: gateway('settings'),
			ANTHROPIC_CUSTOM_HEADERS: `X-Team: ${purse.of('plain', 'header')}\nAuthorization: Bearer ${purse.of('plain', 'bearer')}`,
			AWS_SECRET_ACCESS_KEY: purse.of('aws', 'settings'),
			WHATEVER: purse.of('password', 'whatever'),
		},
		apiKeyHelper: `~/bin/helper --vault ${purse.of('plain', 'command')}`,
		forceLoginMethod: purse.of('plain', 'method'),
	});
	put(
		'./.claude/settings.json',
		`{"env": {"ANTHROPIC_AUTH_TOKEN": "${purse.of('relay', 'project')}",}, "x": "${purse.of('plain', 'beside')}"`,
	);
	put(
		'~/bin/helper',
		`#!/bin/sh\necho '{"key": "${purse.of('anthropic', 'helper')}", "other": "${purse.of('plain', 'helper')}"}'\necho 'debug: vault said ${purse.of('password', 'helper')} and ${purse.of('openai', 'helper')}' >&2\nexit 1\n`,
		0o755,
	);
	put('~/bin/claude', `#!/bin/sh\necho 'cannot start: ${purse.of('plain', 'claude')}' >&2\nexit 3\n`, 0o755);
	put(
		'~/.bashrc',
		[
			`export GITHUB_PAT=${purse.of('github', 'shell')}`,
			`export DB_LOGIN="${purse.of('password', 'before')}"`,
			`export ANTHROPIC_API_KEY="${purse.of('anthropic', 'shell')}"`,
			`export ANTHROPIC_AUTH_TOKEN=${purse.of('plain', 'shell')}`,
			`alias db='mysql -u dev -p${purse.of('password', 'after')}'`,
			`curl -u dev:${purse.of('password', 'curl')} https://x.example/${purse.of('plain', 'curl')}`,
			`export HTTPS_PROXY=http://dev:${purse.of('password', 'proxy')}@127.0.0.1:9`,
			`export ANTROPIC_API_KEY='${purse.of('plain', 'misspelled')}'`,
			'',
		].join('\n'),
	);
	put('~/.bash_history', `export ANTHROPIC_API_KEY=${purse.of('anthropic', 'history')}\n`);
	put('~/.netrc', `machine x.example login dev password ${purse.of('password', 'netrc')}\n`);
	put(
		'~/.aws/credentials',
		`[default]\naws_access_key_id = AKIA${purse.of('small', 'aws').toUpperCase().slice(0, 16)}\naws_secret_access_key = ${purse.of('aws', 'file')}\n`,
	);
	put(
		'./.env',
		`ANTHROPIC_API_KEY=${purse.of('anthropic', 'dotenv')}\nODD_NAME="${purse.of('plain', 'odd')}"\nANTHROPIC_BASE_URL=${gateway('dotenv')}\nDATABASE_URL=postgres://dev:${purse.of('password', 'database')}@db.example/x\n`,
	);
	put('./.env.local', `ANTHROPIC_API_KEY="${purse.of('anthropic', 'local')} "\n`);
	put('./.envrc', `export ANTHROPIC_API_KEY=${purse.of('anthropic', 'envrc')}\n`);
	put('./mise.toml', `[env]\nANTHROPIC_API_KEY = "${purse.of('anthropic', 'mise')}"\n`);
	put(
		'./app.py',
		`import anthropic\nclient = anthropic.Anthropic(api_key="${purse.of('anthropic', 'source')}", base_url="${gateway('source')}")\n`,
	);
	put(
		`./keys-${purse.of('anthropic', 'name')}.py`,
		`import anthropic\nanthropic.Anthropic(api_key="${purse.of('openai', 'file')}")\n`,
	);
	put(`./${purse.of('plain', 'folder')}/.env`, `ANTHROPIC_API_KEY=${purse.of('anthropic', 'deeper')}\n`);
	put('./.mcp.json', {mcpServers: {x: {command: 'x', env: {ANTHROPIC_API_KEY: purse.of('anthropic', 'mcp')}}}});
	put(
		'./litellm_config.yaml',
		`model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/x\n      api_key: "${purse.of('plain', 'litellm')}"\n      api_base: "${gateway('litellm')}"\n`,
	);
	put('~/.config/zed/settings.json', {
		language_models: {anthropic: {api_url: gateway('zed')}},
		agent_servers: {claude: {env: {ANTHROPIC_API_KEY: purse.of('anthropic', 'zed')}}},
	});
	put(
		'~/.continue/config.yaml',
		`models:\n  - provider: anthropic\n    apiKey: ${purse.of('plain', 'continue')}\n    apiBase: ${gateway('continue')}\n`,
	);
	const git = (script: string) =>
		execFileSync('/bin/sh', ['-c', script], {
			cwd: machine.cwd,
			env: {...machine.environment, PATH: '/usr/bin:/bin'},
			stdio: 'ignore',
		});
	git(
		`git init -q && git remote add origin https://dev:${purse.of('github', 'remote')}@git.example/x.git && git add -A && git -c user.name=D -c user.email=d@e.example commit -q -m start`,
	);
	return {
		machine,
		purse,
		more: {
			PATH: `${join(machine.home, 'bin')}:${machine.environment.PATH}:/usr/bin:/bin`,
			SHELL: '/bin/bash',
			ANTHROPIC_BASE_URL: gateway('environment'),
			ANTHROPIC_API_KEY: purse.of('anthropic', 'environment'),
			ANTHROPIC_AUTH_TOKEN: purse.of('plain', 'environment'),
			ANTHROPIC_CUSTOM_HEADERS: `X-Api-Key: ${purse.of('hex', 'environment')}\nX-Tenant: ${purse.of('tenant', 'environment')}`,
			ANTHROPIC_MODEL: purse.of('openrouter', 'model'),
			HTTPS_PROXY: `http://dev:${purse.of('password', 'own proxy')}@127.0.0.1:9`,
			AWS_SECRET_ACCESS_KEY: purse.of('aws', 'environment'),
			AWS_PROFILE: purse.of('plain', 'profile'),
			CLAUDE_CODE_OAUTH_TOKEN: purse.of('oauth', 'environment'),
		},
	};
}

function expectNone({purse}: Rigged, text: string): void {
	const piece = leakOf(text, ...purse.all.map(({body}) => body)) ?? '';
	const named = purse.all.flatMap(({name, body}) => (piece !== '' && body.includes(piece) ? [name] : []));
	expect({named, after: text.slice(0, text.indexOf(piece)).slice(-60)}).toEqual({named: [], after: ''});
}

/** All that claude-fix wrote for itself; what undo needs is kept to the byte, and only for its owner. */
function ownTexts({home}: Scratch): string {
	const paths = readdirSync(home, {recursive: true, encoding: 'utf8'}).filter(
		(path) => path.includes('/claude-fix/') && !/\d{8}-\d{6}-\d+\//.test(path),
	);
	return paths
		.flatMap((path) => (statSync(join(home, path)).isFile() ? [readFileSync(join(home, path), 'utf8')] : []))
		.join('\n');
}

describe.skipIf(isWindows)('of a secret in every source', () => {
	let rigged: Rigged;
	const runs: {words: readonly string[]; ended: Ended}[] = [];
	const ask = async (words: readonly string[], input = '') => {
		const {machine, more} = rigged;
		const ended = await run(words, {...machine, more, input});
		runs.push({words, ended});
		return ended;
	};

	test('nothing is printed, in whatever way', {timeout: limit(240_000)}, async () => {
		const purse = new Purse();
		const server = (
			await serve({
				status: 401,
				body: JSON.stringify({
					type: 'error',
					error: {
						type: 'authentication_error',
						message: `Incorrect API key provided: ${purse.of('plain', 'answer')} (see vault ${purse.of('hex', 'answer')})`,
					},
				}),
			})
		).origin;
		rigged = rig(server);
		rigged.purse.of('plain', 'answer');
		rigged.purse.of('hex', 'answer');
		const causes = new Set<string>();
		for (const purpose of ['claude-code', 'api', 'app']) {
			for (const words of [['check'], ['check', '--json'], ['report'], ['last'], ['last', '--json']]) {
				const given = words[0] === 'last' ? [] : ['--for', purpose, '--allow', 'gateway,helper'];
				const {code, stdout} = await ask([...words, ...given]);
				expect([0, 1, 3]).toContain(code);
				if (words.join() === 'check,--json') {
					for (const {cause} of (JSON.parse(stdout) as {findings: {cause: string}[]}).findings) {
						causes.add(cause);
					}
				}
			}
		}
		expect(causes.size).toBeGreaterThan(8);
		for (const cause of causes) {
			await ask(['fix', cause, '--dry-run', '--offline']);
		}
		for (const {words, ended} of runs) {
			expect({words, ended}).not.toMatchObject({ended: {code: 70}});
			expectNone(rigged, ended.stdout + ended.stderr);
		}
		expectNone(rigged, ownTexts(rigged.machine));
	});

	test('nothing of a fix that is applied stays but its backups', async () => {
		rigged = rig();
		for (const words of [
			['fix', 'settings-malformed', '--yes', '--offline'],
			['undo', '--list'],
			['undo', '--list', '--json'],
			['undo'],
		]) {
			const {stdout, stderr} = await ask(words);
			expectNone(rigged, stdout + stderr);
		}
		expectNone(rigged, ownTexts(rigged.machine));
	});

	test('no word of the command line is repeated', {timeout: limit(240_000)}, async () => {
		rigged = rig();
		const forms = ['anthropic', 'openai', 'plain', 'password', 'hex', 'tenant', 'github', 'aws'] as const;
		const places: readonly ((word: string) => readonly string[])[] = [
			(word) => [word],
			(word) => ['fix', word],
			(word) => ['undo', word],
			(word) => ['demo', word],
			(word) => ['explain', `it said ${word}`],
			(word) => ['explain', '--json', word],
			(word) => ['check', word],
			(word) => ['check', '--only', word],
			(word) => ['check', '--skip', word],
			(word) => ['check', '--for', word],
			(word) => ['check', '--allow', word],
			(word) => ['check', '--timeout', word],
			(word) => ['check', `--${word}`],
			(word) => ['check', '--cwd', `/x/${word}`],
		];
		// Each place with two forms, each form in three places and more: all pairs are in commands/line/arguments.test.ts.
		for (const [at, place] of places.entries()) {
			for (const form of [forms[at % forms.length], forms[(at + 3) % forms.length]]) {
				const word = rigged.purse.of(form ?? 'plain', 'argument');
				const {stdout, stderr, code} = await ask([...place(word), '--offline']);
				expect(code).not.toBe(70);
				expectNone(rigged, stdout + stderr);
			}
		}
		for (const form of ['plain', 'password'] as const) {
			const word = rigged.purse.of(form, 'argument');
			const {stdout, stderr} = await ask(['explain', '-'], `API Error: 401 ${word}\nx-api-key: ${word}`);
			expectNone(rigged, stdout + stderr);
		}
	});

	test.skipIf(!hasTerminal)(
		'no screen of a session shows one',
		async () => {
			rigged = rig();
			const {machine, more, purse} = rigged;
			const terminal = openTerminal(['--offline'], {scratch: machine, more, columns: 100, rows: 40});
			await terminal.shows(/w why/);
			// Through whatever is there: why, the ladder, the checks and one of them, the menu, the other findings. Enter would cure, and then leave.
			for (const pressed of [
				...['w', keys.escape, 'l', keys.escape],
				...['v', keys.down, keys.enter, keys.escape, keys.escape],
				...['m', keys.down, keys.escape, '?', keys.escape, 'n', 'n', 'v'],
			]) {
				await terminal.press(pressed, /\S/);
			}
			terminal.send(keys.interrupt);
			await terminal.ended();
			expectNone(rigged, terminal.raw());
			expectNone(rigged, terminal.raw().replace(/\u001b\[[0-9;?]*[A-Za-z]|\s+/g, ''));
			expectNone(rigged, ownTexts(machine));
			expect(purse.all.length).toBeGreaterThan(60);
		},
		limit(120_000),
	);
});
