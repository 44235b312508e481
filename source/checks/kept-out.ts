// What is here and doesn't count: simple mode, or the program that started Claude Code, keeps it out.
import {defineCheck} from '../core/check.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {manual, tell} from './shared/fixes.js';
import {withoutVariable} from './shared/overrides.js';
import {useKeyInstead} from './shared/sign-in-again.js';

const simple = 'CLAUDE_CODE_SIMPLE';

export default defineCheck({
	id: 'kept-out',
	title: 'What is set up here counts for Claude Code',
	area: 'credential',
	order: 80,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts}, {folders}) {
		const {predictions, main} = facts;
		const {refusal} = predictions[main];
		if (refusal?.cause !== 'simple-mode' && refusal?.cause !== 'host-managed') {
			return [];
		}
		const shared = {severity: 'error', where: refusal.site ? [refusal.site] : []} as const;
		const says = `Claude Code would say "${refusal.says}"`;
		return refusal.cause === 'simple-mode'
			? [
					{
						...shared,
						cause: 'simple-mode',
						title: `${simple} is on, so no sign-in is read`,
						detail: `${says}: with ${simple} (as with --bare) only ANTHROPIC_API_KEY and ANTHROPIC_AUTH_TOKEN count, and neither is set.`,
						fixes: [{...withoutVariable(simple, facts, folders), next: []}, useKeyInstead],
					},
				]
			: [
					{
						...shared,
						cause: 'host-managed',
						detail: `${says}: the program that started this shell decides what Claude Code sends, and brings nothing that it could send. Keys, addresses and sign-ins of this machine don't count here.`,
						fixes: [elsewhere],
					},
				];
	},
});

const elsewhere = manual(
	'elsewhere',
	'Use a terminal that no other program started, or sign in within that program',
	tell(
		'Open a terminal of its own and run claude there. Where the program that starts it is meant to be used, sign in within that program.',
	),
);
