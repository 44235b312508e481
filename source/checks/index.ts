// The list of checks, in the order of the checklist.
import type {AnyCheck} from '../core/check.js';
import access from './access.js';
import appSettings from './app-settings.js';
import baseUrl from './base-url.js';
import bothCredentials from './both-credentials.js';
import claudeInstalled from './claude-installed.js';
import clientBaseUrl from './client-base-url.js';
import clientEndpoint from './client-endpoint.js';
import clientGateway from './client-gateway.js';
import clientHeaders from './client-headers.js';
import clientKey from './client-key.js';
import clientMissing from './client-missing.js';
import clientNames from './client-names.js';
import clientNotRead from './client-not-read.js';
import clientOverrides from './client-overrides.js';
import clientServer from './client-server.js';
import clientShell from './client-shell.js';
import clock from './clock.js';
import cloud from './cloud.js';
import configCorrupt from './config-corrupt.js';
import customHeaders from './custom-headers.js';
import edge from './edge.js';
import folderOverrides from './folder-overrides.js';
import gatewayCredential from './gateway-credential.js';
import gatewayNoCredential from './gateway-no-credential.js';
import gatewayTokenLeft from './gateway-token-left.js';
import gatewayUrlLeft from './gateway-url-left.js';
import helper from './helper.js';
import insideClaudeCode from './inside-claude-code.js';
import keptOut from './kept-out.js';
import keyDeclined from './key-declined.js';
import keyEmpty from './key-empty.js';
import keyExposed from './key-exposed.js';
import keyOverridesLogin from './key-overrides-login.js';
import keyText from './key-text.js';
import keychain from './keychain.js';
import loginElsewhere from './login-elsewhere.js';
import loginLocked from './login-locked.js';
import loginMissing from './login-missing.js';
import loginRace from './login-race.js';
import loginSentElsewhere from './login-sent-elsewhere.js';
import managedPolicy from './managed-policy.js';
import misplacedSettings from './misplaced-settings.js';
import onboarding from './onboarding.js';
import outage from './outage.js';
import profile from './profile.js';
import serverSays from './server-says.js';
import settingsFiles from './settings-files.js';
import settingsOverrideShell from './settings-override-shell.js';
import shellAndProcess from './shell-and-process.js';
import storedSignIn from './stored-sign-in.js';
import tokenInEnvironment from './token-in-environment.js';
import variableMisspelled from './variable-misspelled.js';
import versionPolicy from './version-policy.js';
import way from './way.js';
import wayOfFolder from './way-of-folder.js';

export const checks: readonly AnyCheck[] = [
	claudeInstalled,
	insideClaudeCode,
	configCorrupt,
	settingsFiles,
	misplacedSettings,
	managedPolicy,
	versionPolicy,
	keptOut,
	profile,
	loginMissing,
	storedSignIn,
	access,
	loginElsewhere,
	loginSentElsewhere,
	keychain,
	loginLocked,
	loginRace,
	onboarding,
	keyOverridesLogin,
	tokenInEnvironment,
	settingsOverrideShell,
	bothCredentials,
	gatewayTokenLeft,
	gatewayUrlLeft,
	gatewayCredential,
	gatewayNoCredential,
	cloud,
	keyDeclined,
	helper,
	keyText,
	keyEmpty,
	variableMisspelled,
	shellAndProcess,
	folderOverrides,
	baseUrl,
	customHeaders,
	keyExposed,
	serverSays,
	appSettings,
	clientMissing,
	clientNames,
	clientNotRead,
	clientShell,
	clientKey,
	clientOverrides,
	clientGateway,
	clientEndpoint,
	clientBaseUrl,
	clientHeaders,
	clientServer,
	way,
	edge,
	wayOfFolder,
	clock,
	outage,
];
