// Bedrock, Vertex and Foundry: which is on, where it is asked, and what is sent there (request-rules.md §4).
import type {Variable} from '../facts.js';
import type {Provider, Refusal, RequestFacts, Sent} from '../request.js';
import {holds} from '../versions.js';
import {inForceOf, isOn, usable} from './in-force.js';
import type {Selection, Slots} from './slots.js';

export type Cloud = Exclude<Provider, 'anthropic'>;

/** In the order in which Claude Code asks for them. */
export const cloudFlags: readonly {readonly cloud: Cloud; readonly flag: string; readonly skip: string}[] = [
	{cloud: 'bedrock', flag: 'CLAUDE_CODE_USE_BEDROCK', skip: 'CLAUDE_CODE_SKIP_BEDROCK_AUTH'},
	{cloud: 'vertex', flag: 'CLAUDE_CODE_USE_VERTEX', skip: 'CLAUDE_CODE_SKIP_VERTEX_AUTH'},
	{cloud: 'foundry', flag: 'CLAUDE_CODE_USE_FOUNDRY', skip: 'CLAUDE_CODE_SKIP_FOUNDRY_AUTH'},
];

export function cloudOf(facts: RequestFacts): (typeof cloudFlags)[number] | undefined {
	return cloudFlags.find(({flag}) => isOn(inForceOf(flag, facts)));
}

export type CloudRequest = {
	readonly slots: Slots;
	readonly isSigned: boolean;
	readonly refusal: Refusal | undefined;
};

/** What leaves for a cloud: its own credential, its own signature, or what the skip flag lets through. */
export function cloudRequest(cloud: Cloud, selection: Selection, facts: RequestFacts): CloudRequest {
	const {xApiKey, bearer, isSigned = false, isSkipped = false} = credentials[cloud](selection, facts);
	const slots = {xApiKey: selection.headers.xApiKey ?? xApiKey ?? null, bearer: bearer ?? null};
	const isNothing = !xApiKey && !bearer && !isSigned && !isSkipped;
	return {slots, isSigned, refusal: isNothing ? without(cloud, facts) : undefined};
}

type Credentials = {
	readonly xApiKey?: Sent;
	readonly bearer?: Sent | undefined;
	readonly isSigned?: boolean;
	/** The skip flag is on: a request without credentials is sent too. */
	readonly isSkipped?: boolean;
};

const credentials: Readonly<Record<Cloud, (selection: Selection, facts: RequestFacts) => Credentials>> = {
	bedrock(selection, facts) {
		const own = cloudSent('AWS_BEARER_TOKEN_BEDROCK', 'bedrock', facts);
		if (!isSkipped('bedrock', facts)) {
			return own ? {bearer: own} : {isSigned: hasAwsSignIn(facts)};
		}
		// A key alone stays here: it only goes along with a bearer (observed on 2.1.330).
		const bearer =
			own ??
			tokenOrHelper(selection) ??
			(selection.headers.authorization?.isEmpty ? undefined : selection.headers.authorization);
		return {...(bearer ? keyOf(selection) : {}), bearer, isSkipped: true};
	},
	vertex(selection, facts) {
		if (!isSkipped('vertex', facts)) {
			return {isSigned: facts.cloudFiles?.google ?? isSet('GOOGLE_APPLICATION_CREDENTIALS', facts)};
		}
		return {...keyOf(selection), bearer: tokenOrHelper(selection) ?? selection.headers.authorization, isSkipped: true};
	},
	foundry({headers}, facts) {
		const token = holds('foundry-auth-token', facts.version)
			? cloudSent('ANTHROPIC_FOUNDRY_AUTH_TOKEN', 'foundry', facts)
			: undefined;
		const key = cloudSent('ANTHROPIC_FOUNDRY_API_KEY', 'foundry', facts);
		if (token || key) {
			return token ? {bearer: token} : key ? {xApiKey: key} : {};
		}
		return isSkipped('foundry', facts)
			? {bearer: headers.authorization, isSkipped: true}
			: {isSigned: facts.cloudFiles?.azure ?? false};
	},
};

function keyOf({key, unapproved}: Selection): {readonly xApiKey?: Sent} {
	return key && !unapproved ? {xApiKey: {source: 'ANTHROPIC_API_KEY', site: key.site, value: key.value}} : {};
}

function tokenOrHelper({token, helper, isSimple}: Selection): Sent | undefined {
	return token ? {source: 'ANTHROPIC_AUTH_TOKEN', site: token.site, value: token.value} : isSimple ? undefined : helper;
}

function cloudSent(name: string, source: Cloud, facts: RequestFacts): Sent | undefined {
	const variable = usable(inForceOf(name, facts));
	return variable && {source, site: variable.site, value: variable.value};
}

function isSkipped(cloud: Cloud, facts: RequestFacts): boolean {
	const skip = cloudFlags.find((one) => one.cloud === cloud)?.skip ?? '';
	return isOn(inForceOf(skip, facts));
}

const isSet = (name: string, facts: RequestFacts): boolean => usable(inForceOf(name, facts)) !== undefined;

/** Whether AWS's own chain can find something, as far as it shows: the metadata service of a virtual machine doesn't. */
function hasAwsSignIn(facts: RequestFacts): boolean {
	return (
		(isSet('AWS_ACCESS_KEY_ID', facts) && isSet('AWS_SECRET_ACCESS_KEY', facts)) ||
		isSet('AWS_WEB_IDENTITY_TOKEN_FILE', facts) ||
		isSet('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', facts) ||
		isSet('AWS_CONTAINER_CREDENTIALS_FULL_URI', facts) ||
		facts.settings.files.some(({cloudRefresh}) => cloudRefresh.some(({name}) => name === 'awsCredentialExport')) ||
		(facts.cloudFiles?.aws ?? false)
	);
}

function without(cloud: Cloud, facts: RequestFacts): Refusal {
	const flag = cloudFlags.find((one) => one.cloud === cloud)?.flag ?? '';
	return {cause: 'cloud-credentials', says: noCredentials[cloud], site: inForceOf(flag, facts)?.site};
}

const noCredentials: Readonly<Record<Cloud, string>> = {
	bedrock:
		'API Error: Could not load AWS credentials · Could not load credentials from any providers. Check or refresh your AWS credentials and try again.',
	vertex: 'API Error: Could not load Google Cloud credentials',
	foundry: 'API Error: Could not load Azure credentials',
};

/** What a cloud wants to know besides a credential: undefined if it has it. A skipped sign-in can't tell Vertex the project. */
export function lacksProject(cloud: Cloud, facts: RequestFacts): boolean {
	return cloud === 'vertex' && isSkipped('vertex', facts) && !isSet('ANTHROPIC_VERTEX_PROJECT_ID', facts);
}

export const noVertexProject =
	'API Error: No projectId was given and it could not be resolved from credentials. The client should be instantiated with the `projectId` option or the `ANTHROPIC_VERTEX_PROJECT_ID` environment variable should be set.';

export const noFoundryResource =
	'API Error: Must provide one of the `baseURL` or `resource` arguments, or the `ANTHROPIC_FOUNDRY_RESOURCE` environment variable';

/** Where a cloud is asked: its own base URL, or the address made of its region or resource. `address` undefined: none can be made. */
export function cloudAddress(
	cloud: Cloud,
	facts: RequestFacts,
): {readonly baseUrl: Variable | undefined; readonly origin: string | undefined} {
	const baseUrl = usable(inForceOf(`ANTHROPIC_${cloud.toUpperCase()}_BASE_URL`, facts));
	if (baseUrl) {
		return {baseUrl, origin: baseUrl.value.origin};
	}
	return {baseUrl: undefined, origin: cloudOrigin(cloud, (name) => usable(inForceOf(name, facts))?.plain)};
}

/** The address made of a cloud's region or resource. `text`: what a variable has. */
export function cloudOrigin(cloud: Cloud, text: (name: string) => string | undefined): string | undefined {
	const resource = text('ANTHROPIC_FOUNDRY_RESOURCE');
	const addresses: Readonly<Record<Cloud, string | undefined>> = {
		bedrock: `https://bedrock-runtime.${text('AWS_REGION') ?? 'us-east-1'}.amazonaws.com`,
		vertex: `https://${vertexHost(text('CLOUD_ML_REGION') ?? 'us-east5')}`,
		foundry: resource && `https://${resource}.services.ai.azure.com`,
	};
	return addresses[cloud];
}

/** Multi-regions have hosts of their own (anthropics/anthropic-sdk, vertex client). */
function vertexHost(region: string): string {
	return region === 'global'
		? 'aiplatform.googleapis.com'
		: region === 'us' || region === 'eu'
			? `aiplatform.${region}.rep.googleapis.com`
			: `${region}-aiplatform.googleapis.com`;
}
