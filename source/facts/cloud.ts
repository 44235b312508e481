// Whether a cloud's own credentials are set up here: variables and files by name, never their content (facts.md §4).
import {defineFact} from '../core/evidence.js';
import type {ShellFiles} from '../core/readings.js';
import type {Provider} from '../core/request.js';
import {join} from '../probes/paths.js';
import {settings} from '../probes/settings.js';
import {shellFiles} from '../probes/shell-files.js';
import {request} from './request.js';

/** What of each cloud is there, in words. */
export type CloudSetup = Readonly<Record<Exclude<Provider, 'anthropic'>, readonly string[]>>;

const aws = [
	'AWS_BEARER_TOKEN_BEDROCK',
	'AWS_ACCESS_KEY_ID',
	'AWS_PROFILE',
	'AWS_WEB_IDENTITY_TOKEN_FILE',
	'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
	'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/** The variables of each cloud, besides its flag. */
export const cloudVariables: CloudSetup = {
	bedrock: [...aws, 'ANTHROPIC_BEDROCK_BASE_URL', 'CLAUDE_CODE_SKIP_BEDROCK_AUTH'],
	mantle: [...aws, 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL', 'CLAUDE_CODE_SKIP_MANTLE_AUTH'],
	'anthropic-aws': [
		...aws,
		'ANTHROPIC_AWS_API_KEY',
		'ANTHROPIC_AWS_WORKSPACE_ID',
		'ANTHROPIC_AWS_BASE_URL',
		'CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH',
	],
	vertex: [
		'ANTHROPIC_VERTEX_PROJECT_ID',
		'GOOGLE_APPLICATION_CREDENTIALS',
		'ANTHROPIC_VERTEX_BASE_URL',
		'CLAUDE_CODE_SKIP_VERTEX_AUTH',
	],
	foundry: [
		'ANTHROPIC_FOUNDRY_API_KEY',
		'ANTHROPIC_FOUNDRY_AUTH_TOKEN',
		'ANTHROPIC_FOUNDRY_RESOURCE',
		'ANTHROPIC_FOUNDRY_BASE_URL',
		'CLAUDE_CODE_SKIP_FOUNDRY_AUTH',
	],
};

const awsFiles = ['.aws/credentials', '.aws/config', '.aws/sso/cache'] as const;

const files = {
	bedrock: awsFiles,
	mantle: awsFiles,
	'anthropic-aws': awsFiles,
	vertex: ['.config/gcloud/application_default_credentials.json'],
	foundry: ['.azure/azureProfile.json'],
} as const;

export const cloud = defineFact<CloudSetup>({
	id: 'cloud',
	async read({host, need, try: attempt}) {
		const [predictions, levels, shell] = await Promise.all([need(request), need(settings), attempt(shellFiles)]);
		// Also what a new terminal would have and this process doesn't: it is meant.
		const isWritten = (name: string): boolean =>
			shell?.inForce(name)?.value.isBlank === false ||
			shell?.assignments.some((one) => one.name === name && isForgotten(one)) === true;
		const refresh = levels.files.flatMap(({cloudRefresh}) =>
			cloudRefresh.filter(({value}) => !value.isBlank).map(({name}) => name),
		);
		const found = async (provider: keyof CloudSetup): Promise<readonly string[]> => {
			const set = cloudVariables[provider].filter(
				(name) =>
					(predictions.inForce(name)?.value ?? valueIn(host.environment[name]))?.isBlank === false || isWritten(name),
			);
			const there = await Promise.all(
				files[provider].map(async (path) =>
					(await host.files.status(join(host.platform, host.home, ...path.split('/')))) ? [`~/${path}`] : [],
				),
			);
			const commands = refresh.filter(
				(name) => name.startsWith(provider === 'vertex' ? 'gcp' : 'aws') && provider !== 'foundry',
			);
			return [...set, ...there.flat(), ...commands];
		};
		const providers = Object.keys(cloudVariables) as readonly (keyof CloudSetup)[];
		const all = await Promise.all(providers.map(async (provider) => [provider, await found(provider)] as const));
		return Object.fromEntries(all) as CloudSetup;
	},
});

/** A new terminal has it, and only the export is missing. */
function isForgotten({isRead, effect, reach, value}: ShellFiles['assignments'][number]): boolean {
	return isRead && effect === 'assigns' && reach !== 'function' && !value.isBlank;
}

function valueIn(text: string | undefined): {readonly isBlank: boolean} | undefined {
	return text === undefined ? undefined : {isBlank: text.trim() === ''};
}
