// What a fix would cost: what would be sent after it, by the rules, before it is offered as safe (design.md, rule 4). Nothing, or something worse, is never safe.
import {fits, readEndpoint} from './endpoint.js';
import type {Fix} from './fix.js';
import {afterFix} from './foresight/after.js';
import type {ReadAssignment} from './foresight/environment.js';
import {isRejection} from './proof.js';
import type {AnswerResult, Login, SessionVariable} from './readings.js';
import {type Mode, type Prediction, predict, type Request, type RequestFacts, type Sent} from './request.js';
import type {Secret} from './secret.js';
import {goesElsewhere, isForAnthropic, isSignIn} from './trust.js';

/** What was said to a value in a header of an origin. */
export type SaidOfValue = {
	readonly origin: string;
	readonly slot: 'xApiKey' | 'bearer';
	readonly value: Secret;
	readonly answer: AnswerResult;
};

export type Foresight = {
	readonly facts: RequestFacts;
	readonly lines: readonly ReadAssignment[];
	/** What sessions give to their programs, the one in force first. */
	readonly session?: readonly SessionVariable[];
	readonly main: Mode;
	readonly known: readonly SaidOfValue[];
};

/** How good it is, worst first. `bad`: known to be refused, or nothing that this server could take. */
const standings = ['nothing', 'bad', 'unknown', 'accepted'] as const;
export type Standing = (typeof standings)[number];

/** The fix as it may be offered: what is called safe is asked about twice where it isn't. */
export function foreseen(fix: Fix, foresight: Foresight | undefined): Fix {
	if (fix.risk !== 'safe') {
		return fix;
	}
	const cost = foresight ? costOf(fix, foresight) : 'what would be sent afterwards could not be worked out';
	return cost === undefined ? fix : {...fix, risk: 'careful', cost};
}

/** Why a fix isn't safe, as the end of a sentence; undefined: it costs nothing. */
export function costOf(fix: Fix, foresight: Foresight): string | undefined {
	const after = afterFix(fix, foresight.facts, foresight.lines, foresight.session);
	if (after === 'same' || after === 'unknown') {
		return undefined;
	}
	const [was, is] = [predict(foresight.facts), predict(after)];
	const main = foresight.main;
	const other: Mode = main === 'print' ? 'interactive' : 'print';
	const rank = (prediction: Prediction, facts: RequestFacts): number =>
		standings.indexOf(standingOf(prediction, facts.login, facts.now, foresight.known));
	const [before, then] = [rank(was[main], foresight.facts), rank(is[main], after)];
	if (then === 0) {
		return 'afterwards nothing would be sent';
	}
	if (then === 1 || then < before) {
		return `afterwards ${wordsFor(is[main].request)} would be sent${then === 1 ? ', which is no good' : ', and whether that works is not known'}`;
	}
	return rank(is[other], after) < rank(was[other], foresight.facts)
		? `afterwards ${other === 'print' ? 'claude -p' : 'a session'} would send ${is[other].request ? wordsFor(is[other].request) : 'nothing'}`
		: undefined;
}

function wordsFor(request: Request | null): string {
	const sources = [request?.xApiKey, request?.bearer].flatMap((sent) => (sent ? [sent.source] : []));
	return sources.map((source) => (source === 'login' ? 'the sign-in' : source)).join(' and ') || 'nothing';
}

export function standingOf({request}: Prediction, login: Login, now: number, known: readonly SaidOfValue[]): Standing {
	if (!request) {
		return 'nothing';
	}
	if (request.provider !== 'anthropic') {
		return 'unknown';
	}
	if (goesElsewhere(request)) {
		return 'bad';
	}
	const slots = (['xApiKey', 'bearer'] as const).flatMap((slot) => {
		const sent = request[slot];
		return sent ? [standingIn(slot, sent, request, {login, now, known})] : [];
	});
	// A server that is sent two takes neither if one of them is bad.
	return standings.find((one) => slots.includes(one)) ?? 'nothing';
}

function standingIn(
	slot: SaidOfValue['slot'],
	{source, value, isEmpty}: Sent,
	{origin}: Request,
	{login, now, known}: {readonly login: Login; readonly now: number; readonly known: readonly SaidOfValue[]},
): Standing {
	if (isEmpty) {
		return 'bad';
	}
	if (!value) {
		return 'unknown';
	}
	const said = known.find((one) => one.origin === origin && one.slot === slot && one.value.equals(value));
	if (said?.answer.kind === 'accepted') {
		return 'accepted';
	}
	if (said?.answer.kind === 'said' && isRejection(said.answer.cause)) {
		return 'bad';
	}
	if (isSignIn(source)) {
		return source === 'login' && isOver(login, now) ? 'bad' : 'unknown';
	}
	const endpoint = readEndpoint(origin);
	const isStrange = endpoint.isAnthropic
		? value.isPlaceholder || !isForAnthropic(value.kind)
		: !fits(value.kind, endpoint);
	return isStrange || value.defects.length > 0 ? 'bad' : 'unknown';
}

/** It is sent as it is, and has ended. */
function isOver({used}: Login, now: number): boolean {
	const isRenewable = used.refreshToken !== undefined && !used.refreshToken.isBlank;
	return used.expiresAt !== null && used.expiresAt < now && !isRenewable;
}
