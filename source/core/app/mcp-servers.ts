// MCP servers that an editor starts, seen as apps: each gets what its entry says, and no .env file.
import type {App, AppEntry, EditorSettings, ProcessEnvironment, SettingVariable} from '../readings.js';
import {Secret} from '../secret.js';

const names = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_BASE_URL'];

export function serversOf(editors: EditorSettings | undefined, own: ProcessEnvironment): readonly App[] {
	const servers = new Map<string, App>();
	for (const setting of editors?.assignments ?? []) {
		const {use, editor, owner = 'MCP server', name, site, isMisplaced} = setting;
		if (use !== 'mcp-server' || isMisplaced || !names.includes(name)) {
			continue;
		}
		const id = `${site.path} ${owner}`;
		servers.set(id, {
			id: 'mcp-server',
			name: `${owner}, an MCP server of ${editorNames[editor] ?? 'this project'}`,
			files: [],
			problems: [],
			urlForm: {path: 'none', trailingSlash: 'harmless'},
			entries: [withSetting(servers.get(id)?.entries[0], resolved(setting, own))],
			reads: {key: [], baseUrl: []},
			startsClaudeCode: false,
		});
	}
	return [...servers.values()];
}

/** `${env:NAME}` is what this process has; `${input:name}` is asked for by the editor. */
function resolved(setting: SettingVariable, own: ProcessEnvironment): SettingVariable {
	const {reference} = setting.value;
	return reference === undefined
		? setting
		: {
				...setting,
				refersTo: reference,
				plain: own.get(reference)?.plain,
				value: own.get(reference)?.value ?? new Secret(''),
			};
}

function withSetting(known: AppEntry | undefined, setting: SettingVariable): AppEntry {
	const entry: AppEntry = known ?? {header: 'x-api-key', isKeyElsewhere: false};
	if (setting.name === 'ANTHROPIC_BASE_URL') {
		return {...entry, baseUrl: setting};
	}
	const isKey = setting.name === 'ANTHROPIC_API_KEY';
	return isKey || !entry.key
		? {
				...entry,
				key: setting,
				header: isKey ? 'x-api-key' : 'bearer',
				isKeyElsewhere: setting.refersTo?.startsWith('input:') === true,
			}
		: entry;
}

const editorNames: Readonly<Record<string, string>> = {
	vscode: 'VS Code',
	cursor: 'Cursor',
	windsurf: 'Windsurf',
	vscodium: 'VSCodium',
	positron: 'Positron',
	jetbrains: 'JetBrains',
	zed: 'Zed',
	'claude-desktop': 'Claude Desktop',
};
