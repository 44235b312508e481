// ANTHROPIC_AUTH_TOKEN left over: a dummy or another vendor's token goes to Anthropic.
import {defineCheck, type Finding} from '../core/check.js';
import {anthropicOrigin} from '../core/endpoint.js';
import {senders, sentBy} from '../facts/senders.js';
import {asOf} from './shared/app-findings.js';
import {asAnswered} from './shared/as-answered.js';
import {manual} from './shared/fixes.js';
import {isForeign} from './shared/key-kind.js';
import {removal} from './shared/sender-fixes.js';

export default defineCheck({
	id: 'gateway-token',
	title: "A gateway's token",
	area: 'credential',
	order: 230,
	for: ['claude-code', 'api', 'app'],
	needs: {senders},
	judge({senders: {all}}, {folders}) {
		return all.flatMap((sender): readonly Finding[] => {
			const {answer, severity, hasLoginBelow} = sender;
			const request = sentBy(sender);
			const {source, value, site} = request?.bearer ?? {};
			const isLeft =
				value !== undefined && (value.isPlaceholder || isForeign(value.kind)) && value.defects.length === 0;
			const held = sender.inForce('ANTHROPIC_AUTH_TOKEN');
			if (
				source !== 'ANTHROPIC_AUTH_TOKEN' ||
				!site ||
				!held ||
				!isLeft ||
				request?.origin !== anthropicOrigin ||
				answer.kind === 'accepted'
			) {
				return [];
			}
			const what = value.isPlaceholder
				? `is "${value.hint}", the dummy of a local server`
				: 'holds a token that Anthropic does not issue';
			return asOf(sender, [
				{
					cause: 'gateway-token-left',
					// Nothing has refused it yet: a token of unknown form doesn't show whose it is, and beside a key it may not count.
					severity:
						answer.kind === 'not-asked' && (value.kind === 'unknown' || request.xApiKey !== null)
							? 'warning'
							: severity,
					detail: `${held.name} ${what}. It goes to Anthropic, since no base URL leads elsewhere, and is refused.${hasLoginBelow ? ' It comes before the login, so /login does not help while it is set.' : ''}`,
					where: [site],
					...asAnswered(answer),
					fixes: [
						removal(sender, [held], folders),
						manual('align', 'Or set the base URL of the server that the token is for'),
					],
				},
			]);
		});
	},
});
