// Bugs of Claude Code that touch authentication, with the versions that have them (facts.md §11: the official changelog; [U]: reported).
import type {CauseId} from './cause-id.js';

export type KnownBug = {
	readonly id: string;
	/** First version that has it; left out: not known, any older one. */
	readonly from?: string;
	/** First version that doesn't have it any more. */
	readonly before: string;
	/** The cause of the catalogue that it leads to. */
	readonly cause?: CauseId;
	/** What must be in use for it to matter here. */
	readonly concerns:
		| 'login'
		| 'keychain'
		| 'config'
		| 'oauth-token'
		| 'bedrock'
		| 'vertex'
		/** Any other provider. */
		| 'cloud'
		| 'managed'
		| 'helper'
		| 'gateway'
		| 'network'
		| 'proxy'
		| 'certificates'
		| 'settings-mark'
		| 'managed-cloud'
		| 'use-gateway'
		| 'macos'
		| 'background'
		| 'any';
	/** Only installations that are no JavaScript: Node does the same in its own way. */
	readonly onlyNative?: true;
	/** One clause: what goes wrong. */
	readonly text: string;
	readonly source: string;
};

const changelog = (version: string): string => `Claude Code changelog, ${version}`;

/** Oldest fix first. */
export const knownBugs: readonly KnownBug[] = [
	{
		id: 'extra-ca-ignored',
		before: '1.0.40',
		cause: 'tls-intercepted',
		concerns: 'network',
		text: 'NODE_EXTRA_CA_CERTS is not honoured',
		source: changelog('1.0.40'),
	},
	{
		id: 'daily-logout',
		from: '1.0.68',
		before: '1.0.70',
		cause: 'login-rejected',
		concerns: 'login',
		text: 'signs out every day on macOS and over SSH',
		source: 'anthropics/claude-code#5166, #5192',
	},
	{
		id: 'oauth-unsupported',
		from: '1.0.83',
		before: '1.0.88',
		cause: 'login-rejected',
		concerns: 'login',
		text: 'every sign-in is answered "OAuth authentication is currently not supported"',
		source: changelog('1.0.88'),
	},
	{
		id: 'no-proxy-ignored',
		before: '1.0.93',
		cause: 'proxy-unreachable',
		concerns: 'network',
		text: 'NO_PROXY is not honoured',
		source: changelog('1.0.93'),
	},
	{
		id: 'dotenv-loaded',
		before: '2.0.64',
		cause: 'dotenv-overrides',
		concerns: 'any',
		text: 'native builds load .env files of the working folder, and with them foreign keys',
		source: changelog('2.0.64'),
	},
	{
		id: 'settings-with-mark',
		before: '2.1.0',
		cause: 'settings-malformed',
		concerns: 'settings-mark',
		text: 'a settings file that begins with a byte order mark is dropped',
		source: 'observed on 2.0.22; 2.1.330 reads it',
	},
	{
		id: 'expiry-by-clock',
		before: '2.1.0',
		cause: 'login-rejected',
		concerns: 'login',
		text: 'a login that the server says has expired is not renewed',
		source: changelog('2.1.0'),
	},
	{
		id: 'config-torn',
		before: '2.1.61',
		cause: 'config-corrupt',
		concerns: 'config',
		text: 'sessions side by side can corrupt the configuration and wipe the login',
		source: changelog('2.1.59 and 2.1.61'),
	},
	{
		id: 'keychain-overflow',
		before: '2.1.69',
		cause: 'login-corrupt',
		concerns: 'keychain',
		text: 'a long keychain entry is cut when it is saved',
		source: changelog('2.1.69'),
	},
	{
		id: 'reauth-race',
		before: '2.1.81',
		cause: 'login-race',
		concerns: 'login',
		text: 'sessions that sign in again side by side undo one another',
		source: changelog('2.1.81'),
	},
	{
		id: 'keychain-transient',
		before: '2.1.84',
		cause: 'login-missing',
		concerns: 'keychain',
		text: 'a failed keychain read looks like being signed out',
		source: changelog('2.1.84'),
	},
	{
		id: 'unknown-scope',
		from: '2.1.75',
		before: '2.1.88',
		cause: 'login-missing',
		concerns: 'login',
		text: 'signing in ends with "Unknown scope"',
		source: 'anthropics/claude-code#41677',
	},
	{
		id: 'console-login-lost',
		before: '2.1.94',
		cause: 'keychain-locked',
		concerns: 'keychain',
		text: 'a Console sign-in with a locked keychain fails silently',
		source: changelog('2.1.94'),
	},
	{
		id: 'bedrock-signature',
		from: '2.1.94',
		before: '2.1.96',
		cause: 'cloud-credentials',
		concerns: 'bedrock',
		text: 'Bedrock answers 403 "Authorization header is missing" to AWS_BEARER_TOKEN_BEDROCK or a skipped sign-in',
		source: changelog('2.1.96: a regression in 2.1.94'),
	},
	{
		id: 'login-paste',
		from: '2.1.105',
		before: '2.1.108',
		cause: 'login-link-broken',
		concerns: 'login',
		text: 'the code of a sign-in cannot be pasted',
		source: 'reported for 2.1.105 to 2.1.107',
	},
	{
		id: 'no-proxy-native',
		from: '2.1.23',
		before: '2.1.117',
		cause: 'proxy-unreachable',
		concerns: 'network',
		onlyNative: true,
		text: 'native builds do not honour NO_PROXY',
		source: 'reported for 2.1.23 to 2.1.37; npm builds of 2.1.22, 2.1.29 and 2.1.38 honour it: observed',
	},
	{
		id: 'login-without-effect',
		before: '2.1.118',
		cause: 'token-overrides-login',
		concerns: 'oauth-token',
		text: '/login has no effect while CLAUDE_CODE_OAUTH_TOKEN is set',
		source: changelog('2.1.117 and 2.1.118'),
	},
	{
		id: 'login-torn',
		before: '2.1.118',
		cause: 'login-corrupt',
		concerns: 'login',
		text: 'a crash while saving corrupts the stored login',
		source: changelog('2.1.118'),
	},
	{
		id: 'beta-loop',
		before: '2.1.123',
		cause: 'login-rejected',
		concerns: 'login',
		text: 'with CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS every sign-in is answered 401',
		source: changelog('2.1.123'),
	},
	{
		id: 'login-timeout',
		before: '2.1.126',
		cause: 'offline',
		concerns: 'login',
		text: 'signing in times out behind slow proxies and where only IPv6 works',
		source: changelog('2.1.126'),
	},
	{
		id: 'refresh-race',
		before: '2.1.136',
		cause: 'login-race',
		concerns: 'login',
		text: 'sessions that renew the login side by side sign one another out',
		source: changelog('2.1.126 to 2.1.136'),
	},
	{
		id: 'auth-deadlock',
		before: '2.1.139',
		cause: 'managed-policy',
		concerns: 'managed',
		text: 'claude auth hangs with forceRemoteSettingsRefresh',
		source: changelog('2.1.139'),
	},
	{
		id: 'scopes-hang',
		before: '2.1.143',
		cause: 'login-no-scope',
		concerns: 'login',
		text: 'a stored login whose scopes are a text hangs the start (one whose scopes are an object ends it in every version)',
		source: changelog('2.1.143'),
	},
	{
		id: 'login-to-gateway',
		before: '2.1.153',
		cause: 'gateway-url-left',
		concerns: 'gateway',
		text: 'a custom gateway can receive the login of claude.ai',
		source: changelog('2.1.153'),
	},
	{
		id: 'force-login-clouds',
		from: '2.1.146',
		before: '2.1.161',
		cause: 'managed-policy',
		concerns: 'managed-cloud',
		text: 'managed forceLogin settings refuse the clouds too',
		source: changelog('2.1.161'),
	},
	{
		id: 'bedrock-in-ci',
		before: '2.1.163',
		cause: 'cloud-credentials',
		concerns: 'cloud',
		text: 'claude -p with CI=true does not reach Bedrock, Vertex or Foundry',
		source: changelog('2.1.163'),
	},
	{
		id: 'unresolved-method',
		before: '2.1.176',
		cause: 'login-missing',
		concerns: 'background',
		text: 'background workers say "Could not resolve authentication method" although a credential is there',
		source: changelog('2.1.174 and 2.1.176'),
	},
	{
		id: 'certificate-retries',
		before: '2.1.199',
		cause: 'tls-intercepted',
		concerns: 'certificates',
		text: 'a certificate that is not trusted is tried again until every retry is used up',
		source: changelog('2.1.199'),
	},
	{
		id: 'expired-as-model',
		before: '2.1.206',
		cause: 'model-not-found',
		concerns: 'login',
		text: 'an expired login is reported as a problem with the selected model',
		source: changelog('2.1.206'),
	},
	{
		id: 'sso-region',
		from: '2.1.207',
		before: '2.1.208',
		cause: 'cloud-credentials',
		concerns: 'bedrock',
		text: 'the region of single sign-on is taken for the region of Bedrock',
		source: 'reported for 2.1.207',
	},
	{
		id: 'helper-silent',
		before: '2.1.208',
		cause: 'helper-failed',
		concerns: 'helper',
		text: 'a failing apiKeyHelper is not shown',
		source: changelog('2.1.208'),
	},
	{
		id: 'background-agents',
		before: '2.1.211',
		cause: 'gateway-rejected',
		concerns: 'background',
		text: 'background agents lose the base URL or keep a stale configuration',
		source: changelog('2.1.178, 2.1.203 and 2.1.211'),
	},
	{
		id: 'wake-logout',
		before: '2.1.211',
		cause: 'login-race',
		concerns: 'login',
		text: 'waking from sleep can sign every session out',
		source: changelog('2.1.211'),
	},
	{
		id: 'force-login-gaps',
		before: '2.1.212',
		cause: 'managed-policy',
		concerns: 'managed',
		text: 'managed forceLogin settings are not enforced everywhere',
		source: changelog('2.1.147, 2.1.161 and 2.1.212'),
	},
	{
		id: 'expiry-zero',
		from: '2.1.221',
		before: '2.1.222',
		cause: 'login-expiry-zero',
		concerns: 'login',
		text: 'a fresh sign-in is saved with expiresAt 0',
		source: 'anthropics/claude-code#83834',
	},
	{
		id: 'start-behind-proxy',
		before: '2.1.222',
		cause: 'offline',
		concerns: 'proxy',
		text: 'the check of the connection at start fails behind an HTTPS proxy',
		source: changelog('2.1.222'),
	},
	{
		id: 'managed-env-replaced',
		before: '2.1.223',
		cause: 'managed-policy',
		concerns: 'managed',
		text: 'only the first managed source sets variables; they are not merged',
		source: changelog('2.1.223'),
	},
	{
		id: 'env-token-replaced',
		before: '2.1.225',
		cause: 'token-overrides-login',
		concerns: 'oauth-token',
		text: 'a passing 401 replaces the long-lived token of the environment by the stored one',
		source: changelog('2.1.225'),
	},
	{
		id: 'header-unexplained',
		before: '2.1.227',
		cause: 'key-invisible',
		concerns: 'any',
		text: 'a line break or an invisible character in a key is reported without its place',
		source: changelog('2.1.227'),
	},
	{
		id: 'vertex-retries',
		before: '2.1.228',
		cause: 'cloud-credentials',
		concerns: 'vertex',
		text: 'a Google sign-in that fails is tried again for minutes',
		source: changelog('2.1.228'),
	},
	{
		id: 'odd-region',
		before: '2.1.232',
		cause: 'offline',
		concerns: 'cloud',
		text: 'a malformed region becomes part of the address',
		source: changelog('2.1.232'),
	},
	{
		id: 'sso-behind-proxy',
		before: '2.1.239',
		cause: 'cloud-credentials',
		concerns: 'bedrock',
		text: 'single sign-on with awsAuthRefresh hangs at start behind HTTPS_PROXY',
		source: changelog('2.1.239'),
	},
	{
		id: 'macos-12',
		from: '2.1.255',
		before: '2.1.258',
		concerns: 'macos',
		text: 'it does not start on macOS 12',
		source: 'reported for 2.1.255 to 2.1.257',
	},
	{
		id: 'relogin-after-close',
		before: '2.1.265',
		cause: 'login-rejected',
		concerns: 'login',
		text: 'a session that is closed while it renews the login leaves one that has to be signed in again',
		source: changelog('2.1.265'),
	},
	{
		id: 'use-gateway',
		from: '2.1.265',
		before: '2.1.266',
		cause: 'gateway-rejected',
		concerns: 'use-gateway',
		text: 'CLAUDE_CODE_USE_GATEWAY sends to another place than the base URL says',
		source: 'reported for 2.1.265',
	},
];
