// The text of the key that a program or app sends: odd characters, quotes, another kind of credential, an example value.
import {defineCheck, type Finding} from '../core/check.js';
import {anthropicOrigin} from '../core/endpoint.js';
import type {Sent} from '../core/request.js';
import {type Sender, senders} from '../facts/senders.js';
import {asOf} from './shared/app-findings.js';
import {defectFinding, type Subject} from './shared/key-findings.js';
import {kindFinding} from './shared/key-kind.js';
import {consoleKeys} from './shared/remedies.js';

export default defineCheck({
	id: 'client-key',
	title: 'The form of the key',
	area: 'credential',
	order: 440,
	for: ['api', 'app'],
	needs: {senders},
	judge({senders: {all}}) {
		return all.flatMap((sender) => asOf(sender, [...findingsOf(sender), ...trimmedOf(sender)]));
	},
});

function findingsOf(sender: Sender): readonly Finding[] {
	const {request, answer, asked, severity, client, settersOf, use} = sender;
	// Where two are sent, the one that is refused is another check's.
	return [request?.xApiKey, request?.bearer].flatMap((sent): readonly Finding[] => {
		const {value} = sent ?? {};
		if (!request || !sent || !value || value.isBlank || answer.kind === 'accepted') {
			return [];
		}
		const held = use.inForce(sent.source);
		const name = use.app?.key?.setting ? 'The key' : (held?.name ?? sent.source);
		const setters = held ? settersOf(held) : [];
		const isOwnName = held !== undefined && !use.app && held.name !== sent.source;
		const subject: Subject = {
			name,
			...(isOwnName && {slot: sent.source}),
			value,
			sites: [sent.site],
			setters,
			severity,
			client,
			cleaned: asked?.cleaned,
		};
		const isAnthropic = request.origin === anthropicOrigin;
		const refused = answer.kind === 'said' ? answer : undefined;
		// Of an example nobody wants to know which characters are odd.
		const isExample = isAnthropic && value.isPlaceholder;
		return (
			(isExample ? kindFinding({...subject, refused}) : undefined) ??
			defectFinding(subject) ??
			(isAnthropic
				? (signInFinding(sent, subject, sender) ?? kindFinding({...subject, refused}) ?? cutFinding(subject))
				: undefined) ??
			(refused && value.isPlaceholder && !isAnthropic
				? kindFinding({...subject, name: 'The key', refused})
				: undefined) ??
			[]
		);
	});
}

/** A subscription works through Claude Code only, whatever the variable is called. */
function signInFinding(
	{source, value}: Sent,
	{name, sites, severity}: Subject,
	{use}: Sender,
): readonly Finding[] | undefined {
	if (value?.kind !== 'oauth') {
		return undefined;
	}
	if (use.app?.app.startsClaudeCode === true && source !== 'ANTHROPIC_API_KEY') {
		return [];
	}
	const shared = {
		severity,
		where: sites,
		detail: `${name} holds the token of a Claude subscription. Outside of Claude Code the API refuses it: "OAuth authentication is currently not supported". It is not sent from here, so that the sign-in stays as it is.`,
		fixes: [
			{
				...consoleKeys(undefined),
				title: 'Create an API key in the Console and put it there; its use is billed to its organisation',
			},
		],
	};
	const refused: Finding = {...shared, cause: 'oauth-not-for-api', leadsTo: ['key-rejected']};
	return source === 'ANTHROPIC_API_KEY'
		? [{...shared, cause: 'key-wrong-kind', leadsTo: ['key-rejected', 'oauth-not-for-api']}, refused]
		: [refused];
}

/** Only part of a key: its beginning is missing, as a selection that began too late leaves it. */
function cutFinding({name, value, sites, severity}: Subject): readonly Finding[] | undefined {
	return value.lacksBeginning
		? [
				{
					cause: 'key-truncated',
					severity,
					detail: `${name} does not begin with sk-ant-api, as Anthropic's keys do, but goes on like one: its beginning was not copied.`,
					where: sites,
					leadsTo: ['key-rejected', 'endpoint-mismatch'],
					fixes: [consoleKeys(undefined)],
				},
			]
		: undefined;
}

/** What this client, or the way there, takes off and others don't. */
function trimmedOf({use, request, answer}: Sender): readonly Finding[] {
	const sent = request?.xApiKey ?? request?.bearer;
	const held = sent ? use.inForce(sent.source) : undefined;
	const isTrimmed = held && held.value.defects.length > 0 && held.value.trimmed().defects.length === 0;
	return isTrimmed && answer.kind === 'accepted'
		? [
				{
					cause: 'key-whitespace',
					severity: 'note',
					detail: `${held.name} has blanks or line breaks around it. Here they do no harm; the Python SDK stops with "Illegal header value".`,
					where: [held.site],
					fixes: [],
				},
			]
		: [];
}
