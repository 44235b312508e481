// The other providers: which is on, where it is asked, and what is sent there (request-rules.md §4).

import type {Variable} from '../readings.js';
import {Secret} from '../secret.js';
import {holdsFor} from '../versions.js';
import {awsRegion, foundryResource, vertexHost} from './regions.js';
import type {Resolved} from './resolve.js';
import type {Selection, Slots} from './slots.js';
import type {Provider, Refusal, Sent} from './types.js';

export type Cloud = Exclude<Provider, 'anthropic'>;

type CloudFlag = {
	readonly cloud: Cloud;
	/** As people call it. */
	readonly name: string;
	readonly flag: string;
	readonly skip: string;
	readonly baseUrl: string;
};

/** As people call it, what its flags are called after, and the variable of its base URL; in the order in which Claude Code asks for them. */
const clouds: readonly (readonly [cloud: Cloud, name: string, word: string, baseUrl: string])[] = [
	['bedrock', 'Amazon Bedrock', 'BEDROCK', 'ANTHROPIC_BEDROCK_BASE_URL'],
	['vertex', 'Google Vertex AI', 'VERTEX', 'ANTHROPIC_VERTEX_BASE_URL'],
	['foundry', 'Microsoft Foundry', 'FOUNDRY', 'ANTHROPIC_FOUNDRY_BASE_URL'],
	['anthropic-aws', 'Claude Platform on AWS', 'ANTHROPIC_AWS', 'ANTHROPIC_AWS_BASE_URL'],
	['mantle', 'Amazon Bedrock (Mantle)', 'MANTLE', 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL'],
];

export const cloudFlags: readonly CloudFlag[] = clouds.map(([cloud, name, word, baseUrl]) => ({
	cloud,
	name,
	flag: `CLAUDE_CODE_USE_${word}`,
	skip: `CLAUDE_CODE_SKIP_${word}_AUTH`,
	baseUrl,
}));

export function flagOf(cloud: Cloud): CloudFlag {
	const found = cloudFlags.find((one) => one.cloud === cloud);
	if (!found) {
		throw new Error(`no flag is known for ${cloud}`);
	}
	return found;
}

export function cloudOf(facts: Resolved): CloudFlag | undefined {
	return cloudFlags.find(({flag}) => facts.isOn(flag));
}

export type CloudRequest = {
	readonly slots: Slots;
	readonly isSigned: boolean;
	readonly refusal: Refusal | undefined;
};

/** What leaves for a cloud: its own credential, its own signature, or what the skip flag lets through. */
export function cloudRequest(cloud: Cloud, selection: Selection, facts: Resolved): CloudRequest {
	const isSkipped = facts.isOn(flagOf(cloud).skip);
	const own = credentials[cloud](selection, facts, isSkipped);
	const {xApiKey, bearer, isSigned = false} = own;
	const slots = {xApiKey: selection.headers.xApiKey ?? xApiKey ?? null, bearer: bearer ?? null};
	const isNothing = !xApiKey && !bearer && !isSigned && !isSkipped;
	return {slots, isSigned, refusal: isNothing ? without(cloud, facts) : undefined};
}

type Credentials = {
	readonly xApiKey?: Sent | undefined;
	readonly bearer?: Sent | undefined;
	readonly isSigned?: boolean;
};

type Choice = (selection: Selection, facts: Resolved, isSkipped: boolean) => Credentials;

/** Where the skip flag is on, a request without credentials is sent too. */
const credentials: Readonly<Record<Cloud, Choice>> = {
	bedrock(selection, facts, isSkipped) {
		const own = cloudSent('AWS_BEARER_TOKEN_BEDROCK', 'bedrock', facts);
		if (!isSkipped) {
			return own ? {bearer: own} : {isSigned: hasAwsSignIn(facts)};
		}
		// A key alone stays here: it only goes along with a bearer (observed on 2.1.330).
		const bearer = own ?? tokenOrHelper(selection) ?? filled(selection.headers.authorization);
		return {...(bearer ? keyOf(selection) : {}), bearer};
	},
	vertex(selection, facts, isSkipped) {
		return isSkipped
			? {...keyOf(selection), bearer: tokenOrHelper(selection) ?? selection.headers.authorization}
			: {isSigned: facts.cloudFiles?.google ?? isSet('GOOGLE_APPLICATION_CREDENTIALS', facts)};
	},
	foundry({headers}, facts, isSkipped) {
		const bearer = holdsFor('foundry-auth-token', facts.version)
			? cloudSent('ANTHROPIC_FOUNDRY_AUTH_TOKEN', 'foundry', facts)
			: undefined;
		const xApiKey = bearer ? undefined : cloudSent('ANTHROPIC_FOUNDRY_API_KEY', 'foundry', facts);
		if (bearer || xApiKey) {
			return {xApiKey, bearer};
		}
		return isSkipped
			? {bearer: headers.authorization ?? placeholder(facts)}
			: {isSigned: facts.cloudFiles?.azure ?? false};
	},
	mantle(selection, facts, isSkipped) {
		const own = cloudSent('AWS_BEARER_TOKEN_BEDROCK', 'mantle', facts);
		return isSkipped
			? {bearer: own ?? tokenOrHelper(selection) ?? filled(selection.headers.authorization)}
			: own
				? {bearer: own}
				: {isSigned: hasAwsSignIn(facts)};
	},
	'anthropic-aws'(selection, facts, isSkipped) {
		if (isSkipped) {
			// The same in both headers; the key of the platform itself stays here (observed on 2.1.332).
			const sent = tokenOrHelper(selection);
			return {xApiKey: sent, bearer: sent};
		}
		const xApiKey = cloudSent('ANTHROPIC_AWS_API_KEY', 'anthropic-aws', facts);
		return xApiKey ? {xApiKey} : {isSigned: hasAwsSignIn(facts)};
	},
};

/** What stands in the header where Foundry's own sign-in is skipped and nothing else is there (observed on 2.1.332). */
function placeholder(facts: Resolved): Sent {
	const {flag, skip} = flagOf('foundry');
	const site = (facts.inForce(skip) ?? facts.inForce(flag))?.site ?? {kind: 'environment'};
	return {source: 'foundry', site, value: new Secret('skip-foundry-auth')};
}

const filled = (sent: Sent | undefined): Sent | undefined => (sent?.isEmpty ? undefined : sent);

/** Approved or not: the lists are of keys for Anthropic (observed on 2.1.332). */
function keyOf({key}: Selection): {readonly xApiKey?: Sent} {
	return key ? {xApiKey: {source: 'ANTHROPIC_API_KEY', site: key.site, value: key.value}} : {};
}

function tokenOrHelper({token, helper, isSimple}: Selection): Sent | undefined {
	return token ? {source: 'ANTHROPIC_AUTH_TOKEN', site: token.site, value: token.value} : isSimple ? undefined : helper;
}

function cloudSent(name: string, source: Cloud, facts: Resolved): Sent | undefined {
	const variable = facts.usable(name);
	return variable && {source, site: variable.site, value: variable.value};
}

const isSet = (name: string, facts: Resolved): boolean => facts.usable(name) !== undefined;

/** Whether AWS's own chain can find something, as far as it shows: the metadata service of a virtual machine doesn't. */
function hasAwsSignIn(facts: Resolved): boolean {
	const hasProfile = facts.cloudFiles?.aws ?? false;
	const isExported = facts.settings.files.some(({cloudRefresh}) =>
		cloudRefresh.some(({name}) => name === 'awsCredentialExport'),
	);
	const hasKeys = isSet('AWS_ACCESS_KEY_ID', facts) && isSet('AWS_SECRET_ACCESS_KEY', facts);
	return (
		isExported ||
		hasProfile ||
		// A profile that is named puts keys of the environment out of use, also where it doesn't exist (observed on 2.1.332).
		(hasKeys && !isSet('AWS_PROFILE', facts)) ||
		['WEB_IDENTITY_TOKEN_FILE', 'CONTAINER_CREDENTIALS_RELATIVE_URI', 'CONTAINER_CREDENTIALS_FULL_URI'].some((name) =>
			isSet(`AWS_${name}`, facts),
		)
	);
}

function without(cloud: Cloud, facts: Resolved): Refusal {
	const refusal = {cause: 'cloud-credentials', site: facts.inForce(flagOf(cloud).flag)?.site} as const;
	const profile = isOfAws(cloud) ? facts.cloudFiles?.awsSignedOut : undefined;
	const {baseUrl, skip} = flagOf(cloud);
	// A private gateway has its own token, which is only sent where the cloud's sign-in is skipped.
	const isForGateway = cloud !== 'foundry' && isSet(baseUrl, facts) && isSet('ANTHROPIC_AUTH_TOKEN', facts);
	return {
		...refusal,
		says: profile === undefined ? noCredentials[cloud] : noSession(profile),
		...(isForGateway ? {lacks: skip} : {}),
	};
}

const isOfAws = (cloud: Cloud): boolean => cloud !== 'vertex' && cloud !== 'foundry';

/** In the words of 2.1.332. */
const noSession = (profile: string): string =>
	`API Error: Could not load AWS credentials · The SSO session token associated with profile=${profile} was not found or is invalid. To refresh this SSO session run 'aws sso login' with the corresponding profile.`;

const noAws =
	'API Error: Could not load AWS credentials · Could not load credentials from any providers. Check or refresh your AWS credentials and try again.';

const noCredentials: Readonly<Record<Cloud, string>> = {
	bedrock: noAws,
	mantle: noAws,
	'anthropic-aws': noAws,
	vertex: 'API Error: Could not load Google Cloud credentials',
	foundry: 'API Error: Could not load Azure credentials',
};

/** What a cloud lacks besides a credential; undefined: nothing. */
export function lacking(cloud: Cloud, facts: Resolved): Pick<Refusal, 'says' | 'lacks'> | undefined {
	switch (cloud) {
		case 'vertex':
			// A skipped sign-in can't tell the project.
			return facts.isOn(flagOf(cloud).skip) && !isSet('ANTHROPIC_VERTEX_PROJECT_ID', facts)
				? {
						lacks: 'ANTHROPIC_VERTEX_PROJECT_ID',
						says: 'API Error: No projectId was given and it could not be resolved from credentials. The client should be instantiated with the `projectId` option or the `ANTHROPIC_VERTEX_PROJECT_ID` environment variable should be set.',
					}
				: undefined;
		case 'foundry':
			return isSet('ANTHROPIC_FOUNDRY_RESOURCE', facts) && isSet('ANTHROPIC_FOUNDRY_BASE_URL', facts)
				? {says: 'API Error: baseURL and resource are mutually exclusive'}
				: undefined;
		case 'anthropic-aws': {
			// Without a credential the skip flag needs none (observed on 2.1.332).
			const isBare = !facts.usable('ANTHROPIC_AUTH_TOKEN') && !facts.apiKeyHelper && facts.isOn(flagOf(cloud).skip);
			return isSet('ANTHROPIC_AWS_WORKSPACE_ID', facts) || isBare
				? undefined
				: {
						lacks: 'ANTHROPIC_AWS_WORKSPACE_ID',
						says: 'API Error: No workspace ID found. Set the ANTHROPIC_AWS_WORKSPACE_ID environment variable.',
					};
		}
		default:
			return undefined;
	}
}

/** Of Foundry without an address: no resource, or one that can't be the name of any. */
export function noResource(facts: Resolved): Pick<Refusal, 'says' | 'lacks'> {
	return {
		lacks: 'ANTHROPIC_FOUNDRY_RESOURCE',
		says: isSet('ANTHROPIC_FOUNDRY_RESOURCE', facts)
			? 'API Error: ANTHROPIC_FOUNDRY_RESOURCE must be a Foundry resource name (2-64 letters, digits and hyphens, not starting or ending with a hyphen, such as my-resource), not a URL or host name. To use a full URL, set ANTHROPIC_FOUNDRY_BASE_URL instead.'
			: 'API Error: Must provide one of the `baseURL` or `resource` arguments, or the `ANTHROPIC_FOUNDRY_RESOURCE` environment variable',
	};
}

/** Where a cloud is asked: its own base URL, or the address made of its region or resource. `origin` undefined: none can be made. */
export function cloudAddress(
	cloud: Cloud,
	facts: Resolved,
): {readonly baseUrl: Variable | undefined; readonly origin: string | undefined} {
	const baseUrl = facts.usable(flagOf(cloud).baseUrl);
	if (baseUrl) {
		return {baseUrl, origin: baseUrl.value.origin};
	}
	const text = (name: string): string | undefined => facts.usable(name)?.plain;
	const {version, cloudFiles} = facts;
	return {baseUrl: undefined, origin: cloudOrigin(cloud, {text, version, ofProfile: cloudFiles?.awsRegion})};
}

/** The address made of a cloud's region or resource. */
export function cloudOrigin(cloud: Cloud, facts: Parameters<typeof awsRegion>[0]): string | undefined {
	switch (cloud) {
		case 'bedrock':
			return `https://bedrock-runtime.${awsRegion(facts)}.amazonaws.com`;
		case 'mantle':
			return `https://bedrock-mantle.${awsRegion(facts)}.api.aws`;
		case 'anthropic-aws':
			return `https://aws-external-anthropic.${awsRegion(facts)}.api.aws`;
		case 'vertex':
			return `https://${vertexHost(facts)}`;
		case 'foundry': {
			const resource = foundryResource(facts);
			return resource && `https://${resource}.services.ai.azure.com`;
		}
	}
}
