// What editors hand on: by file, line and JSON path.
import {expect, test} from 'vitest';
import {placeOf, writePlace} from '../../source/core/place.js';
import {Secret} from '../../source/core/secret.js';
import {editors} from '../../source/probes/editors.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const key = makeSecret('api-key', 'editors').value;

test.each<readonly [string, ScratchOptions, readonly object[]]>([
	[
		'the extension of VS Code',
		{
			files: {
				'~/.config/Code/User/settings.json': `{\n  // mine\n  "claudeCode.environmentVariables": [\n    {"name": "ANTHROPIC_API_KEY", "value": "${key}"},\n  ],\n}\n`,
			},
		},
		[
			{
				at: '~/.config/Code/User/settings.json:4',
				editor: 'vscode',
				use: 'extension',
				isProject: false,
				isMisplaced: false,
				path: ['claudeCode.environmentVariables', 0, 'value'],
			},
		],
	],
	[
		'a list of texts, which nothing reads',
		{
			platform: 'darwin',
			files: {
				'~/Library/Application Support/Cursor/User/settings.json': {
					'claudeCode.environmentVariables': [`ANTHROPIC_API_KEY=${key}`],
				},
			},
		},
		[{at: '~/Library/Application Support/Cursor/User/settings.json:3', editor: 'cursor', isMisplaced: true}],
	],
	[
		'the terminal of this platform, of the project',
		{
			files: {
				'./.vscode/settings.json': {
					'terminal.integrated.env.linux': {ANTHROPIC_API_KEY: key},
					'terminal.integrated.env.osx': {ANTHROPIC_API_KEY: 'x'},
				},
			},
		},
		[{at: './.vscode/settings.json:3', use: 'terminal', isProject: true}],
	],
	[
		'MCP servers (C049)',
		{
			files: {
				'./.cursor/mcp.json': {
					mcpServers: {'task-master-ai': {command: 'npx', env: {ANTHROPIC_API_KEY: key, OTHER: 'x'}}},
				},
				'./.vscode/mcp.json': {servers: {a: {env: {ANTHROPIC_API_KEY: key}}}},
			},
		},
		[
			{
				at: './.cursor/mcp.json:6',
				use: 'mcp-server',
				owner: 'task-master-ai',
				path: ['mcpServers', 'task-master-ai', 'env', 'ANTHROPIC_API_KEY'],
			},
			{at: './.vscode/mcp.json:5', use: 'mcp-server', owner: 'a'},
		],
	],
	[
		'a development container',
		{
			files: {
				'./.devcontainer/devcontainer.json':
					'{"image": "x", /* c */ "remoteEnv": {"ANTHROPIC_BASE_URL": "https://gw.example"}}',
			},
		},
		[{at: './.devcontainer/devcontainer.json:1', use: 'container', plain: 'https://gw.example'}],
	],
	[
		'a run configuration of JetBrains',
		{
			files: {
				'./.idea/workspace.xml': `<project>\n<configuration name="app" type="Py">\n<envs>\n<env name="ANTHROPIC_API_KEY" value="${key}&amp;x" />\n</envs>\n</configuration>\n</project>\n`,
			},
		},
		[{at: './.idea/workspace.xml:4', editor: 'jetbrains', use: 'run-configuration', owner: 'app', value: `${key}&x`}],
	],
	[
		'nothing, broken, or not for us',
		{
			files: {
				'./.mcp.json': '{"mcpServers": {',
				'./.vscode/settings.json': '[]',
				'~/.config/Code/User/settings.json': '{"editor.fontSize": 13}',
			},
		},
		[],
	],
])('%s', async (_, options, expected) => {
	const {host, home, cwd} = scratchHost(options);
	const found = await read(host, editors);
	const seen = found.assignments.map(({site, value, ...rest}, index) => {
		const wanted = (expected[index] as {value?: string})?.value ?? key;
		return {
			...rest,
			at: writePlace(placeOf(site, {home, cwd})),
			value: value.equals(new Secret(wanted)) ? wanted : value.hint,
		};
	});
	expect(seen).toMatchObject(expected);
	expect(seen).toHaveLength(expected.length);
	expectHidden(found, key);
});

test('terminals without the environment', async () => {
	const {host} = scratchHost({files: {'~/.config/Code/User/settings.json': {'terminal.integrated.inheritEnv': false}}});
	expect((await read(host, editors)).withoutInheritance).toMatchObject([{site: {line: 2}}]);
});
