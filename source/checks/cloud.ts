// Other providers: the flag outranks everything. Left over, or meant and its own credentials fail.
import {defineCheck} from '../core/check.js';
import type {Change, Fix} from '../core/fix.js';
import type {AnswerResult} from '../core/readings.js';
import {type Cloud, cloudFlags} from '../core/request/clouds.js';
import type {Predictions} from '../core/request.js';
import {isUsable} from '../core/stored-login.js';
import {isOn} from '../core/variables.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {cloud} from '../facts/cloud.js';
import {asAnswered} from './shared/as-answered.js';
import {manual, run, tell} from './shared/fixes.js';
import {withoutVariable} from './shared/overrides.js';

export default defineCheck({
	id: 'cloud',
	title: 'Cloud providers',
	area: 'credential',
	order: 270,
	for: ['claude-code'],
	needs: {facts: claudeFacts, cloud},
	judge({facts, cloud: setUp}, {folders, now}) {
		const {predictions, login, main} = facts;
		const {inForce} = predictions;
		// Whether or not something would be sent to it.
		const on = cloudFlags.find(({flag}) => isOn(inForce(flag)));
		const variable = on && inForce(on.flag);
		const answer = facts.said[0]?.answer;
		// What the cloud says of models, limits and requests is judged by other checks, as for every sender.
		const isOfOthers = answer?.kind === 'said' && !isAboutCredentials(answer);
		if (!variable || isOfOthers || answer?.kind === 'accepted') {
			return [];
		}
		const {cloud: provider, name, flag} = on;
		const refusal = predictions[main].request === null ? predictions[main].refusal : undefined;
		const isRefused = answer?.kind === 'said' || answer?.kind === 'no-way' || predictions[main].request === null;
		const words = answer?.kind === 'said' ? answer.message : refusal?.cause === 'cloud-credentials' ? refusal.says : '';
		const shared = {
			where: [variable.site],
			...asAnswered(answer?.kind === 'said' ? answer : undefined),
			evidence: words === '' ? [] : [{label: 'Claude Code', value: words}],
		};
		if (setUp[provider].length === 0) {
			const hasOther = isUsable(login.used, now) || inForce('ANTHROPIC_API_KEY')?.value.isBlank === false;
			return [
				{
					...shared,
					cause: 'cloud-flag-left',
					severity: hasOther || isRefused ? 'error' : 'warning',
					detail: `${flag} is on, so Claude Code asks ${name} and nothing else, but no credentials of it are set up here.${hasOther ? ' Without the flag the credential below it would be used.' : ''} /login can't help.`,
					fixes: [withoutVariable(flag, facts, folders)],
				},
			];
		}
		// Refused for another reason, which another check tells.
		const isOther = refusal !== undefined && refusal.cause !== 'cloud-credentials';
		return isRefused && !isOther && answer?.kind !== 'not-asked'
			? [
					{
						...shared,
						cause: 'cloud-credentials',
						severity: 'error',
						detail: `${name} is meant and set up (${setUp[provider].slice(0, 3).join(', ')}), but ${refusal?.lacks ? `${refusal.lacks} is not set` : 'its credentials are missing, stale or refused'}.`,
						fixes: [cureOf(provider, name, refusal?.lacks, predictions)],
					},
				]
			: [];
	},
});

/** What is missing, by its name; otherwise the sign-in of that cloud. */
function cureOf(provider: Cloud, name: string, lacks: string | undefined, {inForce}: Predictions): Fix {
	return lacks === undefined
		? manual('cloud-sign-in', `Sign in to ${name}`, ...signInTo(provider, inForce))
		: manual(
				'cloud-set-up',
				`Set ${lacks}`,
				lacks.startsWith('CLAUDE_CODE_SKIP_')
					? tell('Then ANTHROPIC_AUTH_TOKEN goes to your gateway in place of a signature:', {
							kind: 'set',
							name: lacks,
							value: '1',
						})
					: tell(`As ${name} shows it:`, {kind: 'set', name: lacks, value: undefined}),
			);
}

function isAboutCredentials({cause, status}: Extract<AnswerResult, {kind: 'said'}>): boolean {
	return cause === 'cloud-credentials' || status === 401 || status === 403;
}

/** By what is set up: a named profile puts keys of the environment out of use, which come before the default one. */
function signInTo(provider: Cloud, inForce: Predictions['inForce']): readonly Change[] {
	const text = (name: string): string | undefined => {
		const variable = inForce(name);
		return variable?.value.isBlank === false ? (variable.plain?.trim() ?? '') : undefined;
	};
	if (provider === 'vertex') {
		const project = text('ANTHROPIC_VERTEX_PROJECT_ID');
		return [
			run('gcloud', ['auth', 'application-default', 'login'], 'a browser opens for the sign-in of Google'),
			...(project === undefined
				? []
				: [
						tell(`If that is fine, the account lacks a right in the project ${project}: the server's words say which.`),
					]),
		];
	}
	if (provider === 'foundry') {
		return text('ANTHROPIC_FOUNDRY_API_KEY') === undefined
			? [run('az', ['login'], 'a browser opens for the sign-in of Microsoft')]
			: [tell("Copy the key of the resource from Microsoft's portal into ANTHROPIC_FOUNDRY_API_KEY.")];
	}
	const profile = text('AWS_PROFILE');
	const keys = ['AWS_BEARER_TOKEN_BEDROCK', 'ANTHROPIC_AWS_API_KEY', ...(profile ? [] : ['AWS_ACCESS_KEY_ID'])];
	const key = keys.find((name) => text(name) !== undefined);
	return [
		key
			? tell(`${key} comes before any profile: get it anew where you got it, or take it out. Who you are now tells:`, {
					kind: 'run',
					program: 'aws',
					args: ['sts', 'get-caller-identity'],
				})
			: run('aws', ['sso', 'login', ...namedProfile(profile)], 'a browser opens for the sign-in of AWS'),
	];
}

const namedProfile = (profile: string | undefined): readonly string[] =>
	profile && /^[\w.@+-]+$/.test(profile) ? ['--profile', profile] : [];
