// The scenarios of the demo: everyday ways to get a 401 (or worse), as data.
import {madeUp} from './made-up.js';
import type {Scenario, ScenarioVerdict} from './scenario.js';

const anthropic = 'https://api.anthropic.com';
const gateway = 'https://llm.gateway.example';
const year = 365 * 86_400_000;

/** What signing in writes. */
export const newLogin = {access: madeUp('access', 2), refresh: madeUp('refresh', 2)};
const oldLogin = {access: madeUp('access', 1), refresh: madeUp('refresh', 1)};
const newKey = madeUp('key', 4);
const oldKey = madeUp('key', 5);
const gatewayToken = madeUp('gateway', 6);

const signIns: Readonly<Record<string, ScenarioVerdict>> = {
	[oldLogin.access]: 'accepted',
	[newLogin.access]: 'accepted',
};

/** The file of a sign-in, as Claude Code writes it. `expiresAt`: milliseconds since the epoch. */
export function loginText(
	{access, refresh}: {readonly access: string; readonly refresh: string},
	expiresAt: number,
): string {
	return JSON.stringify({
		claudeAiOauth: {
			accessToken: access,
			refreshToken: refresh,
			expiresAt,
			scopes: ['user:inference', 'user:profile'],
			subscriptionType: 'pro',
		},
	});
}

const login = {'.claude/.credentials.json': loginText(oldLogin, Date.now() + year)};

function globalText(more: object = {}): string {
	return JSON.stringify({numStartups: 41, hasCompletedOnboarding: true, ...more}, null, 2);
}

const global = {'.claude.json': globalText()};

export const scenarios: readonly Scenario[] = [
	{
		id: 'old-key',
		title: "An old API key in the shell's start-up file outranks a login that works",
		story: 'Sam has a subscription and is signed in. Claude Code says: "This organization has been disabled."',
		variables: {ANTHROPIC_API_KEY: oldKey},
		files: {...login, ...global},
		origins: {[anthropic]: {...signIns, [oldKey]: 'org-disabled'}},
	},
	{
		id: 'blank-login',
		title: 'A failed renewal has left a login without tokens',
		story: 'Sam was signed in yesterday. Today Claude Code says: "Not logged in · Please run /login".',
		files: {'.claude/.credentials.json': loginText({access: '', refresh: ''}, 0), ...global},
		origins: {[anthropic]: signIns},
	},
	{
		id: 'trailing-comma',
		title: 'An extra comma in settings.json hides the key that is in it',
		story: 'Sam has put a key into settings.json. Claude Code acts as if it were not there.',
		files: {
			'.claude/settings.json': `{\n\t"env": {\n\t\t"ANTHROPIC_API_KEY": "${newKey}"\n\t},\n\t"includeCoAuthoredBy": false,\n}\n`,
			'.claude.json': globalText({customApiKeyResponses: {approved: [newKey.slice(-20)], rejected: []}}),
		},
		origins: {[anthropic]: {[newKey]: 'accepted'}},
	},
	{
		id: 'gateway-token',
		title: 'The dummy token of a local model server is sent to Anthropic',
		story: 'Sam tried a local model last week. Since then Claude Code says 401, and /login does not help.',
		variables: {ANTHROPIC_AUTH_TOKEN: 'ollama'},
		files: {...login, ...global},
		origins: {[anthropic]: signIns},
	},
	{
		id: 'base-url',
		title: 'The address of a gateway ends in /v1, which Claude Code appends itself',
		story: 'Sam has set up the gateway of the company. Claude Code says: "There\'s an issue with the selected model".',
		files: {
			'.claude/settings.json': `${JSON.stringify(
				{env: {ANTHROPIC_BASE_URL: `${gateway}/v1`, ANTHROPIC_AUTH_TOKEN: gatewayToken}},
				null,
				2,
			)}\n`,
			...global,
		},
		origins: {[anthropic]: {}, [gateway]: {[gatewayToken]: 'accepted'}},
	},
	{
		id: 'zero-width',
		title: 'A character that nobody can see came along when the key was pasted',
		story: 'Sam has pasted a new key from a chat. It looks right, and every request fails.',
		variables: {ANTHROPIC_API_KEY: `${newKey}\u200b`},
		files: {'.claude.json': globalText({customApiKeyResponses: {approved: [newKey.slice(-20)], rejected: []}})},
		origins: {[anthropic]: {[newKey]: 'accepted'}},
	},
	{
		id: 'declined-key',
		title: 'A good key was declined once, so sessions ignore it without a word',
		story: 'Sam has set a key. "claude -p" works with it, a session says: "Not logged in · Please run /login".',
		variables: {ANTHROPIC_API_KEY: newKey},
		files: {'.claude.json': globalText({customApiKeyResponses: {approved: [], rejected: [newKey.slice(-20)]}})},
		origins: {[anthropic]: {[newKey]: 'accepted'}},
	},
	{
		id: 'outage',
		title: 'Nothing is wrong here: the service has an incident',
		story: 'Sam has changed nothing. Everything fails since this morning.',
		variables: {ANTHROPIC_API_KEY: newKey},
		files: {'.claude.json': globalText({customApiKeyResponses: {approved: [newKey.slice(-20)], rejected: []}})},
		origins: {[anthropic]: {[newKey]: 'accepted'}},
		incident: 'Elevated errors on the Claude API',
	},
];
