// A base URL is set and there is nothing to send to it: Claude Code sends nothing, even to a server that wants no credential.
import {defineCheck, type Finding} from '../core/check.js';
import {readEndpoint} from '../core/endpoint.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {settersOf} from '../facts/setters.js';
import {takeOutFix} from './shared/overrides.js';
import {serverToken} from './shared/remedies.js';

const name = 'ANTHROPIC_BASE_URL';

export default defineCheck({
	id: 'gateway-no-credential',
	title: 'A gateway that is set is given a credential',
	area: 'credential',
	order: 260,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts}, {folders}) {
		const {predictions, main} = facts;
		const {refusal, intended} = predictions[main];
		if (refusal?.cause !== 'gateway-no-credential') {
			return [];
		}
		const origin = intended?.origin || 'the address';
		const isOwn = readEndpoint(origin).isLoopback;
		const finding: Finding = {
			cause: 'gateway-no-credential',
			severity: 'error',
			detail: `${name} leads to ${origin}, and no key, token or sign-in is there to be sent to it. Claude Code would say "${refusal.says}" and send nothing.`,
			where: refusal.site ? [refusal.site] : [],
			fixes: [serverToken(isOwn), takeOutFix(name, settersOf(name, facts), folders)],
		};
		return [finding];
	},
});
