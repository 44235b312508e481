// Other providers: the flag outranks everything. Left over, or meant and its own credentials fail.
import {defineCheck, type Finding, optional} from '../core/check.js';
import type {Change, Fix} from '../core/fix.js';
import type {Site} from '../core/place.js';
import type {AnswerResult} from '../core/readings.js';
import {type Cloud, cloudFlags} from '../core/request/clouds.js';
import type {InForce, Refusal} from '../core/request.js';
import {isUsable} from '../core/stored-login.js';
import {isOn} from '../core/variables.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {cloud} from '../facts/cloud.js';
import {cloudFiles} from '../probes/cloud-files.js';
import {asAnswered} from './shared/as-answered.js';
import {manual, run, tell} from './shared/fixes.js';
import {withoutVariable} from './shared/overrides.js';

export default defineCheck({
	id: 'cloud',
	title: 'Cloud providers',
	area: 'credential',
	order: 270,
	for: ['claude-code'],
	needs: {facts: claudeFacts, cloud, files: optional(cloudFiles)},
	judge({facts, cloud: setUp, files}, {folders, now}) {
		const {predictions, login, main} = facts;
		const {inForce} = predictions;
		// Whether or not anything would be sent to it.
		const on = cloudFlags.find(({flag}) => isOn(inForce(flag)));
		const variable = on && inForce(on.flag);
		const answer = facts.sending[0]?.answer;
		// What the cloud says of models, limits and requests is judged by other checks, as for every sender.
		const isOfOthers = answer?.kind === 'said' && !isAboutCredentials(answer);
		if (!variable || isOfOthers || answer?.kind === 'accepted') {
			return [];
		}
		const refusal = predictions[main].request === null ? predictions[main].refusal : undefined;
		const isRefused = answer?.kind === 'said' || answer?.kind === 'no-way' || predictions[main].request === null;
		const found = {
			site: variable.site,
			parts: setUp[on.cloud],
			refusal,
			answer,
			profiles: files?.awsProfiles,
			ways: files?.awsWays,
			inForce,
		};
		if (found.parts.length === 0) {
			const hasOther = isUsable(login.used, now) || inForce('ANTHROPIC_API_KEY')?.value.isBlank === false;
			const without = withoutVariable(on.flag, facts, folders);
			const meant = manual('cloud-sign-in', `If ${on.name} is meant, sign in to it`, ...signInTo(on.cloud, found));
			const isJob = facts.where?.inside.includes('ci') === true;
			const fixes = hasOther ? [without] : isJob ? [meant, without] : [without, meant];
			return [{...flagLeft(on, found, hasOther, fixes), severity: hasOther || isRefused ? 'error' : 'warning'}];
		}
		// Refused for another reason, which another check tells.
		const isOther = refusal !== undefined && refusal.cause !== 'cloud-credentials';
		return isRefused && !isOther && answer?.kind !== 'not-asked' ? [credentialsFail(on, found)] : [];
	},
});

type Flag = (typeof cloudFlags)[number];

type Found = {
	/** Of the flag. */
	readonly site: Site;
	/** What of this cloud is set up. */
	readonly parts: readonly string[];
	readonly refusal: Refusal | undefined;
	readonly answer: AnswerResult | undefined;
	/** Of AWS: those that are there. */
	readonly profiles: readonly string[] | undefined;
	/** Of the profile in force. */
	readonly ways: readonly string[] | undefined;
	inForce(name: string): InForce | undefined;
};

function saidOf({refusal, answer}: Found): Pick<Finding, 'evidence' | 'leadsTo'> {
	const words = answer?.kind === 'said' ? answer.message : refusal?.cause === 'cloud-credentials' ? refusal.says : '';
	return {
		...asAnswered(answer?.kind === 'said' ? answer : undefined),
		evidence: words === '' ? [] : [{label: 'Claude Code', value: words}],
	};
}

function flagLeft({name, flag}: Flag, found: Found, hasOther: boolean, fixes: readonly Fix[]): Finding {
	return {
		...saidOf(found),
		cause: 'cloud-flag-left',
		severity: 'error',
		detail: `${flag} is on, so Claude Code asks ${name} and nothing else, but no credentials of it are set up here.${hasOther ? ' Without the flag the credential below it would be used.' : ''} /login can't help.`,
		where: [found.site],
		fixes,
	};
}

function credentialsFail({cloud: provider, name}: Flag, found: Found): Finding {
	const {site, parts, refusal, inForce} = found;
	const lacks = refusal?.lacks;
	const key = provider === 'foundry' ? inForce('ANTHROPIC_FOUNDRY_API_KEY') : undefined;
	const source = provider === 'bedrock' ? awsSource(inForce) : key?.value.isBlank === false ? key : undefined;
	return {
		...saidOf(found),
		cause: 'cloud-credentials',
		severity: 'error',
		detail: `${name} is meant and set up (${parts.slice(0, 3).join(', ')}), but ${lacks ? `${lacks} is ${inForce(lacks)?.value.isBlank === false ? 'refused as it is' : 'not set'}` : 'its credentials are missing, stale or refused'}.`,
		where: [site, ...(source ? [source.site] : [])],
		fixes: [cureOf(provider, name, lacks, found)],
	};
}

/** What is missing, by its name; otherwise the sign-in of that cloud. */
function cureOf(provider: Cloud, name: string, lacks: string | undefined, found: Found): Fix {
	const {inForce, profiles} = found;
	const profile = provider === 'vertex' || provider === 'foundry' ? undefined : inForce('AWS_PROFILE')?.plain?.trim();
	if (profile && profiles && !profiles.includes(profile)) {
		return manual(
			'aws-profile',
			`Correct AWS_PROFILE: there is no profile ${profile}`,
			tell(
				profiles.length > 0
					? `Existing profiles: ${profiles.slice(0, 8).join(', ')}. To create one:`
					: 'There are none. To create one:',
				{kind: 'run', program: 'aws', args: ['configure', 'sso', ...namedProfile(profile)]},
			),
		);
	}
	return lacks === undefined
		? manual('cloud-sign-in', `Sign in to ${name}`, ...signInTo(provider, found))
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

/** What AWS takes: a named profile puts keys of the environment out of use, which come before the default one. */
function awsSource(inForce: Found['inForce']): InForce | undefined {
	const profile = inForce('AWS_PROFILE');
	return [
		'AWS_BEARER_TOKEN_BEDROCK',
		'ANTHROPIC_AWS_API_KEY',
		...(profile?.value.isBlank === false ? [] : ['AWS_ACCESS_KEY_ID']),
		'AWS_PROFILE',
	]
		.map(inForce)
		.find((one) => one?.value.isBlank === false);
}

/** By what is set up. */
function signInTo(
	provider: Cloud,
	{inForce, ways = []}: Pick<Found, 'inForce' | 'ways'>,
): readonly [Change, ...Change[]] {
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
	const source = awsSource(inForce)?.name;
	const profile = namedProfile(text('AWS_PROFILE'));
	const whoami = {kind: 'run', program: 'aws', args: ['sts', 'get-caller-identity', ...profile]} as const;
	if (source !== undefined && source !== 'AWS_PROFILE') {
		return [
			tell(
				`${source} comes before any profile: get a new one where you got it, or take it out. This shows who you are now:`,
				whoami,
			),
		];
	}
	const isSingleSignOn = ways.length === 0 || ways.some((way) => way.startsWith('sso_'));
	const from = ways.includes('credential_process')
		? 'The profile gets its keys from the program that credential_process names: run that by itself, it says what it lacks.'
		: ways.includes('aws_access_key_id')
			? 'The profile has keys of its own: get new ones where you got these.'
			: 'The profile assumes a role: sign in to the profile that it comes from.';
	return [
		isSingleSignOn
			? run('aws', ['sso', 'login', ...profile], 'a browser opens to sign in to AWS')
			: tell(`${from} This shows who you are now:`, whoami),
	];
}

const namedProfile = (profile: string | undefined): readonly string[] =>
	profile && /^[\w.@+-]+$/.test(profile) ? ['--profile', profile] : [];
