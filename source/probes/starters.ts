// Files that start programs with their own variables: launch agents, desktop entries, services, task runners. Found by the value that this process has.

import type {Host} from '../core/host.js';
import type {Site} from '../core/place.js';
import type {Variable} from '../core/readings.js';
import {join} from './paths.js';

/** The line that names a variable and has the value that this process got, and what reads the file; or what hands it over without one. */
export type StarterLine = {readonly site: Site; readonly tool: string};

type Room = {readonly folder: string; readonly name: RegExp; readonly tool: string};

/** It also hands over what the computer has that it runs on, and a blank where that has nothing. */
export const devContainer = 'the dev container';

const largest = 256 * 1024;
const mostFiles = 200;
/** In property lists and YAML the value may stand below the name. */
const mostBelow = 2;

/** Where each variable was set; those that no such file explains are left out. */
export async function startersOf(
	host: Host,
	variables: readonly Variable[],
): Promise<ReadonlyMap<string, StarterLine>> {
	const wanted = variables;
	if (wanted.length === 0) {
		return new Map();
	}
	const found = new Map(handedOver(host, wanted));
	const files = (await Promise.all(roomsOf(host).map((room) => filesIn(host, room)))).flat().slice(0, mostFiles);
	for (const {path, tool} of files) {
		const file = await host.files.readText(path, {limit: largest});
		const lines = file.ok ? file.text.split('\n') : [];
		if (tool === 'systemd') {
			const named = lines.flatMap((line) => environmentFile(line, host) ?? []);
			files.push(
				...named.filter((one) => files.every((known) => known.path !== one)).map((one) => ({path: one, tool})),
			);
		}
		for (const {name, value} of wanted) {
			const line = found.has(name) ? -1 : lines.findIndex((_, at) => isSetAt(lines, at, name, value, tool));
			if (line >= 0) {
				found.set(name, {site: {kind: 'file', path, line: line + 1}, tool});
			}
		}
	}
	return found;
}

/** WSLENV names what Windows hands over to Linux: `NAME/u:OTHER`. */
function handedOver({platform, environment}: Host, wanted: readonly Variable[]): (readonly [string, StarterLine])[] {
	const names = platform === 'wsl' ? (environment.WSLENV ?? '').split(':').map((one) => one.replace(/\/.*/, '')) : [];
	return wanted.flatMap(({name}) =>
		names.includes(name) ? [[name, {site: {kind: 'environment'}, tool: 'WSLENV'}] as const] : [],
	);
}

/** `EnvironmentFile=-%h/app/.env` of a unit; of the user's units %h is the home folder. */
function environmentFile(line: string, {home}: Host): string | undefined {
	const path = /^\s*EnvironmentFile=-?(.+?)\s*$/.exec(line)?.[1]?.replace(/^%h(?=\/)/, home);
	return path?.startsWith('/') && !path.includes('*') ? path : undefined;
}

function isSetAt(lines: readonly string[], at: number, name: string, value: Variable['value'], tool: string): boolean {
	const line = lines[at] ?? '';
	const start = line.search(new RegExp(`(?<![A-Za-z0-9_])${name.replace(/\W/g, '\\$&')}(?![A-Za-z0-9_])`));
	return (
		start >= 0 &&
		!/^\s*(?:#|\/\/|;)/.test(line) &&
		(value.isBlank
			? tool === devContainer && line.includes('${localEnv:', start)
			: [line.slice(start), ...lines.slice(at + 1, at + 1 + mostBelow)].some((text) => value.isIn(text)))
	);
}

function roomsOf({platform, home, cwd, environment}: Host): readonly Room[] {
	const own = (...names: readonly string[]): string => join(platform, home, ...names);
	const runners: readonly Room[] = [
		...(environment.GITHUB_ACTIONS
			? [{folder: join(platform, cwd, '.github', 'workflows'), name: /\.ya?ml$/, tool: 'GitHub Actions'}]
			: []),
		...(environment.GITLAB_CI ? [{folder: cwd, name: /^\.gitlab-ci\.ya?ml$/, tool: 'GitLab'}] : []),
		{folder: join(platform, cwd, '.devcontainer'), name: /^devcontainer\.json$/, tool: devContainer},
		{folder: cwd, name: /^taskfile(?:\.dist)?\.ya?ml$/i, tool: 'Task'},
		{folder: cwd, name: /^\.?justfile$/i, tool: 'just'},
		{folder: cwd, name: /^(?:gnu)?makefile$/i, tool: 'make'},
		{folder: cwd, name: /^(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/i, tool: 'Docker Compose'},
		{folder: cwd, name: /^(?:devbox|process-compose)\.(?:json|ya?ml)$/i, tool: 'devbox'},
		{folder: cwd, name: /^(?:flake|shell|devenv)\.nix$/i, tool: 'Nix'},
	];
	switch (platform) {
		case 'darwin':
			return [
				...runners,
				...[own('Library', 'LaunchAgents'), '/Library/LaunchAgents', '/Library/LaunchDaemons'].map((folder) => ({
					folder,
					name: /\.plist$/,
					tool: 'launchd',
				})),
			];
		case 'win32':
			return runners;
		default:
			return [
				...runners,
				...[own('.local', 'share', 'applications'), own('.config', 'autostart'), '/usr/local/share/applications'].map(
					(folder) => ({folder, name: /\.desktop$/, tool: 'a desktop entry'}),
				),
				...[own('.config', 'systemd', 'user'), '/etc/systemd/system', '/etc/systemd/user'].map((folder) => ({
					folder,
					name: /\.(?:service|conf)$/,
					tool: 'systemd',
				})),
				{
					folder: home,
					name: /^\.(?:xprofile|xsessionrc|xinitrc|pam_environment|Xsession)$/,
					tool: 'the desktop session',
				},
				{folder: own('.config', 'plasma-workspace', 'env'), name: /\.sh$/, tool: 'the desktop session'},
			];
	}
}

async function filesIn({files, platform}: Host, {folder, name, tool}: Room) {
	const names = await files.list(folder);
	return names.filter((one) => name.test(one)).map((one) => ({path: join(platform, folder, one), tool}));
}
