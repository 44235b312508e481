// A key and a token are both sent, each in its own header, and one of them is refused (claude-code.md §1).
import {defineCheck, type Finding} from '../core/check.js';
import {isRefused} from '../facts/modes.js';
import {senders, sentBy} from '../facts/senders.js';
import {asAnswered} from './shared/as-answered.js';
import {dropConsoleKey} from './shared/console-key.js';
import {removal, tellFix} from './shared/sender-fixes.js';

export default defineCheck({
	id: 'both-credentials',
	title: 'Two credentials at once',
	area: 'credential',
	order: 220,
	for: ['claude-code', 'api', 'app'],
	needs: {senders},
	judge({senders: {all, claude}}, {folders}) {
		return all.flatMap((sender): readonly Finding[] => {
			const {answer, asked, severity} = sender;
			const {xApiKey, bearer} = sentBy(sender) ?? {};
			if (!xApiKey?.value || !bearer?.value || xApiKey.source === bearer.source || !isRefused(answer)) {
				return [];
			}
			const isKeyGood = asked?.alone?.xApiKey.kind === 'accepted';
			const isTokenGood = asked?.alone?.bearer.kind === 'accepted';
			// A dummy is no credential, whether the key beside it is good or not.
			if (isKeyGood === isTokenGood && !(bearer.value.isPlaceholder && !isTokenGood)) {
				return [];
			}
			const [good, bad] = isTokenGood ? [bearer, xApiKey] : [xApiKey, bearer];
			const nameOf = ({source}: typeof bad): string =>
				source === 'managed-key' ? 'The key of a Console sign-in' : source;
			const held = sender.inForce(bad.source);
			const proof = isKeyGood || isTokenGood ? `; ${nameOf(good)} alone is accepted` : '';
			return [
				{
					cause: 'both-credentials-set',
					severity,
					detail: `${nameOf(xApiKey)} goes out as x-api-key and ${nameOf(bearer)} as bearer, in the same request. ${nameOf(bad)} is refused${proof}.`,
					where: [bad.site, good.site],
					...asAnswered(answer),
					fixes: [
						bad.source === 'managed-key' && claude
							? dropConsoleKey('Take the key of the Console sign-in away; the token stays', bad.site, claude)
							: held
								? removal(sender, [held], folders)
								: tellFix('unset', `Take ${bad.source} away where it is set`),
					],
				},
			];
		});
	},
});
