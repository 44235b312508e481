// Several processes or a usage tracker share one sign-in, and this version has a renewal race: the second to renew is signed out.
import {defineCheck} from '../core/check.js';
import {bugsOf} from '../core/versions.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {isRefused} from '../facts/sender.js';
import {sharers} from '../facts/sharers.js';
import {claudeInstalls} from '../probes/claude.js';
import {updateFix} from './shared/sign-in-again.js';

export default defineCheck({
	id: 'renewal-race',
	title: 'Other programs that renew the sign-in',
	area: 'sign-in',
	order: 170,
	for: ['claude-code'],
	needs: {claude: claudeInstalls, sharers, facts: claudeFacts},
	judge({claude: {version}, sharers: {claude, trackers}, facts: {login, sending}}) {
		const bugs = bugsOf(version).filter(({cause}) => cause === 'login-race');
		const isShared = claude > 1 || trackers.length > 0;
		const isInUse =
			login.used.state === 'read' && (sending[0] === undefined || sending[0].request.bearer?.source === 'login');
		const isLost =
			login.used.state === 'read' &&
			(sending.some(({answer, request}) => request.bearer?.source === 'login' && isRefused(answer)) ||
				login.used.accessToken?.isBlank === true);
		if (bugs.length === 0 || !isShared || !isInUse) {
			return [];
		}
		return [
			{
				cause: 'login-race',
				severity: isLost ? 'error' : 'warning',
				detail: `${trackers.length > 0 ? `${trackers.join(', ')} reads the same sign-in` : `${claude} processes of Claude Code share one sign-in`}, and ${version} ${bugs.at(-1)?.text ?? 'has a renewal race'}. A renewal token works once: whoever comes second is signed out.`,
				where: [login.used.site],
				leadsTo: ['login-rejected'],
				fixes: [updateFix(version)],
			},
		];
	},
});
