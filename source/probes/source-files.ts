// What the programs of the working folder are written in, how they ask the API, and keys that stand in their source.
import {defineProbe} from '../core/evidence.js';
import type {SourceFiles, SourceLanguage, SourceValue} from '../core/facts.js';
import {Secret} from '../core/secret.js';
import {plainValue} from '../core/variables.js';
import {type ProjectFile, projectFiles} from './project-files.js';
import {Lines} from './syntax/lines.js';

type Client = SourceFiles['clients'][number];

const mostValues = 50;

export const sourceFiles = defineProbe<SourceFiles>({
	id: 'source-files',
	async read({need}) {
		const {files, isCut} = await need(projectFiles);
		const code = files.filter(({name}) => languageOf(name) !== 'other');
		const clients = code.flatMap(clientsIn);
		const known = new Set(clients.map(({language}) => language));
		const listed = files.flatMap(dependenciesIn).filter(({language}) => !known.has(language));
		const own = code.filter(
			({name}) =>
				!/(?:^|\/)(?:tests?|__tests__|spec|fixtures?|testdata)\/|(?:^|\/)test_|[._](?:test|spec)\.\w+$/i.test(name),
		);
		const values = own.flatMap(valuesIn).slice(0, mostValues);
		const all = [...clients, ...listed];
		return {
			keys: values.filter(({kind}) => kind === 'key').map(({value}) => value),
			baseUrls: values.filter(({kind}) => kind === 'url').map(({value}) => value),
			clients: all,
			languages: byNumber(all),
			isCut,
		};
	},
});

const endings: Readonly<Record<string, SourceLanguage>> = {
	py: 'python',
	pyw: 'python',
	ipynb: 'python',
	js: 'javascript',
	mjs: 'javascript',
	cjs: 'javascript',
	jsx: 'javascript',
	ts: 'javascript',
	mts: 'javascript',
	cts: 'javascript',
	tsx: 'javascript',
	vue: 'javascript',
	svelte: 'javascript',
	sh: 'shell',
	bash: 'shell',
	zsh: 'shell',
	fish: 'shell',
	go: 'go',
	rb: 'ruby',
	java: 'java',
	kt: 'java',
	kts: 'java',
	scala: 'java',
	cs: 'csharp',
	php: 'php',
	rs: 'rust',
};

function languageOf(name: string): SourceLanguage {
	if (/(?:^|\/)(?:Makefile|makefile|[Jj]ustfile)$/.test(name)) {
		return 'shell';
	}
	return endings[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'other';
}

const sdks: Readonly<Partial<Record<SourceLanguage, RegExp>>> = {
	python:
		/^\s*(?:from|import)\s+(?:anthropic|litellm|langchain_anthropic|pydantic_ai|instructor)\b|"\s*(?:from|import)\s+anthropic\b/m,
	javascript:
		/['"](?:@anthropic-ai\/(?:sdk|bedrock-sdk|vertex-sdk)|@ai-sdk\/anthropic|@langchain\/anthropic)(?:\/[\w./-]*)?['"]/,
	go: /"github\.com\/(?:anthropics\/anthropic-sdk-go|liushuangls\/go-anthropic)/,
	ruby: /require\s+['"]anthropic['"]|\bAnthropic::Client\b/,
	java: /\bcom\.anthropic\.|AnthropicChatModel|AnthropicOkHttpClient/,
	csharp: /\busing\s+Anthropic\b|AnthropicClient/,
	php: /Anthropic\\|anthropic-sdk|Anthropic::client/,
	rust: /\b(?:anthropic|anthropic_sdk|clust|misanthropic)::/,
};

/** A request by hand: curl, fetch, requests. */
const byHand = /\/v1\/messages\b|api\.anthropic\.com|\banthropic-version\b/i;

function clientsIn(file: ProjectFile): readonly Client[] {
	const language = languageOf(file.name);
	const sdk = sdks[language]?.exec(file.text);
	const found = sdk ?? byHand.exec(file.text);
	if (!found) {
		return [];
	}
	const start = found.index + (/^\s*/.exec(found[0])?.[0].length ?? 0);
	return [
		{language, kind: sdk ? 'sdk' : 'http', site: {kind: 'file', path: file.path, ...new Lines(file.text).at(start)}},
	];
}

/** A project that names the SDK among what it needs, though no source was seen that uses it. */
function dependenciesIn(file: ProjectFile): readonly Client[] {
	const lists: readonly (readonly [RegExp, RegExp, SourceLanguage])[] = [
		[/(?:^|\/)package\.json$/, /"(?:@anthropic-ai\/sdk|@ai-sdk\/anthropic|@langchain\/anthropic)"\s*:/, 'javascript'],
		[
			/(?:^|\/)(?:requirements[\w.-]*\.(?:txt|in)|pyproject\.toml|Pipfile|setup\.(?:py|cfg))$/,
			/(?:^|["'])(?:anthropic|langchain-anthropic|litellm)(?=\s*(?:$|[=<>~!;"'[]))/m,
			'python',
		],
		[/(?:^|\/)go\.mod$/, /anthropic-sdk-go/, 'go'],
		[/(?:^|\/)Gemfile$/, /gem\s+['"]anthropic['"]/, 'ruby'],
	];
	return lists.flatMap(([name, pattern, language]): readonly Client[] => {
		const found = name.test(file.name) ? pattern.exec(file.text) : null;
		return found
			? [{language, kind: 'sdk', site: {kind: 'file', path: file.path, ...new Lines(file.text).at(found.index)}}]
			: [];
	});
}

type Found = {readonly kind: 'key' | 'url'; readonly value: SourceValue};

// A name, a sign, and a text in quotes: api_key="…", apiKey: '…', "x-api-key": "…", os.environ["ANTHROPIC_API_KEY"] = "…".
const assigned =
	/((?:[A-Za-z_$][\w$]*|["'](?:x-api-key|authorization)["']))(?:["']?\])?["']?\s*(?::\s*[A-Za-z]+\s*)?(?:=>|:=|=(?!=)|:|,)\s*(?:option\.With\w+\()?(["'`])((?:(?!\2)[^\n\\]){0,400})\2/gi;
const header = /\b(x-api-key|authorization)\s*:\s*(?:Bearer\s+)?([^\s"'$`{}\\]{12,})/gi;
const bare = /(["'`])(sk-ant-[a-z]+\d{2}-[\w-]{16,})\1/g;

const keyName =
	/^(?:(?:anthropic|claude)[_-]?)?(?:api[_-]?key|auth[_-]?token|x-api-key|authorization)$|^(?:ANTHROPIC|CLAUDE)_(?:CODE_)?(?:API_KEY|AUTH_TOKEN|OAUTH_TOKEN|KEY|TOKEN)$/i;
const urlName = /^(?:base_?url|api_?url|anthropic_?(?:base|api)_?url)$/i;
const clientCall =
	/(?:\bAnthropic\w*|\bAsyncAnthropic\w*|\bcreateAnthropic|\bChatAnthropic|\banthropic\.(?:Client|NewClient)|\bAnthropic::Client\.new|\bAnthropicClient|\bAnthropicOkHttpClient)\s*\(/;

function valuesIn(file: ProjectFile): readonly Found[] {
	const {text, path, digest} = file;
	const language = languageOf(file.name);
	if (!/anthropic|claude|sk-ant-|x-api-key/i.test(text)) {
		return [];
	}
	const lines = new Lines(text);
	const found = new Map<number, Found>();
	const add = (
		kind: Found['kind'],
		name: string,
		value: string,
		start: number,
		end: number,
		isPassed: boolean,
	): void => {
		if (found.has(start) || isCommented(text, start, language)) {
			return;
		}
		const secret = new Secret(value);
		if (kind === 'key' && secret.isPlaceholder && !isPassed) {
			return;
		}
		const site = {kind: 'file', path, ...lines.at(start)} as const;
		const plain = kind === 'url' ? plainValue('ANTHROPIC_BASE_URL', value) : undefined;
		found.set(start, {
			kind,
			value: {value: secret, plain, site, language, isPassedToClient: isPassed, name, valueSpan: {start, end}, digest},
		});
	};
	for (const match of text.matchAll(assigned)) {
		const [whole, written = '', quote = '', value = ''] = match;
		const name = written.replace(/["']/g, '');
		const start = match.index + whole.length - value.length - 2 * quote.length;
		const end = match.index + whole.length;
		if (value === '' || /[${]/.test(value)) {
			continue;
		}
		const isInClient = isArgument(text, match.index);
		if (urlName.test(name) && /^https?:\/\//i.test(value) && (isInClient || /anthropic/i.test(name))) {
			add('url', name, value, start, end, isInClient || isEnvironment(text, match.index));
		} else if (keyName.test(name) && (isInClient || isTelling(name, value))) {
			const isHeader = /^(?:x-api-key|authorization)$/i.test(name);
			const isPassed = isInClient || isHeader || isEnvironment(text, match.index) || isUsed(text, name);
			add('key', name, isHeader ? value.replace(/^Bearer\s+/i, '') : value, start, end, isPassed);
		}
	}
	for (const match of text.matchAll(header)) {
		const [whole, name = '', value = ''] = match;
		const end = match.index + whole.length;
		if (isTelling(name, value)) {
			add('key', name, value, end - value.length, end, true);
		}
	}
	for (const match of text.matchAll(bare)) {
		const [whole, , value = ''] = match;
		const name = /([A-Za-z_$][\w$]*)\s*(?::\s*\w+\s*)?[:=]\s*$/.exec(
			text.slice(Math.max(0, match.index - 120), match.index),
		)?.[1];
		add(
			'key',
			name ?? 'key',
			value,
			match.index,
			match.index + whole.length,
			isArgument(text, match.index) || (name !== undefined && isUsed(text, name)),
		);
	}
	return [...found.values()];
}

/** Names like `api_key` are used for other vendors too: then the value must look like ours. */
function isTelling(name: string, value: string): boolean {
	return /anthropic|claude/i.test(name) ? value.length >= 8 && !/\s/.test(value.trim()) : /sk-ant-/.test(value);
}

/** Whether an offset lies in the brackets of a call that makes a client. */
function isArgument(text: string, at: number): boolean {
	const before = text.slice(Math.max(0, at - 800), at);
	let depth = 0;
	for (let index = before.length - 1; index >= 0; index -= 1) {
		const character = before[index];
		if (character === ')') {
			depth += 1;
		} else if (character === '(') {
			if (depth === 0) {
				const call = before.slice(Math.max(0, index - 60), index + 1);
				return new RegExp(`${clientCall.source}$`).test(call);
			}
			depth -= 1;
		}
	}
	return false;
}

/** `os.environ["NAME"] = …`, `process.env.NAME = …`: replaces what the process has. */
function isEnvironment(text: string, at: number): boolean {
	return /(?:os\.environ\[["']?|process\.env(?:\.|\[["']?)|ENV\[["']?)$/.test(text.slice(Math.max(0, at - 40), at));
}

/** `KEY = "…"` and further on `api_key=KEY`. */
function isUsed(text: string, name: string): boolean {
	if (!/^[\w$]+$/.test(name)) {
		return false;
	}
	const safe = name.replaceAll('$', '\\$');
	const pattern = new RegExp(`(?:api_?key|auth_?token)\\s*[=:]\\s*(?:\\w+\\.)?${safe}\\b(?!\\s*\\()`, 'gi');
	return (
		[...text.matchAll(pattern)].some((match) => isArgument(text, match.index)) ||
		(/^apiKey$/.test(name) && clientShorthand.test(text))
	);
}

const clientShorthand = /new\s+Anthropic\s*\(\s*\{[^}]*\bapiKey\s*[,}]/;

function isCommented(text: string, at: number, language: SourceLanguage): boolean {
	const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
	return (
		/^\s*(?:\/\/|\*|\/\*)/.test(line) || (['python', 'shell', 'ruby', 'php'].includes(language) && /^\s*#/.test(line))
	);
}

function byNumber(clients: readonly Client[]): readonly SourceLanguage[] {
	const count = new Map<SourceLanguage, number>();
	for (const {language} of clients) {
		count.set(language, (count.get(language) ?? 0) + 1);
	}
	return [...count].sort(([, one], [, other]) => other - one).map(([language]) => language);
}
