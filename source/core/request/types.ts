// What the rules of a request take and give.

import type {CauseId} from '../cause-id.js';
import type {Site} from '../place.js';
import type {
	GlobalConfig,
	HelperOutcome,
	Keychain,
	Login,
	ProcessEnvironment,
	Settings,
	Variable,
} from '../readings.js';
import type {Secret} from '../secret.js';

/** The public names of sources (contract.md, "source"), highest first. */
export type SourceName =
	| 'gateway-session'
	| 'bedrock'
	| 'vertex'
	| 'foundry'
	| 'anthropic-aws'
	| 'mantle'
	| 'api-key-descriptor'
	| 'unix-socket'
	| 'ANTHROPIC_AUTH_TOKEN'
	| 'ANTHROPIC_API_KEY'
	| 'apiKeyHelper'
	| 'CLAUDE_CODE_OAUTH_TOKEN'
	| 'ANTHROPIC_CUSTOM_HEADERS'
	| 'profile'
	| 'managed-key'
	| 'login';

export type Provider = 'anthropic' | 'bedrock' | 'vertex' | 'foundry' | 'anthropic-aws' | 'mantle';

/** A credential in a header slot. */
export type Sent = {
	readonly source: SourceName;
	readonly site: Site;
	/** Exactly what is sent; undefined where it isn't known (a helper that wasn't run, a signature, a token that will be renewed first). */
	readonly value: Secret | undefined;
	/** An empty header is sent. */
	readonly isEmpty?: boolean;
	/** For the sign-in: the token is renewed first, so the one that is sent is not known. */
	readonly isRenewedFirst?: boolean;
};

export type Request = {
	readonly provider: Provider;
	readonly origin: string;
	/** The base URL in force, trimmed; undefined: the default. */
	readonly baseUrl: Variable | undefined;
	readonly xApiKey: Sent | null;
	readonly bearer: Sent | null;
	/** AWS signature, Google token: the cloud's own sign-in is used and not seen here. */
	readonly isSigned: boolean;
};

/** Why nothing is sent. `cause` is the catalogue's. */
export type Refusal = {
	readonly cause: CauseId;
	/** The client's own words, as far as they were observed. */
	readonly says: string;
	readonly site: Site | undefined;
	/** Claude Code asks before (whether to use a key); this is what its default answer leads to. */
	readonly isAsked?: boolean;
	/** It is decided by asking a server first: it may be let through. */
	readonly isUnsure?: true;
	/** The variable that is missing. */
	readonly lacks?: string;
};

export type Mode = 'interactive' | 'print';

export type Prediction = {
	readonly request: Request | null;
	readonly refusal: Refusal | undefined;
	/** Of a refused one: what would be sent if the reason were gone, as far as can be told. */
	readonly intended?: Request;
};

export type RungState = 'wins' | 'shadowed' | 'ignored' | 'absent';

export type Rung = {
	readonly source: SourceName;
	readonly site: Site | undefined;
	readonly value: Secret | undefined;
	readonly state: RungState;
	/** Why it is shadowed or ignored, and by what: one clause. */
	readonly why: string | undefined;
	/** Where interactive sessions differ from `-p`. */
	readonly interactive?: RungState;
};

/**
 * Everything that the rules look at. Not seen from outside, and so not part of it: the flags --settings and --bare of a command line,
 * what file descriptors hold, gateway sessions, and the metadata services of virtual machines.
 */
export type RequestFacts = {
	/** Of the installed Claude Code; null takes the newest rules. */
	readonly version: string | null;
	readonly environment: ProcessEnvironment;
	readonly settings: Settings;
	readonly global: GlobalConfig;
	readonly login: Login;
	/** macOS; undefined elsewhere. */
	readonly keychain: Keychain | undefined;
	readonly helper: HelperOutcome;
	readonly now: number;
	/** How it was installed (ClaudeInstall.method): old native builds load .env files by themselves. */
	readonly method?: string;
	/** What those .env files assign, in the order in which they are loaded. */
	readonly autoLoaded?: readonly Variable[];
	/** Sign-ins of the clouds that lie in files; left out: there are none. */
	readonly cloudFiles?: CloudFiles;
	/** Left out: there are none. */
	readonly profiles?: Profiles;
	readonly system?: SystemFacts;
};

/** What of the system decides whether Claude Code starts, and how it connects. */
export type SystemFacts = {
	/** A system without the sandbox that CLAUDE_CODE_SUBPROCESS_ENV_SCRUB needs. */
	readonly lacksBubblewrap: boolean;
	/** Of macOS, as "12.7.6". */
	readonly macos?: string;
	/** What ANTHROPIC_UNIX_SOCKET names is there. */
	readonly hasSocket: boolean;
	/** What CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR names is open where this program was started. */
	readonly hasDescriptor: boolean;
	/** The same of CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR. */
	readonly hasTokenDescriptor: boolean;
};

/** probes/profiles.ts: what `ant auth login` leaves. */
export type Profiles = {
	readonly folder: string;
	/** What active_config names. */
	readonly active: string | undefined;
	readonly all: readonly Profile[];
	/** Whether the file of ANTHROPIC_IDENTITY_TOKEN_FILE can be read; left out: it isn't named. */
	readonly hasTokenFile?: boolean;
};

export type Profile = {
	readonly name: string;
	/** Its configuration. */
	readonly site: Site;
	/** An identity token is exchanged in place of stored credentials. */
	readonly isFederation: boolean;
	/** Of a federation: why there is no identity token, in the client's words. */
	readonly identityProblem?: string;
	/** undefined: there are none, or nothing in them. */
	readonly credentials:
		| {
				readonly site: Site;
				readonly token: Secret | undefined;
				/** Milliseconds since the epoch; null: not said. */
				readonly expiresAt: number | null;
				readonly canRenew: boolean;
				/** Why they are refused, in the client's words. */
				readonly problem?: string;
				/** Of refused ones: permission bits. */
				readonly mode?: number;
		  }
		| undefined;
	readonly baseUrl: Variable | undefined;
};

/** Whether a cloud's own sign-in lies on this machine, valid or not. */
export type CloudFiles = {
	/** The AWS profile in force has something to sign with. */
	readonly aws: boolean;
	/** Its region. */
	readonly awsRegion?: string;
	/** The profile whose single sign-on has no session, or one that is over and can't be renewed. */
	readonly awsSignedOut?: string;
	/** Which profiles of AWS there are. */
	readonly awsProfiles?: readonly string[];
	/** What the profile in force has to sign with: sso_session, credential_process, aws_access_key_id. */
	readonly awsWays?: readonly string[];
	/** Application default credentials. */
	readonly google: boolean;
	/** ~/.azure. */
	readonly azure: boolean;
};

export type Predictions = {
	readonly interactive: Prediction;
	readonly print: Prediction;
	/** Of print mode, highest first, every source of Claude Code once; `interactive` says where sessions differ. */
	readonly ladder: readonly Rung[];
	/** Every variable as it is in force, after settings (request-rules.md §3). */
	inForce(name: string): InForce | undefined;
	/** A variable that settings name where they may not set it: it has no effect. */
	inVain(name: string): Variable | undefined;
};

/** A variable as it is in force, and what it overrides. */
export type InForce = Variable & {
	/** Lower places that name it too, highest first. */
	readonly overrides: readonly Variable[];
};
