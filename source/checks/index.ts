// The list of checks, in the order of the checklist.
import type {AnyCheck} from '../core/check.js';
import access from './access.js';
import appSettings from './app-settings.js';
import baseUrl from './base-url.js';
import bothCredentials from './both-credentials.js';
import claudeCode from './claude-code.js';
import clientBaseUrl from './client-base-url.js';
import clientCredential from './client-credential.js';
import clientEndpoint from './client-endpoint.js';
import clientGateway from './client-gateway.js';
import clientHeaders from './client-headers.js';
import clientKey from './client-key.js';
import clientNames from './client-names.js';
import clientNamesRead from './client-names-read.js';
import clientOverrides from './client-overrides.js';
import clientServer from './client-server.js';
import clientShell from './client-shell.js';
import clock from './clock.js';
import cloud from './cloud.js';
import customHeaders from './custom-headers.js';
import declinedKey from './declined-key.js';
import edge from './edge.js';
import emptyVariable from './empty-variable.js';
import gatewayCredential from './gateway-credential.js';
import gatewayNoCredential from './gateway-no-credential.js';
import gatewayToken from './gateway-token.js';
import gatewayUrl from './gateway-url.js';
import globalConfig from './global-config.js';
import helper from './helper.js';
import insideClaudeCode from './inside-claude-code.js';
import keptOut from './kept-out.js';
import keyAndLogin from './key-and-login.js';
import keyExposed from './key-exposed.js';
import keyText from './key-text.js';
import keychain from './keychain.js';
import locks from './locks.js';
import loginElsewhere from './login-elsewhere.js';
import loginGoesToAnthropic from './login-goes-to-anthropic.js';
import managedPolicy from './managed-policy.js';
import misplacedSettings from './misplaced-settings.js';
import onboarding from './onboarding.js';
import profile from './profile.js';
import projectEnvironment from './project-environment.js';
import renewalRace from './renewal-race.js';
import server from './server.js';
import settingsAndShell from './settings-and-shell.js';
import settingsFiles from './settings-files.js';
import shellAndProcess from './shell-and-process.js';
import someCredential from './some-credential.js';
import statusPage from './status-page.js';
import storedSignIn from './stored-sign-in.js';
import tokenInEnvironment from './token-in-environment.js';
import variableNames from './variable-names.js';
import versionPolicy from './version-policy.js';
import way from './way.js';
import wayOfFolder from './way-of-folder.js';

export const checks: readonly AnyCheck[] = [
	claudeCode,
	insideClaudeCode,
	globalConfig,
	settingsFiles,
	misplacedSettings,
	managedPolicy,
	versionPolicy,
	keptOut,
	profile,
	someCredential,
	storedSignIn,
	access,
	loginElsewhere,
	loginGoesToAnthropic,
	keychain,
	locks,
	renewalRace,
	onboarding,
	keyAndLogin,
	tokenInEnvironment,
	settingsAndShell,
	bothCredentials,
	gatewayToken,
	gatewayUrl,
	gatewayCredential,
	gatewayNoCredential,
	cloud,
	declinedKey,
	helper,
	keyText,
	emptyVariable,
	variableNames,
	shellAndProcess,
	projectEnvironment,
	baseUrl,
	customHeaders,
	keyExposed,
	server,
	appSettings,
	clientCredential,
	clientNames,
	clientNamesRead,
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
	statusPage,
];
