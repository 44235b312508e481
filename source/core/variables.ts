// The names of the environment variables that decide about authentication (facts.md §4), and which of them are secret.
import {kindOf} from './credential-kind.js';

export type KnownVariable = {
	readonly name: string;
	/** Secret values are only ever shown as hints. */
	readonly isSecret: boolean;
	readonly group: 'credential' | 'route' | 'cloud' | 'network' | 'identity' | 'behaviour' | 'other-vendor';
};

const table: Readonly<Record<KnownVariable['group'], {readonly secret: string; readonly plain: string}>> = {
	credential: {
		secret: `ANTHROPIC_API_KEY ANTHROPIC_AUTH_TOKEN CLAUDE_CODE_OAUTH_TOKEN CLAUDE_CODE_OAUTH_REFRESH_TOKEN ANTHROPIC_IDENTITY_TOKEN
			ANTHROPIC_CUSTOM_HEADERS ANTHROPIC_ADMIN_API_KEY ANTHROPIC_ADMIN_KEY`,
		plain: `CLAUDE_CODE_OAUTH_SCOPES ANTHROPIC_PROFILE ANTHROPIC_CONFIG_DIR ANTHROPIC_FEDERATION_RULE_ID ANTHROPIC_ORGANIZATION_ID
			ANTHROPIC_SERVICE_ACCOUNT_ID ANTHROPIC_WORKSPACE_ID ANTHROPIC_IDENTITY_TOKEN_FILE CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR
			CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR`,
	},
	route: {
		secret: '',
		plain: `ANTHROPIC_BASE_URL ANTHROPIC_BETAS ANTHROPIC_MODEL ANTHROPIC_SMALL_FAST_MODEL ANTHROPIC_DEFAULT_OPUS_MODEL
			ANTHROPIC_DEFAULT_SONNET_MODEL ANTHROPIC_DEFAULT_HAIKU_MODEL ANTHROPIC_LOG ANTHROPIC_UNIX_SOCKET`,
	},
	cloud: {
		secret: `AWS_BEARER_TOKEN_BEDROCK AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN ANTHROPIC_FOUNDRY_API_KEY
			ANTHROPIC_FOUNDRY_AUTH_TOKEN ANTHROPIC_AWS_API_KEY`,
		plain: `CLAUDE_CODE_USE_BEDROCK CLAUDE_CODE_USE_VERTEX CLAUDE_CODE_USE_FOUNDRY CLAUDE_CODE_USE_ANTHROPIC_AWS CLAUDE_CODE_USE_MANTLE
			CLAUDE_CODE_SKIP_BEDROCK_AUTH CLAUDE_CODE_SKIP_VERTEX_AUTH CLAUDE_CODE_SKIP_FOUNDRY_AUTH CLAUDE_CODE_SKIP_MANTLE_AUTH
			CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH AWS_PROFILE AWS_DEFAULT_PROFILE AWS_REGION AWS_DEFAULT_REGION AWS_CONFIG_FILE
			AWS_SHARED_CREDENTIALS_FILE AWS_ROLE_ARN AWS_WEB_IDENTITY_TOKEN_FILE AWS_CONTAINER_CREDENTIALS_RELATIVE_URI
			AWS_CONTAINER_CREDENTIALS_FULL_URI AWS_EC2_METADATA_DISABLED AWS_SDK_LOAD_CONFIG AWS_ENDPOINT_URL ANTHROPIC_BEDROCK_BASE_URL
			ANTHROPIC_VERTEX_PROJECT_ID ANTHROPIC_VERTEX_BASE_URL CLOUD_ML_REGION CLOUD_ML_PROJECT_ID GOOGLE_APPLICATION_CREDENTIALS
			GOOGLE_CLOUD_PROJECT GCLOUD_PROJECT CLOUDSDK_CONFIG CLOUDSDK_CORE_PROJECT CLOUDSDK_ACTIVE_CONFIG_NAME ANTHROPIC_FOUNDRY_RESOURCE
			ANTHROPIC_FOUNDRY_BASE_URL ANTHROPIC_AWS_WORKSPACE_ID ANTHROPIC_AWS_BASE_URL ANTHROPIC_BEDROCK_MANTLE_BASE_URL ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION
			AZURE_CLIENT_ID AZURE_TENANT_ID AZURE_CONFIG_DIR`,
	},
	network: {
		secret: 'CLAUDE_CODE_CLIENT_KEY_PASSPHRASE',
		plain: `https_proxy HTTPS_PROXY http_proxy HTTP_PROXY all_proxy ALL_PROXY no_proxy NO_PROXY PROXY NODE_EXTRA_CA_CERTS NODE_USE_SYSTEM_CA
			NODE_TLS_REJECT_UNAUTHORIZED NODE_USE_ENV_PROXY NODE_OPTIONS CLAUDE_CODE_CERT_STORE CLAUDE_CODE_CLIENT_CERT CLAUDE_CODE_CLIENT_KEY
			SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE CURL_CA_BUNDLE AWS_CA_BUNDLE BUN_CA_BUNDLE DENO_CERT GIT_SSL_CAINFO PIP_CERT`,
	},
	identity: {
		secret: '',
		plain:
			'HOME USER LOGNAME USERNAME USERPROFILE APPDATA LOCALAPPDATA SHELL CLAUDE_CONFIG_DIR XDG_CONFIG_HOME SUDO_USER',
	},
	behaviour: {
		// What Claude Code 2.1.332 reads for other ends than a prompt, or gives to what it starts: no slip of the pen.
		secret: `CLAUDE_CODE_MESSAGING_TOKEN CLAUDE_CODE_SESSION_ACCESS_TOKEN CLAUDE_CODE_SESSIONS_OAUTH_TOKEN
			CLAUDE_CODE_SHELL_HANDOVER_KEY CLAUDE_CODE_MCP_SERVE_AUTH_TOKEN CLAUDE_CODE_MEMORY_API_TOKEN CLAUDE_CODE_ARTIFACTS_API_TOKEN
			CLAUDE_CODE_SLACK_TAG_TOKEN CLAUDE_CODE_HFI_BEARER_TOKEN CLAUDE_CODE_CCR_AFFINITY_KEY CLAUDE_BRIDGE_OAUTH_TOKEN
			CLAUDE_TRUSTED_DEVICE_TOKEN CLAUDE_CHROME_TAB_GROUP_KEY ANTHROPIC_ENVIRONMENT_KEY ANTHROPIC_WEBHOOK_SIGNING_KEY`,
		plain: `CLAUDECODE CLAUDE_CODE_ENTRYPOINT CLAUDE_CODE_REMOTE CLAUDE_CODE_USE_GATEWAY CLAUDE_CODE_SIMPLE CLAUDE_CODE_API_KEY_HELPER_TTL_MS CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST
			CLAUDE_CODE_SUBPROCESS_ENV_SCRUB CLAUDE_CODE_SDK_HAS_HOST_AUTH_REFRESH CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS
			CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC CLAUDE_CODE_MAX_RETRIES API_TIMEOUT_MS DISABLE_LOGIN_COMMAND DISABLE_LOGOUT_COMMAND
			DISABLE_DOCTOR_COMMAND`,
	},
	'other-vendor': {
		secret: 'OPENAI_API_KEY OPENROUTER_API_KEY',
		plain: 'OPENAI_BASE_URL OPENAI_API_BASE',
	},
};

/** The names in a table, between blanks and line breaks. */
export const namesIn = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** Every name that any part of the program looks at, credentials first. */
export const knownVariables: readonly KnownVariable[] = Object.entries(table).flatMap(([group, {secret, plain}]) =>
	[
		...namesIn(secret).map((name) => ({name, isSecret: true})),
		...namesIn(plain).map((name) => ({name, isSecret: false})),
	].map((one) => ({...one, group: group as KnownVariable['group']})),
);

const byName = new Map(knownVariables.map((variable) => [variable.name, variable]));

/** Vertex has a separate region for every model: one variable for each. */
const ofModel = /^VERTEX_REGION_CLAUDE_[A-Z0-9_]{1,40}$/;

export function isKnownVariable(name: string): boolean {
	return byName.has(name) || ofModel.test(name);
}

/** Whether the value may be shown: flags, URLs, folders, regions, models. Unknown names are not. */
export function isPlainVariable(name: string): boolean {
	return byName.get(name)?.isSecret === false || ofModel.test(name);
}

/**
 * The value as text if the name is no secret and the value isn't one either: a key in ANTHROPIC_MODEL or the password
 * in a proxy's URL stays hidden.
 */
export function plainValue(name: string, text: string): string | undefined {
	if (!isPlainVariable(name) || /\bsk-[\w-]{16,}/.test(text)) {
		return undefined;
	}
	const kind = kindOf(text);
	return kind === 'unknown' || kind === 'placeholder' ? text.replace(/(?<=:\/\/)[^\s/@"'<>]+(?=@)/g, '***') : undefined;
}

/** Whether a flag is on: only these four words turn it on (request-rules.md §4.1). */
export function isOn(variable: {readonly plain?: string | undefined} | undefined): boolean {
	return /^(?:1|true|yes|on)$/i.test((variable?.plain ?? '').trim());
}
