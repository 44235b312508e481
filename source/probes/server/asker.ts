// The requests that prove a credential, one after the other, and what is read out of their answers. A red answer is asked twice.
import {readAnswer} from '../../core/answer.js';
import {baseUrlOf, emptyMessage, modelsRequest, otherPaths} from '../../core/ask.js';
import type {Endpoint} from '../../core/endpoint.js';
import type {Host, WebRequest, WebResult} from '../../core/host.js';
import type {AnswerResult} from '../../core/readings.js';
import type {CredentialValues, Passage} from '../../core/trust.js';

export class Asker {
	serverTime: number | undefined;
	hasNoRoute = false;
	readonly #host: Host;
	readonly #endpoint: Endpoint;
	readonly #passage: Passage;

	constructor(host: Host, endpoint: Endpoint, passage: Passage) {
		this.#host = host;
		this.#endpoint = endpoint;
		this.#passage = passage;
	}

	/** Without a credential: does a server answer, and does the edge let this network in? undefined: yes. */
	async knock(): Promise<AnswerResult | undefined> {
		const nothing = {xApiKey: undefined, bearer: undefined};
		const url = `${baseUrlOf(this.#endpoint)}/`;
		const asked = this.#endpoint.isAnthropic
			? modelsRequest(baseUrlOf(this.#endpoint), nothing)
			: ({method: 'HEAD', url} as const);
		const result = await this.#send({...asked, timeout: 4000});
		const answer = this.#read(result, nothing);
		// A request without a credential is refused by the API itself; what stands in front of it refuses everyone.
		const isBefore =
			!result.ok || result.status === 407 || (answer.kind === 'said' && answer.cause === 'region-blocked');
		return isBefore ? answer : undefined;
	}

	/**
	 * The list of models, then a message without content, which sees what the list doesn't: credit, limits, other routes. Some
	 * gateways list their models at the root only, others have no list at all.
	 */
	async prove(slots: CredentialValues): Promise<AnswerResult> {
		const {path} = this.#endpoint;
		const models = await this.#twice(modelsRequest(baseUrlOf(this.#endpoint), slots), slots);
		if (models.kind !== 'accepted' && !isNoRoute(models)) {
			return models;
		}
		if (isNoRoute(models) && path !== '' && !/\/v1(?:\/messages)?$/.test(path)) {
			const root = await this.#twice(modelsRequest(baseUrlOf(this.#endpoint, ''), slots), slots);
			if (!isNoRoute(root)) {
				return root;
			}
		}
		const message = await this.#twice(emptyMessage(baseUrlOf(this.#endpoint), slots), slots);
		// Anthropic has these routes, so there it is the model or the request that is not found.
		if (isNoRoute(message) && !(this.#endpoint.isAnthropic && path === '' && isNoRoute(models))) {
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

	async proveEach({xApiKey, bearer}: CredentialValues): Promise<{xApiKey: AnswerResult; bearer: AnswerResult}> {
		const [one, other] = await Promise.all([
			this.prove({xApiKey, bearer: undefined}),
			this.prove({xApiKey: undefined, bearer}),
		]);
		return {xApiKey: one, bearer: other};
	}

	async proveCleaned({xApiKey, bearer}: CredentialValues): Promise<AnswerResult | undefined> {
		const value = xApiKey ?? bearer;
		if (!value || value.defects.length === 0) {
			return undefined;
		}
		const clean = value.cleaned();
		return this.prove(xApiKey ? {xApiKey: clean, bearer: undefined} : {xApiKey: undefined, bearer: clean});
	}

	async findPath(slots: CredentialValues): Promise<string | undefined> {
		for (const path of otherPaths(this.#endpoint)) {
			const answer = this.#read(await this.#send(modelsRequest(baseUrlOf(this.#endpoint, path), slots)), slots);
			if (answer.kind === 'accepted' || (answer.kind === 'said' && ![404, 405].includes(answer.status))) {
				return path;
			}
		}
		return undefined;
	}

	async #twice(request: WebRequest, slots: CredentialValues): Promise<AnswerResult> {
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
		const result = await this.#host.request({timeout: 3500, ...request, passage: this.#passage});
		const time = result.ok ? Date.parse(result.headers.date ?? '') : Number.NaN;
		this.serverTime = Number.isFinite(time) ? time : this.serverTime;
		return result;
	}

	#read(result: WebResult, slots: CredentialValues): AnswerResult {
		return readAnswer(result, {isAnthropic: this.#endpoint.isAnthropic, kind: slots.xApiKey ? 'key' : 'bearer'});
	}
}

function isNoRoute(answer: AnswerResult): boolean {
	return answer.kind === 'said' && [404, 405].includes(answer.status);
}
