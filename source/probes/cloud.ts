// Whether a cloud's own credentials are set up here: variables and files by name, never their content (facts.md §4).
import {defineProbe} from '../core/evidence.js';
import type {Provider} from '../core/request.js';
import {join} from './paths.js';
import {request} from './request.js';
import {settings} from './settings.js';

/** What of each cloud is there, in words. */
export type Cloud = Readonly<Record<Exclude<Provider, 'anthropic'>, readonly string[]>>;

const variables: Cloud = {
	bedrock: [
		'AWS_BEARER_TOKEN_BEDROCK',
		'AWS_ACCESS_KEY_ID',
		'AWS_PROFILE',
		'AWS_WEB_IDENTITY_TOKEN_FILE',
		'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
		'AWS_CONTAINER_CREDENTIALS_FULL_URI',
		'ANTHROPIC_BEDROCK_BASE_URL',
		'CLAUDE_CODE_SKIP_BEDROCK_AUTH',
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

const files = {
	bedrock: ['.aws/credentials', '.aws/config', '.aws/sso/cache'],
	vertex: ['.config/gcloud/application_default_credentials.json'],
	foundry: ['.azure/azureProfile.json'],
} as const;

export const cloud = defineProbe<Cloud>({
	id: 'cloud',
	async read({host, need}) {
		const [predictions, levels] = await Promise.all([need(request), need(settings)]);
		const refresh = levels.files.flatMap(({cloudRefresh}) =>
			cloudRefresh.filter(({value}) => !value.isBlank).map(({name}) => name),
		);
		const found = async (provider: keyof Cloud): Promise<readonly string[]> => {
			const set = variables[provider].filter(
				(name) => (predictions.inForce(name)?.value ?? valueIn(host.environment[name]))?.isBlank === false,
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
		const [bedrock, vertex, foundry] = await Promise.all([found('bedrock'), found('vertex'), found('foundry')]);
		return {bedrock, vertex, foundry};
	},
});

function valueIn(text: string | undefined): {readonly isBlank: boolean} | undefined {
	return text === undefined ? undefined : {isBlank: text.trim() === ''};
}
