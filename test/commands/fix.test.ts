// What `fix` asks before it does something.
import {existsSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {fix} from '../../source/commands/fix.js';
import {scratchHost} from '../helpers/host.js';
import {optionsOf, worldOver} from '../helpers/world.js';

const login = {
	claudeAiOauth: {
		accessToken: `sk-ant-oat01-${'x'.repeat(20)}`,
		refreshToken: '',
		expiresAt: 1_700_000_000_000,
		scopes: ['user:inference'],
	},
};

describe('a careful fix', () => {
	it.each([
		['apply', false],
		[' Apply ', false],
		['y', true],
		['fix', true],
		['', true],
	])('wants the same word as the session: %j', async (answer, isKept) => {
		const scratch = scratchHost({
			files: {'~/.claude/.credentials.json': login, '~/.claude.json': {hasCompletedOnboarding: true}},
			programs: {claude: {version: '2.1.330 (Claude Code)'}},
		});
		const world = worldOver(scratch, [answer]);
		await fix(optionsOf('fix', 'login-expired', '--offline'), world);
		expect(world.asked[0]).toContain('Type "apply"');
		expect(existsSync(scratch.path('~/.claude/.credentials.json'))).toBe(isKept);
	});
});
