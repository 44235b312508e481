// Fields of settings that 2.0.76 didn't know yet, observed with a wrong value in each, from A to L: there they drop nothing.
export const newerFields: ReadonlySet<string> = new Set(
	`advisorModel agentPushNotifEnabled allowAllClaudeAiMcps allowManagedMcpServersOnly
	allowManagedPermissionRulesOnly allowedChannelPlugins allowedHttpHookUrls autoCompactEnabled
	autoMemoryDirectory autoMemoryEnabled autoMode autoScrollEnabled availableModels awaySummaryEnabled
	axScreenReader channelsEnabled claudeMd claudeMdExcludes crossSessionInbound defaultShell disableAgentView
	disableArtifact disableAutoMode disableBundledSkills disableClaudeAiConnectors disableCommandPluginSources
	disableDeepLinkRegistration disableRemoteControl disableSideloadFlags disableSkillShellExecution
	disableWorkflows emojiCompletionEnabled enableArtifact enableWorkflows enforceAvailableModels fallbackModel
	fastMode fastModePerSessionOptIn feedbackSurveyRate fileCheckpointingEnabled forceRemoteSettingsRefresh
	gcpAuthRefresh httpHookAllowedEnvVars includeGitInstructions inputNeededNotifEnabled isolatePeerMachines
	language teammateMode`.split(/\s+/),
);
