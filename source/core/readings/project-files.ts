// What else sets a variable or holds a key: .env, .envrc, editors, git, source code, history.
import type {SessionSource, Site, Span} from '../place.js';
import type {Secret} from '../secret.js';
import type {Assignment, AssignmentSyntax, LookedAt} from './shell-files.js';
import type {Variable} from './variables.js';

/**
 * The programs that load a .env file, each by its own rules. `claude-code`: native builds before 2.0.64, by themselves. `dotenv-expand`:
 * Next and Vite too. `other`: what starts programs of any language with it (pipenv, just, uv, foreman, Task), and the libraries of others
 * than JavaScript and Python. `make`: a Makefile that includes it.
 */
export type DotenvLoader =
	| 'dotenv'
	| 'dotenv-expand'
	| 'python-dotenv'
	| 'node'
	| 'bun'
	| 'streamlit'
	| 'docker'
	| 'compose'
	| 'source'
	| 'other'
	| 'make'
	| 'direnv'
	| 'aider'
	| 'librechat'
	| 'claude-code';

/** A loader that is used in this folder. */
export type DotenvUse = {
	readonly loader: DotenvLoader;
	/** What says so: a line of a source file, a manifest, or this process's environment. */
	readonly because: Site;
	/** `load_dotenv(override=True)`, `source`: the file's value replaces what the environment has. */
	readonly overridesEnvironment: boolean;
	/** Absolute paths of the files it loads, later ones win. */
	readonly files: readonly string[];
};

/** An assignment as one loader takes it. */
export type DotenvReading = DotenvUse & Pick<Variable, 'value' | 'plain' | 'isKeptElsewhere'>;

/** `value` is what the first of `loadedBy` makes of it; of a file that nothing is known to load, what dotenv would. */
export type DotenvAssignment = Assignment & {
	/** By the loaders of this folder; [] for a file or line that none of them takes. */
	readonly loadedBy: readonly DotenvReading[];
	readonly isLoaded: boolean;
	/** At least one of `loadedBy` replaces what the environment has. */
	readonly overridesEnvironment: boolean;
	/** What any loader would make of it, used here or not; undefined where it takes the line for no assignment of this name. */
	as(loader: DotenvLoader): Secret | undefined;
};

/** probes/dotenv.ts: the working folder's, and those of its git root and home that an app reads. Examples (.env.example) are left out. */
export type DotenvFiles = {
	readonly files: readonly LookedAt[];
	/** Most certain first. */
	readonly loaders: readonly DotenvUse[];
	/** By file, in order of lines. */
	readonly assignments: readonly DotenvAssignment[];
	/** What a loader that is used here ends with; without a name of one: the first loader that has the variable. */
	inForce(name: string, loader?: DotenvLoader): DotenvAssignment | undefined;
};

/** probes/direnv.ts. */
export type Direnv = {
	/** The .envrc that direnv takes in this folder; undefined if there is none. */
	readonly file: string | undefined;
	/** With what it sources or loads, in order. */
	readonly files: readonly LookedAt[];
	/** In order of evaluation. */
	readonly assignments: readonly Assignment[];
	/** This process's environment comes out of it: DIRENV_DIR or DIRENV_FILE say so. */
	readonly isLoaded: boolean;
	/** `unknown`: direnv isn't here or was not asked. */
	readonly permission: 'allowed' | 'blocked' | 'denied' | 'unknown';
	/** direnv is on PATH. */
	readonly isInstalled: boolean;
	inForce(name: string): Assignment | undefined;
};

/** probes/activations.ts: what a tool hands to the shell while it is active, in this folder or until it is left. */
export type Activations = {
	readonly files: readonly LookedAt[];
	/** In order of reading: later ones win. */
	readonly assignments: readonly (Assignment & {readonly tool: 'mise' | 'conda' | 'venv'})[];
	inForce(name: string): Activations['assignments'][number] | undefined;
};

export type SessionVariable = Variable & {
	readonly source: SessionSource;
	/** As it is kept there: in the registry other variables may stand in it. */
	readonly written: Secret;
};

/** probes/desktop-environment.ts: what a session gives to every program that it starts. */
export type DesktopEnvironment = {
	/** Those that outrank others first. */
	readonly variables: readonly SessionVariable[];
	get(name: string): SessionVariable | undefined;
	/** Why not everything could be looked at. */
	readonly problem: string | undefined;
};

/** A variable in a JSON or YAML file: `path` is what an `edit-json` change wants. */
export type SettingVariable = Variable & {
	readonly site: Extract<Site, {kind: 'file'}>;
	readonly format: 'json' | 'yaml' | 'toml' | 'dotenv' | 'xml' | 'text';
	readonly path: readonly (string | number)[];
	/** The value as written, with its quotes. */
	readonly valueSpan: Span;
	readonly digest: string;
	/** The variable that the value refers to (`os.environ/NAME`, `${env:NAME}`, `{env:NAME}`); `value` is then what it stands for here, if known. */
	readonly refersTo?: string;
	/** Where that variable has the value. */
	readonly heldAt?: Site;
};

/** probes/editors.ts: what an editor hands to its terminals, its extension, its MCP servers and its containers. */
export type EditorSettings = {
	readonly files: readonly LookedAt[];
	readonly assignments: readonly (SettingVariable & {
		/** vscode, cursor, windsurf, vscodium, positron, jetbrains, zed, claude-desktop, project. */
		readonly editor: string;
		readonly use: 'extension' | 'terminal' | 'mcp-server' | 'container' | 'run-configuration';
		/** Settings of the project, not of the user. */
		readonly isProject: boolean;
		/** Written in a form that nothing reads: an array of "NAME=value" in claudeCode.environmentVariables. */
		readonly isMisplaced: boolean;
		/** The name of the MCP server or run configuration. */
		readonly owner?: string;
	})[];
	/** `terminal.integrated.inheritEnv` is off: terminals of this editor don't get its environment. */
	readonly withoutInheritance: readonly SettingVariable[];
};

/** probes/git.ts: keys in files that git tracks. */
export type TrackedKeys = {
	readonly keys: readonly {
		readonly value: Secret;
		/** The line is of the working copy; undefined if only the history has it. */
		readonly site: Extract<Site, {kind: 'file'}>;
		/** The root of the repository. */
		readonly repository: string;
		readonly state: 'tracked' | 'history';
		/** Of `history`: the newest commit that has it, abbreviated. */
		readonly commit?: string;
	}[];
	/** Repositories that were looked into. */
	readonly repositories: readonly string[];
	/** Not everything could be looked into (git is missing, too slow), and why. */
	readonly problem: string | undefined;
};

/** `other`: any other language, or a program of which nothing is known. */
export type SourceLanguage = 'python' | 'javascript' | 'shell' | 'other';

/** A value in source code. */
export type SourceValue = {
	readonly value: Secret;
	readonly plain: string | undefined;
	readonly site: Extract<Site, {kind: 'file'}>;
	readonly language: SourceLanguage;
	/** An argument of an Anthropic client (or a header of a request to it): wins over the environment. */
	readonly isPassedToClient: boolean;
	/** What it is called there: api_key, apiKey, x-api-key, ANTHROPIC_API_KEY. */
	readonly name: string;
	/** The literal with its quotes. */
	readonly valueSpan: Span;
	readonly digest: string;
};

/** A client that is handed a variable of the environment under another name than the SDK's own. */
export type SourceReference = {
	/** The variable whose place it takes. */
	readonly slot: 'ANTHROPIC_API_KEY' | 'ANTHROPIC_AUTH_TOKEN' | 'ANTHROPIC_BASE_URL';
	/** The first of them that is set counts. */
	readonly names: readonly string[];
	/** Without it the program stops before it asks; else the SDK looks for its own variable. */
	readonly isRequired: boolean;
	/** A keyring or a secret manager has the value: no variable. */
	readonly isKeptElsewhere?: true;
	/** Compose hands it over itself, a blank where nothing sets it; `env_file` doesn't fill that in. */
	readonly isGiven?: true;
	/** `any`: what starts the programs hands it on, in whatever language they are. */
	readonly language: SourceLanguage | 'any';
	readonly site: Extract<Site, {kind: 'file'}>;
};

/** A name that a program sets in its own environment. */
export type NameInSource = {
	readonly name: string;
	readonly digest: string;
	readonly span: {readonly start: number; readonly end: number};
	readonly site: Extract<Site, {kind: 'file'}>;
};

/** probes/source-files.ts: what the programs of the working folder are written in and what is hard-coded in them. */
export type SourceFiles = {
	/** API keys and tokens in clear text. */
	readonly keys: readonly SourceValue[];
	/** Base URLs that are passed to a client. */
	readonly baseUrls: readonly SourceValue[];
	/** Variables under names of the program's own. */
	readonly references: readonly SourceReference[];
	readonly setNames: readonly NameInSource[];
	/** Places that make an Anthropic client or ask the API. */
	readonly clients: readonly {
		readonly language: SourceLanguage;
		/** `ai-sdk`: Vercel's, whose base URL ends in /v1. A cloud: its client asks that cloud, with the cloud's own sign-in. */
		readonly kind: 'sdk' | 'ai-sdk' | 'http' | 'bedrock' | 'vertex' | 'foundry';
		readonly site: Site;
	}[];
	/** Of the clients, most files first. */
	readonly languages: readonly SourceLanguage[];
	/** Of those about Claude: with more in them than is looked at, so that what they read is not known. */
	readonly unread: readonly string[];
};

/** probes/shell-history.ts: assignments that were typed. */
export type ShellHistory = {
	readonly entries: readonly (Variable & {
		readonly site: Extract<Site, {kind: 'file'}>;
		/** Whose history: pwsh, bash, zsh, fish. */
		readonly shell: string;
		readonly syntax: AssignmentSyntax;
		/** `broken`: sets nothing in that shell (`export` in PowerShell). */
		readonly effect: Assignment['effect'];
		readonly problem?: string;
	})[];
};
