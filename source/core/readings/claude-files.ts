// Claude Code's own files and the keychain.

import type {Site} from '../place.js';
import type {TextFile} from '../ports/files.js';
import type {Secret} from '../secret.js';
import type {Variable} from './variables.js';

export type SettingsScope = 'global' | 'user' | 'project' | 'local' | 'managed';

export type FileProblem = {readonly message: string; readonly line?: number; readonly column?: number};

export type SettingsFile = {
	readonly scope: SettingsScope;
	/** Local settings of the root of the repository, not of the working folder. */
	readonly isOfRoot?: boolean;
	readonly path: string;
	/** `dropped`: doesn't parse or has a wrong type, so none of it counts. `unreadable`: as if absent, with a warning. */
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
	/** Fields with a command that Claude Code runs in print mode without asking. Left out: none. */
	readonly commands?: readonly string[];
	/** What only managed settings may ask for; left out: none of it. */
	readonly policy?: ManagedPolicy;
	/** Left out: UTF-8 without a byte order mark. */
	readonly encoding?: Exclude<TextFile['encoding'], 'utf8'>;
	/** SHA-256 of the bytes; null if absent or unreadable. */
	readonly digest: string | null;
	/** Of a dropped one: edits that take comments and trailing commas out, if nothing else keeps it from being JSON. */
	readonly repair?: readonly {readonly start: number; readonly end: number; readonly text: string}[];
	/** Of a dropped one: its text names a variable or field that decides about authentication. */
	readonly holdsCredentials?: boolean;
	/** Of an unreadable one: a policy of which the system gave no answer, so that nobody knows whether there is one. */
	readonly isUnknown?: true;
	/** Of an unreadable one: no file, but a folder or the like. */
	readonly isFolder?: true;
	/** Of an unreadable one: it belongs to this user. */
	readonly isOwn?: boolean;
};

/** What administrators demand besides a sign-in (request-rules.md §2 and §5.7). */
export type ManagedPolicy = {
	readonly gatewayUrl: Variable | undefined;
	readonly minimumVersion: Variable | undefined;
	readonly maximumVersion: Variable | undefined;
	/** A program that prints the settings. */
	readonly helper: {readonly path: string; readonly site: Site} | undefined;
};

/** What became of the program of `policyHelper`. */
export type PolicyHelper = {
	readonly path: string;
	readonly site: Site;
	/** `not-run`: without consent what it prints isn't known, and the files count as they are. */
	readonly outcome: 'replaced' | 'kept' | 'failed' | 'not-run';
	/** Of a failed one: in one line, why. */
	readonly detail?: string;
};

/** probes/settings.ts: every level, lowest first, the order in which they override one another. */
export type Settings = {
	readonly files: readonly SettingsFile[];
	/** Managed settings that aren't a JSON object stop Claude Code (request-rules.md §2.1). */
	readonly stopper: SettingsFile | undefined;
	/** Left out: there is none. */
	readonly policyHelper?: PolicyHelper;
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
	/** The scopes are neither a list nor a text nor null: every version crashes at start. */
	readonly hasStrangeScopes?: true;
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
