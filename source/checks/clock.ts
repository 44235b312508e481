// The clock: certificates, signatures and sign-ins fail when it is far off.
import {defineCheck, optional} from '../core/check.js';
import {type Server, server} from '../facts/server.js';
import {type StatusPage, statusPage} from '../facts/status-page.js';
import {login} from '../probes/login.js';
import {manual, paste} from './shared/fixes.js';

/** Milliseconds (causes.md: "differs by more than 5 minutes"). */
const most = 5 * 60_000;

export default defineCheck({
	id: 'clock',
	title: 'The clock',
	area: 'server',
	order: 540,
	for: ['claude-code', 'api', 'app', 'form'],
	needs: {server, page: optional(statusPage), login: optional(login)},
	judge(facts, {now, platform}) {
		const time = serverTime(facts);
		if (time === undefined || Math.abs(time - now) <= most) {
			return [];
		}
		const expiresAt = facts.login?.used.expiresAt ?? null;
		// Claude Code compares the end of its sign-in with this clock: one that is ahead ends it too early.
		const isExpiredByClock = expiresAt !== null && expiresAt > 0 && expiresAt < now && expiresAt > time;
		const minutes = Math.round(Math.abs(time - now) / 60_000);
		return [
			{
				cause: 'clock-skew',
				severity: isExpiredByClock ? 'error' : 'warning',
				title: `This clock is ${minutes} minutes ${time > now ? 'behind' : 'ahead'}`,
				detail: isExpiredByClock
					? "By the server's time the sign-in is still good; by this clock it has ended, and Claude Code goes by this clock."
					: 'The server said another time in its answer. A key still works, but renewals of sign-ins, certificates and AWS signatures fail.',
				leadsTo: isExpiredByClock ? ['login-expired', 'login-missing', 'login-rejected'] : [],
				where: [{kind: 'named', name: 'system clock'}],
				evidence: [{label: "the server's clock", value: new Date(time).toISOString()}],
				fixes: [manual('set-clock', 'Set the clock', paste('With administrator rights:', clockCommands[platform]))],
			},
		];
	},
	untested: (facts) => (serverTime(facts) === undefined ? 'no server was asked for its time' : undefined),
});

type Facts = {readonly server: Server; readonly page: StatusPage | undefined};

function serverTime({server: {modes}, page}: Facts): number | undefined {
	return [...Object.values(modes).map((asked) => asked?.serverTime), page?.serverTime].find(
		(time) => time !== undefined,
	);
}

const clockCommands = {
	linux: 'sudo timedatectl set-ntp true',
	wsl: 'sudo hwclock -s',
	darwin: 'sudo sntp -sS time.apple.com',
	win32: 'w32tm /resync',
} as const;
