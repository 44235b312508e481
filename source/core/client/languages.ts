// The languages of the clients in the working folder, and which loaders of .env files belong to which.
import {lt} from 'semver';
import type {DotenvLoader, SourceLanguage, UrlForm} from '../readings.js';
import type {ClientFacts} from './types.js';

const loaders: Readonly<Partial<Record<DotenvLoader, readonly SourceLanguage[]>>> = {
	dotenv: ['javascript'],
	'dotenv-expand': ['javascript'],
	node: ['javascript'],
	bun: ['javascript'],
	'python-dotenv': ['python'],
	streamlit: ['python'],
	source: ['shell'],
};

/** Whether a loader can hand variables to a program in this language. Containers and shells hand them to any. */
export function loadsFor(loader: DotenvLoader, language: SourceLanguage): boolean {
	if (loader === 'claude-code' || loader === 'aider' || loader === 'librechat') {
		return false;
	}
	return language === 'other' || loader === 'source' || (loaders[loader]?.includes(language) ?? true);
}

/** At least one: what the sources say, else what the loaders say, else "other". */
export function languagesOf({sources, dotenv}: ClientFacts): readonly SourceLanguage[] {
	if (sources && sources.languages.length > 0) {
		return sources.languages;
	}
	const used = (dotenv?.loaders ?? []).flatMap(({loader}) => loaders[loader] ?? []);
	return used.length > 0 ? [...new Set(used)] : ['other'];
}

/** Vercel's AI SDK appends /messages alone; from version 6 (its provider 3) on it completes Anthropic's bare address (vercel/ai#15542, #16761). */
export function urlFormOf(language: SourceLanguage, {sources, aiSdkVersion}: ClientFacts): UrlForm {
	const clients = (sources?.clients ?? []).filter((client) => client.language === language);
	return clients.length > 0 && clients.every(({kind}) => kind === 'ai-sdk')
		? {
				path: 'v1',
				trailingSlash: 'harmless',
				isBareTaken: aiSdkVersion === null || !lt(aiSdkVersion, '3.0.0'),
			}
		: {path: 'none', trailingSlash: 'harmless'};
}

/** The one cloud that all clients of a language ask; undefined: Anthropic, or they differ. */
export function cloudOfLanguage(
	language: SourceLanguage,
	{sources}: ClientFacts,
): 'bedrock' | 'vertex' | 'foundry' | undefined {
	const kinds = new Set(
		(sources?.clients ?? []).filter((client) => client.language === language).map(({kind}) => kind),
	);
	return kinds.size === 1 ? (['bedrock', 'vertex', 'foundry'] as const).find((cloud) => kinds.has(cloud)) : undefined;
}
