// Whatever sends a request: what it sends and where that came from, what was said to it, and who set it.
import {type AppUrl, readAppUrl} from '../core/app/url.js';
import type {AppUse} from '../core/app/uses.js';
import type {Severity} from '../core/check.js';
import type {Dialect} from '../core/client/dialects.js';
import type {LanguagePrediction} from '../core/client-request.js';
import type {AnswerResult, UrlForm, Variable} from '../core/readings.js';
import type {InForce, Refusal, Request} from '../core/request.js';
import type {Proofs} from './proofs.js';
import type {Server, ServerAnswer} from './server.js';
import type {Setter} from './setters.js';

/** A base URL as it is set, and how it fits what the sender appends. */
export type Address = AppUrl & {
	readonly variable: Variable;
	readonly form: UrlForm;
	/** The server was asked at this very address; else at what it should be. */
	readonly isAskedAsIs: boolean;
};

export type Sender = {
	readonly kind: 'claude-code' | 'program' | 'app';
	/** As facts/server.ts names it. */
	readonly mode: string;
	/** "Claude Code", "The Python program", "OpenCode": the beginning of a sentence. */
	readonly name: string;
	readonly dialect: Dialect;
	/** Of what stops it: an error for the one that the person asks about, a warning for another mode or a program in another language. */
	readonly severity: Severity;
	/** What is sent, or would be without the sender's own refusal. */
	readonly request: Request | undefined;
	/** Why it sends nothing. */
	readonly refusal: Refusal | undefined;
	readonly answer: AnswerResult;
	readonly asked: ServerAnswer | undefined;
	readonly address: Address | undefined;
	readonly program: LanguagePrediction | undefined;
	readonly app: AppUse | undefined;
	/** A sign-in that would be used if this credential were not there. */
	readonly hasLoginBelow: boolean;
	inForce(name: string): InForce | undefined;
	/** The place that is in force, as something that can be changed. */
	setterOf(variable: Variable): Setter;
	/** Every place that gives it this variable, the one in force first: what has to go for the variable to be gone. */
	settersOf(variable: Variable): readonly Setter[];
};

/** What was said to a mode. */
export function saidTo(
	mode: string,
	proofs: Proofs | undefined,
	server: Server | undefined,
): Pick<Sender, 'mode' | 'answer' | 'asked'> {
	return {
		mode,
		answer: proofs?.modes[mode]?.answer ?? {kind: 'not-asked', why: 'nothing-to-send'},
		asked: server?.modes[mode],
	};
}

/** What is really sent; undefined: nothing. */
export function sentBy({request, refusal}: Sender): Request | undefined {
	return refusal ? undefined : request;
}

/** No credential of any kind would be sent, to Anthropic or to the server that a base URL names. */
export function hasNothing({refusal}: Sender): boolean {
	return refusal?.cause === 'login-missing' || refusal?.cause === 'gateway-no-credential';
}

/** One that sends something. */
export type Sending = Sender & {readonly request: Request};

export function sending(all: readonly Sender[]): readonly Sending[] {
	return all.filter((sender): sender is Sending => sentBy(sender) !== undefined);
}

/** Refused by the server for a reason that concerns the credential. */
export function isRefused(answer: AnswerResult): answer is Extract<AnswerResult, {kind: 'said'}> {
	return answer.kind === 'said' && [400, 401, 402, 403, 0].includes(answer.status) && answer.cause !== 'bad-request';
}

export function isBad(answer: AnswerResult): answer is Extract<AnswerResult, {kind: 'said' | 'no-way'}> {
	return isRefused(answer) || answer.kind === 'no-way';
}

export function addressOf(variable: Variable | undefined, form: UrlForm): Address | undefined {
	return variable?.plain === undefined || variable.value.isBlank
		? undefined
		: {variable, form, isAskedAsIs: form.path === 'none' || form.path === 'any', ...readAppUrl(variable.plain, form)};
}
