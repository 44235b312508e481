// Other providers: the flag outranks everything. Left over, or meant and its own credentials fail.
import {defineCheck, type Finding} from '../core/check.js';
import type {Change, Fix} from '../core/fix.js';
import type {AnswerResult} from '../core/readings.js';
import {type Cloud, cloudFlags} from '../core/request/clouds.js';
import {isOn} from '../core/request/in-force.js';
import type {Predictions} from '../core/request.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {cloud} from '../facts/cloud.js';
import {isUsable} from '../facts/modes.js';
import {settersOf} from '../facts/setters.js';
import {manual, run, tell} from './shared/fixes.js';
import {takeOutFix} from './shared/overrides.js';

export default defineCheck({
	id: 'cloud',
	title: 'Cloud providers',
	area: 'credential',
	order: 270,
	for: ['claude-code'],
	needs: {facts: claudeFacts, cloud},
	judge({facts, cloud: setUp}, {folders, now}) {
		const {said, predictions, login, main} = facts;
		// Whether or not something would be sent to it.
		const on = cloudFlags.find((one) => isOn(predictions.inForce(one.flag)));
		const variable = on && predictions.inForce(on.flag);
		const answer = said[0]?.answer;
		if (!variable || answer?.kind === 'accepted') {
			return [];
		}
		// What the cloud says of models, limits and requests is judged as everybody's: checks/server-says.ts, checks/base-url.ts.
		if (answer?.kind === 'said' && !isAboutCredentials(answer)) {
			return [];
		}
		const {cloud: provider, name, flag} = on;
		const isSetUp = setUp[provider].length > 0;
		const hasOther = isUsable(login.used, now) || predictions.inForce('ANTHROPIC_API_KEY')?.value.isBlank === false;
		const refusal = predictions[main].request === null ? predictions[main].refusal : undefined;
		const isRefused = answer?.kind === 'said' || answer?.kind === 'no-way' || predictions[main].request === null;
		const words = answer?.kind === 'said' ? answer.message : refusal?.cause === 'cloud-credentials' ? refusal.says : '';
		const evidence = words === '' ? [] : [{label: 'Claude Code', value: words}];
		if (!isSetUp) {
			const finding: Finding = {
				cause: 'cloud-flag-left',
				severity: hasOther || isRefused ? 'error' : 'warning',
				detail: `${flag} is on, so Claude Code asks ${name} and nothing else, but no credentials of it are set up here.${hasOther ? ' Without the flag the credential below it would be used.' : ''} /login can't help.`,
				where: [variable.site],
				evidence,
				leadsTo: answer?.kind === 'said' ? [answer.cause] : [],
				fixes: [takeOutFix(flag, settersOf(flag, facts), folders)],
			};
			return [finding];
		}
		// Refused for another reason, which another check tells.
		const isOther = refusal !== undefined && refusal.cause !== 'cloud-credentials';
		return isRefused && !isOther && answer?.kind !== 'not-asked'
			? [
					{
						cause: 'cloud-credentials',
						severity: 'error',
						detail: `${name} is meant and set up (${setUp[provider].slice(0, 3).join(', ')}), but ${refusal?.lacks ? `${refusal.lacks} is not set` : 'its credentials are missing, stale or refused'}.`,
						where: [variable.site],
						evidence,
						leadsTo: answer?.kind === 'said' ? [answer.cause] : [],
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
				tell(`As ${name} shows it:`, {kind: 'set', name: lacks, value: undefined}),
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
