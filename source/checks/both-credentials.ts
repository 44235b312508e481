// A key and a token are both sent, each in its own header, and one of them is refused (claude-code.md §1).
import {defineCheck, type Finding} from '../core/check.js';
import {anthropicOrigin} from '../core/endpoint.js';
import type {Folders} from '../core/place.js';
import type {Sent} from '../core/request.js';
import {isRefused, type Sender, sentBy} from '../facts/sender.js';
import {senders} from '../facts/senders.js';
import {asAnswered} from './shared/as-answered.js';
import {dropConsoleKey} from './shared/console-key.js';
import {manual, tell} from './shared/fixes.js';
import {isForeign} from './shared/key-kind.js';
import {removal} from './shared/sender-fixes.js';

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
			if (!xApiKey?.value || !bearer?.value || xApiKey.source === bearer.source) {
				return [];
			}
			if (!isRefused(answer)) {
				return signInBeside(sender, xApiKey, bearer, folders);
			}
			const isKeyGood = asked?.alone?.xApiKey.kind === 'accepted';
			const isTokenGood = asked?.alone?.bearer.kind === 'accepted';
			// A dummy isn't a credential, whether the key beside it is good or not.
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
								: manual(
										'unset',
										`Take ${bad.source} away where it is set`,
										tell('It is set at the first place listed here. Without it only the other credential is sent.'),
									),
					],
				},
			];
		});
	},
});

/** At another server the token of a sign-in can only be left over beside that server's own key; which of them it looks at isn't known. */
function signInBeside(sender: Sender, xApiKey: Sent, bearer: Sent, folders: Folders): readonly Finding[] {
	const slots = [xApiKey, bearer];
	const left = slots.find(({value}) => value?.kind === 'oauth');
	const own = slots.find(({value}) => value !== undefined && isForeign(value.kind));
	const held = left && sender.inForce(left.source);
	return left && own && held && sender.answer.kind === 'not-asked' && sender.request?.origin !== anthropicOrigin
		? [
				{
					cause: 'both-credentials-set',
					severity: 'warning',
					detail: `${left.source} holds the token of a Claude subscription and goes along with ${own.source} to a server that isn't Anthropic's.`,
					where: [left.site, own.site],
					fixes: [removal(sender, [held], folders)],
				},
			]
		: [];
}
