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
	readonly concerns: Concern;
	/** Only installations that aren't JavaScript: Node does the same in its own way. */
	readonly onlyNative?: true;
	/** One clause: what goes wrong. */
	readonly text: string;
	readonly source: string;
};

/** `cloud`: any other provider. */
type Concern =
	| (
			| 'login'
			| 'keychain'
			| 'config'
			| 'oauth-token'
			| 'bedrock'
			| 'vertex'
			| 'cloud'
			| 'managed'
			| 'helper'
			| 'gateway'
	  )
	| ('network' | 'proxy' | 'certificates' | 'settings-mark' | 'managed-cloud' | 'use-gateway' | 'macos' | 'background')
	| 'any';

/** Oldest fix first: id | concerns | from | before | cause | text | source, if it isn't the changelog of `before`. */
const table = `
extra-ca-ignored     | network        |         | 1.0.40  | tls-intercepted       | NODE_EXTRA_CA_CERTS is not honoured
daily-logout         | login          | 1.0.68  | 1.0.70  | login-rejected        | signs out every day on macOS and over SSH | anthropics/claude-code#5166, #5192
oauth-unsupported    | login          | 1.0.83  | 1.0.88  | login-rejected        | every sign-in is answered "OAuth authentication is currently not supported"
no-proxy-ignored     | network        |         | 1.0.93  | proxy-unreachable     | NO_PROXY is not honoured
dotenv-loaded        | any            |         | 2.0.64  | dotenv-overrides      | native builds load .env files of the working folder, and with them foreign keys
settings-with-mark   | settings-mark  |         | 2.0.76  | settings-malformed    | a settings file that begins with a byte order mark is dropped | observed on 2.0.22; 2.0.76 reads it
expiry-by-clock      | login          |         | 2.1.0   | login-rejected        | a login that the server says has expired is not renewed
config-torn          | config         |         | 2.1.61  | config-corrupt        | sessions side by side can corrupt the configuration and wipe the login | Claude Code changelog, 2.1.59 and 2.1.61
keychain-overflow    | keychain       |         | 2.1.69  | login-corrupt         | a long keychain entry is cut when it is saved
reauth-race          | login          |         | 2.1.81  | login-race            | sessions that sign in again side by side undo one another
keychain-transient   | keychain       |         | 2.1.84  | login-missing         | a failed keychain read looks like being signed out
unknown-scope        | login          | 2.1.75  | 2.1.88  | login-missing         | signing in ends with "Unknown scope" | anthropics/claude-code#41677
console-login-lost   | keychain       |         | 2.1.94  | keychain-locked       | a Console sign-in with a locked keychain fails silently
bedrock-signature    | bedrock        | 2.1.94  | 2.1.96  | cloud-credentials     | Bedrock answers 403 "Authorization header is missing" to AWS_BEARER_TOKEN_BEDROCK or a skipped sign-in | Claude Code changelog, 2.1.96: a regression in 2.1.94
login-paste          | login          | 2.1.105 | 2.1.108 | login-link-broken     | the code of a sign-in cannot be pasted | reported for 2.1.105 to 2.1.107
no-proxy-native      | network native | 2.1.23  | 2.1.117 | proxy-unreachable     | native builds do not honour NO_PROXY | reported for 2.1.23 to 2.1.37; npm builds of 2.1.22, 2.1.29 and 2.1.38 honour it: observed
login-without-effect | oauth-token    |         | 2.1.118 | token-overrides-login | /login has no effect while CLAUDE_CODE_OAUTH_TOKEN is set | Claude Code changelog, 2.1.117 and 2.1.118
login-torn           | login          |         | 2.1.118 | login-corrupt         | a crash while saving corrupts the stored login
beta-loop            | login          |         | 2.1.123 | login-rejected        | with CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS every sign-in is answered 401
login-timeout        | login          |         | 2.1.126 | offline               | signing in times out behind slow proxies and where only IPv6 works
refresh-race         | login          |         | 2.1.136 | login-race            | sessions that renew the login side by side sign one another out | Claude Code changelog, 2.1.126 to 2.1.136
auth-deadlock        | managed        |         | 2.1.139 | managed-policy        | claude auth hangs with forceRemoteSettingsRefresh
scopes-hang          | login          |         | 2.1.143 | login-no-scope        | a stored login whose scopes are a text hangs the start | Claude Code changelog, 2.1.143; scopes that are an object end it in every version
login-to-gateway     | gateway        |         | 2.1.153 | gateway-url-left      | a custom gateway can receive the login of claude.ai
force-login-clouds   | managed-cloud  | 2.1.146 | 2.1.161 | managed-policy        | managed forceLogin settings refuse the clouds too
bedrock-in-ci        | cloud          |         | 2.1.163 | cloud-credentials     | claude -p with CI=true does not reach Bedrock, Vertex or Foundry
unresolved-method    | background     |         | 2.1.176 | login-missing         | background workers say "Could not resolve authentication method" although a credential is there | Claude Code changelog, 2.1.174 and 2.1.176
certificate-retries  | certificates   |         | 2.1.199 | tls-intercepted       | a certificate that is not trusted is tried again until every retry is used up
expired-as-model     | login          |         | 2.1.206 | model-not-found       | an expired login is reported as a problem with the selected model
sso-region           | bedrock        | 2.1.207 | 2.1.208 | cloud-credentials     | the region of single sign-on is taken for the region of Bedrock | reported for 2.1.207
helper-silent        | helper         |         | 2.1.208 | helper-failed         | a failing apiKeyHelper is not shown
background-agents    | background     |         | 2.1.211 | gateway-rejected      | background agents lose the base URL or keep a stale configuration | Claude Code changelog, 2.1.178, 2.1.203 and 2.1.211
wake-logout          | login          |         | 2.1.211 | login-race            | waking from sleep can sign every session out
force-login-gaps     | managed        |         | 2.1.212 | managed-policy        | managed forceLogin settings are not enforced everywhere | Claude Code changelog, 2.1.147, 2.1.161 and 2.1.212
expiry-zero          | login          | 2.1.221 | 2.1.222 | login-expiry-zero     | a fresh sign-in is saved with expiresAt 0 | anthropics/claude-code#83834
start-behind-proxy   | proxy          |         | 2.1.222 | offline               | the check of the connection at start fails behind an HTTPS proxy
managed-env-replaced | managed        |         | 2.1.223 | managed-policy        | only the first managed source sets variables; they are not merged
env-token-replaced   | oauth-token    |         | 2.1.225 | token-overrides-login | a passing 401 replaces the long-lived token of the environment by the stored one
header-unexplained   | any            |         | 2.1.227 | key-invisible         | a line break or an invisible character in a key is reported without its place
vertex-retries       | vertex         |         | 2.1.228 | cloud-credentials     | a Google sign-in that fails is tried again for minutes
odd-region           | cloud          |         | 2.1.232 | offline               | a malformed region becomes part of the address
sso-behind-proxy     | bedrock        |         | 2.1.239 | cloud-credentials     | single sign-on with awsAuthRefresh hangs at start behind HTTPS_PROXY
macos-12             | macos          | 2.1.255 | 2.1.258 |                       | it does not start on macOS 12 | reported for 2.1.255 to 2.1.257
relogin-after-close  | login          |         | 2.1.265 | login-rejected        | a session that is closed while it renews the login leaves one that has to be signed in again
use-gateway          | use-gateway    | 2.1.265 | 2.1.266 | gateway-rejected      | CLAUDE_CODE_USE_GATEWAY sends to another place than the base URL says | reported for 2.1.265
`;

export const knownBugs: readonly KnownBug[] = table
	.trim()
	.split('\n')
	.map((row) => {
		const [id = '', concerns = '', from, before = '', cause, text = '', source] = row
			.split('|')
			.map((cell) => cell.trim());
		const [concern, isNative] = concerns.split(' ');
		return {
			id,
			...(from && {from}),
			before,
			...(cause && {cause: cause as CauseId}),
			concerns: concern as Concern,
			...(isNative && {onlyNative: true as const}),
			text,
			source: source || `Claude Code changelog, ${before}`,
		};
	});
