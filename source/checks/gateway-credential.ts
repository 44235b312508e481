// A gateway and the credential that goes there: the other header, the other vendor (facts.md §8).
import {defineCheck, type Finding} from '../core/check.js';
import {fits} from '../core/endpoint.js';
import {showUrl} from '../core/scrub.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {canBeChanged, setterOf} from '../facts/setters.js';
import {rename, renameHere} from './shared/set-changes.js';

export default defineCheck({
	id: 'gateway-credential',
	title: 'Credential and base URL',
	area: 'credential',
	order: 250,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts}) {
		return facts.said.flatMap(({request, answer, severity, mode}): readonly Finding[] => {
			const asked = facts.server?.modes[mode];
			const sent = request.xApiKey ?? request.bearer;
			const name = sent?.source;
			const variable =
				name === 'ANTHROPIC_API_KEY' || name === 'ANTHROPIC_AUTH_TOKEN' ? facts.predictions.inForce(name) : undefined;
			if (!sent || !asked || answer.kind === 'accepted' || request.provider !== 'anthropic') {
				return [];
			}
			if (asked.swapped?.kind === 'accepted' && variable && name) {
				const other = name === 'ANTHROPIC_API_KEY' ? 'ANTHROPIC_AUTH_TOKEN' : 'ANTHROPIC_API_KEY';
				const setters = [setterOf(variable, facts)];
				return [
					{
						cause: 'header-mismatch',
						severity,
						detail: `${name} goes out as ${request.xApiKey ? 'x-api-key' : 'Authorization: Bearer'} and is refused; in the other header the same value is accepted.`,
						where: [variable.site],
						evidence: answer.kind === 'said' ? [{label: 'server', value: `${answer.status} ${answer.message}`}] : [],
						leadsTo: answer.kind === 'said' ? [answer.cause, 'gateway-rejected'] : [],
						fixes: canBeChanged(setters)
							? [
									{
										id: 'rename',
										title: `Call the variable ${other}`,
										risk: 'safe',
										changes: [
											...rename(other, setters),
											{
												kind: 'tell',
												text: 'Open a new terminal, or paste this in this one:',
												inShell: renameHere(name, other),
											},
										],
									},
								]
							: [
									{
										id: 'rename',
										title: `Set ${other} instead of ${name}`,
										risk: 'manual',
										changes: [{kind: 'tell', text: 'For this shell:', inShell: renameHere(name, other)}],
									},
								],
					},
				];
			}
			const isAnthropicTokenAtGateway = !fits(sent.value?.kind ?? 'unknown', asked.endpoint);
			return isAnthropicTokenAtGateway && asked.endpoint.url && !asked.endpoint.isAnthropic
				? [
						{
							cause: 'endpoint-mismatch',
							severity,
							detail: `${name} holds a credential of Anthropic, but the base URL ${showUrl(asked.endpoint.text)} is another vendor's.`,
							where: [sent.site, ...(request.baseUrl ? [request.baseUrl.site] : [])],
							fixes: [
								{
									id: 'align',
									title: 'Let key and base URL come from the same provider',
									risk: 'manual',
									changes: [{kind: 'tell', text: 'Either take the base URL away, or use a key of that provider.'}],
								},
							],
						},
					]
				: [];
		});
	},
});
