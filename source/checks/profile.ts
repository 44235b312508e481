// Profiles of Anthropic's own tools: one that is named, or active, and can't be used.
import {defineCheck, type Finding} from '../core/check.js';
import type {Change, Fix} from '../core/fix.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {settersOf} from '../facts/setters.js';
import {profiles} from '../probes/profiles.js';
import {takeOutFix} from './shared/overrides.js';

const named = 'ANTHROPIC_PROFILE';

export default defineCheck({
	id: 'profile',
	title: 'The Anthropic profile that is meant can be used',
	area: 'credential',
	order: 90,
	for: ['claude-code'],
	needs: {facts: claudeFacts, profiles},
	judge({facts, profiles: all}, {folders}) {
		const {predictions, main} = facts;
		const {refusal, request} = predictions[main];
		const variable = predictions.inForce(named);
		const name = variable?.value.isBlank ? undefined : variable?.plain?.trim();
		if (refusal?.cause === 'profile-unusable') {
			const shared = all.all.find(
				({credentials}) => credentials?.mode !== undefined && credentials.site === refusal.site,
			);
			const finding: Finding = {
				cause: 'profile-unusable',
				severity: 'error',
				detail: `Claude Code says "${refusal.says}", and tries nothing else.`,
				where: refusal.site ? [refusal.site] : [],
				fixes: [
					...(shared?.credentials?.site.kind === 'file' ? [letOnlyMe(shared.credentials.site.path)] : []),
					signInAgain(name),
					...(variable ? [takeOutFix(named, settersOf(named, facts), folders)] : []),
				],
			};
			return [finding];
		}
		// A name that leads nowhere is passed over in silence.
		const isMissing =
			name !== undefined && !all.all.some((one) => one.name === name && (one.isFederation || one.credentials));
		if (!isMissing || !variable) {
			return [];
		}
		const finding: Finding = {
			cause: 'profile-unusable',
			severity: request ? 'warning' : 'error',
			title: 'The Anthropic profile that is named is not there',
			detail: `${named} names a profile that has no configuration or no credentials in ${all.folder}, so Claude Code goes on without it${request ? '' : ', and has nothing else to send'}.`,
			where: [variable.site],
			leadsTo: request ? [] : ['login-missing'],
			fixes: [signInAgain(name), takeOutFix(named, settersOf(named, facts), folders)],
		};
		return [finding];
	},
});

function letOnlyMe(path: string): Fix {
	return {
		id: 'make-private',
		title: 'Let only this user read the credentials of the profile',
		risk: 'safe',
		changes: [{kind: 'set-mode', path, mode: 0o600}],
	};
}

function signInAgain(name: string | undefined): Fix {
	const isPlain = name !== undefined && /^[\w.-]{1,64}$/.test(name);
	const change: Change = {
		kind: 'tell',
		text: "Sign the profile in again with Anthropic's command line tool:",
		command: isPlain ? `ant auth login --profile ${name}` : 'ant auth login',
	};
	return {id: 'profile-sign-in', title: 'Sign the profile in again', risk: 'manual', changes: [change]};
}
