// One request that would be sent, proved as far as that is allowed: in its own header, in the other, cleaned, below other paths.
import {type Slots, whyNotAsked} from '../../core/ask.js';
import {assumedAcceptance} from '../../core/assume.js';
import {anthropicOrigin, type Endpoint, readEndpoint} from '../../core/endpoint.js';
import type {ProbeContext} from '../../core/evidence.js';
import type {AnswerResult} from '../../core/facts.js';
import type {Host} from '../../core/host.js';
import type {Request} from '../../core/request.js';
import {join} from '../paths.js';
import {Asker, type Environment} from './asker.js';

export type Asked = {
	readonly answer: AnswerResult;
	readonly endpoint: Endpoint;
	readonly slots: Slots;
	/** The same value in the other header, where the first was refused at a gateway. */
	readonly swapped: AnswerResult | undefined;
	/** Each of two values alone, where both are sent and refused. */
	readonly alone: {readonly xApiKey: AnswerResult; readonly bearer: AnswerResult} | undefined;
	/** The value without what can only be an accident, where it has defects. */
	readonly cleaned: AnswerResult | undefined;
	/** A path under which the gateway answers, where the one in use doesn't. */
	readonly otherPath: string | undefined;
	/** Neither the list of models nor messages has a route below this path. */
	readonly hasNoRoute: boolean;
	/** Milliseconds, of the answers' Date headers; undefined if there was none. */
	readonly serverTime: number | undefined;
};

export async function ask(context: ProbeContext, request: Request, environment: Environment): Promise<Asked> {
	const asked = await askServer(context, request, environment);
	// What could not be proved: nobody was asked, or nobody could be reached.
	const isUnproved = asked.answer.kind === 'not-asked' || asked.answer.kind === 'no-way';
	const answer = isUnproved ? context.assumed.answer : undefined;
	if (!answer) {
		return asked;
	}
	// A gateway is meant for its own token, Anthropic for its own key.
	const refused = {...asked, answer};
	return {
		...refused,
		swapped: context.assumed.causes.has('header-mismatch') ? assumedAcceptance : undefined,
		alone: asked.endpoint.isAnthropic
			? {xApiKey: assumedAcceptance, bearer: answer}
			: {xApiKey: answer, bearer: assumedAcceptance},
	};
}

export async function askServer(context: ProbeContext, request: Request, environment: Environment): Promise<Asked> {
	const endpoint = readEndpoint(request.baseUrl?.plain?.trim() || anthropicOrigin);
	const slots = slotsOf(request);
	const nothing = {
		endpoint,
		slots,
		swapped: undefined,
		alone: undefined,
		cleaned: undefined,
		otherPath: undefined,
		hasNoRoute: false,
		serverTime: undefined,
	};
	if (request.provider !== 'anthropic') {
		return {...nothing, answer: {kind: 'not-asked', why: 'other-provider'}};
	}
	const isRenewed = request.bearer?.isRenewedFirst === true;
	const why = isRenewed
		? 'sign-in'
		: whyNotAsked(slots, endpoint, {isOffline: context.isOffline, isGatewayAllowed: context.isAllowed('gateway')});
	const asker = new Asker(context.host, endpoint, environment);
	if (why) {
		const canKnock =
			!context.isOffline && endpoint.url !== undefined && ['no-consent', 'sign-in', 'foreign'].includes(why);
		const way =
			canKnock && (endpoint.isLoopback || !isProjectOnly(request, context.host)) ? await asker.knock() : undefined;
		return {...nothing, answer: way ?? {kind: 'not-asked', why}, serverTime: asker.serverTime};
	}
	const answer = await asker.prove(slots);
	const isRefused = answer.kind === 'said' && [400, 401, 403].includes(answer.status);
	const isUnfit = answer.kind === 'no-way' && answer.cause === 'key-invisible';
	const hasBoth = slots.xApiKey !== undefined && slots.bearer !== undefined && !slots.xApiKey.equals(slots.bearer);
	const [swapped, alone, cleaned, otherPath] = await Promise.all([
		isRefused && !hasBoth && !endpoint.isAnthropic
			? asker.prove({xApiKey: slots.bearer, bearer: slots.xApiKey})
			: undefined,
		isRefused && hasBoth ? asker.proveEach(slots) : undefined,
		(isRefused || isUnfit) && !hasBoth ? asker.proveCleaned(slots) : undefined,
		asker.hasNoRoute && endpoint.path === '' ? asker.findPath(slots) : undefined,
	]);
	return {
		answer,
		endpoint,
		slots,
		swapped,
		alone,
		cleaned,
		otherPath,
		hasNoRoute: asker.hasNoRoute,
		serverTime: asker.serverTime,
	};
}

/** Anthropic takes a key in either header, so of a client that sends it as bearer the key's own header is as good (facts.md §1.4). */
function slotsOf({xApiKey, bearer, origin}: Request): Slots {
	const key = xApiKey?.isEmpty ? undefined : xApiKey?.value;
	const token = bearer?.isEmpty ? undefined : bearer?.value;
	return key === undefined && bearer?.source === 'ANTHROPIC_API_KEY' && origin === anthropicOrigin
		? {xApiKey: token, bearer: undefined}
		: {xApiKey: key, bearer: token};
}

/** An origin that only a project's file names is not even knocked at without consent. */
function isProjectOnly({baseUrl}: Request, {cwd, home, platform}: Host): boolean {
	const path = baseUrl?.site.kind === 'file' ? baseUrl.site.path : '';
	const isInProject = cwd !== home && path.startsWith(join(platform, cwd, 'x').slice(0, -1));
	return isInProject || /(^|\/)(\.env(\.[\w.-]+)?|\.envrc|\.claude\/settings(\.local)?\.json)$/.test(path);
}
