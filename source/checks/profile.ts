// Profiles of Anthropic's own tools: one that is named, or active, and can't be used.
import {defineCheck} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import {placeOf, writePlace} from '../core/place.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {profiles} from '../probes/profiles.js';
import {manual, paste, safe, setMode} from './shared/fixes.js';
import {withoutVariable} from './shared/overrides.js';

const named = 'ANTHROPIC_PROFILE';

export default defineCheck({
	id: 'profile',
	title: 'The Anthropic profile that is meant can be used',
	area: 'credential',
	order: 90,
	for: ['claude-code'],
	needs: {facts: claudeFacts, profiles},
	judge({facts, profiles: {all, folder}}, {folders}) {
		const {predictions, main} = facts;
		const {refusal, request} = predictions[main];
		const variable = predictions.inForce(named);
		const name = variable?.value.isBlank ? undefined : variable?.plain?.trim();
		const remedies = [signInAgain(name), ...(variable ? [withoutVariable(named, facts, folders)] : [])];
		if (refusal?.cause === 'profile-unusable') {
			const shared = all.find(({credentials}) => credentials?.mode !== undefined && credentials.site === refusal.site);
			const file = shared?.credentials?.site;
			return [
				{
					cause: 'profile-unusable',
					severity: 'error',
					detail: `Claude Code says "${refusal.says}", and tries nothing else.`,
					where: refusal.site ? [refusal.site] : [],
					fixes: [...(file?.kind === 'file' ? [letOnlyMe(file.path)] : []), ...remedies],
				},
			];
		}
		// A name that leads nowhere is silently ignored.
		const isThere = all.some((one) => one.name === name && (one.isFederation || one.credentials));
		if (!variable || name === undefined || isThere) {
			return [];
		}
		return [
			{
				cause: 'profile-unusable',
				severity: request ? 'warning' : 'error',
				title: 'The Anthropic profile that is named is not there',
				detail: `${named} names a profile that has no configuration or no credentials in ${writePlace(placeOf({kind: 'file', path: folder}, folders))}, so Claude Code goes on without it${request ? '' : ', and has nothing else to send'}.`,
				where: [variable.site],
				leadsTo: request ? [] : ['login-missing'],
				fixes: remedies,
			},
		];
	},
});

function letOnlyMe(path: string): Fix {
	return safe('make-private', 'Let only this user read the credentials of the profile', [setMode(path, 0o600)]);
}

function signInAgain(name: string | undefined): Fix {
	const isPlain = name !== undefined && /^[\w.-]{1,64}$/.test(name);
	return manual(
		'profile-sign-in',
		'Sign the profile in again',
		paste(
			"Sign the profile in again with Anthropic's command line tool:",
			isPlain ? `ant auth login --profile ${name}` : 'ant auth login',
		),
	);
}
