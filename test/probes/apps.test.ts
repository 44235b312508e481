// Third-party apps: which are set up, with which key and base URL, at which place of which file.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are references of apps.
import {describe, expect, test} from 'vitest';
import {placeOf, writePlace} from '../../source/core/place.js';
import {Secret} from '../../source/core/secret.js';
import {codingApps} from '../../source/probes/apps/coding.js';
import {otherApps} from '../../source/probes/apps/gateways.js';
import {apps} from '../../source/probes/apps.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const key = makeSecret('api-key', 'apps').value;
const other = makeSecret('api-key', 'apps-other').value;

type Seen = {
	readonly app: string;
	readonly key?: string;
	readonly url?: string;
	readonly label?: string;
	readonly [more: string]: unknown;
};

const rows: readonly (readonly [string, ScratchOptions, readonly Seen[]])[] = [
	[
		'OpenCode: key and URL in two files (C078)',
		{
			files: {
				'~/.local/share/opencode/auth.json': {anthropic: {type: 'api', key}},
				'~/.config/opencode/opencode.jsonc':
					'{\n  // gateway\n  "provider": {"anthropic": {"options": {\n    "baseURL": "https://gw.example"}}}\n}\n',
			},
		},
		[
			{
				app: 'opencode',
				key: '~/.local/share/opencode/auth.json:4',
				url: '~/.config/opencode/opencode.jsonc:4 https://gw.example',
			},
		],
	],
	[
		'OpenCode: a sign-in is no key',
		{files: {'~/.local/share/opencode/auth.json': {anthropic: {type: 'oauth', access: key}}}},
		[],
	],
	[
		'Positron (C079)',
		{
			files: {
				'~/.config/Positron/User/settings.json':
					'{\n  // x\n  "authentication.anthropic.baseUrl": "https://api.anthropic.com",\n}\n',
			},
		},
		[{app: 'positron', url: '~/.config/Positron/User/settings.json:3 https://api.anthropic.com'}],
	],
	['Positron without it', {files: {'~/.config/Positron/User/settings.json': {'editor.fontSize': 13}}}, []],
	[
		'Continue (H61), and its other models',
		{
			files: {
				'~/.continue/config.yaml': `models:\n  - name: Opus\n    provider: anthropic\n    apiKey: ${key}\n    apiBase: https://api.anthropic.com/v1/\n  - name: GPT\n    provider: openai\n    apiKey: sk-x\n`,
			},
		},
		[
			{
				app: 'continue',
				label: 'Opus',
				key: '~/.continue/config.yaml:4',
				url: '~/.continue/config.yaml:5 https://api.anthropic.com/v1/',
			},
		],
	],
	[
		'Continue: a secret of its own file',
		{
			files: {
				'~/.continue/config.yaml':
					'models:\n  - name: Opus\n    provider: anthropic\n    apiKey: ${{ secrets.ANTHROPIC_API_KEY }}\n',
				'~/.continue/.env': `ANTHROPIC_API_KEY=${key}\n`,
			},
			env: {ANTHROPIC_API_KEY: other},
		},
		[{app: 'continue', label: 'Opus', key: '~/.continue/config.yaml:4', refersTo: 'ANTHROPIC_API_KEY'}],
	],
	[
		'LiteLLM (A24), a reference to the environment',
		{
			files: {
				'./config.yaml':
					'model_list:\n  - model_name: claude\n    litellm_params:\n      model: anthropic/claude-sonnet-4-5\n      api_base: https://api.anthropic.com/v1\n      api_key: os.environ/ANTHROPIC_API_KEY\n  - model_name: gpt\n    litellm_params:\n      model: openai/gpt-5\n      api_key: x\n',
			},
			env: {ANTHROPIC_API_KEY: key},
		},
		[
			{
				app: 'litellm',
				label: 'claude',
				key: './config.yaml:6',
				refersTo: 'ANTHROPIC_API_KEY',
				url: './config.yaml:5 https://api.anthropic.com/v1',
			},
		],
	],
	['some other config.yaml', {files: {'./config.yaml': `anthropic:\n  api_key: ${key}\n`}}, []],
	[
		'LibreChat (A21)',
		{
			files: {
				'./.env': `HOST=localhost\nANTHROPIC_API_KEY=${key}\nANTHROPIC_REVERSE_PROXY=https://gw.example/\n`,
				'./librechat.yaml': 'version: 1\n',
			},
		},
		[{app: 'librechat', key: './.env:2', url: './.env:3 https://gw.example/', trailingSlash: 'refused'}],
	],
	[
		'LibreChat: users bring their own (A74)',
		{files: {'./.env': 'ANTHROPIC_API_KEY=user_provided\n', './librechat.yaml': 'version: 1\n'}},
		[{app: 'librechat', key: './.env:1', isKeyElsewhere: true, is: 'user_provided'}],
	],
	['a .env without LibreChat', {files: {'./.env': `ANTHROPIC_API_KEY=${key}\n`}}, []],
	[
		'Zed: an agent with a key (C027)',
		{
			files: {
				'~/.config/zed/settings.json': `// Zed\n{\n  "agent_servers": {\n    "claude": {"env": {\n      "ANTHROPIC_API_KEY": "${key}"}},\n  },\n}\n`,
			},
		},
		[
			{
				app: 'zed-agent',
				label: 'claude',
				key: '~/.config/zed/settings.json:5',
				startsClaudeCode: true,
				header: 'x-api-key',
			},
		],
	],
	[
		'Zed: a token goes out as bearer',
		{files: {'~/.config/zed/settings.json': {agent_servers: {claude: {env: {ANTHROPIC_AUTH_TOKEN: key}}}}}},
		[{app: 'zed-agent', key: '~/.config/zed/settings.json:5', header: 'bearer'}],
	],
	[
		'Zed: the URL of its own model (H60)',
		{files: {'~/.config/zed/settings.json': {language_models: {anthropic: {api_url: 'https://api.anthropic.com'}}}}},
		[{app: 'zed', url: '~/.config/zed/settings.json:4 https://api.anthropic.com'}],
	],
	[
		'aider: the project comes after home (H57)',
		{
			files: {
				'~/.env': `ANTHROPIC_API_KEY=${other}\n`,
				'./.env': `ANTHROPIC_API_KEY=${key}\n`,
				'./.aider.conf.yml': 'dark-mode: true\n',
			},
		},
		[{app: 'aider', key: './.env:1'}],
	],
	[
		'claude-code-router: the whole address',
		{
			files: {
				'~/.claude-code-router/config.json': {
					Providers: [
						{name: 'a', api_base_url: 'https://api.anthropic.com/v1/messages', api_key: key},
						{name: 'b', api_base_url: 'https://other.example', api_key: 'x'},
					],
				},
			},
		},
		[
			{
				app: 'claude-code-router',
				label: 'a',
				url: '~/.claude-code-router/config.json:5 https://api.anthropic.com/v1/messages',
				path: 'endpoint',
			},
		],
	],
	['a broken file about Claude', {files: {'~/.config/opencode/opencode.json': '{"provider": {"anthropic": {'}}, []],
	[
		'hostile YAML',
		{
			files: {
				'./config.yaml': `model_list: &a [*a, *a]\nb: ${'['.repeat(5000)}\n`,
				'~/.continue/config.yaml': `a: &x [1]\n${'b: [*x,*x,*x]\n'.repeat(1000)}`,
			},
		},
		[],
	],
];

describe('apps', () => {
	test.each(rows)('%s', async (_, options, expected) => {
		const {host, home, cwd} = scratchHost(options);
		const found = await read(host, apps);
		const seen = found.apps.flatMap(({id, entries, urlForm, startsClaudeCode}) =>
			entries.map((entry, index): Seen => {
				const at = (site: Parameters<typeof placeOf>[0]): string => writePlace(placeOf(site, {home, cwd}));
				const wanted = (expected[index]?.is as string | undefined) ?? key;
				if (entry.key) {
					expect(entry.key.value.equals(new Secret(wanted))).toBe(true);
				}
				return {
					app: id,
					...(entry.key ? {key: at(entry.key.site), refersTo: entry.key.refersTo, is: wanted} : {}),
					...(entry.baseUrl ? {url: `${at(entry.baseUrl.site)} ${entry.baseUrl.plain}`} : {}),
					label: entry.label,
					isKeyElsewhere: entry.isKeyElsewhere,
					header: entry.header,
					startsClaudeCode,
					...urlForm,
				};
			}),
		);
		expect(seen).toMatchObject(expected);
		expect(seen).toHaveLength(expected.length);
		expectHidden(found, key, other);
	});

	test('a reference to nothing is empty', async () => {
		const {host} = scratchHost({
			files: {'~/.config/crush/crush.json': {providers: {anthropic: {api_key: '$ANTHROPIC_API_KEY'}}}},
		});
		const [app] = (await read(host, apps)).apps;
		expect(app?.entries[0]?.key).toMatchObject({refersTo: 'ANTHROPIC_API_KEY'});
		expect(app?.entries[0]?.key?.value.isEmpty).toBe(true);
	});

	test('a broken file is told with its line', async () => {
		const {host} = scratchHost({files: {'~/.config/opencode/opencode.json': '{\n"provider": {"anthropic": {\n'}});
		expect((await read(host, apps)).apps).toMatchObject([{id: 'opencode', problems: [{line: expect.any(Number)}]}]);
	});

	test('the path is what an edit wants', async () => {
		const {host} = scratchHost({
			files: {'~/.config/zed/settings.json': {agent_servers: {claude: {env: {ANTHROPIC_API_KEY: key}}}}},
		});
		const [app] = (await read(host, apps)).apps;
		expect(app?.entries[0]?.key?.path).toEqual(['agent_servers', 'claude', 'env', 'ANTHROPIC_API_KEY']);
	});
});

test('ids are unique, paths begin with a known sign', () => {
	const all = [...codingApps, ...otherApps];
	expect(new Set(all.map(({id}) => id)).size).toBe(all.length);
	for (const path of all.flatMap(({files}) => files.flatMap(({paths, beside = []}) => [...paths, ...beside]))) {
		expect(path).toMatch(/^(~|\.|\{config\}|\{xdg\}|\{data\})\//);
	}
});
