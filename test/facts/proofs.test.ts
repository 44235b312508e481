// What Claude Code says is read by its fields and words, and weighed against the answer to our own request.
import fc from 'fast-check';
import {expect, it} from 'vitest';
import type {CauseId} from '../../source/core/cause-id.js';
import type {AnswerResult} from '../../source/core/readings.js';
import {readClaude} from '../../source/facts/claude-proof.js';
import {together} from '../../source/facts/proofs.js';

const said = (cause: CauseId, status: number, message = 'no'): AnswerResult => ({
	kind: 'said',
	cause,
	status,
	type: undefined,
	message,
	requestId: undefined,
	retryAfter: undefined,
});
const accepted: AnswerResult = {kind: 'accepted', requestId: undefined};
const notAsked: AnswerResult = {kind: 'not-asked', why: 'sign-in'};
const unknown: AnswerResult = {kind: 'not-asked', why: 'unknown-words', says: 'the wombat sleeps'};
const forbidden = 'Your organization has disabled API key authentication';

it.each([
	['its success over our refusal', said('oauth-not-for-api', 400), accepted, 'accepted', 'claude'],
	['our refusal over its words', said('key-rejected', 401), said('login-missing', 0), 'key-rejected', 'request'],
	[
		'a reason that it names over our refusal without one',
		said('permission-denied', 403),
		said('org-forbids-keys', 0, forbidden),
		'org-forbids-keys',
		'claude',
	],
	[
		'our reason over another one of its own',
		said('credit-too-low', 400),
		said('org-forbids-keys', 0, forbidden),
		'credit-too-low',
		'request',
	],
	['what it says where we may not ask', notAsked, said('login-rejected', 401), 'login-rejected', 'claude'],
	['what was accepted over words about it', accepted, said('key-rejected', 0), 'accepted', 'request'],
	['a reason that only a prompt shows over that', accepted, said('credit-too-low', 0), 'credit-too-low', 'claude'],
	['what was accepted over words that nobody knows', accepted, unknown, 'accepted', 'request'],
	['our answer where it was not asked', accepted, undefined, 'accepted', 'request'],
] as const)('takes %s', (_, ours, claude, wanted, by) => {
	const proof = together(ours, claude);
	expect(proof.by).toBe(by);
	expect(proof.answer.kind === 'said' ? proof.answer.cause : proof.answer.kind).toBe(wanted);
});

const edge = '{"error":{"type":"forbidden","message":"Request not allowed"}}';
const api =
	'{"type":"error","error":{"type":"permission_error","message":"Request not allowed"},"request_id":"req_011CV"}';

it.each([
	[`Failed to authenticate. API Error: 403 ${edge}`, 'region-blocked'],
	[`Failed to authenticate. API Error: 403 ${api}`, 'permission-denied'],
	['Not logged in · Please run /login', 'login-missing'],
	['Credit balance is too low', 'credit-too-low'],
	["You've hit your 5-hour limit · resets 3pm (UTC)", 'rate-limited'],
	['Failed to authenticate. API Error: 401 Invalid bearer token', 'login-rejected'],
])('reads "%s" as %s', (text, cause) => {
	const {answer} = readClaude(1, JSON.stringify({is_error: true, result: text}), '', true);
	expect(answer.kind === 'said' && answer.cause).toBe(cause);
});

it.each([
	['2.0.76', 'login-missing'],
	['1.0.60', 'login-missing'],
	['2.1.330', 'login-rejected'],
])('reads "Invalid API key · Please run /login" of %s as %s', (version, cause) => {
	const {answer} = readClaude(1, 'Invalid API key · Please run /login', '', true, version);
	expect(answer.kind === 'said' && answer.cause).toBe(cause);
});

it('concludes nothing from words that it does not know, and quotes them', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[a-z ]{1,40}$/), (words) => {
			const {answer} = readClaude(1, JSON.stringify({is_error: true, result: `zz ${words}`}), '', false);
			const isKnown = answer.kind !== 'not-asked';
			expect(isKnown || (answer.why === 'unknown-words' && answer.says?.startsWith('zz'))).toBeTruthy();
			expect(answer.kind === 'said' && answer.cause).not.toBe('bad-request');
		}),
	);
});
