// What the server says to what a program or app sends: every refusal as the cause that it is, at the place of the credential.
import {defineCheck, type Finding} from '../core/check.js';
import {type Folders, placeOf, writePlace} from '../core/place.js';
import type {AnswerResult} from '../core/readings.js';
import type {InForce} from '../core/request.js';
import {type Sender, type Senders, senders} from '../facts/senders.js';
import {precise} from './server.js';
import {asOf} from './shared/app-findings.js';
import {whyNotAsked} from './shared/not-asked.js';
import {routeFix} from './shared/proxy-at-hand.js';
import {serverRemedies} from './shared/remedies.js';

export default defineCheck({
	id: 'client-server',
	title: 'What the server says',
	area: 'server',
	order: 500,
	for: ['api', 'app'],
	needs: {senders},
	judge({senders: facts}, {folders}) {
		return facts.all.flatMap((sender) =>
			sender.answer.kind === 'said' ? findingsOf(sender, sender.answer, facts, folders) : [],
		);
	},
	untested: ({senders: {all}}) => whyNotAsked(all.map(({answer}) => answer)),
});

/** What lies with the server, the network or the request: no setting of an app is its fault. */
const notTheKey = new Set([
	'server-error',
	'overloaded',
	'rate-limited',
	'region-blocked',
	'request-too-large',
	'bad-request',
	'model-not-found',
]);

function findingsOf(
	sender: Sender,
	answer: Extract<AnswerResult, {kind: 'said'}>,
	facts: Senders,
	folders: Folders,
): readonly Finding[] {
	const {use, request, severity, name} = sender;
	const sent = request?.xApiKey ?? request?.bearer;
	if (!request || !sent) {
		return [];
	}
	const cause = precise(answer, request, sent);
	const isRemovable = use.app?.app.startsClaudeCode === true && use.app.key?.setting?.format === 'json';
	const key = use.app?.key?.setting;
	const isOfServer = notTheKey.has(cause);
	const model = cause === 'model-not-found' || cause === 'bad-request' ? use.inForce('ANTHROPIC_MODEL') : undefined;
	const found: Finding = {
		cause,
		severity,
		detail: `${name} would get this answer from ${request.origin}.`,
		where: [
			...(model ? [model.site] : []),
			...(isOfServer ? [{kind: 'named', name: request.origin.replace(/^https?:\/\//, '')} as const] : []),
			sent.site,
		],
		evidence: [
			{label: 'server', value: [answer.status || undefined, answer.type, answer.message].filter(Boolean).join(' ')},
			...(answer.requestId ? [{label: 'request id', value: answer.requestId}] : []),
			...(answer.retryAfter === undefined ? [] : [{label: 'try again after', value: `${answer.retryAfter} s`}]),
			...unused(sent.source, sent.site, facts),
			...readAs(use.inForce(sent.source), facts, folders),
		],
		fixes: [
			...(isRemovable && key
				? [
						{
							id: 'remove-key',
							title: `Take ${key.name} out of the settings, so that Claude Code uses its own sign-in there too`,
							risk: 'safe' as const,
							changes: [
								{
									kind: 'edit-json' as const,
									path: key.site.path,
									digest: key.digest,
									edits: [{path: key.path, value: undefined}],
								},
							],
						},
					]
				: []),
			...(cause === 'region-blocked'
				? [routeFix({shell: undefined, dotenv: facts.dotenv, get: use.inForce, folders})]
				: serverRemedies(cause, sent.value)),
		],
	};
	return isOfServer ? [found] : asOf(sender, [found]);
}

/** Which variable it is, where the program reads one of its own; and that the shell files have another value than the tool that is active. */
function readAs(
	held: InForce | undefined,
	{origins, sources}: Senders,
	folders: Folders,
): NonNullable<Finding['evidence']> {
	const isOwn = held !== undefined && sources?.references.some(({names}) => names.includes(held.name));
	const {setBy, fresh} = (held && origins.get(held.name)) ?? {};
	return [
		...(isOwn ? [{label: 'variable', value: `${held.name}, which the program reads by itself`}] : []),
		...(setBy?.kind === 'tool' && fresh && !fresh.value.equals(setBy.place.value)
			? [{label: 'not used', value: `${writePlace(placeOf(fresh.site, folders))} has another value`}]
			: []),
	];
}

/** Another value in a .env file, which its loader does not put in the place of what the environment has. */
function unused(name: string, site: {readonly kind: string}, {dotenv}: Senders): NonNullable<Finding['evidence']> {
	const other = dotenv?.inForce(name);
	const isOther = other !== undefined && JSON.stringify(other.site) !== JSON.stringify(site);
	return isOther && !other.overridesEnvironment && !other.value.isBlank
		? [
				{
					label: 'not used',
					value: `line ${other.site.line} of ${other.site.path.replace(/^.*\//, '')}: its loader leaves alone what the environment has`,
				},
			]
		: [];
}
