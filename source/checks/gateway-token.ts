// ANTHROPIC_AUTH_TOKEN left over: a dummy or another vendor's token goes to Anthropic.
import {defineCheck, type Finding, type Severity} from '../core/check.js';
import {anthropicOrigin} from '../core/endpoint.js';
import type {Secret} from '../core/secret.js';
import {type Sending, sending} from '../facts/sender.js';
import {senders} from '../facts/senders.js';
import {asOf} from './shared/app-findings.js';
import {asAnswered} from './shared/as-answered.js';
import {manual, tell} from './shared/fixes.js';
import {isForeign} from './shared/key-kind.js';
import {removal} from './shared/sender-fixes.js';

const variable = 'ANTHROPIC_AUTH_TOKEN';

export default defineCheck({
	id: 'gateway-token',
	title: "A gateway's token",
	area: 'credential',
	order: 230,
	for: ['claude-code', 'api', 'app'],
	needs: {senders},
	judge({senders: {all}}, {folders}) {
		return sending(all).flatMap((sender): readonly Finding[] => {
			const {request, answer, hasLoginBelow} = sender;
			const token = request.bearer?.source === variable ? request.bearer : undefined;
			const whose = whoseOf(token?.value);
			const held = sender.inForce(variable);
			if (!token || !whose || !held || request.origin !== anthropicOrigin || answer.kind === 'accepted') {
				return [];
			}
			return asOf(sender, [
				{
					cause: 'gateway-token-left',
					severity: severityOf(sender),
					detail: `${variable} ${whose}. It goes to Anthropic, since no base URL leads elsewhere, and is refused.${hasLoginBelow ? ' It comes before the login, so /login does not help while it is set.' : ''}`,
					where: [token.site],
					...asAnswered(answer),
					fixes: [
						removal(sender, [held], folders),
						manual(
							'align',
							'Or set the base URL of the server that the token is for',
							tell("Paste this with that server's address:", {
								kind: 'set',
								name: 'ANTHROPIC_BASE_URL',
								value: undefined,
							}),
						),
					],
				},
			]);
		});
	},
});

/** What shows that Anthropic can't know it. */
function whoseOf(value: Secret | undefined): string | undefined {
	if (!value || value.defects.length > 0) {
		return undefined;
	}
	return value.isPlaceholder
		? `is "${value.hint}", the dummy of a local server`
		: isForeign(value.kind)
			? 'holds a token that Anthropic does not issue'
			: undefined;
}

/** Nothing has refused it yet: a token of unknown form doesn't show whose it is, and beside a key it may not count. */
function severityOf({request, answer, severity}: Sending): Severity {
	const isVague = request.bearer?.value?.kind === 'unknown' || request.xApiKey !== null;
	return answer.kind === 'not-asked' && isVague ? 'warning' : severity;
}
