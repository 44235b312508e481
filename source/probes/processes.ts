// Running programs that share the sign-in: other Claude Code processes and known usage trackers. Only counted and named.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';

export type Processes = {
	/** Claude Code processes. */
	readonly claude: number;
	/** Names of usage trackers that read the sign-in, each once; some renew it and so sign Claude Code out (facts.md §12). */
	readonly trackers: readonly string[];
	/** Routers of Anthropic's API that run here, each with the port that its command line names. */
	readonly routers: readonly {readonly name: string; readonly port: string | undefined}[];
	/** False: processes can't be listed here, so the other fields mean nothing. */
	readonly isKnown: boolean;
};

export const processes = defineProbe<Processes>({
	id: 'processes',
	async read({host}) {
		const commands = await commandsOf(host);
		return commands ? {...countIn(commands), isKnown: true} : {claude: 0, trackers: [], routers: [], isKnown: false};
	},
});

const trackers: Readonly<Record<string, string>> = {
	codexbar: 'CodexBar',
	claudebar: 'ClaudeBar',
	tokcat: 'tokcat',
	wheremytokens: 'WhereMyTokens',
	synara: 'synara',
	hermes: 'hermes',
	'hermes-agent': 'hermes',
	ccusage: 'ccusage',
	tokenbar: 'TokenBar',
	tokentracker: 'TokenTracker',
	openusage: 'OpenUsage',
	'ai-usagebar': 'ai-usagebar',
	'quota-axi': 'quota-axi',
	'codex-island': 'codex-island',
	'claude-monitor': 'claude-monitor',
	'claude-code-usage-monitor': 'claude-monitor',
};

const interpreters = /^(node|nodejs|bun|deno|python[\d.]*|npx|uvx|uv|tsx|electron)$/;

/** Of command lines; arguments are only looked at, never kept. */
export function countIn(commands: readonly string[]): Omit<Processes, 'isKnown'> {
	const names = commands.flatMap((command) => programsOf(command));
	return {
		claude: commands.filter(isClaude).length,
		routers: commands.flatMap((command) => routerOf(command)),
		trackers: [...new Set(names.flatMap((name) => trackers[name.toLowerCase()] ?? []))].sort(),
	};
}

const routerNames =
	/^(?:headroom|ccr|claude-code-router|litellm|cli-proxy-api|ccxray|copilot-api|claude-code-proxy|free-claude-code)$/;

function routerOf(command: string): Processes['routers'] {
	const name = programsOf(command).find((one) => routerNames.test(one));
	const port = /(?:--?p(?:ort)?)[=\s\0](\d{2,5})(?![\w.])/.exec(command)?.[1];
	return name === undefined ? [] : [{name, port}];
}

/** Asking for the version is what this program does itself. The desktop app is called Claude, with a capital. */
function isClaude(command: string): boolean {
	const words = command.split(/[\0\s]+/);
	const isVersion = words.some((word) => word === '--version' || word === '-v');
	return !isVersion && (programsOf(command).includes('claude') || isScriptOfClaude(words));
}

function isScriptOfClaude([program = '', ...rest]: readonly string[]): boolean {
	return (
		interpreters.test(nameOf(program)) &&
		rest.slice(0, 3).some((word) => /[\\/]claude-code[\\/](cli|start)\.m?js$/.test(word))
	);
}

/** The program's name, an app bundle's, and what an interpreter runs. */
function programsOf(command: string): readonly string[] {
	const words = command.split(/[\0\s]+/).filter((word) => word !== '');
	const bundle = /\/([^/]+)\.app\/Contents\//.exec(command)?.[1];
	const program = nameOf(words[0] ?? '');
	const scripts = interpreters.test(program)
		? words
				.slice(1, 4)
				.filter((word) => !word.startsWith('-'))
				.flatMap((word) => [nameOf(word), ...(/[\\/]node_modules[\\/]([^\\/]+)/.exec(word)?.slice(1) ?? [])])
		: [];
	return [program, ...(bundle ? [bundle] : []), ...scripts];
}

function nameOf(path: string): string {
	return (/[^\\/]*$/.exec(path)?.[0] ?? '').replace(/^-/, '').replace(/\.(exe|cmd|js|mjs|py|AppImage)$/, '');
}

async function commandsOf(host: Host): Promise<readonly string[] | undefined> {
	if (host.platform === 'win32') {
		const listed = await host.run('tasklist', ['/fo', 'csv', '/nh'], {timeout: 4000});
		return listed.kind === 'exited' && listed.code === 0
			? listed.stdout.split('\n').flatMap((line) => /^"([^"]+)"/.exec(line)?.[1] ?? [])
			: undefined;
	}
	const told = await host.running();
	if (told !== undefined) {
		return told;
	}
	const listed = await host.run('ps', ['-A', '-o', 'args='], {timeout: 4000, limit: 8 * 1024 * 1024});
	return listed.kind === 'exited' && listed.code === 0
		? listed.stdout.split('\n').filter((line) => line.trim() !== '')
		: undefined;
}
