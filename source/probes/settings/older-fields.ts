// What Claude Code 2.0.76 accepts in a settings file, by the schema in its own JavaScript; a wrong value in any of them drops the file, and no other field is known.
import type {Accepted, Field} from './field.js';

const of = (accepts: readonly Accepted[], paths: string, more: Partial<Field> = {}): readonly Field[] =>
	paths.split(/\s+/).map((path) => ({path, accepts, ...more}));

const oneOf = (words: string, path: string, more: Partial<Field> = {}): readonly Field[] =>
	of([], path, {words: words.split(' '), ...more});

const text = ['text', 'blank'] as const;
const needed = {isRequired: true} as const;

export const olderFields: readonly Field[] = [
	...of(
		text,
		`agent apiKeyHelper attribution.commit attribution.pr awsAuthRefresh awsCredentialExport forceLoginOrgUUID minimumVersion model
		otelHeadersHelper outputStyle remote.defaultEnvironmentId companyAnnouncements.* disabledMcpjsonServers.* enabledMcpjsonServers.*
		enabledPlugins.*.* permissions.additionalDirectories.* sandbox.excludedCommands.* sandbox.ignoreViolations.*.*
		sandbox.network.allowUnixSockets.* sandbox.network.allowedDomains.* sandbox.ripgrep.args.* skippedMarketplaces.* skippedPlugins.*`,
	),
	...of(text, 'fileSuggestion.command sandbox.ripgrep.command statusLine.command', needed),
	...of(
		['true'],
		`allowManagedHooksOnly alwaysThinkingEnabled disableAllHooks enableAllProjectMcpServers includeCoAuthoredBy promptSuggestionEnabled
		sandbox.allowUnsandboxedCommands sandbox.autoAllowBashIfSandboxed sandbox.enableWeakerNestedSandbox sandbox.enabled
		sandbox.network.allowAllUnixSockets sandbox.network.allowLocalBinding skipWebFetchPreflight spinnerTipsEnabled syntaxHighlightingDisabled`,
	),
	...of(
		['list'],
		`allowedMcpServers blockedMarketplaces companyAnnouncements deniedMcpServers disabledMcpjsonServers enabledMcpjsonServers
		permissions.additionalDirectories permissions.allow permissions.ask permissions.deny sandbox.excludedCommands
		sandbox.ignoreViolations.* sandbox.network.allowUnixSockets sandbox.network.allowedDomains sandbox.ripgrep.args
		skippedMarketplaces skippedPlugins strictKnownMarketplaces`,
	),
	...of(
		['object'],
		`allowedMcpServers.* attribution blockedMarketplaces.* deniedMcpServers.* enabledPlugins env extraKnownMarketplaces
		extraKnownMarketplaces.* fileSuggestion hooks permissions pluginConfigs pluginConfigs.* remote sandbox sandbox.ignoreViolations
		sandbox.network sandbox.ripgrep statusLine strictKnownMarketplaces.*`,
	),
	...of(['object'], 'extraKnownMarketplaces.*.source', needed),
	...of(['list', 'true'], 'enabledPlugins.*'),
	...of(['number'], 'sandbox.network.httpProxyPort sandbox.network.socksProxyPort statusLine.padding'),
	...of(['whole', 'zero'], 'cleanupPeriodDays'),
	...of(['rule'], 'permissions.allow.* permissions.ask.* permissions.deny.*'),
	...oneOf('https://json.schemastore.org/claude-code-settings.json', '$schema'),
	...oneOf('latest stable', 'autoUpdatesChannel'),
	...oneOf('claudeai console', 'forceLoginMethod'),
	...oneOf('command', 'fileSuggestion.type', needed),
	...oneOf('command', 'statusLine.type', needed),
	...oneOf('acceptEdits bypassPermissions default delegate dontAsk plan', 'permissions.defaultMode'),
	...oneOf('disable', 'permissions.disableBypassPermissionsMode'),
	...['blockedMarketplaces.*', 'strictKnownMarketplaces.*', 'extraKnownMarketplaces.*.source'].flatMap((path) =>
		oneOf('url github git npm file directory', `${path}.source`, needed),
	),
];

/** Its events of hooks, all of which it is strict about. */
export const olderEvents: ReadonlySet<string> = new Set(
	`PreToolUse PostToolUse PostToolUseFailure Notification UserPromptSubmit SessionStart SessionEnd Stop SubagentStart
	SubagentStop PreCompact PermissionRequest`.split(/\s+/),
);

/** And its types of hooks. */
export const olderHooks: ReadonlySet<string> = new Set(['command', 'prompt', 'agent']);
