// Pages that explanations point to: only Anthropic's own, and only those that are known to exist (facts.md, sources).

const code = 'https://code.claude.com/docs/en';
const platform = 'https://platform.claude.com/docs/en';

export const pages = {
	authentication: `${code}/authentication`,
	errors: `${code}/errors`,
	install: `${code}/troubleshoot-install`,
	variables: `${code}/env-vars`,
	settings: `${code}/settings`,
	settingsReference: `${code}/settings-reference`,
	managedSettings: `${code}/managed-settings`,
	commands: `${code}/cli-reference`,
	gateway: `${code}/llm-gateway-connect`,
	network: `${code}/network-config`,
	configuration: `${code}/debug-your-config`,
	directory: `${code}/claude-directory`,
	apiErrors: `${platform}/api/errors`,
	apiOverview: `${platform}/api/overview`,
	apiAuthentication: `${platform}/manage-claude/authentication`,
	rateLimits: `${platform}/api/rate-limits`,
	adminKeys: `${platform}/manage-claude/admin-api-keys`,
	console: 'https://platform.claude.com',
	billing: 'https://claude.ai/settings/billing',
	sessions: 'https://claude.ai/settings/claude-code',
	status: 'https://status.claude.com',
} as const;
