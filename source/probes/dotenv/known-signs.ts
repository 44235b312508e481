// How sources, scripts and manifests say that a .env file is loaded: data, one line for each way.
import type {DotenvLoader} from '../../core/facts.js';

export type Sign = {
	readonly loader: DotenvLoader;
	/** Of the file's name. */
	readonly in: RegExp;
	/** Searched line by line; the rest of a call is looked at too. */
	readonly pattern: RegExp;
	/** The file must have this too. */
	readonly also?: RegExp;
	readonly overrides?: boolean | RegExp;
	/** The line is no code: prose and configuration count. */
	readonly isProse?: boolean;
	/** The first group is the file. */
	readonly hasFile?: boolean;
};

const python = /\.(?:py|pyw|ipynb)$/i;
const script = /\.(?:js|mjs|cjs|jsx|ts|mts|cts|tsx|vue|svelte)$/i;
const shell = /\.(?:sh|bash|zsh)$|(?:^|\/)(?:Makefile|makefile|[Jj]ustfile|Procfile)$/;
const anywhere =
	/(?:^|\/)(?:README[\w.-]*|Makefile|makefile|[Jj]ustfile|Procfile|Taskfile\.ya?ml|package\.json)$|\.(?:sh|bash|zsh|ps1)$/;
const manifest = /(?:^|\/)package\.json$/;
export const compose = /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/;

export const knownSigns: readonly Sign[] = [
	{loader: 'python-dotenv', in: python, pattern: /\bload_dotenv\s*\(/, overrides: /override\s*=\s*True/},
	{loader: 'python-dotenv', in: python, pattern: /\b(?:Env\.)?read_env\s*\(/, overrides: /overwrite\s*=\s*True/},
	{
		loader: 'python-dotenv',
		in: python,
		pattern: /^\s*(?:%load_ext\s+dotenv|from\s+decouple\s+import|import\s+decouple)/,
	},
	{loader: 'dotenv', in: script, pattern: /['"]dotenv\/config(?:\.js)?['"]/},
	{
		loader: 'dotenv',
		in: script,
		pattern: /\bdotenv\b.{0,30}\.config\s*\(|\bdotenv\.config\s*\(/,
		overrides: /override['"]?\s*:\s*true/,
	},
	{
		loader: 'dotenv',
		in: script,
		pattern: /(?<![.\w])(?:config|loadDotenv|configDotenv)\s*\(/,
		also: /from\s+['"]dotenv['"]|require\(['"]dotenv['"]\)/,
		overrides: /override['"]?\s*:\s*true/,
	},
	{loader: 'dotenv', in: script, pattern: /\bConfigModule\.forRoot\s*\(/},
	{
		loader: 'dotenv',
		in: manifest,
		pattern: /(?:-r|--require|--import)[ =]dotenv\/config|\bdotenv(?:x run| -e| --)\b/,
		isProse: true,
	},
	{loader: 'node', in: script, pattern: /\bprocess\.loadEnvFile\s*\(/},
	{
		loader: 'node',
		in: anywhere,
		pattern: /\b(?:node|tsx|ts-node)\b[^|;&]*--env-file(?:-if-exists)?[= ]["']?([^\s"']+)/,
		isProse: true,
		hasFile: true,
	},
	{loader: 'bun', in: anywhere, pattern: /\bbun\b[^|;&]*--env-file[= ]["']?([^\s"']+)/, isProse: true, hasFile: true},
	{
		loader: 'docker',
		in: anywhere,
		pattern: /\b(?:docker|podman|nerdctl)\b[^|;&]*--env-file[= ]["']?([^\s"']+)/,
		isProse: true,
		hasFile: true,
	},
	{
		loader: 'source',
		in: shell,
		pattern: /(?:^|[;&|{(]|\bthen\b|\bdo\b)\s*(?:source|\.)\s+["']?((?:\.\/|[\w./${}-]*\/)?[\w-]*\.env[\w.-]*)/,
		overrides: true,
		hasFile: true,
	},
	{
		loader: 'source',
		in: shell,
		pattern: /\b(?:export|env)\s+\$\([^)]*?((?:\.\/)?[\w-]*\.env[\w.-]*)/,
		overrides: true,
		hasFile: true,
	},
	{loader: 'bun', in: /(?:^|\/)(?:bun\.lockb?|bunfig\.toml)$/, pattern: /^/, isProse: true},
	{loader: 'bun', in: manifest, pattern: /"bun\s+(?:run|--hot|--watch|[\w./-]+\.[jt]sx?)\b/, isProse: true},
	{loader: 'next', in: manifest, pattern: /"next"\s*:\s*"/, isProse: true},
	{loader: 'vite', in: /(?:^|\/)vite\.config\.[cm]?[jt]s$/, pattern: /\bloadEnv\s*\(/},
	{
		loader: 'compose',
		in: compose,
		pattern: /\$\{?ANTHROPIC_|\$\{?CLAUDE_|^\s*-\s*["']?(?:ANTHROPIC|CLAUDE)_\w+["']?\s*$/,
		isProse: true,
	},
	{loader: 'librechat', in: /(?:^|\/)librechat\.ya?ml$/, pattern: /^/, isProse: true},
	{loader: 'librechat', in: compose, pattern: /image:\s*\S*librechat/i, isProse: true},
	{loader: 'aider', in: /^\.aider\.conf\.ya?ml$/, pattern: /^/, isProse: true, overrides: true},
];
