// The shapes of what probes read: shared by the probes that make them and by request.ts and the checks that judge them.

import type {Site, Span} from './place.js';
import type {Secret} from './secret.js';

/** A variable with a value and the place that set it. */
export type Variable = {
	readonly name: string;
	readonly value: Secret;
	/** The value as text, only for names that are no secrets (flags, URLs, folders, regions, models); show URLs through `showUrl`. */
	readonly plain: string | undefined;
	readonly site: Site;
};

/** What the process has: probes/environment.ts. */
export type ProcessEnvironment = {
	/** Every variable that decides about authentication (facts.md §4), and every near miss of such a name. */
	readonly variables: readonly Variable[];
	get(name: string): Variable | undefined;
};

export type Inside =
	| 'ssh'
	| 'tmux'
	| 'screen'
	| 'wsl'
	| 'container'
	| 'ci'
	| 'claude-code'
	| 'sudo'
	| 'vscode'
	| 'jetbrains'
	| 'zed'
	| 'cursor'
	| 'launchd'
	| 'cron'
	| 'direnv'
	| 'codespaces';

/** Where we are: probes/where.ts. */
export type Where = {
	/** The shell's short name: bash, zsh, fish, sh, pwsh, powershell, cmd; null if unknown. */
	readonly shell: string | null;
	readonly inside: readonly Inside[];
};

// ── Text files that assign variables ─────────────────────────────────────────────────────────────────────────────────────────

export type AssignmentSyntax =
	| 'posix'
	| 'fish'
	| 'powershell'
	| 'csh'
	| 'dotenv'
	| 'environment.d'
	| 'etc-environment'
	| 'envrc'
	| 'toml'
	| 'cmd';

/** One assignment of a variable in a text file, wherever it stands. */
export type Assignment = Variable & {
	readonly site: Extract<Site, {kind: 'file'}>;
	readonly syntax: AssignmentSyntax;
	readonly effect: /** A new process gets it. */
		| 'exports'
		/** Set in the shell only. */
		| 'assigns'
		| 'unsets'
		/** In a comment: plays no part. */
		| 'commented'
		/** Looks like an assignment but sets nothing: spaces around =, `export` in PowerShell, `set X=…` in bash. */
		| 'broken';
	/** `function`: inside a function, alias or heredoc, so not run on its own; `conditional`: inside if/case/[ … ] &&. */
	readonly reach: 'top' | 'conditional' | 'function';
	/** False: holds $(…), `…` or a variable that isn't known here, so `value` is the text as written. */
	readonly isLiteral: boolean;
	/** The whole statement including its line break: removing it removes the assignment and nothing else. */
	readonly statement: Span;
	readonly nameSpan: Span;
	/** The value as written, including quotes. */
	readonly valueSpan: Span;
	/** SHA-256 of the file's bytes, for changes. */
	readonly digest: string;
	/** Why a `broken` one sets nothing, in words. */
	readonly problem?: string;
	/** What has to take the statement's place for the file to stay valid: ":" in a body that would be empty. Default: nothing. */
	readonly leave?: string;
};

/** A file that was looked at, and what is wrong with it as a file. */
export type LookedAt = {
	readonly path: string;
	readonly state: 'read' | 'missing' | 'unreadable';
	readonly detail?: string;
};

/** Shell start-up files in the order in which a new interactive login shell of this user reads them: probes/shell-files.ts. */
export type ShellFiles = {
	readonly files: readonly LookedAt[];
	/** In order of reading; of the shells that this user doesn't use after those. */
	readonly assignments: readonly (Assignment & {
		/** bash, zsh, fish, sh, pwsh, or system for what every shell gets (/etc/environment, environment.d). */
		readonly shell: string;
		/** Whether a new interactive shell of this user reads the file. */
		readonly isRead: boolean;
	})[];
	/** The assignment that a new terminal of this user ends up with: the last one that is read and exported; undefined if none, or if it is unset after. */
	inForce(name: string): ShellFiles['assignments'][number] | undefined;
};

// ── Claude Code's own files ──────────────────────────────────────────────────────────────────────────────────────────────────

export type SettingsScope = 'global' | 'user' | 'project' | 'local' | 'managed';

export type FileProblem = {readonly message: string; readonly line?: number; readonly column?: number};

export type SettingsFile = {
	readonly scope: SettingsScope;
	readonly path: string;
	/** `dropped`: doesn't parse or has a wrong type, so nothing of it counts. `unreadable`: as if absent, with a warning. */
	readonly state: 'absent' | 'used' | 'dropped' | 'unreadable';
	readonly problems: readonly FileProblem[];
	/** Of its `env`, in order; values turned to text as Claude Code does (request-rules.md §3.3). [] unless used. */
	readonly env: readonly Variable[];
	/** Also "" (= no helper). undefined: the field isn't there. */
	readonly apiKeyHelper: Variable | undefined;
	readonly forceLoginMethod: Variable | undefined;
	readonly forceLoginOrgUUID: {readonly values: readonly string[]; readonly site: Site} | undefined;
	readonly model: Variable | undefined;
	/** Of awsAuthRefresh, awsCredentialExport, gcpAuthRefresh. */
	readonly cloudRefresh: readonly Variable[];
	/** SHA-256 of the bytes; null if absent or unreadable. */
	readonly digest: string | null;
	/** Of a dropped one: edits that take comments and trailing commas out, if nothing else keeps it from being JSON. */
	readonly repair?: readonly {readonly start: number; readonly end: number; readonly text: string}[];
	/** Of a dropped one: its text names a variable or field that decides about authentication. */
	readonly holdsCredentials?: boolean;
	/** Of an unreadable one: it belongs to this user. */
	readonly isOwn?: boolean;
};

/** probes/settings.ts: every level, lowest first, the order in which they override one another. */
export type Settings = {
	readonly files: readonly SettingsFile[];
	/** Managed settings that are no JSON object stop Claude Code (request-rules.md §2.1). */
	readonly stopper: SettingsFile | undefined;
};

/** probes/folders.ts (request-rules.md §1). */
export type ConfigFolders = {
	/** CLAUDE_CONFIG_DIR as it is in force; undefined if unset. */
	readonly variable: Variable | undefined;
	/** Settings. Absolute. */
	readonly settings: string;
	/** The stored sign-in; differs from `settings` only if CLAUDE_CONFIG_DIR stands in user or managed settings. */
	readonly login: string;
	/** The global file: `.claude.json` or the older `.config.json`. */
	readonly globalFile: string;
	/** What would be used with CLAUDE_CONFIG_DIR unset. */
	readonly defaultFolder: string;
	readonly defaultGlobalFile: string;
	/** "Claude Code-credentials", with a hash if CLAUDE_CONFIG_DIR is set. */
	readonly keychainService: string;
};

/** probes/global-config.ts: `.claude.json`. */
export type GlobalConfig = {
	readonly path: string;
	readonly state: 'absent' | 'used' | 'corrupt' | 'unreadable' | 'empty';
	readonly problem: FileProblem | undefined;
	readonly env: readonly Variable[];
	readonly primaryApiKey: Variable | undefined;
	/** Last 20 characters of keys: not secret enough to hide, too secret to show. */
	readonly approved: readonly Secret[];
	readonly rejected: readonly Secret[];
	/** Line of customApiKeyResponses.rejected. */
	readonly rejectedLine: number | undefined;
	readonly hasCompletedOnboarding: boolean;
	readonly hasAccount: boolean;
	/** organizationUuid of oauthAccount. */
	readonly organization: string | undefined;
	/** Of the working folder, `hasTrustDialogAccepted`. */
	readonly isTrusted: boolean;
	readonly digest: string | null;
	/** Backups under `backups/`, newest first, with whether each parses to an object. */
	readonly backups: readonly {readonly path: string; readonly at: number; readonly isWhole: boolean}[];
};

/** One store of a sign-in. */
export type StoredLogin = {
	readonly site: Site;
	/** `no-login`: parses, but has no claudeAiOauth (only MCP tokens). */
	readonly state: 'absent' | 'read' | 'no-login' | 'corrupt' | 'unreadable';
	readonly problem: FileProblem | undefined;
	readonly accessToken: Secret | undefined;
	readonly refreshToken: Secret | undefined;
	/** Milliseconds if a number; null if missing, null or text (then never taken for expired). */
	readonly expiresAt: number | null;
	readonly refreshTokenExpiresAt: number | null;
	/** undefined: missing or not a list. */
	readonly scopes: readonly string[] | undefined;
	/** The scopes are one text instead of a list, which hung old versions. */
	readonly hasTextScopes?: boolean;
	readonly subscriptionType: string | null;
	/** Other things in the same store (mcpOAuth): must survive a cure. */
	readonly hasOthers: boolean;
	readonly digest: string | null;
	/** False: its folder may not be written by this user, so Claude Code doesn't even try to renew it (claude-code.md §3). */
	readonly canBeSaved?: boolean;
};

/** probes/login.ts. */
export type Login = {
	readonly file: StoredLogin;
	/** macOS only, and only with the consent "keychain": the item of the current config folder and $USER. */
	readonly keychain: StoredLogin | undefined;
	/** The one Claude Code reads: the keychain's item if there is one that can be read, else the file. */
	readonly used: StoredLogin;
	/** Whether the keychain could not be looked into, so `used` is a guess. */
	readonly isUncertain: boolean;
};

export type KeychainItem = {
	readonly service: string;
	readonly account: string;
	/** What it is to Claude Code. */
	readonly role: 'login' | 'managed-key' | 'other-folder-login' | 'folklore';
	/** Only with consent. */
	readonly secret: Secret | undefined;
	/** If it is a login that could be read. */
	readonly login: StoredLogin | undefined;
	/** Why the secret couldn't be read. */
	readonly refused: 'locked' | 'denied' | 'timed-out' | 'broken' | undefined;
};

/** probes/keychain.ts; items without a secret are listed without consent: that never prompts. */
export type Keychain = {
	readonly isLocked: boolean;
	readonly items: readonly KeychainItem[];
	/** The account that Claude Code asks for: $USER. */
	readonly account: string;
	readonly problem: string | undefined;
};

// ── Programs ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ClaudeInstall = {
	readonly path: string;
	/** Where the link leads. */
	readonly target: string;
	readonly version: string | null;
	readonly method: 'npm-global' | 'native' | 'homebrew' | 'local' | 'pnpm' | 'bun' | 'winget' | 'unknown';
	/** Of a version that couldn't be asked. */
	readonly problem: string | undefined;
};

/** probes/claude.ts: all of them on PATH; the first is the one that runs. */
export type ClaudeInstalls = {
	readonly installs: readonly ClaudeInstall[];
	readonly version: string | null;
	/** Only if none is on PATH: where one lies all the same. */
	readonly elsewhere?: readonly string[];
};

export type HelperOutcome =
	/** `project`: only project settings name it, so it is never run. */
	| {readonly kind: 'not-run'; readonly why?: 'none' | 'no-consent' | 'project'}
	| {readonly kind: 'printed'; readonly key: Secret}
	/** `output`: printed something that can't be a key; the reason in words. */
	| {
			readonly kind: 'failed';
			readonly why: 'missing' | 'not-executable' | 'exit' | 'empty' | 'output' | 'timed-out';
			readonly detail: string;
			/** The helper's file, if the command is one. */
			readonly path?: string;
	  };

export type ServerAnswer = {
	readonly origin: string;
	/** The whole URL that was asked, without query. */
	readonly url: string;
	readonly sent: {readonly xApiKey: Secret | undefined; readonly bearer: Secret | undefined};
	readonly result: AnswerResult;
};

export type AnswerResult =
	| {readonly kind: 'accepted'; readonly requestId: string | undefined}
	/** A refusal or failure that the server itself said: `cause` is the catalogue's. */
	| {
			readonly kind: 'said';
			readonly cause: string;
			readonly status: number;
			readonly type: string | undefined;
			readonly message: string;
			readonly requestId: string | undefined;
			readonly retryAfter: number | undefined;
	  }
	/** There was no answer of the API: `cause` says why (offline, proxy-unreachable, tls-intercepted, not-the-api, …). */
	| {readonly kind: 'no-way'; readonly cause: string; readonly code: string; readonly detail: string}
	/** Not asked, and why. `foreign`: it can't be meant for this origin, so it isn't sent there. */
	| {readonly kind: 'not-asked'; readonly why: NotAsked};

export type NotAsked =
	| 'no-consent'
	| 'offline'
	| 'sign-in'
	| 'foreign'
	| 'nothing-to-send'
	| 'other-provider'
	/** The gateway has none of the routes that tell without cost. */
	| 'no-route'
	| 'bad-url';

// ── Who else sets a variable ─────────────────────────────────────────────────────────────────────────────────────────────────

/** The programs that load a .env file, each by its own rules. `claude-code`: native builds before 2.0.64, by themselves. */
export type DotenvLoader =
	| 'dotenv'
	| 'python-dotenv'
	| 'node'
	| 'bun'
	| 'next'
	| 'vite'
	| 'docker'
	| 'compose'
	| 'source'
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
export type DotenvReading = DotenvUse & {
	readonly value: Secret;
	readonly plain: string | undefined;
};

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

/** probes/desktop-environment.ts: what a session gives to every program that it starts. */
export type DesktopEnvironment = {
	readonly variables: readonly (Variable & {
		readonly source: 'launchd' | 'systemd' | 'registry-user' | 'registry-machine';
	})[];
	get(name: string): DesktopEnvironment['variables'][number] | undefined;
};

/** A variable in a JSON or YAML file: `path` is what an `edit-json` change wants. */
export type SettingVariable = Variable & {
	readonly site: Extract<Site, {kind: 'file'}>;
	readonly format: 'json' | 'yaml' | 'toml' | 'dotenv' | 'xml';
	readonly path: readonly (string | number)[];
	/** The value as written, with its quotes. */
	readonly valueSpan: Span;
	readonly digest: string;
	/** The variable that the value refers to (`os.environ/NAME`, `${env:NAME}`, `{env:NAME}`); `value` is then what it stands for here, if known. */
	readonly refersTo?: string;
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

export type SourceLanguage =
	| 'python'
	| 'javascript'
	| 'shell'
	| 'go'
	| 'ruby'
	| 'java'
	| 'csharp'
	| 'php'
	| 'rust'
	| 'other';

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

/** probes/source-files.ts: what the programs of the working folder are written in and what is hard-coded in them. */
export type SourceFiles = {
	/** API keys and tokens in clear text. */
	readonly keys: readonly SourceValue[];
	/** Base URLs that are passed to a client. */
	readonly baseUrls: readonly SourceValue[];
	/** Places that make an Anthropic client or ask the API. */
	readonly clients: readonly {readonly language: SourceLanguage; readonly kind: 'sdk' | 'http'; readonly site: Site}[];
	/** Of the clients, most files first. */
	readonly languages: readonly SourceLanguage[];
	/** Not all files were read: too many or too large. */
	readonly isCut: boolean;
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

/** Which form of base URL an app wants. */
export type UrlForm = {
	/** `none`: the app appends /v1/messages · `v1`: it appends /messages · `endpoint`: the whole address · `any`: it copes. */
	readonly path: 'none' | 'v1' | 'endpoint' | 'any';
	readonly trailingSlash: 'refused' | 'required' | 'harmless';
};

/** One use of Anthropic's API in an app's settings: a model of a list, a provider, an agent. */
export type AppEntry = {
	/** The model's or server's name, where there are several. */
	readonly label?: string;
	readonly key?: SettingVariable;
	readonly baseUrl?: SettingVariable;
	/** Which header the key goes into. */
	readonly header: 'x-api-key' | 'bearer';
	/** The key stands for something else than a key and is right so (LibreChat's user_provided). */
	readonly isKeyElsewhere: boolean;
};

/** probes/apps.ts: a third-party app that is set up here. */
export type App = {
	readonly id: string;
	readonly name: string;
	readonly files: readonly LookedAt[];
	/** Of files that don't parse. */
	readonly problems: readonly {readonly path: string; readonly message: string; readonly line?: number}[];
	readonly urlForm: UrlForm;
	readonly entries: readonly AppEntry[];
	/** Variables of the environment that it takes where its settings have nothing. */
	readonly reads: {readonly key: readonly string[]; readonly baseUrl: readonly string[]};
	/** It starts Claude Code, so `key` overrides the login there. */
	readonly startsClaudeCode: boolean;
};

export type Apps = {readonly apps: readonly App[]};

/** What was learned of what would be sent in one mode: probes/proofs.ts. */
export type ModeProof = {
	readonly answer: AnswerResult;
	/** Who asked: a request of ours, Claude Code itself, or nobody. */
	readonly by: 'request' | 'claude' | undefined;
};
