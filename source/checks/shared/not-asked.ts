// Why a check that relies on a server's answer proves nothing by its silence: no server was asked.
import type {AnswerResult, NotAsked} from '../../core/readings.js';

const reasons: Readonly<Record<NotAsked, string>> = {
	'no-consent': 'needs the consent "gateway"',
	project: 'only this folder names where it goes or by which way; --allow gateway=HOST lets it be asked',
	offline: 'needs the consent "network"',
	'sign-in': 'a sign-in is proved by Claude Code alone, which needs the consent "claude"',
	foreign: 'the credential is not meant for this address, so it was not sent there',
	'nothing-to-send': 'nothing would be sent',
	unseen: 'the value of a credential that is sent is not seen here',
	'other-provider': 'requests go to a cloud, which is not asked',
	'no-route': 'the gateway has no route that can be asked without cost',
	'bad-url': "the address can't be used",
	'unknown-words': 'Claude Code answered in words that are not known here',
};

/** undefined: a server was asked. */
export function whyNotAsked(answers: readonly AnswerResult[]): string | undefined {
	const [first] = answers;
	return answers.some(({kind}) => kind !== 'not-asked')
		? undefined
		: reasons[first?.kind === 'not-asked' ? first.why : 'nothing-to-send'];
}
