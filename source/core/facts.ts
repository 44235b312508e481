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
	readonly subscriptionType: string | null;
	/** Other things in the same store (mcpOAuth): must survive a cure. */
	readonly hasOthers: boolean;
	readonly digest: string | null;
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
export type ClaudeInstalls = {readonly installs: readonly ClaudeInstall[]; readonly version: string | null};

export type HelperOutcome =
	| {readonly kind: 'not-run'}
	| {readonly kind: 'printed'; readonly key: Secret}
	/** `output`: printed something that can't be a key; the reason in words. */
	| {
			readonly kind: 'failed';
			readonly why: 'missing' | 'not-executable' | 'exit' | 'empty' | 'output' | 'timed-out';
			readonly detail: string;
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
	/** Not asked, and why. */
	| {
			readonly kind: 'not-asked';
			readonly why:
				| 'no-consent'
				| 'offline'
				| 'sign-in'
				| 'project-origin'
				| 'nothing-to-send'
				| 'other-provider'
				| 'refused';
	  };
