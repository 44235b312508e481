// Every Claude Code on PATH, where it leads and its version; `claude --version` is all that is ever run here.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {ClaudeInstall, ClaudeInstalls} from '../core/readings.js';
import {oneLine} from '../core/scrub.js';
import {fieldOf, readJson} from './json/read.js';
import {baseName, join, parentOf, upwards} from './paths.js';

const mostRuns = 4;
const timeout = 3000;
/** Bytes. */
const leastSize = 100_000;
/** Where version managers, whose programs stand before the real one, have theirs. */
const needs = [
	...[
		'VOLTA_HOME',
		'ASDF_DIR',
		'ASDF_DATA_DIR',
		'MISE_DATA_DIR',
		'MISE_CONFIG_DIR',
		'PROTO_HOME',
		'FNM_DIR',
		'NVM_DIR',
	],
	...['XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'CLAUDE_CONFIG_DIR'],
];

export const claudeInstalls = defineProbe<ClaudeInstalls>({
	id: 'claude-installs',
	async read({host}) {
		const [paths, passedOver] = await Promise.all([host.which('claude'), host.passedOver('claude')]);
		if (paths.length === 0) {
			return {installs: [], passedOver, version: null, elsewhere: await elsewhere(host)};
		}
		const located = await Promise.all(
			paths.map(async (path) => ({path, target: (await host.files.resolve(path)) ?? path})),
		);
		// Windows has claude, claude.cmd and claude.ps1 side by side: one installation.
		const key = ({path, target}: {readonly path: string; readonly target: string}) =>
			host.platform === 'win32' ? parentOf(path, host.platform).toLowerCase() : target;
		const distinct = [...new Map(located.toReversed().map((one) => [key(one), one])).values()].reverse();
		const versions = new Map(
			await Promise.all(
				distinct
					.slice(0, mostRuns)
					.map(async (one) => [key(one), await versionOf(host, one.path, one.target)] as const),
			),
		);
		const listed = host.platform === 'win32' ? distinct : located;
		const installs = listed.map((one): ClaudeInstall => {
			const {version, problem} = versions.get(key(one)) ?? {version: null, problem: 'not asked: too many'};
			return {...one, version, method: methodOf(one.target), problem};
		});
		const isFirst = !passedOver.some((one) => one.isFirst);
		return {installs, passedOver, version: isFirst ? (installs[0]?.version ?? null) : null};
	},
});

/** Where installers put it, whether or not PATH leads there. */
async function elsewhere({files, home, platform}: Host): Promise<readonly string[]> {
	const paths =
		platform === 'win32'
			? ['.local\\bin\\claude.exe', 'AppData\\Roaming\\npm\\claude.cmd'].map((name) => join(platform, home, name))
			: [
					...['.local/bin', '.claude/local', '.npm-global/bin', '.bun/bin', '.local/share/pnpm'].map((folder) =>
						join(platform, home, folder, 'claude'),
					),
					'/usr/local/bin/claude',
					'/opt/homebrew/bin/claude',
				];
	const found = await Promise.all(paths.map((path) => files.status(path)));
	return paths.filter((_, index) => found[index] !== undefined && found[index]?.kind !== 'folder');
}

type Version = {readonly version: string | null; readonly problem: string | undefined};

async function versionOf(host: Host, path: string, target: string): Promise<Version> {
	const written = await writtenVersion(host, target);
	if (written !== null) {
		return {version: written, problem: undefined};
	}
	const result = await host.run(path, ['--version'], {timeout, cwd: host.home, needs});
	const version = result.kind === 'exited' && result.code === 0 ? numberIn(result.stdout) : undefined;
	if (version !== undefined) {
		return {version, problem: undefined};
	}
	return {version: pathVersion(target) ?? (await packageVersion(host, target)), problem: problemOf(result)};
}

function problemOf(result: Awaited<ReturnType<Host['run']>>): string {
	switch (result.kind) {
		case 'exited':
			return `claude --version ended with ${result.code}: ${oneLine(result.stderr || result.stdout, 160)}`;
		case 'timed-out':
			return 'claude --version does not answer';
		case 'missing':
			return 'its interpreter is missing';
		case 'failed':
			return oneLine(result.detail, 160);
	}
}

function numberIn(text: string): string | undefined {
	return /^\s*v?(\d+\.\d+\.\d+(?:-[\w.]+)?)\b/.exec(text)?.[1];
}

/** Native installations lie in a file named after their version. */
function pathVersion(target: string): string | undefined {
	return /[\\/]claude[\\/]versions[\\/]/.test(target) ? numberIn(baseName(target)) : undefined;
}

/** A complete program's version is read from its files, since starting it takes longer. (What an unfinished installation leaves is tiny.) */
async function writtenVersion(host: Host, target: string): Promise<string | null> {
	const status = await host.files.status(target);
	return status && status.size > leastSize ? (pathVersion(target) ?? (await packageVersion(host, target))) : null;
}

async function packageVersion(host: Host, target: string): Promise<string | null> {
	for (const folder of upwards(parentOf(target, host.platform), host.platform).slice(0, 4)) {
		const file = await host.files.readText(join(host.platform, folder, 'package.json'), {limit: 256 * 1024});
		const read = file.ok ? readJson(file.text) : undefined;
		const version = read?.ok ? fieldOf(read.value, 'version') : undefined;
		if (read?.ok && fieldOf(read.value, 'name') === '@anthropic-ai/claude-code' && typeof version === 'string') {
			return numberIn(version) ?? null;
		}
	}
	return null;
}

const methods: readonly (readonly [RegExp, ClaudeInstall['method']])[] = [
	[/[\\/](Caskroom|Cellar|homebrew|linuxbrew)[\\/]/i, 'homebrew'],
	[/[\\/]WinGet[\\/]/i, 'winget'],
	[/[\\/]\.claude[\\/]local[\\/]/, 'local'],
	[/[\\/]\.?pnpm[\\/]/i, 'pnpm'],
	[/[\\/]\.bun[\\/]/, 'bun'],
	[/[\\/]claude[\\/]versions[\\/]|[\\/]\.local[\\/]bin[\\/]claude(\.exe)?$/, 'native'],
	[/[\\/]node_modules[\\/]@anthropic-ai[\\/]claude-code[\\/]|[\\/]npm[\\/]claude(\.cmd|\.ps1)?$/i, 'npm-global'],
];

export function methodOf(target: string): ClaudeInstall['method'] {
	return methods.find(([pattern]) => pattern.test(target))?.[1] ?? 'unknown';
}
