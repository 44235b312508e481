// One language's prediction: key, token and custom headers into the two slots, and what the client refuses.
import {readAppUrl} from '../app/url.js';
import {defaultOrigin} from '../base-url.js';
import type {CauseId} from '../cause-id.js';
import type {SourceLanguage, UrlForm, Variable} from '../readings.js';
import {cloudOrigin} from '../request/clouds.js';
import {customHeaders} from '../request/headers.js';
import type {Refusal, Request, Rung, Sent, SourceName} from '../request.js';
import {Secret} from '../secret.js';
import {type Dialect, dialectOf, taken} from './dialects.js';
import type {ClientNames} from './names.js';
import type {ClientFacts, LanguagePrediction} from './types.js';

type Result = Pick<LanguagePrediction, 'prediction' | 'warnings' | 'ladder'>;

export function predictClient(
	language: SourceLanguage,
	{inForce, lacking}: ClientNames,
	{sdkVersion, urlForm}: Pick<ClientFacts, 'sdkVersion'> & {readonly urlForm: UrlForm},
): Result {
	const dialect = dialectOf(language, sdkVersion);
	const key = taken(inForce('ANTHROPIC_API_KEY'), dialect);
	const token = taken(inForce('ANTHROPIC_AUTH_TOKEN'), dialect);
	const headers = customHeaders(inForce('ANTHROPIC_CUSTOM_HEADERS'));
	const refusedHeader = headers.refused();
	const profile = key || token ? undefined : taken(inForce('ANTHROPIC_PROFILE'), dialect);
	const chosen = choose(dialect, key, token, profile);
	const baseUrl = taken(inForce('ANTHROPIC_BASE_URL'), dialect);
	const origin = originOf(baseUrl);
	const intended: Request = {
		provider: 'anthropic',
		origin: origin ?? '',
		baseUrl: urlForm.path === 'none' ? baseUrl : asForSdk(baseUrl, urlForm),
		xApiKey: headers.xApiKey ?? chosen.xApiKey,
		bearer: headers.authorization ?? chosen.bearer,
		isSigned: false,
	};
	const refusal: Refusal | undefined =
		(lacking ? {cause: 'login-missing', says: `${lacking.names[0]} is not set`, site: lacking.site} : undefined) ??
		refusedAsNothing(intended, dialect, inForce) ??
		refusedValue(intended, dialect) ??
		(refusedHeader === undefined
			? undefined
			: refuse('custom-headers', refusedHeader, inForce('ANTHROPIC_CUSTOM_HEADERS'))) ??
		(origin === undefined ? refuse('base-url-invalid', 'Invalid URL', baseUrl) : undefined);
	const isAlone = key !== undefined && token !== undefined && !dialect.sendsBoth;
	return {
		prediction: refusal ? {request: null, refusal, intended} : {request: intended, refusal: undefined},
		warnings: isAlone ? ['ANTHROPIC_API_KEY and ANTHROPIC_AUTH_TOKEN are both set: only the key is used'] : [],
		ladder: ladder(intended, {key, token, profile, headers: inForce('ANTHROPIC_CUSTOM_HEADERS')}, inForce),
	};
}

/** A client of a cloud signs in there; none of Anthropic's variables is sent. */
export function predictCloud(cloud: 'bedrock' | 'vertex' | 'foundry', {inForce}: ClientNames): Result {
	const request: Request = {
		provider: cloud,
		origin: cloudOrigin(cloud, {text: (name) => inForce(name)?.plain, ofProfile: undefined, version: null}) ?? '',
		baseUrl: undefined,
		xApiKey: null,
		bearer: null,
		isSigned: true,
	};
	const held = (['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'] as const).flatMap((name): readonly Rung[] => {
		const variable = inForce(name);
		return variable
			? [{source: name, site: variable.site, value: variable.value, state: 'shadowed', why: `sent instead: ${cloud}`}]
			: [];
	});
	return {
		prediction: {request, refusal: undefined},
		warnings: [],
		ladder: [{source: cloud, site: undefined, value: undefined, state: 'wins', why: undefined}, ...held],
	};
}

type Chosen = Pick<Request, 'xApiKey' | 'bearer'>;

function choose(
	{keyHeader, sendsBoth}: Dialect,
	key: Variable | undefined,
	token: Variable | undefined,
	profile: Variable | undefined,
): Chosen {
	const sentKey = key ? asSent('ANTHROPIC_API_KEY', key) : null;
	const sentToken = token ? asSent('ANTHROPIC_AUTH_TOKEN', token) : null;
	if (profile) {
		return {xApiKey: null, bearer: {source: 'profile', site: profile.site, value: undefined}};
	}
	return keyHeader === 'bearer'
		? {xApiKey: null, bearer: sentKey ?? sentToken}
		: {xApiKey: sentKey, bearer: sendsBoth || !sentKey ? sentToken : null};
}

function asSent(source: SourceName, {site, value, isKeptElsewhere}: Variable): Sent {
	if (isKeptElsewhere) {
		return {source, site, value: undefined};
	}
	return value.isEmpty ? {source, site, value: undefined, isEmpty: true} : {source, site, value};
}

function refusedAsNothing(
	{xApiKey, bearer, baseUrl}: Request,
	{nothing}: Dialect,
	inForce: ClientNames['inForce'],
): Refusal | undefined {
	if ((xApiKey && !xApiKey.isEmpty) || bearer) {
		return undefined;
	}
	const blank = [inForce('ANTHROPIC_API_KEY'), inForce('ANTHROPIC_AUTH_TOKEN')].find((one) => one?.value.isBlank);
	if (blank) {
		return refuse('key-empty', nothing, blank);
	}
	const isOther = baseUrl !== undefined && baseUrl.value.origin !== defaultOrigin;
	return isOther ? refuse('gateway-no-credential', nothing, baseUrl) : refuse('login-missing', nothing, undefined);
}

function refusedValue({xApiKey, bearer}: Request, {refuses}: Dialect): Refusal | undefined {
	for (const [sent, header] of [
		[xApiKey, 'x-api-key'],
		[bearer, 'bearer'],
	] as const) {
		const value = sent?.value ?? (sent?.isEmpty ? new Secret('') : undefined);
		const says = value && refuses(value, header);
		if (sent && value && says) {
			const isBlank = value.defects.some(({kind}) => kind === 'blank' || kind === 'line-break');
			const cause = value.isEmpty ? 'key-empty' : isBlank ? 'key-whitespace' : 'key-invisible';
			return {cause, says, site: sent.site};
		}
	}
	return undefined;
}

function refuse(cause: CauseId, says: string, variable: Variable | undefined): Refusal {
	return {cause, says, site: variable?.site};
}

/** Unlike Claude Code no client takes an address without a scheme. */
function originOf(baseUrl: Variable | undefined): string | undefined {
	if (!baseUrl) {
		return defaultOrigin;
	}
	return baseUrl.plain === undefined || /^\s*https?:/i.test(baseUrl.plain) ? baseUrl.value.origin : undefined;
}

/** The same address as one that /v1/messages is appended to. */
function asForSdk(baseUrl: Variable | undefined, form: UrlForm): Variable | undefined {
	const plain = baseUrl?.plain === undefined ? undefined : readAppUrl(baseUrl.plain, form).forSdk;
	return baseUrl && plain !== undefined ? {...baseUrl, plain} : baseUrl;
}

type Held = Readonly<Record<'key' | 'token' | 'profile' | 'headers', Variable | undefined>>;

function ladder(
	request: Request,
	{key, token, profile, headers}: Held,
	inForce: ClientNames['inForce'],
): readonly Rung[] {
	const sources = [request.xApiKey, request.bearer].flatMap((sent) => (sent ? [sent.source] : []));
	const rung = (source: SourceName, name: string, held: Variable | undefined): Rung => {
		const set = inForce(name);
		const base = {source, site: (held ?? set)?.site, value: source === 'profile' ? undefined : held?.value};
		if (sources.includes(source)) {
			return {...base, state: 'wins', why: undefined};
		}
		return held
			? {...base, state: 'shadowed', why: `sent instead: ${[...new Set(sources)].join(' and ') || 'nothing'}`}
			: {...base, state: 'absent', why: set && 'it is set, but blank'};
	};
	return [
		{...rung('ANTHROPIC_CUSTOM_HEADERS', 'ANTHROPIC_CUSTOM_HEADERS', headers), value: undefined},
		rung('ANTHROPIC_API_KEY', 'ANTHROPIC_API_KEY', key),
		rung('ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_AUTH_TOKEN', token),
		rung('profile', 'ANTHROPIC_PROFILE', profile ?? inForce('ANTHROPIC_PROFILE')),
	];
}
