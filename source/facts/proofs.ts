// How what would be sent is proved, by mode: our own request and Claude Code's answer taken together.
import {causeOfMessage} from '../core/answer.js';
import {defineFact} from '../core/evidence.js';
import {isRejection} from '../core/proof.js';
import type {AnswerResult, ModeProof} from '../core/readings.js';
import type {Request} from '../core/request.js';
import {goesElsewhere} from '../core/trust.js';
import {claudeProof} from './claude-proof.js';
import {request} from './request.js';
import {isSameRequest, type ServerAnswer, server} from './server.js';

export type Proofs = {readonly modes: Readonly<Record<string, ModeProof | undefined>>};

export const proofs = defineFact<Proofs>({
	id: 'proofs',
	async read({purpose, need, try: attempt}) {
		const [asked, claude] = await Promise.all([
			attempt(server),
			purpose === 'claude-code' ? attempt(claudeProof) : undefined,
		]);
		const modes = asked?.modes ?? {};
		const said = claude?.kind === 'asked' ? claude.answer : undefined;
		if (purpose !== 'claude-code') {
			const proved = Object.entries(modes).map(
				([mode, one]) => [mode, one && {answer: one.answer, by: byOf(one.answer), ...wayOf(one)}] as const,
			);
			return {modes: Object.fromEntries(proved)};
		}
		const {print, interactive} = await need(request);
		const proofOf = (
			sent: Request,
			one: ServerAnswer | undefined,
			claudeSaid: AnswerResult | undefined,
		): ModeProof => ({
			...together(fair(sent, one?.answer), fair(sent, claudeSaid)),
			...wayOf(one),
		});
		const printed = print.request ? proofOf(print.request, modes.print, said) : undefined;
		const isAlike = interactive.request !== null && isSameRequest(interactive.request, print.request);
		return {
			modes: {
				print: printed,
				interactive: interactive.request
					? isAlike
						? printed
						: proofOf(interactive.request, modes.interactive, undefined)
					: undefined,
			},
		};
	},
});

/** What a foreign host says to a sign-in doesn't count as an answer: it can't know it. */
function fair(sent: Request, answer: AnswerResult | undefined): AnswerResult | undefined {
	return answer?.kind === 'said' && goesElsewhere(sent) ? {kind: 'not-asked', why: 'sign-in'} : answer;
}

/** The client's way is closed, though our request, by another, was answered. */
function wayOf(asked: ServerAnswer | undefined): Pick<ModeProof, 'way'> {
	return asked?.answer.kind === 'said' && asked.detour?.kind === 'no-way' ? {way: asked.detour} : {};
}

/** Claude Code's own success counts more than a refusal of ours (a relay may admit only Claude Code); our refusal says more than its words. */
export function together(ours: AnswerResult | undefined, claude: AnswerResult | undefined): ModeProof {
	const nothing: ModeProof = {answer: ours ?? {kind: 'not-asked', why: 'nothing-to-send'}, by: ours && byOf(ours)};
	if (!claude) {
		return nothing;
	}
	if (claude.kind === 'accepted') {
		return {answer: claude, by: 'claude'};
	}
	if (
		ours?.kind === 'said' &&
		claude.kind === 'said' &&
		isVague(ours) &&
		causeOfMessage(claude.message) !== undefined
	) {
		return {answer: {...ours, cause: claude.cause, message: claude.message}, by: 'claude'};
	}
	if (ours?.kind === 'accepted' && (claude.kind === 'not-asked' || isOnlySaid(claude))) {
		return nothing;
	}
	return ours?.kind === 'said' || (ours?.kind === 'no-way' && claude.kind === 'no-way')
		? nothing
		: {answer: claude, by: 'claude'};
}

/** Words about the credential without the status of an answer: what was accepted just now outranks them. */
function isOnlySaid(claude: AnswerResult): boolean {
	return claude.kind === 'said' && claude.status === 0 && isRejection(claude.cause);
}

/** A refusal without a reason; what Claude Code was told can name it. */
function isVague({cause}: Extract<AnswerResult, {kind: 'said'}>): boolean {
	return ['permission-denied', 'bad-request', 'key-rejected'].includes(cause);
}

function byOf(answer: AnswerResult): ModeProof['by'] {
	return answer.kind === 'not-asked' ? undefined : 'request';
}
