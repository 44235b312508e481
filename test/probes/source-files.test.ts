// Keys and base URLs in source code, and whether a client is handed them.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is source code of others.
import {expect, test} from 'vitest';
import {Secret} from '../../source/core/secret.js';
import {sourceFiles} from '../../source/probes/source-files.js';
import {type Content, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const key = makeSecret('api-key', 'source').value;

type Row = readonly [name: string, files: Readonly<Record<string, Content>>, keys: readonly object[]];

test.each<Row>([
	[
		'an argument in Python (A73)',
		{'./bot.py': `import anthropic\n\nclient = anthropic.Anthropic(api_key="${key}")\n`},
		[{name: 'api_key', isPassedToClient: true, line: 3, language: 'python'}],
	],
	[
		'over several lines',
		{'./a.ts': `import Anthropic from '@anthropic-ai/sdk';\nnew Anthropic({\n\tapiKey: '${key}',\n});\n`},
		[{name: 'apiKey', isPassedToClient: true, line: 3, language: 'javascript'}],
	],
	[
		'by way of a constant',
		{'./a.py': `from anthropic import Anthropic\nKEY = '${key}'\nAnthropic(api_key=KEY)\n`},
		[{name: 'KEY', isPassedToClient: true, line: 2}],
	],
	['a constant that nobody uses', {'./a.py': `KEY = '${key}'\n`}, [{isPassedToClient: false}]],
	[
		'into the environment',
		{'./a.py': `import os, anthropic\nos.environ["ANTHROPIC_API_KEY"] = "${key}"\n`},
		[{name: 'ANTHROPIC_API_KEY', isPassedToClient: true}],
	],
	[
		'as what is used if there is none',
		{'./a.py': `import os, anthropic\nanthropic.Anthropic(api_key=os.getenv("ANTHROPIC_API_KEY", "${key}"))\n`},
		[{line: 2}],
	],
	[
		'Go, Java, a notebook',
		{
			'./main.go': `client := anthropic.NewClient(option.WithAPIKey("${key}"))\n`,
			'./A.java': `AnthropicOkHttpClient.builder().apiKey("${key}").build();\n`,
			'./n.ipynb': {source: [`client = Anthropic(api_key="${key}")\n`]},
			'./b.go': `key := "${key}"\n`,
		},
		[
			{name: 'apiKey', isPassedToClient: true, language: 'other'},
			{name: 'key', isPassedToClient: false},
			{name: 'WithAPIKey', isPassedToClient: true},
			{name: 'api_key', isPassedToClient: true},
		],
	],
	[
		'a header of curl',
		{'./run.sh': `curl https://api.anthropic.com/v1/models -H "x-api-key: ${key}"\n`},
		[{name: 'x-api-key', isPassedToClient: true, language: 'shell'}],
	],
	[
		'a header of fetch',
		{'./a.js': `fetch('https://api.anthropic.com/v1/messages', {headers: {'x-api-key': '${key}'}})\n`},
		[{name: 'x-api-key', isPassedToClient: true}],
	],
	[
		'a placeholder that a client gets',
		{'./a.py': 'import anthropic\nanthropic.Anthropic(api_key="YOUR_API_KEY")\n'},
		[{isPassedToClient: true}],
	],
	[
		'a variable',
		{
			'./a.js':
				"import Anthropic from '@anthropic-ai/sdk';\nnew Anthropic({apiKey: process.env.ANTHROPIC_API_KEY});\nfetch('x', {headers: {'x-api-key': `${key}`}});\n",
		},
		[],
	],
	[
		'a variable, and the next argument behind it',
		{
			'./a.py':
				'import requests\nrequests.get("https://api.anthropic.com", headers={"x-api-key": os.environ["CLAUDE_TOKEN"], "anthropic-version": "2023-06-01"})\n',
		},
		[],
	],
	[
		'a comment, a test, another vendor',
		{
			'./a.py': `import anthropic\n# Anthropic(api_key="${key}")\nopenai.OpenAI(api_key="sk-proj-abcdefghijklmnop")\n`,
			'./tests/a.py': `Anthropic(api_key="${key}")\n`,
		},
		[],
	],
])('%s', async (_, files, keys) => {
	const found = await read(scratchHost({files}).host, sourceFiles);
	expect(found.keys.map(({site, ...rest}) => ({...rest, line: site.line}))).toMatchObject(keys);
	expect(found.keys).toHaveLength(keys.length);
	expectHidden(found, key);
});

test('the literal can be replaced', async () => {
	const text = `import anthropic\nclient = anthropic.Anthropic(api_key="${key}")\n`;
	const found = await read(scratchHost({files: {'./a.py': text}}).host, sourceFiles);
	const {start, end} = found.keys[0]?.valueSpan ?? {start: 0, end: 0};
	expect(text.slice(start, end)).toBe(`"${key}"`);
	expect(found.keys[0]?.value.equals(new Secret(key))).toBe(true);
});

test('base URLs of clients', async () => {
	const files = {
		'./a.py':
			'from anthropic import Anthropic\nAnthropic(base_url="https://gw.example/v1")\nOpenAI(base_url="https://other.example")\n',
	};
	const found = await read(scratchHost({files}).host, sourceFiles);
	expect(found.baseUrls).toMatchObject([{plain: 'https://gw.example/v1', isPassedToClient: true, site: {line: 2}}]);
});

type Reads = readonly [name: string, files: Readonly<Record<string, Content>>, references: readonly object[]];

const sdk = "import Anthropic from '@anthropic-ai/sdk';\n";
const settings = 'class Settings(BaseSettings):\n    claude_key: str\n';

test.each<Reads>([
	[
		'a name of its own, that has to be there',
		{'./a.py': 'import os, anthropic\nanthropic.Anthropic(api_key=os.environ["CLAUDE_KEY"])\n'},
		[{slot: 'ANTHROPIC_API_KEY', names: ['CLAUDE_KEY'], isRequired: true, site: {line: 2}}],
	],
	[
		'one that may be missing',
		{'./a.py': 'import os, anthropic\nanthropic.Anthropic(api_key=os.getenv("CLAUDE_KEY"))\n'},
		[{names: ['CLAUDE_KEY'], isRequired: false}],
	],
	[
		'one after the other',
		{'./a.ts': `${sdk}new Anthropic({apiKey: process.env.CLAUDE_KEY ?? process.env.ANTHROPIC_API_KEY});\n`},
		[{names: ['CLAUDE_KEY', 'ANTHROPIC_API_KEY'], isRequired: false}],
	],
	[
		'token and base URL',
		{'./a.ts': `${sdk}new Anthropic({authToken: process.env.GW_TOKEN, baseURL: process.env['GW_URL']});\n`},
		[
			{slot: 'ANTHROPIC_AUTH_TOKEN', names: ['GW_TOKEN']},
			{slot: 'ANTHROPIC_BASE_URL', names: ['GW_URL']},
		],
	],
	[
		'by way of a constant',
		{'./a.py': 'import os, anthropic\nKEY = os.environ.get("CLAUDE_KEY")\nanthropic.Anthropic(api_key=KEY)\n'},
		[{names: ['CLAUDE_KEY'], site: {line: 2}}],
	],
	[
		'Go',
		{'./main.go': 'anthropic.NewClient(option.WithAPIKey(os.Getenv("TEAM_KEY")))\n'},
		[{names: ['TEAM_KEY'], language: 'other', isRequired: false}],
	],
	[
		'Java, C#, Ruby, Rust, a notebook: by the name alone',
		{
			'./A.java': 'var key = System.getenv("CLAUDE_KEY");\n',
			'./a.cs': 'var key = Environment.GetEnvironmentVariable( "CLAUDE_TOKEN" );\n',
			'./a.rb': 'uri = ENV["ANTHROPIC_PROXY_URL"]\n',
			'./a.rs': 'let key = env!("CLAUDE_SECRET");\n',
			'./b.go': 'key := os.Getenv("CLAUDE_API_KEY_DEV")\n',
			'./n.ipynb': {source: ['key = os.environ["CLAUDE_NOTEBOOK_KEY"]\n']},
		},
		[
			{slot: 'ANTHROPIC_API_KEY', names: ['CLAUDE_KEY'], language: 'other'},
			{slot: 'ANTHROPIC_API_KEY', names: ['CLAUDE_TOKEN']},
			{slot: 'ANTHROPIC_BASE_URL', names: ['ANTHROPIC_PROXY_URL']},
			{slot: 'ANTHROPIC_API_KEY', names: ['CLAUDE_SECRET']},
			{slot: 'ANTHROPIC_API_KEY', names: ['CLAUDE_API_KEY_DEV']},
			{slot: 'ANTHROPIC_API_KEY', names: ['CLAUDE_NOTEBOOK_KEY']},
		],
	],
	[
		'Go that is about another vendor, and what is no variable',
		{
			'./main.go':
				'// anthropic\nopenai.New(os.Getenv("OPENAI_API_KEY"))\nclaude.Say("KEY TO SUCCESS")\nclaude.Limit(os.Getenv("CLAUDE_MAX_TOKENS"))\n',
		},
		[],
	],
	[
		'a header of curl',
		{'./a.sh': 'curl -H "x-api-key: $CLAUDE_KEY" https://api.anthropic.com/v1/models\n'},
		[{names: ['CLAUDE_KEY'], language: 'shell'}],
	],
	[
		'settings of pydantic',
		{'./s.py': settings, './a.py': 'import anthropic\nanthropic.Anthropic(api_key=settings.claude_key)\n'},
		[{names: ['CLAUDE_KEY', 'claude_key'], isRequired: false}],
	],
	[
		'a constant of another file',
		{
			'./settings.py': 'import os\nCLAUDE_KEY = os.getenv("TEAM_KEY")\n',
			'./a.py': 'import anthropic\nfrom settings import CLAUDE_KEY\nanthropic.Anthropic(api_key=CLAUDE_KEY)\n',
		},
		[{names: ['TEAM_KEY'], site: {line: 3}}],
	],
	[
		'a member of an object',
		{
			'./config.ts': 'export const config = {claudeKey: process.env.TEAM_KEY};\n',
			'./a.ts': `${sdk}new Anthropic({apiKey: config.claudeKey});\n`,
		},
		[{names: ['TEAM_KEY']}],
	],
	[
		"a member whose name is every vendor's",
		{
			'./a.ts': `${sdk}new OpenAI({apiKey: process.env.OPENAI_API_KEY});\nnew Anthropic({apiKey: config.apiKey});\n`,
		},
		[],
	],
	[
		'a service of settings',
		{'./a.ts': `${sdk}new Anthropic({apiKey: this.config.get<string>('TEAM_KEY')});\n`},
		[{names: ['TEAM_KEY'], isRequired: false}],
	],
	[
		'secrets of Streamlit',
		{'./a.py': 'import anthropic\nanthropic.Anthropic(api_key=st.secrets["claude_key"])\n'},
		[{names: ['claude_key'], isRequired: true}],
	],
	[
		'a keyring',
		{'./a.py': 'import anthropic\nanthropic.Anthropic(api_key=keyring.get_password("a", "b"))\n'},
		[{names: [], isKeptElsewhere: true}],
	],
	[
		'what Compose hands on',
		{'./compose.yaml': 'services:\n  a:\n    environment:\n      ANTHROPIC_API_KEY: ${TEAM_KEY:?missing}\n'},
		[{names: ['TEAM_KEY'], language: 'any', site: {line: 4}}],
	],
	[
		'what Compose hands on as it is, in a list or in one line',
		{
			'./compose.yaml':
				'services:\n  a:\n    environment:\n      - ANTHROPIC_API_KEY=${ANTHROPIC_API_KEY}\n  b:\n    environment: {ANTHROPIC_AUTH_TOKEN: "${MINE:-}"}\n',
		},
		[
			{slot: 'ANTHROPIC_API_KEY', names: ['ANTHROPIC_API_KEY'], isGiven: true, site: {line: 4}},
			{slot: 'ANTHROPIC_AUTH_TOKEN', names: ['MINE'], isGiven: true, site: {line: 6}},
		],
	],
	[
		'what a program stops without',
		{
			'./a.ts':
				"import {createAnthropic} from '@ai-sdk/anthropic';\nif (!process.env.ANTHROPIC_API_KEY) {\n\tthrow new Error('set it');\n}\ncreateAnthropic({apiKey: process.env.ANTHROPIC_API_KEY});\n",
			'./b.py':
				'import os, anthropic\nif not os.getenv("CLAUDE_KEY"):\n    print("no key")\n    raise SystemExit(1)\nanthropic.Anthropic(api_key=os.getenv("CLAUDE_KEY"))\n',
			'./c.py':
				'import os, anthropic\nif not os.getenv("QUIET"):\n    print("hello")\nanthropic.Anthropic(api_key=os.getenv("OTHER"))\n',
		},
		[
			{names: ['ANTHROPIC_API_KEY'], isRequired: true},
			{names: ['CLAUDE_KEY'], isRequired: true},
			{names: ['OTHER'], isRequired: false},
		],
	],
	[
		'what Compose has a default for',
		{'./compose.yaml': 'services:\n  a:\n    environment:\n      - ANTHROPIC_API_KEY=${ANTHROPIC_API_KEY:-sk-local}\n'},
		[],
	],
	[
		'a number of tokens in the settings of pydantic',
		{'./s.py': settings, './a.py': 'import anthropic\nanthropic.Anthropic(api_key=settings.max_tokens)\n'},
		[],
	],
	['an attribute of something else', {'./a.py': 'import anthropic\nanthropic.Anthropic(api_key=settings.key)\n'}, []],
	[
		"the SDK's own name, a comment, another vendor",
		{
			'./a.py':
				'import os, anthropic\nanthropic.Anthropic(api_key=os.environ["ANTHROPIC_API_KEY"])\n# anthropic.Anthropic(api_key=os.environ["OLD"])\nOpenAI(api_key=os.environ["OPENAI_API_KEY"])\n',
		},
		[{slot: 'ANTHROPIC_API_KEY', names: ['ANTHROPIC_API_KEY'], isRequired: true}],
	],
])('what a client reads: %s', async (_, files, references) => {
	const found = await read(scratchHost({files}).host, sourceFiles);
	expect(found.references).toMatchObject(references);
	expect(found.references).toHaveLength(references.length);
});

test('languages, most files first, and what manifests name', async () => {
	const files = {
		'./a.sh': 'curl https://api.anthropic.com/v1/messages\n',
		'./b.py': 'import anthropic\n',
		'./c.py': 'from anthropic import Anthropic\n',
		'./package.json': {dependencies: {'@anthropic-ai/sdk': '1'}},
		'./requirements.txt': 'anthropic>=1\n',
	};
	const found = await read(scratchHost({files}).host, sourceFiles);
	expect(found.languages).toEqual(['python', 'shell', 'javascript']);
});

test.each([
	['from anthropic import AnthropicBedrock\nc = AnthropicBedrock()\n', 'bedrock'],
	['from anthropic import AsyncAnthropicVertex\nc = AsyncAnthropicVertex()\n', 'vertex'],
	['import anthropic\na = anthropic.Anthropic()\nb = anthropic.AnthropicBedrock()\n', 'sdk'],
	['import anthropic\n', 'sdk'],
	['import os, anthropic\n', 'sdk'],
])('%j is a client of %s', async (text, kind) => {
	expect((await read(scratchHost({files: {'./a.py': text}}).host, sourceFiles)).clients).toMatchObject([{kind}]);
});

test.each([
	['of names, in a file about something else', './colors.py', 'colorToken = 1\n'.repeat(5100), []],
	['of arguments of clients', './b.py', `import anthropic\n${'Anthropic(api_key=K)\n'.repeat(1100)}`, ['b.py']],
	['of names in quotes', './B.java', `// anthropic\n${'claude.a("CLAUDE_KEY");\n'.repeat(1100)}`, ['B.java']],
])('too much %s hides nothing in others', async (_, path, text, unread) => {
	const files = {
		[path]: text,
		'./a.py': `import os, anthropic\nAnthropic(api_key=os.environ["CLAUDE_KEY"])\nK = "${key}"\n`,
	};
	const found = await read(scratchHost({files}).host, sourceFiles);
	expect(found.references).toMatchObject([{names: ['CLAUDE_KEY'], site: {line: 2}}]);
	expect(found.keys).toHaveLength(1);
	expect(found.unread.map((one) => one.split('/').at(-1))).toEqual(unread);
});

test('not all of a big project is read, and nothing of a home folder but what lies in it', async () => {
	const many = Object.fromEntries(
		Array.from({length: 260}, (_, index) => [`./src/f${index}.py`, 'import anthropic\n']),
	);
	expect((await read(scratchHost({files: many}).host, sourceFiles)).clients).toHaveLength(200);
	const home = scratchHost({cwd: '~', files: {'~/src/a.py': 'import anthropic\n'}});
	expect((await read(home.host, sourceFiles)).clients).toEqual([]);
});
