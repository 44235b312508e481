// The sources, scripts and manifests of the working folder that are worth reading: few, small, not deeply nested.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import {isAbsolute, join, parentOf} from './paths.js';
import {languageOf} from './source-files/languages.js';

export type ProjectFile = {
	/** Absolute. */
	readonly path: string;
	/** Below the working folder, with slashes. */
	readonly name: string;
	readonly text: string;
	readonly digest: string;
};

export type ProjectFiles = {
	/** Those of the working folder itself first. */
	readonly files: readonly ProjectFile[];
};

const mostFiles = 200;
const mostBytes = 2 * 1024 * 1024;
const largest = 256 * 1024;
const mostDepth = 4;
const mostFolders = 150;
/** Milliseconds. */
const mostTime = 2500;
const atOnce = 8;

const manifests =
	/^(?:package\.json|pyproject\.toml|requirements[\w.-]*\.(?:txt|in)|Pipfile|setup\.(?:py|cfg)|bun\.lockb?|bunfig\.toml|Procfile|Taskfile\.ya?ml|Dockerfile[\w.-]*|(?:docker-)?compose[\w.-]*\.ya?ml|README[\w.-]*|librechat\.ya?ml|\.aider\.conf\.ya?ml|langgraph\.json|wrangler\.(?:toml|jsonc?)|\.?mise(?:\.[\w-]+)?\.toml)$/;
const noFolders =
	/^(?:node_modules|bower_components|\..*|dist|build|out|target|vendor|venv|env|virtualenv|__pycache__|site-packages|coverage|tmp|temp|Library|AppData|snap|go)$/;

export const projectFiles = defineProbe<ProjectFiles>({
	id: 'project-files',
	async read({host}) {
		const names = await filesBelow(host);
		const files: ProjectFile[] = [];
		let bytes = 0;
		for (let at = 0; at < names.paths.length; at += atOnce) {
			const read = await Promise.all(
				names.paths.slice(at, at + atOnce).map(async (name) => {
					const path = join(host.platform, host.cwd, name);
					return {name, path, file: await host.files.readText(path, {limit: largest})};
				}),
			);
			for (const {name, path, file} of read) {
				if (file.ok && bytes + file.size <= mostBytes) {
					bytes += file.size;
					files.push({path, name, text: file.text, digest: file.digest});
				}
			}
			if (bytes >= mostBytes || files.length >= mostFiles || host.now() - names.start > mostTime) {
				break;
			}
		}
		return {files: files.slice(0, mostFiles)};
	},
});

async function filesBelow(host: Host): Promise<{readonly paths: readonly string[]; readonly start: number}> {
	const start = host.now();
	const paths: string[] = [];
	// A home folder or a root isn't a project: only what lies in it directly counts.
	const deepest = isHome(host) ? 0 : mostDepth;
	let level = [''];
	let folders = 0;
	for (let depth = 0; depth <= deepest && level.length > 0; depth += 1) {
		const next: string[] = [];
		for (const folder of level) {
			if (folders >= mostFolders || paths.length > mostFiles * 2 || host.now() - start > mostTime) {
				break;
			}
			folders += 1;
			const entries = await host.files.list(join(host.platform, host.cwd, folder));
			const own = entries.filter((name) => isSource(name) || manifests.test(name));
			paths.push(...own.map((name) => `${folder}${name}`));
			const maybe = entries.filter((name) => !isSource(name) && !noFolders.test(name) && !/\.\w{1,5}$/.test(name));
			for (const name of depth < deepest ? maybe.slice(0, 60) : []) {
				// A link isn't followed: it may lead anywhere.
				if ((await host.files.status(join(host.platform, host.cwd, folder, name)))?.kind === 'folder') {
					next.push(`${folder}${name}/`);
				}
			}
		}
		level = next;
	}
	return {paths: paths.slice(0, mostFiles), start};
}

function isSource(name: string): boolean {
	return languageOf(name) !== undefined || name.endsWith('.ps1');
}

function isHome({cwd, home, user, platform}: Host): boolean {
	return !isAbsolute(cwd, platform) || cwd === home || cwd === user.home || parentOf(cwd, platform) === cwd;
}
