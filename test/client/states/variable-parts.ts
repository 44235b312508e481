// Parts of a state: credentials in variables, at every level that sets them.
import fc from 'fast-check';
import type {Part} from './part.js';
import {credential} from './values.js';

/** Lowest first; `.claude.json` counts too, and those after it are only read in some places or not at all. */
export const settingsFiles = {
	user: '~/.claude/settings.json',
	project: './.claude/settings.json',
	local: './.claude/settings.local.json',
	managed: '/etc/claude-code/managed-settings.json',
	'managed folder': '/etc/claude-code/managed-settings.d/10-corp.json',
	global: '~/.claude.json',
	'home local': '~/.claude/settings.local.json',
	parent: '/home/.claude/settings.json',
	'git root': '~/project/.claude/settings.json',
	'git root local': '~/project/.claude/settings.local.json',
} as const;

const level = fc.oneof(
	{withCrossShrink: true},
	{weight: 6, arbitrary: fc.constant(undefined)},
	{weight: 5, arbitrary: fc.constantFrom('user', 'project', 'local')},
	{weight: 2, arbitrary: fc.constantFrom('managed', 'managed folder', 'global')},
	{weight: 1, arbitrary: fc.constantFrom('home local', 'parent', 'git root', 'git root local')},
) as fc.Arbitrary<keyof typeof settingsFiles | undefined>;

/** A variable, in the environment or in the `env` of a settings file. */
export function variable(name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Part> {
	return fc
		.tuple(level, value)
		.map(
			([where, content]): Part => [
				where === undefined
					? {kind: 'variable', name, value: String(content)}
					: {kind: 'json', path: settingsFiles[where], members: {env: {[name]: content}}},
			],
		);
}

export const key = variable('ANTHROPIC_API_KEY', credential('api-key'));
export const authToken = variable('ANTHROPIC_AUTH_TOKEN', credential('token'));
export const oauthToken = variable('CLAUDE_CODE_OAUTH_TOKEN', credential('oauth'));

/** A blank or odd value at a level that may be higher. */
export const switchOff = fc
	.constantFrom(
		'ANTHROPIC_API_KEY',
		'ANTHROPIC_AUTH_TOKEN',
		'CLAUDE_CODE_OAUTH_TOKEN',
		'ANTHROPIC_BASE_URL',
		'CLAUDE_CODE_USE_BEDROCK',
	)
	.chain((name) => variable(name, fc.constantFrom('', ' ', null, 0, false, 5, true, {})));
