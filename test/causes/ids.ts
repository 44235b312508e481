// The public ids of causes, as the contract lists them: never renamed, never reused.
export const publicIds: readonly string[] = `
	login-missing login-expired login-rejected login-revoked login-blank login-no-scope login-expiry-zero
	login-corrupt login-access login-race config-corrupt onboarding-incomplete config-dir-split home-split
	login-locked login-link-broken user-mismatch keychain-locked keychain-shadows-file keychain-duplicates
	keychain-orphans keychain-stale-key keychain-denied keychain-folklore key-overrides-login
	token-overrides-login token-rejected gateway-token-left gateway-url-left settings-override-shell
	both-credentials-set cloud-flag-left cloud-credentials key-declined managed-policy settings-malformed
	settings-access settings-misplaced helper-failed helper-output key-rejected key-leaked key-whitespace
	key-invisible key-quoted key-wrong-kind key-truncated key-placeholder key-empty variable-misspelled
	endpoint-mismatch gateway-rejected header-mismatch key-hardcoded powershell-syntax variable-not-exported
	shell-stale dotenv-overrides direnv-overrides ide-environment inside-claude-code base-url-invalid
	base-url-extra-path base-url-trailing-slash base-url-missing-path base-url-insecure custom-headers
	org-disabled credit-too-low spend-limit org-forbids-login org-forbids-keys account-no-access scope-missing
	oauth-not-for-api permission-denied region-blocked bad-request model-not-found request-too-large rate-limited
	server-error overloaded outage offline proxy-unreachable proxy-auth proxy-invalid tls-intercepted not-the-api
	clock-skew login-sent-elsewhere simple-mode host-managed gateway-no-credential profile-unusable version-not-allowed
	claude-missing claude-outdated claude-duplicates folklore-file app-misconfigured
	variable-not-read proxy-needs-exception proxy-is-gateway
`
	.trim()
	.split(/\s+/);
