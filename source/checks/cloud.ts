// Bedrock, Vertex and Foundry: the flag outranks everything. Left over, or meant and its own credentials fail.
import {defineCheck, type Finding} from '../core/check.js';
import type {Change} from '../core/fix.js';
import type {AnswerResult} from '../core/readings.js';
import {isOn} from '../core/request/in-force.js';
import type {Predictions} from '../core/request.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {cloud} from '../facts/cloud.js';
import {isUsable} from '../facts/modes.js';
import {settersOf} from '../facts/setters.js';
import {takeOutFix} from './shared/overrides.js';

const flags = {
	bedrock: 'CLAUDE_CODE_USE_BEDROCK',
	vertex: 'CLAUDE_CODE_USE_VERTEX',
	foundry: 'CLAUDE_CODE_USE_FOUNDRY',
} as const;
const clouds = {bedrock: 'Amazon Bedrock', vertex: 'Google Vertex AI', foundry: 'Microsoft Foundry'} as const;
export default defineCheck({
	id: 'cloud',
	title: 'Cloud providers',
	area: 'credential',
	order: 270,
	for: ['claude-code'],
	needs: {facts: claudeFacts, cloud},
	judge({facts, cloud: setUp}, {folders, now}) {
		const {said, predictions, login, main} = facts;
		const provider = providerOf(predictions);
		if (!provider) {
			return [];
		}
		const flag = flags[provider];
		const variable = predictions.inForce(flag);
		const answer = said[0]?.answer;
		if (!variable || answer?.kind === 'accepted') {
			return [];
		}
		// What the cloud says of models, limits and requests is judged as everybody's: checks/server-says.ts, checks/base-url.ts.
		if (answer?.kind === 'said' && !isAboutCredentials(answer)) {
			return [];
		}
		const isSetUp = setUp[provider].length > 0;
		const hasOther = isUsable(login.used, now) || predictions.inForce('ANTHROPIC_API_KEY')?.value.isBlank === false;
		const isRefused = answer?.kind === 'said' || answer?.kind === 'no-way' || predictions[main].request === null;
		const evidence = answer?.kind === 'said' ? [{label: 'Claude Code', value: answer.message}] : [];
		if (!isSetUp) {
			const finding: Finding = {
				cause: 'cloud-flag-left',
				severity: hasOther || isRefused ? 'error' : 'warning',
				detail: `${flag} is on, so Claude Code asks ${clouds[provider]} and nothing else, but no credentials of it are set up here.${hasOther ? ' Without the flag the credential below it would be used.' : ''} /login can't help.`,
				where: [variable.site],
				evidence,
				leadsTo: answer?.kind === 'said' ? [answer.cause] : [],
				fixes: [takeOutFix(flag, settersOf(flag, facts), folders)],
			};
			return [finding];
		}
		return isRefused && answer?.kind !== 'not-asked'
			? [
					{
						cause: 'cloud-credentials',
						severity: 'error',
						detail: `${clouds[provider]} is meant and set up (${setUp[provider].slice(0, 3).join(', ')}), but its credentials are missing, stale or refused.`,
						where: [variable.site],
						evidence,
						leadsTo: answer?.kind === 'said' ? [answer.cause] : [],
						fixes: [
							{
								id: 'cloud-sign-in',
								title: `Sign in to ${clouds[provider]}`,
								risk: 'manual',
								changes: signInTo(provider, predictions),
							},
						],
					},
				]
			: [];
	},
});

function isAboutCredentials({cause, status}: Extract<AnswerResult, {kind: 'said'}>): boolean {
	return cause === 'cloud-credentials' || status === 401 || status === 403;
}

/** By what is set up: keys in the environment come before a profile, which comes before the default one. */
function signInTo(provider: keyof typeof flags, {inForce}: Predictions): readonly Change[] {
	const text = (name: string): string | undefined => {
		const variable = inForce(name);
		return variable?.value.isBlank === false ? (variable.plain?.trim() ?? '') : undefined;
	};
	switch (provider) {
		case 'bedrock': {
			const profile = text('AWS_PROFILE');
			const named = profile && /^[\w.@+-]+$/.test(profile) ? ['--profile', profile] : [];
			const key = ['AWS_BEARER_TOKEN_BEDROCK', 'AWS_ACCESS_KEY_ID'].find((name) => text(name) !== undefined);
			return key
				? [
						{
							kind: 'tell',
							text: `${key} comes before any profile: get it anew where you got it, or take it out. Who you are now tells:`,
							inShell: [{kind: 'run', program: 'aws', args: ['sts', 'get-caller-identity']}],
						},
					]
				: [
						{
							kind: 'run',
							program: 'aws',
							args: ['sso', 'login', ...named],
							why: 'a browser opens for the sign-in of AWS',
						},
					];
		}
		case 'vertex':
			return [
				{
					kind: 'run',
					program: 'gcloud',
					args: ['auth', 'application-default', 'login'],
					why: 'a browser opens for the sign-in of Google',
				},
				...(text('ANTHROPIC_VERTEX_PROJECT_ID') === undefined
					? []
					: [
							{
								kind: 'tell',
								text: `If that is fine, the account lacks a right in the project ${text('ANTHROPIC_VERTEX_PROJECT_ID')}: the server's words say which.`,
							} as const,
						]),
			];
		case 'foundry':
			return text('ANTHROPIC_FOUNDRY_API_KEY') === undefined
				? [{kind: 'run', program: 'az', args: ['login'], why: 'a browser opens for the sign-in of Microsoft'}]
				: [
						{
							kind: 'tell',
							text: "Copy the key of the resource from Microsoft's portal into ANTHROPIC_FOUNDRY_API_KEY.",
						},
					];
	}
}

/** The cloud whose flag is on, whether or not something would be sent to it. */
function providerOf({inForce}: Predictions): keyof typeof flags | undefined {
	return (['bedrock', 'vertex', 'foundry'] as const).find((provider) => isOn(inForce(flags[provider])));
}
