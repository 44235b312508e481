// Nothing on the ladder: no credential of any kind would be sent.
import {defineCheck, optional} from '../core/check.js';
import {mainMode} from '../facts/main-mode.js';
import {request} from '../facts/request.js';
import {claudeInstalls} from '../probes/claude.js';
import {globalConfig} from '../probes/global-config.js';
import {login} from '../probes/login.js';
import {where} from '../probes/where.js';
import {signIn, useKeyInstead} from './shared/sign-in-again.js';

export default defineCheck({
	id: 'some-credential',
	title: 'A credential to send',
	area: 'sign-in',
	order: 100,
	for: ['claude-code'],
	needs: {
		request,
		login,
		global: globalConfig,
		claude: optional(claudeInstalls),
		where: optional(where),
	},
	judge({request: predictions, login: stored, global, claude, where: place}) {
		const mode = mainMode(predictions, global, place);
		const {request: sent, refusal} = predictions[mode];
		if (sent || !refusal || !['login-missing', 'login-expired'].includes(refusal.cause) || stored.isUncertain) {
			return [];
		}
		const shared = {cause: 'login-missing', severity: 'error'} as const;
		const says = `Claude Code would say "${refusal.says}"`;
		const version = claude?.version ?? null;
		// There the variables are blanked: what a terminal has can't be seen.
		const isInside = place?.inside.includes('claude-code') === true;
		const hadAccount = global.hasAccount
			? ' An account was signed in here before; only its name is left, the sign-in itself is gone.'
			: '';
		return [
			{
				...shared,
				severity: isInside ? 'note' : 'error',
				detail: `${says}: no key, no token and no stored sign-in that it can use.${hadAccount}`,
				where: [stored.used.site],
				fixes: [signIn(version), useKeyInstead],
			},
		];
	},
});
