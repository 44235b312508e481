// Where a credential may go, and by which way: the one place that decides it. Nothing else makes a Passage, and nothing secret is sent without one.
import type {CredentialKind} from './credential-kind.js';
import {anthropicOrigin, type Endpoint, isWebsite, readEndpoint} from './endpoint.js';
import type {Files} from './ports/files.js';
import type {NotAsked, SettingsFile} from './readings.js';
import type {InForce, Request, SourceName} from './request/types.js';
import type {Secret} from './secret.js';
import {
	differing,
	type Network,
	type NetworkVariable,
	type NetworkVariables,
	unverifiedName,
	wayTo,
} from './trust/network.js';
import {saysOnlyText} from './trust/plain-names.js';
import {type Grounds, type Scope, scopeOf} from './trust/scope.js';

export {
	differing,
	type Network,
	type NetworkVariable,
	networkNames,
	networkOf,
	unverifiedName,
	wayTo,
} from './trust/network.js';
export {type Grounds, othersCertificates, type Scope, scopeOf, scopeOfVariable, withoutFolder} from './trust/scope.js';

/** What would be put into the two headers. */
export type CredentialValues = {readonly xApiKey: Secret | undefined; readonly bearer: Secret | undefined};

/**
 * The leave to send one request: host/web.ts sends a secret to no other origin, and by no other way than these variables name.
 * Certificates are always verified.
 */
export class Passage {
	/** undefined: anywhere, and without a credential. */
	readonly origin: string | undefined;
	readonly variables: NetworkVariables;

	private constructor(origin: string | undefined, variables: NetworkVariables) {
		this.origin = origin;
		this.variables = variables;
	}

	/** For what carries no credential: the status page, whether a server answers. Also over the person's and the managed way. */
	static open({own}: Network): Passage {
		return new Passage(undefined, own);
	}

	/** What may be sent for this question: a credential to this one origin, or why nothing is. */
	static decide(question: PassageQuery): Decision {
		const {endpoint, network} = question;
		const why = whyNotSent(question);
		if (why !== undefined || !endpoint.url) {
			return {kind: 'stays', why: why ?? 'bad-url'};
		}
		const isOther = differing(endpoint.url, network).length > 0;
		const isAgreed = isOther && isNamed(firstHop(endpoint.url, network.client), question.leave.gateways);
		return {
			kind: 'goes',
			passage: new Passage(endpoint.url.origin, isAgreed ? verified(network.client) : network.own),
			isClientsWay: !isOther || isAgreed,
		};
	}
}

/**
 * Who named an origin. `holder`: the very file that contains the credential, so whoever wrote it has both. `nobody`: a region or a resource leads
 * out of the domain of its provider.
 */
export type Namer = Scope | 'holder' | 'nobody';

/** The provider's usual address, no other being named. Its domain ends it, unless something in the region or resource before ends the host first. */
export function isOwnOrigin({baseUrl, origin}: Request): boolean {
	return baseUrl === undefined && /^https:\/\/[a-z\d.-]+$/i.test(origin);
}

export async function namerOf(request: Request, grounds: Grounds, files: Pick<Files, 'readText'>): Promise<Namer> {
	const {baseUrl} = request;
	if (!baseUrl) {
		return isOwnOrigin(request) ? 'person' : 'nobody';
	}
	if (await isHolder(request, files)) {
		return 'holder';
	}
	// What a folder repeats, the person has said too. A host can be shared, and whose key arrives stands in the path.
	const {overrides = []} = baseUrl as Partial<InForce>;
	const scopes = [baseUrl, ...overrides.filter(({value}) => value.isSameAddress(baseUrl.value))].map((one) =>
		scopeOf(one.site, grounds),
	);
	return scopes.find((scope) => scope !== 'project') ?? 'project';
}

/** A file that only refers to a secret (`${NAME}`, `{env:NAME}`) doesn't hold it: what it stands for is the person's. */
async function isHolder({baseUrl, xApiKey, bearer}: Request, files: Pick<Files, 'readText'>): Promise<boolean> {
	const site = baseUrl?.site;
	const sent = [xApiKey, bearer].filter((one) => one !== null);
	if (site?.kind !== 'file' || !sent.every((one) => one.site.kind === 'file' && one.site.path === site.path)) {
		return false;
	}
	const file = await files.readText(site.path);
	return file.ok && sent.length > 0 && sent.every(({value}) => value?.trimmed().isWithin(file.text) === true);
}

/**
 * Whether a sign-in would leave for a server that isn't Anthropic's. What that server says to it is then no judgement of the sign-in: first the
 * origin, then the credential, then the answer. Over plain HTTP, or at one of its websites, it is Anthropic's host anyway.
 */
export function goesElsewhere({provider, origin, baseUrl, bearer}: Request): boolean {
	const {url} = readEndpoint(origin);
	// A profile that names an address was made for it.
	const isOwnAddress = bearer?.source === 'profile' && baseUrl?.name === 'base_url';
	return (
		provider === 'anthropic' &&
		bearer !== null &&
		isSignIn(bearer.source) &&
		!isOwnAddress &&
		url !== undefined &&
		url.hostname !== new URL(anthropicOrigin).hostname &&
		!isWebsite(url)
	);
}

export type Leave = {
	readonly isOffline: boolean;
	/** The consent "gateway": origins of others that the person or an administrator names. */
	readonly isGatewayAllowed: boolean;
	/** HOST or HOST:PORT of `--allow gateway=…`: these, whoever names them. */
	readonly gateways: readonly string[];
};

export type PassageQuery = {
	readonly slots: CredentialValues;
	/** Where they come from: what is a sign-in by its source is one, whatever it looks like. */
	readonly sources: readonly SourceName[];
	readonly endpoint: Endpoint;
	readonly namedBy: Namer;
	readonly network: Network;
	readonly leave: Leave;
};

export type Decision =
	/** `isClientsWay`: the client in question would reach the server in the same way, so the answer holds for it too. */
	| {readonly kind: 'goes'; readonly passage: Passage; readonly isClientsWay: boolean}
	| {readonly kind: 'stays'; readonly why: NotAsked};

/** Sign-ins are never sent by us: renewal tokens work once, and a refused token says nothing that Claude Code doesn't say better. */
const signIns: ReadonlySet<CredentialKind> = new Set(['oauth', 'refresh', 'session']);
/** What Anthropic's own origin may be asked about: a gateway's token isn't meant for it, and of an Enterprise key the answer is known. */
const ofAnthropic: ReadonlySet<CredentialKind> = new Set(['api-key', 'admin', 'placeholder']);

const signInSources: ReadonlySet<SourceName> = new Set([
	'login',
	'CLAUDE_CODE_OAUTH_TOKEN',
	'profile',
	'gateway-session',
]);

export function isSignIn(source: SourceName): boolean {
	return signInSources.has(source);
}

/** Whether Anthropic's own origin can be meant for a credential of this kind, sign-ins aside. */
export function isForAnthropic(kind: CredentialKind): boolean {
	return ofAnthropic.has(kind);
}

function whyNotSent({slots, sources, endpoint, namedBy, leave}: PassageQuery): NotAsked | undefined {
	const values = [slots.xApiKey, slots.bearer].filter((value) => value !== undefined);
	if (!endpoint.url) {
		return 'bad-url';
	}
	if (values.some(({kind}) => signIns.has(kind)) || sources.some(isSignIn)) {
		return 'sign-in';
	}
	if (values.length === 0 && sources.length === 0) {
		return 'nothing-to-send';
	}
	if (endpoint.isAnthropic && values.some(({kind}) => !isForAnthropic(kind))) {
		return 'foreign';
	}
	// A held descriptor, or a helper that wasn't run: one of the two credentials is known only by its place.
	if (values.length < sources.length) {
		return 'unseen';
	}
	if (leave.isOffline) {
		return 'offline';
	}
	if (endpoint.isAnthropic || isNamed(endpoint.url, leave.gateways)) {
		return undefined;
	}
	return namedBy === 'project' ? 'project' : leave.isGatewayAllowed ? undefined : 'no-consent';
}

/** Whether Claude Code itself, which takes the client's way with whatever it has, may be asked to send it; why not, in words. */
export function whyNotThroughClaude({
	sources,
	endpoint,
	namedBy,
	network,
	leave,
	isOwnOrigin,
	files,
}: Omit<PassageQuery, 'slots'> & {
	readonly isOwnOrigin: boolean;
	readonly files: readonly SettingsFile[];
}): string | undefined {
	// Print mode obeys them in a folder that was never trusted, too (observed on 2.1.332).
	const [command] = files.flatMap(({scope, commands = []}) =>
		scope === 'project' || scope === 'local' ? commands : [],
	);
	if (command !== undefined) {
		return `it would run a command that this folder names (${command})`;
	}
	const leading = files
		.filter(({scope}) => scope === 'project' || scope === 'local')
		.flatMap(({env}) => env)
		.find((one) => !saysOnlyText(one));
	if (leading) {
		return `this folder sets ${leading.name}, and what that could make it run or read isn't known`;
	}
	const {url} = endpoint;
	if (!url) {
		return undefined;
	}
	if (sources.some(isSignIn) && !endpoint.isAnthropic && !isOwnOrigin) {
		return `it would send the sign-in to ${url.host}, which is not Anthropic's`;
	}
	const isForeign = !isOwnOrigin && !endpoint.isAnthropic && !isNamed(url, leave.gateways);
	if (isForeign && (namedBy === 'project' || namedBy === 'nobody')) {
		return `it would send the credential to ${url.host}, which ${namedBy === 'nobody' ? "is not the provider's" : 'only this folder names'}`;
	}
	const other = [...differing(url, network), ...[...network.client.values()].filter(isUnverifiedByProject)];
	const [first] = other;
	return first && !isNamed(firstHop(url, network.client), leave.gateways)
		? `it would go by a way that only this folder names (${first.name})`
		: undefined;
}

function isUnverifiedByProject({name, plain, scope}: NetworkVariable): boolean {
	return name === unverifiedName && plain.trim() === '0' && scope === 'project';
}

/** Where a connection goes first: the proxy, or the server itself. */
export function firstHop(url: URL, variables: NetworkVariables): URL {
	const {proxy} = wayTo(url, variables);
	return proxy.kind === 'proxy' ? proxy.url : url;
}

/** Without a port, any port of that host. */
function isNamed(url: URL, gateways: readonly string[]): boolean {
	const port = url.port || (url.protocol === 'https:' ? '443' : '80');
	return gateways.some((name) => [url.hostname, `${url.hostname}:${port}`].includes(name.toLowerCase()));
}

/** Whether a client with these verifies certificates. */
export function isVerified(variables: NetworkVariables): boolean {
	return variables.get(unverifiedName)?.plain.trim() !== '0';
}

function verified(variables: NetworkVariables): NetworkVariables {
	return new Map([...variables].filter(([name]) => name !== unverifiedName));
}
