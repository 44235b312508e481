// What the programs of the working folder are written in, how they ask the API, and keys that stand in their source.
import {BeyondBudget} from '../core/budget.js';
import {defineProbe} from '../core/evidence.js';
import type {SourceFiles, SourceLanguage} from '../core/readings.js';
import {compose} from './dotenv/known-signs.js';
import {type ProjectFile, projectFiles} from './project-files.js';
import {readSettingFile} from './setting-file.js';
import {languageOf} from './source-files/languages.js';
import {namesSetIn} from './source-files/own-environment.js';
import {composeReferences, holdersIn, isAboutClaude, projectOf, referencesIn} from './source-files/references.js';
import {valuesIn} from './source-files/values.js';
import {Lines} from './syntax/lines.js';

type Client = SourceFiles['clients'][number];

const mostValues = 50;

export const sourceFiles = defineProbe<SourceFiles>({
	id: 'source-files',
	async read({need, host}) {
		const {files} = await need(projectFiles);
		const ofCompose = files.filter(({name, text}) => compose.test(name) && /ANTHROPIC_/.test(text));
		const composed = await Promise.all(ofCompose.map(({path}) => readSettingFile(host, path, 'yaml')));
		const code = files.filter(({name}) => languageOf(name));
		const clients = code.flatMap(clientsIn);
		const known = new Set(clients.map(({language}) => language));
		const listed = files.flatMap(dependenciesIn).filter(({language}) => !known.has(language));
		const own = code.filter(
			({name}) =>
				!/(?:^|\/)(?:tests?|__tests__|spec|fixtures?|testdata)\/|(?:^|\/)test_|[._](?:test|spec)\.\w+$/i.test(name),
		);
		const values = own.flatMap(valuesIn).slice(0, mostValues);
		const cut: ProjectFile[] = [];
		// That one file has more than is looked at says nothing about the others.
		const ofEach = <T>(read: (file: ProjectFile) => readonly T[]): readonly T[] =>
			own.flatMap((file) => {
				try {
					return read(file);
				} catch (error) {
					if (!(error instanceof BeyondBudget)) {
						throw error;
					}
					cut.push(file);
					return [];
				}
			});
		const project = projectOf(own, ofEach(holdersIn));
		const references = ofEach((file) => referencesIn(file, project));
		const all = [...clients, ...listed];
		return {
			keys: values.filter(({kind}) => kind === 'key').map(({value}) => value),
			baseUrls: values.filter(({kind}) => kind === 'url').map(({value}) => value),
			references: [...references, ...composed.flatMap((one) => (one?.file ? composeReferences(one.file) : []))],
			setNames: own.filter(isAboutClaude).flatMap(namesSetIn),
			clients: all,
			languages: byNumber(all),
			unread: cut.filter(isAboutClaude).map(({path}) => path),
		};
	},
});

/** How a client is made. In other languages: the name in front of a call, or as it is imported. */
const sdks: Readonly<Partial<Record<SourceLanguage, RegExp>>> = {
	python:
		/^[ \t]*(?:from|import(?:[ \t]+\w[\w.]*[ \t]*,)*)\s+(?:anthropic|litellm|langchain_anthropic|pydantic_ai|instructor)\b/m,
	javascript:
		/['"](?:@anthropic-ai\/(?:sdk|bedrock-sdk|vertex-sdk)|@ai-sdk\/anthropic|@langchain\/anthropic)(?:\/[\w./-]*)?['"]/,
	other: /^(?!\s{0,80}(?:\/\/|#|\*)).{0,200}\banthropic\w{0,40}\s?[.:(\\/'"]/im,
};

/** A request by hand: curl, fetch, requests. */
const byHand = /\/v1\/messages\b|api\.anthropic\.com|\banthropic-version\b/i;

function clientsIn(file: ProjectFile): readonly Client[] {
	const language = languageOf(file.name);
	const sdk = language && sdks[language]?.exec(file.text);
	const found = sdk ?? byHand.exec(file.text);
	if (!language || !found) {
		return [];
	}
	const start = found.index + (/^\s*/.exec(found[0])?.[0].length ?? 0);
	return [
		{
			language,
			kind: sdk ? (cloudIn(file.text) ?? kindOf(sdk[0])) : 'http',
			site: {kind: 'file', path: file.path, ...new Lines(file.text).at(start)},
		},
	];
}

/** The cloud whose client a file makes, if it makes no other. */
function cloudIn(text: string): 'bedrock' | 'vertex' | 'foundry' | undefined {
	const [, named] = /\b(?:Async)?Anthropic(Bedrock|Vertex|Foundry)(?:Mantle)?\s*\(/.exec(text) ?? [];
	return named === undefined || /\b(?:Async)?Anthropic\s*\(/.test(text)
		? undefined
		: (named.toLowerCase() as 'bedrock' | 'vertex' | 'foundry');
}

function kindOf(found: string): 'sdk' | 'ai-sdk' {
	return found.includes('@ai-sdk/') ? 'ai-sdk' : 'sdk';
}

/** How a project names the SDK among what it needs. */
const lists: readonly (readonly [RegExp, RegExp, SourceLanguage])[] = [
	[/(?:^|\/)package\.json$/, /"(?:@anthropic-ai\/sdk|@ai-sdk\/anthropic|@langchain\/anthropic)"\s*:/, 'javascript'],
	[
		/(?:^|\/)(?:requirements[\w.-]*\.(?:txt|in)|pyproject\.toml|Pipfile|setup\.(?:py|cfg))$/,
		/(?:^|["'])(?:anthropic|langchain-anthropic|litellm)(?=\s*(?:$|[=<>~!;"'[]))/m,
		'python',
	],
];

/** A project that needs the SDK, though no source was seen that uses it. */
function dependenciesIn(file: ProjectFile): readonly Client[] {
	return lists.flatMap(([name, pattern, language]): readonly Client[] => {
		const found = name.test(file.name) ? pattern.exec(file.text) : null;
		return found
			? [
					{
						language,
						kind: kindOf(found[0]),
						site: {kind: 'file', path: file.path, ...new Lines(file.text).at(found.index)},
					},
				]
			: [];
	});
}

function byNumber(clients: readonly Client[]): readonly SourceLanguage[] {
	const count = new Map<SourceLanguage, number>();
	for (const {language} of clients) {
		count.set(language, (count.get(language) ?? 0) + 1);
	}
	return [...count].sort(([, one], [, other]) => other - one).map(([language]) => language);
}
