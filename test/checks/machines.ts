// What the machines of checks share: a sign-in, Claude Code, and servers that take nothing.

import {look, type Machine} from './look.js';
import {api, login} from './programs.js';

export const hour = 3_600_000;

/** The file or keychain item of a sign-in; `more` replaces what is in it. */
export function oauth(more: object = {}): object {
	const expiresAt = Date.now() + hour;
	return {
		claudeAiOauth: {accessToken: login, refreshToken: login, expiresAt, scopes: ['user:inference'], ...more},
	};
}

export const loginFile = '~/.claude/.credentials.json';
export const onboarded = {'~/.claude.json': {hasCompletedOnboarding: true}};
export const signedIn = {[loginFile]: oauth(), ...onboarded};
export const claude = {programs: {claude: {version: '2.1.332'}}};
export const service = 'Claude Code-credentials';

/** Anthropic's edge lets nobody in from here. */
export const blocked = {servers: {[api]: [403, 'Request not allowed', 'forbidden']}} as const;

/** Whatever a folder can say of a variable, as the file that says it. */
export const saidByFolder: readonly (readonly [
	path: string,
	content: (name: string, value: string) => string | object,
])[] = [
	['./.claude/settings.json', (name, value) => ({env: {[name]: value}})],
	['./.claude/settings.local.json', (name, value) => ({env: {[name]: value}})],
	['./.env', (name, value) => `${name}=${value}\n`],
	['./.envrc', (name, value) => `export ${name}=${value}\n`],
];

/** All that is advised on a machine, as a text. */
export async function adviceOn(machine: Machine): Promise<string> {
	const {diagnosis} = await look('claude-code', machine);
	return JSON.stringify(diagnosis.findings.map(({fixes}) => fixes));
}
