// CLAUDE_CODE_OAUTH_TOKEN: refused while a working login lies below it, or refused as the only credential.
import {defineCheck, type Finding} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import {hasUsableLogin} from '../core/stored-login.js';
import {type ClaudeFacts, claudeFacts} from '../facts/claude-facts.js';
import type {Sending} from '../facts/sender.js';
import {asAnswered} from './shared/as-answered.js';
import {manual, run, tell} from './shared/fixes.js';
import {whyNotAsked} from './shared/not-asked.js';
import {withoutVariable} from './shared/overrides.js';

/** What the server says of a token that is over, revoked or not its own. */
const dead = new Set(['login-rejected', 'login-revoked', 'login-expired', 'key-rejected', 'login-missing']);

/** Real ones have about 108 characters; what is cut at a terminal's line wrap has fewer (facts.md §6). Said only when it is refused. */
const shortest = 95;

const variable = 'CLAUDE_CODE_OAUTH_TOKEN';

export default defineCheck({
	id: 'token-in-environment',
	title: variable,
	area: 'credential',
	order: 200,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	unless: ({facts}) => (sendersOf(facts).length === 0 ? 'it is not what is sent' : undefined),
	untested: ({facts}) => whyNotAsked(sendersOf(facts).map(({answer}) => answer)),
	judge({facts}, {now, folders}) {
		const hasLogin = hasUsableLogin(facts.login, now);
		return sendersOf(facts).flatMap(({request: {bearer: token}, answer, severity}): readonly Finding[] => {
			const value = token?.value;
			if (!token || answer.kind !== 'said' || !dead.has(answer.cause) || value?.kind !== 'oauth') {
				return [];
			}
			const shared = {severity, where: [token.site], ...asAnswered(answer)};
			const without = hasLogin ? [withoutVariable(variable, facts, folders)] : [];
			if (value.length < shortest && value.defects.length === 0) {
				return [
					{
						...shared,
						cause: 'key-truncated',
						detail: `The token is refused and has ${value.length} characters, fewer than the ones that claude setup-token prints: it was probably cut where the terminal wrapped the line.`,
						fixes: [...without, newToken('Paste the whole token again')],
					},
				];
			}
			return [
				hasLogin
					? {
							...shared,
							cause: 'token-overrides-login',
							detail:
								'The variable comes before the stored sign-in, and its token is refused. Signing in again changes nothing while it is set.',
							fixes: without,
						}
					: {
							...shared,
							cause: 'token-rejected',
							detail:
								'The token is the only credential here and the server refuses it: it is over (a setup token lasts one year), was revoked, or belongs to another account.',
							fixes: [newToken('Make a new token with claude setup-token')],
						},
			];
		});
	},
});

/** The modes in which the token is what is sent. */
function sendersOf({sending: all}: ClaudeFacts): readonly Sending[] {
	return all.filter(({request}) => request.bearer?.source === variable);
}

function newToken(title: string): Fix {
	return manual(
		'new-token',
		title,
		run('claude', ['setup-token'], 'it prints a new token and stores nothing'),
		tell('Put the new token where the old one is set, in one line, then open a new terminal.'),
	);
}
