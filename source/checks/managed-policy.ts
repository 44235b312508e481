// Managed settings that force a first-party login or an organisation and so block what would be sent.
import {defineCheck, type Finding} from '../core/check.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {settersOf} from '../facts/setters.js';
import {takeOutFix, takeOutHelper} from './shared/overrides.js';
import {signIn} from './shared/sign-in-again.js';

export default defineCheck({
	id: 'managed-policy',
	title: 'Managed settings',
	area: 'settings',
	order: 60,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts}, {folders}) {
		const {predictions, main, settings, global, said} = facts;
		const managed = settings.files.filter(({scope}) => scope === 'managed');
		const {refusal} = predictions[main];
		if (refusal?.cause === 'managed-policy' && refusal.isUnsure) {
			return [
				{
					cause: 'managed-policy',
					severity: 'warning',
					title: 'A policy of your organisation is checked before anything is sent',
					detail:
						"Managed settings demand a certain organisation. Claude Code asks Anthropic whose sign-in this is before it sends anything; that can't be told from here.",
					where: refusal.site ? [refusal.site] : [],
					evidence: [{label: 'where it fails', value: refusal.says}],
					fixes: [{...signIn(null), title: "Sign in again and choose the company's organisation in the browser"}],
				},
			];
		}
		if (refusal?.cause === 'managed-policy' && settings.policyHelper?.outcome === 'failed') {
			return [
				{
					cause: 'managed-policy',
					severity: 'error',
					title: "The program that gives your organisation's settings fails",
					detail: `Claude Code says "${refusal.says}", and does not start.`,
					where: [settings.policyHelper.site],
					fixes: [
						{
							id: 'ask-administrator',
							title: 'Tell the administrator: the program of policyHelper has to be there and to end well',
							risk: 'manual',
							changes: [
								{kind: 'tell', text: `policyHelper is ${settings.policyHelper.path}: ${settings.policyHelper.detail}.`},
							],
						},
					],
				},
			];
		}
		if (refusal?.cause === 'managed-policy') {
			const hasHelper = settings.files.some(({apiKeyHelper}) => apiKeyHelper?.value.isBlank === false);
			const names = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'].filter(
				(name) => predictions.inForce(name)?.value.isBlank === false,
			);
			return [
				{
					cause: 'managed-policy',
					severity: 'error',
					detail: `Claude Code says: ${refusal.says}. The policy of this machine wants a sign-in with an account; ${names.join(' and ') || (hasHelper ? 'the helper' : 'another credential')} is used.`,
					where: [
						refusal.site ?? managed[0]?.forceLoginMethod?.site ?? {kind: 'named', name: 'managed settings'},
						...names.map((name) => predictions.inForce(name)?.site ?? {kind: 'environment' as const}),
					],
					fixes:
						names.length > 0
							? names.map((name) => takeOutFix(name, settersOf(name, facts), folders))
							: hasHelper
								? [takeOutHelper(facts)]
								: [signIn(null)],
				},
			];
		}
		const forced = managed.findLast(({forceLoginOrgUUID}) => forceLoginOrgUUID !== undefined)?.forceLoginOrgUUID;
		const isLogin = said[0]?.request.bearer?.source === 'login';
		const isOther =
			forced !== undefined &&
			isLogin &&
			global.organization !== undefined &&
			!forced.values.includes(global.organization);
		const isSaid = said.some(({answer}) => answer.kind === 'said' && answer.cause === 'managed-policy');
		if (!isOther && !isSaid) {
			return [];
		}
		const finding: Finding = {
			cause: 'managed-policy',
			severity: 'error',
			detail: `Managed settings demand another organisation than the one that is signed in here, so Claude Code refuses to start.`,
			where: [forced?.site ?? {kind: 'named', name: 'managed settings'}],
			evidence: [
				...(forced ? [{label: 'demanded', value: forced.values.join(', ') || 'none'}] : []),
				...(global.organization ? [{label: 'signed in', value: global.organization}] : []),
			],
			leadsTo: ['login-rejected'],
			fixes: [{...signIn(null), title: "Sign in again and choose the company's organisation in the browser"}],
		};
		return [finding];
	},
});
