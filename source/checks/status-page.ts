// The status page shows an incident, and something failed that it explains: change nothing, wait.
import {defineCheck, optional} from '../core/check.js';
import {proofs} from '../facts/proofs.js';
import {statusPage} from '../facts/status-page.js';
import {waitFix} from './shared/remedies.js';

/** What an incident explains: errors of the server, refusals of sign-ins, silence. Not the word of a server about one account. */
const explained = new Set([
	'server-error',
	'overloaded',
	'login-rejected',
	'token-rejected',
	'key-rejected',
	'login-expired',
	'offline',
	'rate-limited',
]);

export default defineCheck({
	id: 'status-page',
	title: 'The status page',
	area: 'server',
	order: 550,
	for: ['claude-code', 'api', 'app', 'form'],
	needs: {page: statusPage, proofs: optional(proofs)},
	judge({page, proofs: proved}) {
		if (page.state !== 'incident') {
			return [];
		}
		const answers = Object.values(proved?.modes ?? {}).flatMap((proof) => (proof ? [proof.answer] : []));
		const failed = answers.find(
			(answer) => (answer.kind === 'said' || answer.kind === 'no-way') && explained.has(answer.cause),
		);
		return [
			{
				cause: 'outage',
				severity: failed ? 'error' : 'note',
				detail: failed
					? 'The status page shows an incident that explains the refusal. Nothing on this machine needs to be changed.'
					: 'The status page shows an incident; what was tried here still works.',
				where: [{kind: 'named', name: 'status.claude.com'}],
				evidence: page.incidents.slice(0, 3).map((value) => ({label: 'incident', value})),
				leadsTo: failed && 'cause' in failed ? [failed.cause] : [],
				fixes: [waitFix],
			},
		];
	},
});
