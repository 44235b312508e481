// What editors hand to their terminals, their Claude extension, their MCP servers, containers and run configurations.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import {isOfInterest} from '../core/near-names.js';
import type {EditorSettings, LookedAt, SettingVariable} from '../core/readings.js';
import {containers, ideaFiles, mcpFiles, userSettings} from './editor-files.js';
import {join} from './paths.js';
import {pathsLike, readSettingFile, settingAt} from './setting-file.js';
import type {SettingFile, SettingPath} from './setting-shape.js';
import {Lines} from './syntax/lines.js';
import {variableOf} from './variable.js';

type Assignment = EditorSettings['assignments'][number];
type Tag = Pick<Assignment, 'editor' | 'use' | 'isProject'>;

export const editors = defineProbe<EditorSettings>({
	id: 'editors',
	async read({host}) {
		const looked: LookedAt[] = [];
		const assignments: Assignment[] = [];
		const withoutInheritance: SettingVariable[] = [];
		const open = async (path: string): Promise<SettingFile | undefined> => {
			const read = await readSettingFile(host, path, 'json');
			looked.push(...(read ? [read.looked] : []));
			return read?.file;
		};
		for (const {path, editor, isProject} of userSettings(host)) {
			const file = await open(path);
			if (file) {
				assignments.push(...extensionVariables(file, {editor, isProject, use: 'extension'}));
				assignments.push(...objectVariables(file, [terminalKey(host)], {editor, isProject, use: 'terminal'}));
				const inherit = settingAt(file, ['terminal.integrated.inheritEnv'], 'terminal.integrated.inheritEnv');
				withoutInheritance.push(...(inherit && file.scalar(inherit.path)?.text === 'false' ? [inherit] : []));
			}
		}
		for (const {path, editor, isProject} of mcpFiles(host)) {
			const file = await open(path);
			for (const pattern of file
				? [
						['mcpServers', '*', 'env'],
						['servers', '*', 'env'],
					]
				: []) {
				assignments.push(...(file ? objectVariables(file, pattern, {editor, isProject, use: 'mcp-server'}) : []));
			}
		}
		for (const path of containers(host)) {
			const file = await open(path);
			for (const name of file ? ['containerEnv', 'remoteEnv'] : []) {
				assignments.push(
					...(file ? objectVariables(file, [name], {editor: 'project', isProject: true, use: 'container'}) : []),
				);
			}
		}
		const launch = await open(join(host.platform, host.cwd, '.vscode', 'launch.json'));
		if (launch) {
			const tag: Tag = {editor: 'vscode', isProject: true, use: 'run-configuration'};
			assignments.push(...objectVariables(launch, ['configurations', '*', 'env'], tag));
		}
		for (const path of await ideaFiles(host)) {
			assignments.push(...(await ideaVariables(host, path, looked)));
		}
		return {files: looked, assignments, withoutInheritance};
	},
});

function terminalKey({platform}: Host): string {
	return `terminal.integrated.env.${platform === 'darwin' ? 'osx' : platform === 'win32' ? 'windows' : 'linux'}`;
}

/** The properties of every object that the pattern means. */
function objectVariables(file: SettingFile, pattern: SettingPath, tag: Tag): readonly Assignment[] {
	return pathsLike(file, pattern).flatMap((path) =>
		file.keys(path).flatMap((name): readonly Assignment[] => {
			const setting =
				typeof name === 'string' && isOfInterest(name) ? settingAt(file, [...path, name], name) : undefined;
			const owner = path.length > 1 && tag.use !== 'terminal' ? String(path.at(-2)) : undefined;
			return setting ? [{...setting, ...tag, isMisplaced: false, ...(owner === undefined ? {} : {owner})}] : [];
		}),
	);
}

/** A list of {name, value}; a list of "NAME=value" is a form that nothing reads (causes.md, settings-misplaced). */
function extensionVariables(file: SettingFile, tag: Tag): readonly Assignment[] {
	return ['claudeCode.environmentVariables', 'claude-code.environmentVariables'].flatMap((key) =>
		file.keys([key]).flatMap((index): readonly Assignment[] => {
			const path = [key, index];
			const whole = file.scalar(path);
			if (whole) {
				const [, name, text = ''] = /^\s*([A-Za-z_]\w*)=([\s\S]*)$/.exec(whole.text) ?? [];
				const setting =
					typeof index === 'number' && name !== undefined && isOfInterest(name)
						? settingAt(file, path, name)
						: undefined;
				// An object in place of the list: its names are the variables.
				const direct = typeof index === 'string' && isOfInterest(index) ? settingAt(file, path, index) : undefined;
				return setting && name !== undefined
					? [{...setting, ...variableOf(name, text, setting.site), site: setting.site, ...tag, isMisplaced: true}]
					: direct
						? [{...direct, ...tag, isMisplaced: true}]
						: [];
			}
			const name = file.scalar([...path, 'name'])?.text;
			const setting = name !== undefined && isOfInterest(name) ? settingAt(file, [...path, 'value'], name) : undefined;
			return setting ? [{...setting, ...tag, isMisplaced: false}] : [];
		}),
	);
}

/** JetBrains keeps the environment of run configurations and of the terminal in XML: `<env name="…" value="…" />`. */
async function ideaVariables(host: Host, path: string, looked: LookedAt[]): Promise<readonly Assignment[]> {
	const file = await host.files.readText(path, {limit: 1024 * 1024});
	if (!file.ok) {
		return [];
	}
	looked.push({path, state: 'read'});
	const lines = new Lines(file.text);
	return [...file.text.matchAll(/<env\s+name="([^"]{1,80})"\s+value="([^"]{0,2000})"\s*\/>/g)].flatMap(
		(match): readonly Assignment[] => {
			const [whole, name = '', written = ''] = match;
			if (!isOfInterest(name)) {
				return [];
			}
			const start = match.index + whole.indexOf(`"${written}"`, whole.indexOf('value='));
			const site = {kind: 'file', path, ...lines.at(start)} as const;
			const before = file.text.slice(0, match.index);
			const owner = /<configuration\b[^>]*\bname="([^"]{1,120})"[^>]*>(?![\s\S]*<\/configuration>)/.exec(
				before.slice(-20_000),
			)?.[1];
			return [
				{
					...variableOf(name, textOfXml(written), site),
					site,
					format: 'xml',
					path: [],
					valueSpan: {start, end: start + written.length + 2},
					digest: file.digest,
					editor: 'jetbrains',
					use: owner === undefined ? 'terminal' : 'run-configuration',
					isProject: true,
					isMisplaced: false,
					...(owner === undefined ? {} : {owner}),
				},
			];
		},
	);
}

function textOfXml(text: string): string {
	const entities: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};
	return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '');
}
