// A fresh lock file keeps the sign-in from being renewed; an old one is ignored.
import {defineCheck} from '../core/check.js';
import {request} from '../facts/request.js';
import {locks} from '../probes/locks.js';
import {login} from '../probes/login.js';
import {manual, tell} from './shared/fixes.js';

export default defineCheck({
	id: 'locks',
	title: 'Locks of the sign-in',
	area: 'sign-in',
	order: 160,
	for: ['claude-code'],
	needs: {locks, login, request},
	judge({locks: found, login: {used}, request: {interactive, print}}, {now}) {
		const lock = found.find(({isFresh, of}) => isFresh && of !== 'global-file');
		if (!lock || used.state !== 'read') {
			return [];
		}
		const isSent = [interactive, print].some(({request: sent}) => sent?.bearer?.source === 'login');
		const hasToRenew = used.expiresAt !== null && used.expiresAt < now + 5 * 60_000;
		return [
			{
				cause: 'login-locked',
				severity: isSent && hasToRenew ? 'error' : 'note',
				detail: `Another process made the lock ${Math.round(lock.age / 1000)} s ago and may be renewing the sign-in. Claude Code waits for it and then gives up.`,
				where: [{kind: 'file', path: lock.path}],
				fixes: [
					manual(
						'wait',
						'Wait a minute; close other Claude Code processes',
						tell('The lock goes by itself; one that is two minutes old is ignored.'),
					),
				],
			},
		];
	},
});
