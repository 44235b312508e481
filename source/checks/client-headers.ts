// ANTHROPIC_CUSTOM_HEADERS of a program: malformed, or it replaces the key by one that is refused; and two credentials of which one is refused.
import {defineCheck, type Finding} from '../core/check.js';
import {isRefused} from '../facts/modes.js';
import {type Sender, senders} from '../facts/senders.js';
import {removal, tellFix} from './shared/client-remedies.js';

const name = 'ANTHROPIC_CUSTOM_HEADERS';

export default defineCheck({
	id: 'client-headers',
	title: 'Custom headers',
	area: 'credential',
	order: 490,
	for: ['api', 'app'],
	needs: {senders},
	judge({senders: {all}}) {
		return all.flatMap((sender) => (sender.use.program ? [...custom(sender), ...both(sender)] : []));
	},
});

function custom(sender: Sender): readonly Finding[] {
	const {use, request, answer, severity} = sender;
	const variable = use.inForce(name);
	const isMalformed = use.refusal?.cause === 'custom-headers';
	const isSent = [request?.xApiKey, request?.bearer].some((sent) => sent?.source === name);
	if (!variable || !(isMalformed || (isSent && isRefused(answer)))) {
		return [];
	}
	const remove = removal(sender, [variable]);
	return [
		{
			cause: 'custom-headers',
			severity,
			detail: isMalformed
				? `The SDK says "${use.refusal?.says}" and sends nothing. The value is lines of "Name: value", not JSON.`
				: 'A line of it replaces the credential that would be sent, and what it holds is refused.',
			where: [variable.site],
			evidence: answer.kind === 'said' ? [{label: 'server', value: `${answer.status} ${answer.message}`}] : [],
			leadsTo: answer.kind === 'said' ? [answer.cause] : [],
			fixes: [
				...(remove ? [remove] : []),
				tellFix('unset', `Take ${name} away in this shell`, [{kind: 'unset', name}]),
			],
		},
	];
}

/** Some SDKs send key and token at once, and the server judges both. */
function both(sender: Sender): readonly Finding[] {
	const {request, answer, asked, severity, use} = sender;
	const {xApiKey, bearer} = request ?? {};
	const isKeyGood = asked?.alone?.xApiKey.kind === 'accepted';
	const isTokenGood = asked?.alone?.bearer.kind === 'accepted';
	if (!xApiKey?.value || !bearer?.value || !isRefused(answer) || isKeyGood === isTokenGood) {
		return [];
	}
	const [good, bad] = isKeyGood ? [xApiKey, bearer] : [bearer, xApiKey];
	const held = use.inForce(bad.source);
	const remove = held && removal(sender, [held]);
	return [
		{
			cause: 'both-credentials-set',
			severity,
			detail: `${xApiKey.source} goes out as x-api-key and ${bearer.source} as bearer, in the same request. ${bad.source} is refused; ${good.source} alone is accepted.`,
			where: [bad.site, good.site],
			evidence: answer.kind === 'said' ? [{label: 'server', value: `${answer.status} ${answer.message}`}] : [],
			leadsTo: [
				...(answer.kind === 'said' ? [answer.cause] : []),
				'gateway-rejected',
				'key-rejected',
				'endpoint-mismatch',
			],
			fixes: [
				...(remove ? [remove] : []),
				tellFix('unset', `Unset ${bad.source} in this shell`, [{kind: 'unset', name: bad.source}]),
			],
		},
	];
}
