// The clock: certificates, signatures and sign-ins fail when it is far off.
import {defineCheck, optional} from '../core/check.js';
import {server} from '../probes/server.js';
import {statusPage} from '../probes/status-page.js';

/** Milliseconds (causes.md: "differs by more than 5 minutes"). */
const most = 5 * 60_000;

export default defineCheck({
	id: 'clock',
	title: "This machine's clock agrees with the server's",
	for: ['claude-code', 'api', 'app'],
	timeout: 30_000,
	needs: {server, page: optional(statusPage)},
	judge({server: {modes}, page}, {now, platform}) {
		const times = [
			...Object.values(modes).map((asked) => asked?.serverTime),
			page.ok ? page.value.serverTime : undefined,
		].filter((time) => time !== undefined);
		const time = times[0];
		if (time === undefined || Math.abs(time - now) <= most) {
			return [];
		}
		const minutes = Math.round(Math.abs(time - now) / 60_000);
		return [
			{
				cause: 'clock-skew',
				severity: 'warning',
				title: `This clock is ${minutes} minutes ${time > now ? 'behind' : 'ahead'}`,
				detail:
					'The server said another time in its answer. A key works all the same, but renewals of sign-ins, certificates and AWS signatures fail.',
				where: [{kind: 'named', name: 'system clock'}],
				evidence: [{label: 'server', value: new Date(time).toISOString()}],
				fixes: [
					{
						id: 'set-clock',
						title: 'Set the clock',
						risk: 'manual',
						changes: [{kind: 'tell', text: 'With administrator rights:', command: clockCommands[platform]}],
						touches: [],
					},
				],
			},
		];
	},
});

const clockCommands = {
	linux: 'sudo timedatectl set-ntp true',
	wsl: 'sudo hwclock -s',
	darwin: 'sudo sntp -sS time.apple.com',
	win32: 'w32tm /resync',
} as const;
