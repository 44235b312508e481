// How sources, scripts and manifests say that a .env file is loaded: data, one line for each way.
import type {DotenvLoader} from '../../core/readings.js';

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
const ruby = /\.(?:rb|rake|ru)$|(?:^|\/)(?:Gemfile|Rakefile)$/;
const make = /(?:^|\/)[Mm]akefile$/;
export const compose = /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/;

export const knownSigns: readonly Sign[] = [
	{loader: 'python-dotenv', in: python, pattern: /\bload_dotenv\s*\(/, overrides: /override\s*=\s*True/},
	{loader: 'python-dotenv', in: python, pattern: /\b(?:Env\.)?read_env\s*\(/, overrides: /overwrite\s*=\s*True/},
	{
		loader: 'python-dotenv',
		in: python,
		pattern: /^\s*(?:%load_ext\s+dotenv|from\s+decouple\s+import|import\s+decouple)/,
	},
	// Settings of pydantic, which fill in what the environment lacks.
	{loader: 'python-dotenv', in: python, pattern: /\benv_file["']?\s*[=:]/, also: /\bBaseSettings\b/},
	{
		loader: 'python-dotenv',
		in: python,
		pattern: /\bdotenv_values\s*\(|\b(?:Config|RepositoryEnv)\s*\(\s*(?:env_file\s*=\s*)?["'][^"'\n]*\.env/,
	},
	{loader: 'python-dotenv', in: python, pattern: /^\s*(?:import|from)\s+chainlit\b/},
	// It puts them into the environment, whatever is there.
	{loader: 'streamlit', in: python, pattern: /^\s*(?:import|from)\s+streamlit\b/, overrides: true},
	// Before dotenv itself: what it read is worked out again.
	{loader: 'dotenv-expand', in: script, pattern: /['"]dotenv-expand(?:\/config)?['"]/},
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
		pattern: /(?:-r|--require|--import)[ =]dotenv\/config|\bdotenvx run\b|\bdotenv --(?=\s)|\b(?:netlify|vercel) dev\b/,
		isProse: true,
	},
	{
		loader: 'dotenv',
		in: manifest,
		pattern: /\b(?:dotenv\s+-e|env-cmd\s+-f|dotenvx run\s+-f)\s*["']?([^\s"']+)/,
		isProse: true,
		hasFile: true,
	},
	{
		loader: 'dotenv',
		in: manifest,
		pattern: /"(?:nuxt|@remix-run\/dev|@adonisjs\/core)"\s*:\s*"|"env-cmd\s+(?!-f)/,
		isProse: true,
	},
	{loader: 'node', in: script, pattern: /\bprocess\.loadEnvFile\s*\(/},
	{
		loader: 'node',
		in: anywhere,
		pattern: /\b(?:node|tsx|ts-node)\b[^|;&]{0,200}--env-file(?:-if-exists)?[= ]["']?([^\s"']+)/,
		isProse: true,
		hasFile: true,
	},
	{
		loader: 'bun',
		in: anywhere,
		pattern: /\bbun\b[^|;&]{0,200}--env-file[= ]["']?([^\s"']+)/,
		isProse: true,
		hasFile: true,
	},
	{
		loader: 'docker',
		in: anywhere,
		pattern: /\b(?:docker|podman|nerdctl)\b[^|;&]{0,200}--env-file[= ]["']?([^\s"']+)/,
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
	{loader: 'vite', in: script, pattern: /\bimport\.meta\.env\.[A-Z]/},
	{loader: 'vite', in: script, pattern: /['"]\$env\/(?:static|dynamic)\/private['"]/},
	{loader: 'vite', in: manifest, pattern: /"(?:@sveltejs\/kit|astro|@solidjs\/start)"\s*:\s*"/, isProse: true},
	{loader: 'wrangler', in: /(?:^|\/)wrangler\.(?:toml|jsonc?)$/, pattern: /^/, isProse: true},
	{loader: 'wrangler', in: manifest, pattern: /\bwrangler (?:pages )?dev\b/, isProse: true},
	{
		loader: 'godotenv',
		in: /\.go$/,
		pattern:
			/\bgodotenv\.(?:Load|Overload|Read)\s*\(|"github\.com\/joho\/godotenv\/autoload"|\bviper\.SetConfigFile\s*\(\s*"[^"\n]*\.env/,
		overrides: /^godotenv\.Overload/,
	},
	{
		loader: 'dotenv-ruby',
		in: ruby,
		pattern:
			/['"]dotenv\/(?:load|auto)['"]|\bDotenv\.(?:load|overload|parse)\b|\bgem\s{0,9}\(?\s{0,9}['"]dotenv-rails['"]/,
		overrides: /^Dotenv\.overload/,
	},
	{
		loader: 'dotenvy',
		in: /\.rs$/,
		pattern: /\bdotenvy?::(?:dotenv|from_filename|from_path|load)\w*|(?<![\w:])dotenv\(\)/,
		also: /\bdotenvy?\b/,
		overrides: /^dotenvy?::\w*override/,
	},
	{
		loader: 'phpdotenv',
		in: /\.php$|(?:^|\/)artisan$/,
		pattern: /\bDotenv::create\w*\s*\(|\bnew\s+[\w\\]*Dotenv\s*\(/,
		overrides: /^Dotenv::create(?:Unsafe)?Mutable/,
	},
	{
		loader: 'phpdotenv',
		in: /(?:^|\/)composer\.json$/,
		pattern: /"(?:laravel\/framework|symfony\/(?:dotenv|framework-bundle))"\s*:/,
		isProse: true,
	},
	{
		loader: 'dotenv-java',
		in: /\.(?:java|kts?|scala)$/,
		pattern: /\bDotenv\.(?:load|configure)\s*\(|(?<![\w.])dotenv\s*[{(]/,
	},
	{
		loader: 'dotnet-env',
		in: /\.cs$/,
		pattern: /\b(?:DotNetEnv\.)?Env\.(?:Load|TraversePath)\w*\s*\(|\bDotEnv\.Load\s*\(/,
	},
	// Runners: the program itself doesn't know of the file.
	{
		loader: 'runner',
		in: anywhere,
		pattern:
			/\b(?:uv run|uvx|deno|pdm run|uvicorn|gunicorn|hypercorn|flask|fastapi|op run|foreman|honcho)\b[^|;&]{0,200}(?:--env-file|--env|-e)(?:[= ]["']?)([\w./-]*\.env[\w.-]*)/,
		isProse: true,
		hasFile: true,
	},
	{loader: 'runner', in: /(?:^|\/)Procfile(?:\.\w+)?$/, pattern: /^\w+:/, isProse: true},
	// pipenv replaces what the environment has.
	{loader: 'runner', in: /(?:^|\/)Pipfile$/, pattern: /^\[packages\]/, isProse: true, overrides: true},
	{
		loader: 'runner',
		in: /(?:^|\/)[Jj]ustfile$/,
		pattern: /^set\s+dotenv-(?:load|required|override|(?:path|filename)\s*:=\s*["']([^"']+)["'])/,
		isProse: true,
		hasFile: true,
	},
	{
		loader: 'runner',
		in: /(?:^|\/)langgraph\.json$/,
		pattern: /"env"\s*:\s*"([^"]*\.env[^"]*)"/,
		isProse: true,
		hasFile: true,
	},
	{loader: 'runner', in: /(?:^|\/)Taskfile\.ya?ml$/, pattern: /^\s*dotenv:/},
	{
		loader: 'runner',
		in: /(?:^|\/)\.?mise(?:\.[\w-]+)?\.toml$/,
		pattern: /^\s*(?:_\.file|env_file)\s*=/,
		overrides: true,
	},
	{
		loader: 'make',
		in: make,
		pattern: /^\s*-?s?include\s+["']?([\w./-]*\.env[\w.-]*)/,
		also: /^[ \t]*export\b/m,
		isProse: true,
		hasFile: true,
		overrides: true,
	},
	{loader: 'vite', in: /(?:^|\/)vite\.config\.[cm]?[jt]s$/, pattern: /\bloadEnv\s*\(/},
	{
		loader: 'compose',
		in: compose,
		pattern: /\$\{?ANTHROPIC_|\$\{?CLAUDE_|^\s*-\s*["']?(?:ANTHROPIC|CLAUDE)_\w+["']?\s*$/,
		isProse: true,
	},
	{loader: 'librechat', in: /(?:^|\/)librechat\.ya?ml$/, pattern: /^/, isProse: true},
	{loader: 'librechat', in: compose, pattern: /image:\s{0,9}\S{0,200}librechat/i, isProse: true},
	{loader: 'aider', in: /^\.aider\.conf\.ya?ml$/, pattern: /^/, isProse: true, overrides: true},
];
