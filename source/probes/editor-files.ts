// Where editors keep their settings, by platform.
import type {Host} from '../core/host.js';
import {join} from './paths.js';

export type EditorFile = {readonly path: string; readonly editor: string; readonly isProject: boolean};

const products = [
	['vscode', 'Code'],
	['vscode', 'Code - Insiders'],
	['cursor', 'Cursor'],
	['windsurf', 'Windsurf'],
	['vscodium', 'VSCodium'],
	['positron', 'Positron'],
] as const;

/** Where programs of the desktop keep their settings: ~/.config, ~/Library/Application Support, %APPDATA%. */
export function desktopConfigFolder({platform, home, environment}: Host): string {
	switch (platform) {
		case 'darwin':
			return join(platform, home, 'Library', 'Application Support');
		case 'win32':
			return environment.APPDATA || join(platform, home, 'AppData', 'Roaming');
		default:
			return environment.XDG_CONFIG_HOME || join(platform, home, '.config');
	}
}

export function userSettings(host: Host): readonly EditorFile[] {
	const {platform, home, cwd} = host;
	const folder = desktopConfigFolder(host);
	return [
		...products.map(([editor, name]) => ({
			editor,
			path: join(platform, folder, name, 'User', 'settings.json'),
			isProject: false,
		})),
		// The far side of WSL, SSH and containers.
		...(['.vscode-server', '.cursor-server', '.windsurf-server'] as const).map((name) => ({
			editor: name.replace(/^\.|-server$/g, ''),
			path: join(platform, home, name, 'data', 'Machine', 'settings.json'),
			isProject: false,
		})),
		{editor: 'vscode', path: join(platform, cwd, '.vscode', 'settings.json'), isProject: true},
	];
}

export function mcpFiles(host: Host): readonly EditorFile[] {
	const {platform, home, cwd} = host;
	const config = desktopConfigFolder(host);
	return [
		{editor: 'cursor', path: join(platform, cwd, '.cursor', 'mcp.json'), isProject: true},
		{editor: 'cursor', path: join(platform, home, '.cursor', 'mcp.json'), isProject: false},
		{editor: 'project', path: join(platform, cwd, '.mcp.json'), isProject: true},
		{editor: 'vscode', path: join(platform, cwd, '.vscode', 'mcp.json'), isProject: true},
		{editor: 'vscode', path: join(platform, config, 'Code', 'User', 'mcp.json'), isProject: false},
		{editor: 'vscode', path: join(platform, cwd, '.roo', 'mcp.json'), isProject: true},
		{editor: 'windsurf', path: join(platform, home, '.codeium', 'windsurf', 'mcp_config.json'), isProject: false},
		{editor: 'claude-desktop', path: join(platform, config, 'Claude', 'claude_desktop_config.json'), isProject: false},
	];
}

export function containers({platform, cwd}: Host): readonly string[] {
	return [join(platform, cwd, '.devcontainer', 'devcontainer.json'), join(platform, cwd, '.devcontainer.json')];
}

export async function ideaFiles({platform, cwd, files}: Host): Promise<readonly string[]> {
	const folders = [join(platform, cwd, '.idea', 'runConfigurations'), join(platform, cwd, '.run')];
	const listed = await Promise.all(
		folders.map(async (folder) =>
			(await files.list(folder))
				.filter((name) => name.endsWith('.xml'))
				.slice(0, 20)
				.map((name) => join(platform, folder, name)),
		),
	);
	return [...['workspace.xml', 'terminal.xml'].map((name) => join(platform, cwd, '.idea', name)), ...listed.flat()];
}
