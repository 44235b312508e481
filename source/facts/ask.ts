// One request that would be sent, proved as far as that is allowed: in its own header, in the other, cleaned, below other paths.
import {assumedAcceptance} from '../core/assume.js';
import {anthropicOrigin, type Endpoint, readEndpoint} from '../core/endpoint.js';
import type {ProbeContext} from '../core/evidence.js';
import type {Site} from '../core/place.js';
import type {AnswerResult, NotAsked} from '../core/readings.js';
import type {Request} from '../core/request.js';
import {type CredentialValues, differing, type Leave, type Network, namerOf, Passage, scopeOf} from '../core/trust.js';
import {Asker} from '../probes/server/asker.js';
import {aroundProject, detour} from '../probes/server/detour.js';
import {grounds, network} from './network.js';

export type ServerAnswer = {
	readonly answer: AnswerResult;
	/** What our own request was told, where the client takes another way: it says nothing about that way. */
	readonly detour?: AnswerResult;
	readonly endpoint: Endpoint;
	/** The place of the base URL; undefined: the usual one. */
	readonly namedAt: Site | undefined;
	readonly slots: CredentialValues;
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

export async function proveRequest(context: ProbeContext, request: Request): Promise<ServerAnswer> {
	const asked = await askServer(context, request);
	// What could not be proved: no server was asked, or none could be reached.
	const isUnproved = asked.answer.kind === 'not-asked' || asked.answer.kind === 'no-way';
	const answer = isUnproved ? context.assumed.answer : undefined;
	if (!answer) {
		return asked;
	}
	// That there is no route stays a finding, whatever answer is assumed.
	const refused = {...asked, answer, ...(asked.answer.kind === 'no-way' && {detour: asked.answer})};
	// A gateway is meant for its own token, Anthropic for its own key.
	const alone = asked.endpoint.isAnthropic
		? {xApiKey: assumedAcceptance, bearer: answer}
		: {xApiKey: answer, bearer: assumedAcceptance};
	return {
		...refused,
		swapped: context.assumed.causes.has('header-mismatch') ? assumedAcceptance : undefined,
		alone: hasBoth(asked.slots) ? alone : undefined,
	};
}

/** Without what is assumed. */
export async function askServer(context: ProbeContext, request: Request): Promise<ServerAnswer> {
	const endpoint = readEndpoint(request.baseUrl?.plain?.trim() || anthropicOrigin);
	const slots = slotsOf(request);
	const nothing = {
		endpoint,
		namedAt: request.baseUrl?.site,
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
	const [way, known] = await Promise.all([context.need(network), context.need(grounds)]);
	const isOfFolder = request.baseUrl !== undefined && scopeOf(request.baseUrl.site, known) === 'project';
	const decision = Passage.decide({
		slots,
		sources: [request.xApiKey, request.bearer].flatMap((sent) => (sent && !sent.isEmpty ? [sent.source] : [])),
		endpoint,
		namedBy: await namerOf(request, known, context.host.files),
		network: way,
		leave: leaveOf(context),
	});
	const closed = context.isOffline ? undefined : await aroundProject(context.host, endpoint, isOfFolder, way);
	if (decision.kind === 'stays' || request.bearer?.isRenewedFirst) {
		const why = decision.kind === 'stays' ? decision.why : 'sign-in';
		const asker = new Asker(context.host, endpoint, Passage.open(way));
		const answer = closed ?? (!isOfFolder && canKnock(why, endpoint, context, way) ? await asker.knock() : undefined);
		return {...nothing, answer: answer ?? {kind: 'not-asked', why}, serverTime: asker.serverTime};
	}
	const {passage, isClientsWay} = decision;
	const asked = await proveAll(new Asker(context.host, endpoint, passage), endpoint, slots);
	return {...nothing, ...asked, ...detour(asked.answer, closed, isClientsWay, way)};
}

function leaveOf({isOffline, isAllowed, gateways}: ProbeContext): Leave {
	return {isOffline, isGatewayAllowed: isAllowed('gateway'), gateways};
}

/** Where nothing may be proved, one can still see whether a server answers, over the client's own route, if the person's settings lead there. */
function canKnock(why: NotAsked, {url}: Endpoint, {isOffline}: ProbeContext, way: Network): boolean {
	return (
		!isOffline &&
		url !== undefined &&
		['no-consent', 'sign-in', 'foreign'].includes(why) &&
		differing(url, way).length === 0
	);
}

function hasBoth({xApiKey, bearer}: CredentialValues): boolean {
	return xApiKey !== undefined && bearer !== undefined && !xApiKey.equals(bearer);
}

type Proved = Omit<ServerAnswer, 'detour' | 'endpoint' | 'namedAt' | 'slots'>;

async function proveAll(asker: Asker, endpoint: Endpoint, slots: CredentialValues): Promise<Proved> {
	const answer = await asker.prove(slots);
	const isRefused = answer.kind === 'said' && [400, 401, 403].includes(answer.status);
	const isUnfit = answer.kind === 'no-way' && answer.cause === 'key-invisible';
	const isPair = hasBoth(slots);
	const [swapped, alone, cleaned, otherPath] = await Promise.all([
		isRefused && !isPair && !endpoint.isAnthropic
			? asker.prove({xApiKey: slots.bearer, bearer: slots.xApiKey})
			: undefined,
		isRefused && isPair ? asker.proveEach(slots) : undefined,
		(isRefused || isUnfit) && !isPair ? asker.proveCleaned(slots) : undefined,
		asker.hasNoRoute && endpoint.path === '' ? asker.findPath(slots) : undefined,
	]);
	return {
		answer,
		swapped,
		alone,
		cleaned,
		otherPath,
		hasNoRoute: asker.hasNoRoute,
		serverTime: asker.serverTime,
	};
}

/** Anthropic takes a key in either header, so of a client that sends it as bearer the key's own header is as good (facts.md §1.4). */
function slotsOf({xApiKey, bearer, origin}: Request): CredentialValues {
	const key = xApiKey?.isEmpty ? undefined : xApiKey?.value;
	const token = bearer?.isEmpty ? undefined : bearer?.value;
	return key === undefined && bearer?.source === 'ANTHROPIC_API_KEY' && origin === anthropicOrigin
		? {xApiKey: token, bearer: undefined}
		: {xApiKey: key, bearer: token};
}
