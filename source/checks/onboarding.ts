// Interactive Claude Code shows its welcome and a sign-in wall until onboarding is complete, with any credentials.
import {defineCheck, optional} from '../core/check.js';
import {request} from '../facts/request.js';
import {globalConfig} from '../probes/global-config.js';
import {where} from '../probes/where.js';
import {editJson, safe} from './shared/fixes.js';

export default defineCheck({
	id: 'onboarding',
	title: 'Onboarding',
	area: 'sign-in',
	order: 180,
	for: ['claude-code'],
	needs: {global: globalConfig, request, where: optional(where)},
	judge({global, request: {interactive}, where: place}) {
		const isAtWelcome = interactive.refusal?.cause === 'onboarding-incomplete';
		const sent = isAtWelcome ? interactive.intended : interactive.request;
		const isKeyOnly = sent?.bearer === null && sent.xApiKey?.source === 'ANTHROPIC_API_KEY';
		const isUnattended = place?.inside.includes('ci') === true;
		if (
			global.hasCompletedOnboarding ||
			!['absent', 'used', 'empty'].includes(global.state) ||
			sent?.provider !== 'anthropic' ||
			isKeyOnly ||
			isUnattended
		) {
			return [];
		}
		return [
			{
				cause: 'onboarding-incomplete',
				severity: 'error',
				detail: `The credential is there and claude -p uses it, but hasCompletedOnboarding is not set, so an interactive session starts with the welcome${isAtWelcome ? ' and asks to sign in again' : ', and ends there if it does not reach api.anthropic.com'}.`,
				where: [{kind: 'file', path: global.path}],
				fixes: [
					safe('complete-onboarding', 'Mark onboarding as completed', [
						editJson(global, {path: ['hasCompletedOnboarding'], value: true}),
					]),
				],
			},
		];
	},
});
