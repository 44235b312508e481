// Apps whose settings aren't plain files, as data: where key and base URL stand in each, and which form of them it wants (facts.md §12).
import type {FormApp} from '../core/app/form.js';

const none = {path: 'none', trailingSlash: 'harmless'} as const;
const withV1 = {path: 'v1', trailingSlash: 'harmless'} as const;

export const formApps: readonly FormApp[] = [
	{
		id: 'cursor',
		name: 'Cursor',
		where: 'Cursor Settings, Models, API Keys',
		urlForm: withV1,
		header: 'x-api-key',
		headerWithUrl: 'bearer',
		note: "An Anthropic key always goes to Anthropic. A gateway's address goes into Override OpenAI Base URL, with /v1.",
	},
	{
		id: 'cherry-studio',
		name: 'Cherry Studio',
		where: 'Settings, Model Provider, Anthropic: API Key and API Host',
		// Older versions: a slash at the end means "append no /v1". Newer ones take it away (PR 10229).
		urlForm: {path: 'none', trailingSlash: 'refused'},
		header: 'x-api-key',
		literalMark: '#',
		keySeparator: ',',
		note: 'It appends /v1/messages itself. An address that ends in # is taken as it is.',
	},
	{
		id: 'cline',
		name: 'Cline',
		where: 'its settings in VS Code, API Provider Anthropic: API Key and Use custom base URL',
		urlForm: none,
		header: 'x-api-key',
	},
	{
		id: 'roo-code',
		name: 'Roo Code',
		where: 'its settings, Providers, Anthropic: API Key and Use custom base URL',
		urlForm: none,
		header: 'x-api-key',
		note: 'Beside the base URL it has a switch that sends the key as Authorization: Bearer.',
	},
	{
		id: 'kilo-code',
		name: 'Kilo Code',
		where: 'its settings, Providers, Anthropic: API Key and Use custom base URL',
		urlForm: none,
		header: 'x-api-key',
	},
	{
		id: 'n8n',
		name: 'n8n',
		where: 'the credential of the kind Anthropic: API Key and Base URL',
		urlForm: none,
		header: 'x-api-key',
	},
	{
		id: 'jetbrains',
		name: 'JetBrains AI Assistant',
		where: 'Settings, Tools, AI Assistant, Models & API Keys',
		urlForm: withV1,
		header: 'x-api-key',
		headerWithUrl: 'bearer',
		note: 'A base URL goes with the provider OpenAI-compatible. The plugin of Claude Code has no key of its own: it takes what the IDE was started with.',
	},
];

/** Any other app, by what it appends to the base URL. */
export const otherForms: readonly FormApp[] = [
	{
		id: 'other-none',
		name: 'The app',
		where: 'its settings',
		urlForm: none,
		header: 'x-api-key',
	},
	{
		id: 'other-v1',
		name: 'The app',
		where: 'its settings',
		urlForm: withV1,
		header: 'x-api-key',
	},
	{
		id: 'other-endpoint',
		name: 'The app',
		where: 'its settings',
		urlForm: {path: 'endpoint', trailingSlash: 'refused'},
		header: 'x-api-key',
	},
	{
		id: 'other-unknown',
		name: 'The app',
		where: 'its settings',
		urlForm: {path: 'unknown', trailingSlash: 'harmless'},
		header: 'x-api-key',
	},
];
