// Third-party apps whose settings are plain files.
import type {SettingVariable} from './project-files.js';
import type {LookedAt} from './shell-files.js';

/** Which form of base URL an app wants. */
export type UrlForm = {
	/** `none`: the app appends /v1/messages · `v1`: it appends /messages · `endpoint`: the whole address · `any`: it copes · `unknown`: not documented. */
	readonly path: 'none' | 'v1' | 'endpoint' | 'any' | 'unknown';
	readonly trailingSlash: 'refused' | 'required' | 'harmless';
	/** Of `v1`: Anthropic's own address is completed where it ends in nothing. */
	readonly isBareTaken?: boolean;
	/** `host:port` is taken for http. */
	readonly isSchemeOptional?: true;
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
	/** The .env file that its references are looked up in first. */
	readonly secrets?: string;
	/** It starts Claude Code, so `key` overrides the login there. */
	readonly startsClaudeCode: boolean;
	/** What it has is the environment of programs of one's own. */
	readonly handsOn?: true;
	/** Of one whose settings can't be read: where a person finds key and base URL in it. */
	readonly where?: string;
	/** What else is to be known. */
	readonly note?: string;
};

export type Apps = {readonly apps: readonly App[]};
