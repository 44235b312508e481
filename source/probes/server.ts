// What the server says to what would be sent: by a free request of ours where that is allowed (issue "Live proof"). A red answer is asked twice.

import {readAnswer} from '../core/answer.js';
import {baseOf, emptyMessage, modelsRequest, otherPaths, type Slots, whyNotAsked} from '../core/ask.js';
import {assumedAcceptance, assumedAnswer} from '../core/assume.js';
import {anthropicOrigin, type Endpoint, readEndpoint} from '../core/endpoint.js';
import {defineProbe, type ProbeContext} from '../core/evidence.js';
import type {AnswerResult} from '../core/facts.js';
import type {Host, WebRequest, WebResult} from '../core/host.js';
import type {Request} from '../core/request.js';
import type {Secret} from '../core/secret.js';
import {clientUses} from './client-uses.js';
import {join} from './paths.js';
import {request} from './request.js';

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

export type Server = {
	/** By mode: interactive and print, or client. undefined: nothing would be sent. */
	readonly modes: Readonly<Record<string, Asked | undefined>>;
};

/** Proxies and certificates as the client in question sees them: after settings. */
export const networkVariables: readonly string[] = [
	'https_proxy',
	'HTTPS_PROXY',
	'http_proxy',
	'HTTP_PROXY',
	'all_proxy',
	'ALL_PROXY',
	'no_proxy',
	'NO_PROXY',
	'NODE_EXTRA_CA_CERTS',
	'SSL_CERT_FILE',
	'NODE_TLS_REJECT_UNAUTHORIZED',
];

export const server = defineProbe<Server>({
	id: 'server',
	async read(context) {
		if (context.purpose !== 'claude-code') {
			return {modes: await askForClients(context)};
		}
		const predictions = await context.need(request);
		const environment = Object.fromEntries(
			networkVariables.map((name) => [name, predictions.inForce(name)?.plain ?? context.host.environment[name]]),
		);
		const {print, interactive} = predictions;
		const first = print.request ? ask(context, print.request, environment) : undefined;
		const second =
			interactive.request && !isSame(interactive.request, print.request)
				? ask(context, interactive.request, environment)
				: undefined;
		const [asked, other] = await Promise.all([first, second]);
		return {modes: {print: asked, interactive: interactive.request ? (other ?? asked) : undefined}};
	},
});

/** More than a few apps in one folder would take too long. */
const mostClients = 6;

/** What programs or apps would send, each different request once. */
async function askForClients(context: ProbeContext): Promise<Server['modes']> {
	const uses = (await context.need(clientUses)).slice(0, mostClients);
	const asked = new Map<Request, Promise<Asked>>();
	const modes = uses.map(async ({mode, request: sent, intended}): Promise<readonly [string, Asked | undefined]> => {
		if (!sent) {
			return [mode, intended && (await askCleaned(context, intended))];
		}
		const known = [...asked.keys()].find((other) => isSame(sent, other));
		const answer = (known && asked.get(known)) ?? ask(context, sent, context.host.environment);
		asked.set(known ?? sent, answer);
		return [mode, await answer];
	});
	return Object.fromEntries(await Promise.all(modes));
}

/** A value that the client itself refuses: whether it is good without what is odd in it. */
async function askCleaned(context: ProbeContext, intended: Request): Promise<Asked | undefined> {
	const {xApiKey, bearer} = intended;
	const sent = xApiKey ?? bearer;
	if (!sent?.value || sent.value.defects.length === 0) {
		return undefined;
	}
	const clean = {...sent, value: sent.value.cleaned()};
	const cleaned = {...intended, xApiKey: xApiKey && clean, bearer: xApiKey ? null : clean};
	const asked = await askServer(context, cleaned, context.host.environment);
	return {...asked, answer: {kind: 'not-asked', why: 'nothing-to-send'}, cleaned: asked.answer};
}

/** Whether two requests carry the same values to the same place. */
export function isSame(one: Request, other: Request | null): boolean {
	const same = (a: Secret | undefined, b: Secret | undefined): boolean => a?.fingerprint === b?.fingerprint;
	return (
		other !== null &&
		one.origin === other.origin &&
		one.provider === other.provider &&
		same(one.xApiKey?.value, other.xApiKey?.value) &&
		same(one.bearer?.value, other.bearer?.value)
	);
}

type Environment = Readonly<Record<string, string | undefined>>;

async function ask(context: ProbeContext, request: Request, environment: Environment): Promise<Asked> {
	const asked = await askServer(context, request, environment);
	const answer = asked.answer.kind === 'not-asked' ? assumedAnswer(context.assumed) : undefined;
	if (!answer) {
		return asked;
	}
	// A gateway is meant for its own token, Anthropic for its own key.
	const refused = {...asked, answer};
	return {
		...refused,
		swapped: context.assumed.has('header-mismatch') ? assumedAcceptance : undefined,
		alone: asked.endpoint.isAnthropic
			? {xApiKey: assumedAcceptance, bearer: answer}
			: {xApiKey: answer, bearer: assumedAcceptance},
	};
}

async function askServer(context: ProbeContext, request: Request, environment: Environment): Promise<Asked> {
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

class Asker {
	serverTime: number | undefined;
	hasNoRoute = false;
	readonly #host: Host;
	readonly #endpoint: Endpoint;
	readonly #environment: Environment;

	constructor(host: Host, endpoint: Endpoint, environment: Environment) {
		this.#host = host;
		this.#endpoint = endpoint;
		this.#environment = environment;
	}

	/** Without a credential: is anybody there? undefined: yes. */
	async knock(): Promise<AnswerResult | undefined> {
		const result = await this.#send({method: 'HEAD', url: `${baseOf(this.#endpoint)}/`, timeout: 4000});
		return result.ok
			? result.status === 407
				? this.#read(result, {xApiKey: undefined, bearer: undefined})
				: undefined
			: this.#read(result, {xApiKey: undefined, bearer: undefined});
	}

	/**
	 * The list of models, then a message without content, which sees what the list doesn't: credit, limits, other routes. Some
	 * gateways list their models at the root only, others have no list at all.
	 */
	async prove(slots: Slots): Promise<AnswerResult> {
		const {path} = this.#endpoint;
		const models = await this.#twice(modelsRequest(baseOf(this.#endpoint), slots), slots);
		if (models.kind !== 'accepted' && !isNoRoute(models)) {
			return models;
		}
		if (isNoRoute(models) && path !== '' && !/\/v1(?:\/messages)?$/.test(path)) {
			const root = await this.#twice(modelsRequest(baseOf(this.#endpoint, ''), slots), slots);
			if (!isNoRoute(root)) {
				return root;
			}
		}
		const message = await this.#twice(emptyMessage(baseOf(this.#endpoint), slots), slots);
		if (isNoRoute(message)) {
			this.hasNoRoute = isNoRoute(models);
			return this.hasNoRoute ? {kind: 'not-asked', why: 'no-route'} : models;
		}
		// The message itself is refused for its form: the credential passed. Some gateways say so with 422.
		if (
			message.kind === 'said' &&
			((message.status === 400 && message.cause === 'bad-request') || message.status === 422)
		) {
			return {kind: 'accepted', requestId: message.requestId};
		}
		return message.kind === 'no-way' && models.kind === 'accepted' ? models : message;
	}

	async proveEach({xApiKey, bearer}: Slots): Promise<{xApiKey: AnswerResult; bearer: AnswerResult}> {
		const [one, other] = await Promise.all([
			this.prove({xApiKey, bearer: undefined}),
			this.prove({xApiKey: undefined, bearer}),
		]);
		return {xApiKey: one, bearer: other};
	}

	async proveCleaned({xApiKey, bearer}: Slots): Promise<AnswerResult | undefined> {
		const value = xApiKey ?? bearer;
		if (!value || value.defects.length === 0) {
			return undefined;
		}
		const clean = value.cleaned();
		return this.prove(xApiKey ? {xApiKey: clean, bearer: undefined} : {xApiKey: undefined, bearer: clean});
	}

	async findPath(slots: Slots): Promise<string | undefined> {
		for (const path of otherPaths(this.#endpoint)) {
			const answer = this.#read(await this.#send(modelsRequest(baseOf(this.#endpoint, path), slots)), slots);
			if (answer.kind === 'accepted' || (answer.kind === 'said' && ![404, 405].includes(answer.status))) {
				return path;
			}
		}
		return undefined;
	}

	async #twice(request: WebRequest, slots: Slots): Promise<AnswerResult> {
		const first = this.#read(await this.#send(request), slots);
		const isWorthAsking =
			first.kind === 'no-way'
				? !['proxy-invalid', 'base-url-invalid', 'key-invisible'].includes(first.cause) && first.code !== 'ETIMEDOUT'
				: first.kind === 'said' && ![404, 405, 413, 422, 429].includes(first.status);
		if (!isWorthAsking || (first.kind === 'said' && first.cause === 'bad-request')) {
			return first;
		}
		const second = this.#read(await this.#send(request), slots);
		return second;
	}

	async #send(request: WebRequest): Promise<WebResult> {
		const result = await this.#host.request({timeout: 3500, ...request, environment: this.#environment});
		const time = result.ok ? Date.parse(result.headers.date ?? '') : Number.NaN;
		this.serverTime = Number.isFinite(time) ? time : this.serverTime;
		return result;
	}

	#read(result: WebResult, slots: Slots): AnswerResult {
		return readAnswer(result, {isAnthropic: this.#endpoint.isAnthropic, kind: slots.xApiKey ? 'key' : 'bearer'});
	}
}

function isNoRoute(answer: AnswerResult): boolean {
	return answer.kind === 'said' && [404, 405].includes(answer.status);
}
