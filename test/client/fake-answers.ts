// What the fake API answers to a request: a pure function of it and of the secrets that exist.
import {type MadeUp, makeSecret} from '../helpers/placeholders.js';
import type {Logged} from './protocol.js';

export type Reply = {readonly status: number; readonly type: string; readonly body: string};

type Body = Readonly<Record<string, unknown>>;
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a renewal gives: so a request with it shows that the login was renewed first. */
export const renewed = makeSecret('oauth', 'renewed');

/** What the client prints when it got through. */
export const hello = 'The fake API says hello.';

/** Secrets whose names begin so are refused. */
export function isRefused({name}: MadeUp): boolean {
	return /^(bad|old|dead|stale)/.test(name);
}

export function answer(request: Logged, body: Body, secrets: readonly MadeUp[], headers: Headers): Reply {
	const path = request.path.replace(/\?.*/, '').replace(/\/{2,}/g, '/');
	if (request.method === 'HEAD' || path.endsWith('/hello')) {
		return json({message: 'hello'});
	}
	if (path.endsWith('/oauth/token')) {
		return renew(body, secrets);
	}
	const refusal = path.startsWith('/api/')
		? refusedByName(request, secrets)
		: refusalOf(request, secrets, String(headers['anthropic-beta'] ?? ''));
	if (
		/^\/(api\/oauth\/|api\/claude_code\/|(.+\/)?v1\/(models|messages)|.+:(stream)?rawPredict$)/i.test(path) &&
		refusal
	) {
		return refusal;
	}
	if (path.startsWith('/api/oauth/profile')) {
		return json(profile);
	}
	if (path.startsWith('/api/v2/')) {
		// The status page: nothing is wrong.
		return json({status: {indicator: 'none', description: 'All Systems Operational'}, components: [], incidents: []});
	}
	if (path.endsWith('/v1/models') && !path.includes('/v1/v1')) {
		return json({data: [{type: 'model', id: 'claude-sonnet-4-5', display_name: 'Fake'}], has_more: false});
	}
	if (/(?<!\/v1)\/v1\/messages$|:(?:stream)?rawPredict$/i.test(path) && request.method === 'POST') {
		return message(body);
	}
	// Better nothing than an empty answer: of a consumer's plan 2.0.76 takes that for a reason to send no prompt.
	return path.startsWith('/api/') &&
		!/^\/api\/(?:claude_code|organization|oauth\/(?:claude_cli\/client_data|organizations))/.test(path)
		? json({})
		: problem(404, 'not_found_error', 'Not found');
}

function renew({refresh_token: token}: Body, secrets: readonly MadeUp[]): Reply {
	const known = secrets.find(({value, kind}) => kind === 'refresh' && value === token);
	if (!known || isRefused(known)) {
		return json({error: 'invalid_grant', error_description: 'Refresh token not found or invalid'}, 400);
	}
	return json({
		token_type: 'Bearer',
		access_token: renewed.value,
		refresh_token: known.value,
		expires_in: 28_800,
		scope: 'user:inference user:profile',
	});
}

/** As the real API: a key in its header decides alone, a subscription token wants the client's beta, a gateway takes either but no sign-in. */
function refusalOf(request: Logged, secrets: readonly MadeUp[], beta: string): Reply | undefined {
	const isGateway = !/(^|\.)anthropic\.com$/.test(request.host);
	const usable = [...secrets.filter((secret) => !isRefused(secret)), renewed];
	if (request.xApiKey) {
		return usable.some(({value, kind}) => value === request.xApiKey && (isGateway || kind === 'api-key'))
			? undefined
			: problem(401, 'authentication_error', 'invalid x-api-key');
	}
	const bearer = bareBearer(request.authorization);
	if (!bearer) {
		return problem(401, 'authentication_error', 'x-api-key header is required');
	}
	const found = usable.find(({value}) => value === bearer);
	if (found?.kind === 'oauth' && !isGateway && !beta.includes('oauth-')) {
		return problem(401, 'authentication_error', 'OAuth authentication is currently not supported.');
	}
	// A sign-in is Anthropic's; a profile may have been made for the gateway.
	const isSignIn = found?.kind === 'oauth' && !found.name.startsWith('profile');
	return found && (isGateway ? !isSignIn : found.kind === 'oauth')
		? undefined
		: problem(401, 'authentication_error', 'Invalid bearer token');
}

/** Around the API only a name that is refused is: else the client would renew a login before the first prompt. */
function refusedByName(request: Logged, secrets: readonly MadeUp[]): Reply | undefined {
	const sent = request.xApiKey || bareBearer(request.authorization);
	return secrets.some((secret) => isRefused(secret) && secret.value === sent)
		? problem(401, 'authentication_error', 'invalid credential')
		: undefined;
}

export function bareBearer(authorization: string | undefined): string | undefined {
	return authorization?.replace(/^Bearer ?/, '');
}

function message({model, stream}: Body): Reply {
	const usage = {input_tokens: 10, output_tokens: 5};
	const start = {id: 'msg_fake', type: 'message', role: 'assistant', model};
	if (stream !== true) {
		return json({...start, content: [{type: 'text', text: hello}], stop_reason: 'end_turn', usage});
	}
	const events = [
		{type: 'message_start', message: {...start, content: [], stop_reason: null, usage}},
		{type: 'content_block_start', index: 0, content_block: {type: 'text', text: ''}},
		{type: 'content_block_delta', index: 0, delta: {type: 'text_delta', text: hello}},
		{type: 'content_block_stop', index: 0},
		{type: 'message_delta', delta: {stop_reason: 'end_turn', stop_sequence: null}, usage: {output_tokens: 5}},
		{type: 'message_stop'},
	];
	const body = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
	return {status: 200, type: 'text/event-stream', body};
}

const profile = {
	account: {uuid: '00000000-0000-4000-8000-00000000000b', email: 'dev@example.com', has_claude_max: true},
	organization: {uuid: '00000000-0000-4000-8000-00000000000a', name: 'Example', organization_type: 'claude_max'},
};

function json(body: unknown, status = 200): Reply {
	return {status, type: 'application/json', body: JSON.stringify(body)};
}

function problem(status: number, type: string, text: string): Reply {
	return json({type: 'error', error: {type, message: text}, request_id: 'req_fake'}, status);
}
