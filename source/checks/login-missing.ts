// Nothing on the ladder: no credential of any kind would be sent.
import {defineCheck, type Finding, optional} from '../core/check.js';
import {isOn} from '../core/request/in-force.js';
import {holds} from '../core/versions.js';
import {claudeInstalls} from '../probes/claude.js';
import {globalConfig} from '../probes/global-config.js';
import {login} from '../probes/login.js';
import {origins} from '../probes/origins.js';
import {profileFiles} from '../probes/profile-files.js';
import {request} from '../probes/request.js';
import {settings} from '../probes/settings.js';
import {where} from '../probes/where.js';
import {mainMode} from './shared/modes.js';
import {takeOutFix} from './shared/overrides.js';
import {settersOf} from './shared/setters.js';
import {signIn, useKeyInstead} from './shared/sign-in-again.js';

const simple = 'CLAUDE_CODE_SIMPLE';

export default defineCheck({
	id: 'some-credential',
	title: 'A credential to send',
	for: ['claude-code'],
	needs: {
		request,
		login,
		global: globalConfig,
		settings,
		origins,
		profiles: profileFiles,
		claude: optional(claudeInstalls),
		where: optional(where),
	},
	judge(
		{request: predictions, login: stored, global, claude, where: place, settings: levels, origins: set, profiles},
		{folders},
	) {
		const mode = mainMode(predictions, global, place.ok ? place.value : undefined);
		const {request: sent, refusal} = predictions[mode];
		if (sent || !refusal || !['login-missing', 'login-expired'].includes(refusal.cause) || stored.isUncertain) {
			return [];
		}
		const shared = {cause: 'login-missing', severity: 'error'} as const;
		const says = `Claude Code would say "${refusal.says}"`;
		const version = claude.ok ? claude.value.version : null;
		const variable = predictions.inForce(simple);
		if (variable && isOn(variable) && holds('simple-mode', version)) {
			const finding: Finding = {
				...shared,
				title: `${simple} is on, so no sign-in is read`,
				detail: `${says}: with ${simple} (as with --bare) only ANTHROPIC_API_KEY and ANTHROPIC_AUTH_TOKEN count, and neither is set.`,
				where: [set.locate(variable).site],
				fixes: [
					{...takeOutFix(simple, settersOf(simple, {settings: levels, origins: set}), folders), next: []},
					useKeyInstead,
				],
			};
			return [finding];
		}
		const [profile] = profiles;
		if (profile !== undefined) {
			const finding: Finding = {
				...shared,
				severity: 'note',
				title: "No credential of Claude Code's own; a profile of Anthropic's tools is there",
				detail:
					'Newer versions use such a profile where nothing else is set. Whether this one works can not be told from here.',
				where: [{kind: 'file', path: profile}],
				fixes: [signIn(version)],
			};
			return [finding];
		}
		// There the variables are blanked: what a terminal has can't be seen.
		const isInside = place.ok && place.value.inside.includes('claude-code');
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
