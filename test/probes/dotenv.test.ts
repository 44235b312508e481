// Which .env files count in a folder, who loads them, and what each makes of them.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: some of it is shell syntax.

import {describe, expect, test} from 'vitest';
import type {DotenvFiles} from '../../source/core/readings.js';
import {Secret} from '../../source/core/secret.js';
import {dotenvFiles} from '../../source/probes/dotenv.js';
import {sourceFiles} from '../../source/probes/source-files.js';
import {expectProportion} from '../helpers/growth.js';
import {type Content, type ScratchOptions, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const key = makeSecret('api-key', 'dotenv').value;
const other = makeSecret('api-key', 'other').value;

type Row = readonly [name: string, files: Readonly<Record<string, Content>>, loaders: readonly string[]];

const env = {'./.env': `ANTHROPIC_API_KEY=${key}\n`};

const rows: readonly Row[] = [
	['nothing loads it', env, []],
	['python', {...env, './app/main.py': 'from dotenv import load_dotenv\nload_dotenv()\n'}, ['python-dotenv']],
	[
		'python, with override',
		{...env, './main.py': 'import dotenv\ndotenv.load_dotenv(\n  override=True,\n)\n'},
		['python-dotenv!'],
	],
	['python, in a comment', {...env, './main.py': '# load_dotenv()\n'}, []],
	['flask by itself', {...env, './requirements.txt': 'flask\npython-dotenv\n'}, ['python-dotenv']],
	['dotenv/config', {...env, './a.mjs': "import 'dotenv/config'\n"}, ['dotenv']],
	['dotenv, with override', {...env, './a.js': "require('dotenv').config({override: true})\n"}, ['dotenv!']],
	['dotenv, by name', {...env, './src/a.ts': "import {config} from 'dotenv';\nconfig();\n"}, ['dotenv']],
	['config() of something else', {...env, './a.ts': "import {config} from './config';\nconfig();\n"}, []],
	[
		'a script of package.json',
		{...env, './package.json': {scripts: {start: 'node -r dotenv/config a.js'}}},
		['dotenv'],
	],
	['node --env-file', {...env, './package.json': {scripts: {start: 'node --env-file=.env a.js'}}}, ['node']],
	['bun', {...env, './bun.lock': '{}\n'}, ['bun']],
	['next', {...env, './package.json': {dependencies: {next: '15'}}}, ['dotenv-expand']],
	['vite alone hands nothing to process.env', {...env, './package.json': {dependencies: {vite: '6'}}}, []],
	['docker --env-file in a README', {...env, './README.md': 'Run `docker run --env-file .env app`\n'}, ['docker']],
	['compose', {...env, './docker-compose.yml': 'services:\n  a:\n    env_file:\n      - .env\n'}, ['compose']],
	['compose, for other variables only', {...env, './compose.yaml': 'services:\n  a:\n    image: ${IMAGE}\n'}, []],
	['set -a and source', {...env, './run.sh': 'set -a\nsource .env\nset +a\n'}, ['source!']],
	['set -a in one line', {...env, './run.sh': 'set -a; . ./.env; set +a\n'}, ['source!']],
	['source without set -a exports nothing', {...env, './run.sh': 'source .env\n'}, ['source!']],
	['export $(cat .env | xargs)', {...env, './run.sh': 'export $(grep -v "^#" .env | xargs)\n'}, ['source!']],
	['aider', {...env, './.aider.conf.yml': 'dark-mode: true\n'}, ['aider!']],
	['librechat', {...env, './librechat.yaml': 'version: 1\n'}, ['librechat']],
	[
		'pydantic',
		{...env, './settings.py': 'class S(BaseSettings):\n    model_config = SettingsConfigDict(env_file=".env")\n'},
		['python-dotenv'],
	],
	['env_file of something else', {...env, './a.py': 'deploy(env_file=".env")\n'}, []],
	['Chainlit', {...env, './a.py': 'import chainlit as cl\n'}, ['python-dotenv']],
	[
		'Streamlit',
		{'./.streamlit/secrets.toml': `ANTHROPIC_API_KEY = "${key}"\n`, './a.py': 'import streamlit as st\n'},
		['streamlit!'],
	],
	[
		'Streamlit, among others',
		{'./.streamlit/secrets.toml': `ANTHROPIC_API_KEY = "${key}"\n`, './a.py': 'import anthropic, streamlit as st\n'},
		['streamlit!'],
	],
	['LangGraph', {...env, './langgraph.json': {graphs: {}, env: './.env'}}, ['other']],
	['dotenv-expand', {...env, './a.mjs': "import 'dotenv-expand/config'\n"}, ['dotenv-expand']],
	['dotenv-cli', {...env, './package.json': {scripts: {start: 'dotenv -- node a.js'}}}, ['dotenv']],
	[
		'env-cmd with a name',
		{...env, './.env.local': '', './package.json': {scripts: {start: 'env-cmd -f .env.local node a.js'}}},
		['dotenv'],
	],
	['vite, where a program reads it', {...env, './a.ts': 'const key = import.meta.env.VITE_KEY;\n'}, ['dotenv-expand']],
	['SvelteKit', {...env, './src/a.ts': "import {KEY} from '$env/static/private'\n"}, ['dotenv-expand']],
	['wrangler', {'./.dev.vars': `ANTHROPIC_API_KEY=${key}\n`, './wrangler.toml': 'name = "w"\n'}, ['dotenv']],
	['a library of Go', {...env, './main.go': 'func main() { godotenv.Load() }\n'}, ['other']],
	['one that replaces', {...env, './main.go': 'func main() { godotenv.Overload() }\n'}, ['other!']],
	['one of Ruby', {...env, './a.rb': "require 'dotenv/load'\n"}, ['other']],
	['one of C#, in a comment', {...env, './a.cs': '// DotNetEnv.Env.Load();\n'}, []],
	['pipenv', {...env, './Pipfile': '[packages]\nanthropic = "*"\n'}, ['other!']],
	['just', {...env, './justfile': 'set dotenv-load\n'}, ['other']],
	['Task', {...env, './Taskfile.yml': "version: '3'\ndotenv: ['.env']\n"}, ['other']],
	['uv run --env-file', {...env, './README.md': 'uv run --env-file .env a.py\n'}, ['other']],
	['a Procfile', {...env, './Procfile': 'web: python a.py\n'}, ['other']],
	['mise', {...env, './mise.toml': '[env]\n_.file = ".env"\n'}, ['other!']],
	['make', {...env, './Makefile': 'include .env\nexport\n\nrun:\n\tpython a.py\n'}, ['make!']],
	['make without export hands nothing on', {...env, './Makefile': 'include .env\n\nrun:\n\tpython a.py\n'}, []],
	['what lies in node_modules plays no part', {...env, './node_modules/x/a.js': "require('dotenv').config()\n"}, []],
];

describe('loaders', () => {
	test.each(rows)('%s', async (_, files, expected) => {
		const found = await dotenv({files});
		expect(found.loaders.map(({loader, overridesEnvironment}) => loader + (overridesEnvironment ? '!' : ''))).toEqual(
			expected,
		);
		expectHidden(found, key);
	});

	test('what op run resolves is not known here', async () => {
		const files = {'./.env': 'ANTHROPIC_API_KEY=op://dev/key\n', './Makefile': 'run:\n\top run --env-file=.env -- a\n'};
		const [found] = (await dotenv({files})).assignments;
		expect(found?.loadedBy).toMatchObject([{loader: 'other', isKeptElsewhere: true}]);
	});

	test('a plain source counts for lines that export', async () => {
		const files = {
			'./.env': `ANTHROPIC_API_KEY=${key}\nexport ANTHROPIC_AUTH_TOKEN=${other}\n`,
			'./run.sh': 'source .env\n',
		};
		const found = await dotenv({files});
		expect(found.assignments.map(({name, isLoaded}) => [name, isLoaded])).toEqual([
			['ANTHROPIC_API_KEY', false],
			['ANTHROPIC_AUTH_TOKEN', true],
		]);
	});

	test('quotes that are in the environment came from Docker', async () => {
		const found = await dotenv({
			files: {'./.env': `ANTHROPIC_API_KEY="${key}"\n`},
			env: {ANTHROPIC_API_KEY: `"${key}"`},
		});
		expect(found.loaders).toMatchObject([{loader: 'docker', because: {kind: 'environment'}}]);
		expect(found.inForce('ANTHROPIC_API_KEY')?.value.equals(new Secret(`"${key}"`))).toBe(true);
	});

	test('a CR that is in the environment came from a shell', async () => {
		const found = await dotenv({
			files: {'./.env': `ANTHROPIC_API_KEY=${key}\r\n`},
			env: {ANTHROPIC_API_KEY: `${key}\r`},
		});
		expect(
			found
				.inForce('ANTHROPIC_API_KEY', 'source')
				?.as('source')
				?.equals(new Secret(`${key}\r`)),
		).toBe(true);
		expect(found.inForce('ANTHROPIC_API_KEY')?.as('dotenv')?.equals(new Secret(key))).toBe(true);
	});

	test.each([
		['2.0.61', ['claude-code']],
		['2.0.64', []],
	])('Claude Code %s', async (version, expected) => {
		const files = {'./.env.local': `ANTHROPIC_API_KEY=${key}\n`};
		const found = await dotenv({files, programs: {claude: {version: `${version} (Claude Code)`}}});
		expect(found.loaders.map(({loader}) => loader)).toEqual(expected);
	});
});

describe('files', () => {
	test('examples are not counted', async () => {
		const line = `ANTHROPIC_API_KEY=${key}\n`;
		const found = await dotenv({
			files: {
				'./.env.example': line,
				'./.env.sample': line,
				'./.env.template': line,
				'./.env.vault': line,
				'./.env.local': line,
			},
		});
		expect(found.files.map(({path}) => path.replace(/.*\//, ''))).toEqual(['.env.local']);
	});

	test("of several files the last in the loader's order wins", async () => {
		const found = await dotenv({
			files: {
				'./.env': 'ANTHROPIC_BASE_URL=https://a.example\n',
				'./.env.local': 'ANTHROPIC_BASE_URL=https://b.example\n',
				'./.env.production': 'ANTHROPIC_BASE_URL=https://c.example\n',
				'./package.json': {dependencies: {next: '15'}},
			},
		});
		expect(found.inForce('ANTHROPIC_BASE_URL')).toMatchObject({
			plain: 'https://b.example',
			site: {line: 1},
			isLoaded: true,
		});
	});

	test('aider: home, git root, working folder', async () => {
		const found = await dotenv({
			cwd: '~/repo/sub',
			files: {
				'~/.env': 'ANTHROPIC_BASE_URL=https://home.example\n',
				'~/repo/.env': 'ANTHROPIC_BASE_URL=https://root.example\n',
				'~/repo/.git/HEAD': 'ref: refs/heads/main\n',
				'./.aider.conf.yml': 'dark-mode: true\n',
			},
		});
		expect(found.inForce('ANTHROPIC_BASE_URL', 'aider')?.plain).toBe('https://root.example');
	});

	test('python-dotenv looks upwards', async () => {
		const found = await dotenv({
			cwd: '~/repo/sub',
			files: {'~/repo/.env': 'ANTHROPIC_BASE_URL=https://up.example\n', './a.py': 'load_dotenv()\n'},
		});
		expect(found.inForce('ANTHROPIC_BASE_URL')?.plain).toBe('https://up.example');
	});

	test('a file that the code names', async () => {
		const found = await dotenv({
			files: {
				'./config/prod.env': 'ANTHROPIC_BASE_URL=https://named.example\n',
				'./a.py': 'load_dotenv("config/prod.env", override=True)\n',
			},
		});
		expect(found.inForce('ANTHROPIC_BASE_URL')).toMatchObject({
			plain: 'https://named.example',
			overridesEnvironment: true,
		});
	});

	test('a comment that is not UTF-8 hides nothing', async () => {
		const text = Buffer.from(`# caf\xe9\nANTHROPIC_API_KEY=${key}\n`, 'latin1');
		const found = await dotenv({files: {'./.env': text, './a.js': "import 'dotenv/config'"}});
		expect(found.inForce('ANTHROPIC_API_KEY')).toMatchObject({site: {line: 2}, isLoaded: true});
	});

	test('a folder, a broken link and binary rubbish do no harm', async () => {
		const found = await dotenv({
			files: {'./.env.local': new Uint8Array([0, 255, 254, 0, 1, 2, 3]), './a.js': "import 'dotenv/config'"},
			folders: ['./.env'],
			links: {'./.env.development': './nowhere'},
		});
		expect(found.assignments).toEqual([]);
		expect(found.files.every(({state}) => state === 'unreadable')).toBe(true);
	});

	test.each<readonly [string, number, (size: number) => Readonly<Record<string, Content>>]>([
		['a file of comments and assignments', 7000, (size) => ({'./.env': 'K=1\n#K=2\n'.repeat(size)})],
		['quotes without end', 8000, (size) => ({'./.env': `K="\nL='\nM=\`\n`.repeat(size)})],
		[
			'a word without end',
			200_000,
			(size) => ({
				'./compose.yml': `services:\n  a:\n    env_file:\n      - ${'a'.repeat(size)}\n`,
				'./a.js': `// anthropic\nx = ${'a'.repeat(size)}\n`,
			}),
		],
		['variables without end', 20_000, (size) => ({'./.env': `A=${'${A:-'.repeat(size)}\n`})],
	])('hostile: %s', async (_, most, files) => {
		await expectProportion(most, async (size) => {
			const {host} = scratchHost({files: files(size)});
			await read(host, dotenvFiles);
			await read(host, sourceFiles);
		});
	});

	test('a mark at the beginning is no part of the name, but for a pinned old python-dotenv', async () => {
		const files = {'./.env': `\ufeffANTHROPIC_API_KEY=${key}\n`, './a.py': 'load_dotenv()\n'};
		expect((await dotenv({files})).assignments[0]?.isLoaded).toBe(true);
		const old = await dotenv({files: {...files, './requirements.txt': 'python-dotenv==1.1.1\n'}});
		expect(old.assignments[0]?.isLoaded).toBe(false);
	});
});

function dotenv(options: ScratchOptions): Promise<DotenvFiles> {
	return read(scratchHost(options).host, dotenvFiles);
}
