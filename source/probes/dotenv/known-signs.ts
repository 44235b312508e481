// How sources, scripts and manifests say that a .env file is loaded: data, one line for each way.
import type {DotenvLoader, SourceLanguage} from '../../core/readings.js';
import {languageOf} from '../source-files/languages.js';

export type Sign = {
	readonly loader: DotenvLoader;
	/** Of the file's name. */
	readonly in: {test(name: string): boolean};
	/** Searched line by line; the rest of a call is looked at too. */
	readonly pattern: RegExp;
	/** The file must have this too. */
	readonly also?: RegExp;
	readonly overrides?: boolean | RegExp;
	/** The line isn't code: prose and configuration count. */
	readonly isProse?: boolean;
	/** The first group is the file. */
	readonly hasFile?: boolean;
	/** The files that are loaded where none is named, lowest first: `~/` home, others below the working folder. */
	readonly usual?: readonly string[] | undefined;
};

const of = (language: SourceLanguage): Sign['in'] => ({test: (name) => languageOf(name) === language});
const python = of('python');
/** Of Python: one of these is imported, alone or among others. */
const imports = (names: string): string => `^\\s*(?:from\\s+|import\\s(?:[^#;]*,)?\\s*)(?:${names})\\b`;
const script = of('javascript');
const shell = /\.(?:sh|bash|zsh)$|(?:^|\/)(?:Makefile|makefile|[Jj]ustfile|Procfile)$/;
const anywhere =
	/(?:^|\/)(?:README[\w.-]*|Makefile|makefile|[Jj]ustfile|Procfile|Taskfile\.ya?ml|package\.json)$|\.(?:sh|bash|zsh|ps1)$/;
const manifest = /(?:^|\/)package\.json$/;
export const compose = /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/;

const ofFrameworks = ['.env', '.env.development', '.env.local', '.env.development.local'];
const ofWrangler = ['.env', '.dev.vars'];

export const knownSigns: readonly Sign[] = [
	{
		loader: 'python-dotenv',
		in: python,
		pattern: new RegExp(
			`\\b(?:load_dotenv|read_env|dotenv_values)\\s*\\(|\\b(?:Config|RepositoryEnv)\\s*\\(\\s*(?:env_file\\s*=\\s*)?["'][^"'\\n]*\\.env|${imports('decouple|chainlit')}`,
		),
		overrides: /over(?:ride|write)\s*=\s*True/,
	},
	// Settings of pydantic, which fill in what the environment lacks.
	{loader: 'python-dotenv', in: python, pattern: /\benv_file["']?\s*[=:]/, also: /\bBaseSettings\b/},
	// `flask run` loads it by itself where python-dotenv is installed.
	{
		loader: 'python-dotenv',
		in: /(?:^|\/)(?:requirements[\w.-]*\.(?:txt|in)|pyproject\.toml|Pipfile)$/,
		pattern: /^\W*python-dotenv\b/i,
		also: /^[^\w\n]{0,20}flask\b/im,
		isProse: true,
	},
	// It puts them into the environment, replacing what is there.
	{
		loader: 'streamlit',
		in: python,
		pattern: new RegExp(imports('streamlit')),
		overrides: true,
		usual: ['~/.streamlit/secrets.toml', '.streamlit/secrets.toml'],
	},
	// Before dotenv itself: what it read is worked out again.
	{loader: 'dotenv-expand', in: script, pattern: /['"]dotenv-expand(?:\/config)?['"]/},
	{
		loader: 'dotenv',
		in: script,
		pattern: /['"]dotenv\/config(?:\.js)?['"]|\bdotenv\b.{0,30}\.config\s*\(|\bConfigModule\.forRoot\s*\(/,
		overrides: /override['"]?\s*:\s*true/,
	},
	{
		loader: 'dotenv',
		in: script,
		pattern: /(?<![.\w])(?:config|loadDotenv|configDotenv)\s*\(/,
		also: /from\s+['"]dotenv['"]|require\(['"]dotenv['"]\)/,
		overrides: /override['"]?\s*:\s*true/,
	},
	{
		loader: 'dotenv',
		in: manifest,
		pattern:
			/(?:-r|--require|--import)[ =]dotenv\/config|\bdotenvx run\b|\bdotenv --(?=\s)|\b(?:netlify|vercel) dev\b|"(?:nuxt|@remix-run\/dev|@adonisjs\/core)"\s*:\s*"|"env-cmd\s+(?!-f)/,
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
		loader: 'dotenv-expand',
		in: manifest,
		pattern: /"(?:next|@sveltejs\/kit|astro|@solidjs\/start)"\s*:\s*"/,
		isProse: true,
		usual: ofFrameworks,
	},
	{
		loader: 'dotenv-expand',
		in: script,
		pattern: /\bimport\.meta\.env\.[A-Z]|['"]\$env\/(?:static|dynamic)\/private['"]/,
		usual: ofFrameworks,
	},
	{loader: 'dotenv-expand', in: /(?:^|\/)vite\.config\.[cm]?[jt]s$/, pattern: /\bloadEnv\s*\(/, usual: ofFrameworks},
	{loader: 'dotenv', in: /(?:^|\/)wrangler\.(?:toml|jsonc?)$/, pattern: /^/, isProse: true, usual: ofWrangler},
	{loader: 'dotenv', in: manifest, pattern: /\bwrangler (?:pages )?dev\b/, isProse: true, usual: ofWrangler},
	{loader: 'bun', in: /(?:^|\/)(?:bun\.lockb?|bunfig\.toml)$/, pattern: /^/, isProse: true},
	{loader: 'bun', in: manifest, pattern: /"bun\s+(?:run|--hot|--watch|[\w./-]+\.[jt]sx?)\b/, isProse: true},
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
	{
		loader: 'compose',
		in: compose,
		pattern: /\$\{?ANTHROPIC_|\$\{?CLAUDE_|^\s*-\s*["']?(?:ANTHROPIC|CLAUDE)_\w+["']?\s*$/,
		isProse: true,
	},
	{loader: 'librechat', in: /(?:^|\/)librechat\.ya?ml$/, pattern: /^/, isProse: true},
	{loader: 'librechat', in: compose, pattern: /image:\s{0,9}\S{0,200}librechat/i, isProse: true},
	{loader: 'aider', in: /^\.aider\.conf\.ya?ml$/, pattern: /^/, isProse: true, overrides: true},
	{
		loader: 'make',
		in: /(?:^|\/)[Mm]akefile$/,
		pattern: /^\s*-?s?include\s+["']?([\w./-]*\.env[\w.-]*)/,
		also: /^[ \t]*export\b/m,
		isProse: true,
		hasFile: true,
		overrides: true,
	},
	// Runners: the program itself doesn't know of the file.
	{
		loader: 'other',
		in: anywhere,
		pattern:
			/\b(?:uv run|uvx|deno|pdm run|uvicorn|gunicorn|hypercorn|flask|fastapi|op run|foreman|honcho)\b[^|;&]{0,200}(?:--env-file|--env|-e)(?:[= ]["']?)([\w./-]*\.env[\w.-]*)/,
		isProse: true,
		hasFile: true,
	},
	{loader: 'other', in: /(?:^|\/)Procfile(?:\.\w+)?$/, pattern: /^\w+:/, isProse: true},
	// pipenv replaces what the environment has.
	{loader: 'other', in: /(?:^|\/)Pipfile$/, pattern: /^\[packages\]/, isProse: true, overrides: true},
	{
		loader: 'other',
		in: /(?:^|\/)[Jj]ustfile$/,
		pattern: /^set\s+dotenv-(?:load|required|override|(?:path|filename)\s*:=\s*["']([^"']+)["'])/,
		isProse: true,
		hasFile: true,
	},
	{
		loader: 'other',
		in: /(?:^|\/)langgraph\.json$/,
		pattern: /"env"\s*:\s*"([^"]*\.env[^"]*)"/,
		isProse: true,
		hasFile: true,
	},
	{loader: 'other', in: /(?:^|\/)Taskfile\.ya?ml$/, pattern: /^\s*dotenv:/},
	{
		loader: 'other',
		in: /(?:^|\/)\.?mise(?:\.[\w-]+)?\.toml$/,
		pattern: /^\s*(?:_\.file|env_file)\s*=/,
		overrides: true,
	},
	// A library of any other language.
	{
		loader: 'other',
		in: of('other'),
		pattern: /dot(?:net)?env/i,
		overrides: /over(?:load|ride|write)/i,
	},
];
