// What programs send through SDKs: the same variables, other rules in every language (facts.md §1.4).
import {describe, expect, test} from 'vitest';
import {type ClientFacts, predictClients} from '../../source/core/client-request.js';
import type {
	DotenvAssignment,
	DotenvFiles,
	DotenvLoader,
	SourceFiles,
	SourceLanguage,
	SourceReference,
} from '../../source/core/readings.js';
import type {Request} from '../../source/core/request.js';
import {environmentByHand, variable} from '../helpers/facts.js';

type Given = {
	readonly env?: Readonly<Record<string, string>>;
	readonly languages?: readonly SourceLanguage[];
	readonly dotenv?: Readonly<Record<string, string>>;
	readonly loader?: DotenvLoader;
	readonly overrides?: boolean;
	readonly passed?: readonly [name: string, value: string];
	readonly sdkVersion?: string;
	/** A variable that the program hands to its client as the key. */
	readonly reads?: Pick<SourceReference, 'names' | 'isRequired' | 'isKeptElsewhere'>;
};

const site = (path: string) => ({kind: 'file', path}) as const;
const span = {start: 0, end: 0};

function dotenvByHand(
	values: Readonly<Record<string, string>>,
	loader: DotenvLoader,
	overridesEnvironment: boolean,
): DotenvFiles {
	const use = {loader, because: site('/p/main'), overridesEnvironment, files: ['/p/.env']};
	const assignments = Object.entries(values).map(([name, text]): DotenvAssignment => {
		const found = {...variable(name, text, site('/p/.env')), site: site('/p/.env')};
		return {
			...found,
			syntax: 'dotenv',
			effect: 'exports',
			reach: 'top',
			isLiteral: true,
			statement: span,
			nameSpan: span,
			valueSpan: span,
			digest: '',
			loadedBy: [{...use, value: found.value, plain: found.plain}],
			isLoaded: true,
			overridesEnvironment,
			as: () => found.value,
		};
	});
	return {
		files: [],
		loaders: [use],
		assignments,
		inForce: (name, wanted) => assignments.find((one) => one.name === name && (wanted ?? loader) === loader),
	};
}

function sourcesByHand(languages: readonly SourceLanguage[], {passed, reads}: Given): SourceFiles {
	const references = reads
		? [{slot: 'ANTHROPIC_API_KEY', ...reads, language: languages[0] ?? 'other', site: site('/p/main')} as const]
		: [];
	const values = passed
		? [
				{
					value: variable('x', passed[1], site('/p/main')).value,
					plain: passed[1],
					site: site('/p/main'),
					language: languages[0] ?? 'other',
					isPassedToClient: true,
					name: passed[0],
					valueSpan: span,
					digest: '',
				} as const,
			]
		: [];
	const isUrl = passed?.[1].startsWith('http') ?? false;
	return {
		keys: isUrl ? [] : values,
		baseUrls: isUrl ? values : [],
		references,
		clients: [],
		languages,
		unread: [],
		setNames: [],
	};
}

function predicted(given: Given) {
	const {env, languages = [], dotenv, loader = 'dotenv', overrides = false, sdkVersion} = given;
	const facts: ClientFacts = {
		environment: environmentByHand(env),
		dotenv: dotenv && dotenvByHand(dotenv, loader, overrides),
		sources: sourcesByHand(languages, given),
		sdkVersion: sdkVersion ?? null,
		aiSdkVersion: null,
	};
	return predictClients(facts);
}

const value = (request: Request | null, slot: 'xApiKey' | 'bearer'): string => {
	const sent = request?.[slot];
	return sent ? (sent.isEmpty ? '""' : `${sent.source} ${sent.value?.length ?? '?'}`) : '-';
};

function shown(given: Given): string {
	const {request, refusal} = predicted(given);
	return request ? `${value(request, 'xApiKey')} | ${value(request, 'bearer')}` : `refused: ${refusal?.cause}`;
}

const K = {ANTHROPIC_API_KEY: 'key'};
const T = {ANTHROPIC_AUTH_TOKEN: 'token'};
const js = {languages: ['javascript']} as const;
const py = {languages: ['python']} as const;

describe('both languages', () => {
	test.each<[string, Given, string]>([
		['TypeScript, key', {...js, env: K}, 'ANTHROPIC_API_KEY 3 | -'],
		['TypeScript 1, key as bearer', {...js, env: K, sdkVersion: '1.12.0'}, '- | ANTHROPIC_API_KEY 3'],
		['TypeScript 1, both: the key alone', {...js, env: {...K, ...T}, sdkVersion: '1.12.0'}, '- | ANTHROPIC_API_KEY 3'],
		[
			'TypeScript 0, both',
			{...js, env: {...K, ...T}, sdkVersion: '0.70.0'},
			'ANTHROPIC_API_KEY 3 | ANTHROPIC_AUTH_TOKEN 5',
		],
		['TypeScript trims', {...js, env: {ANTHROPIC_API_KEY: ' key\r\n'}}, 'ANTHROPIC_API_KEY 3 | -'],
		['TypeScript, blank', {...js, env: {ANTHROPIC_API_KEY: ' '}}, 'refused: key-empty'],
		['TypeScript, line break', {...js, env: {ANTHROPIC_API_KEY: 'k\ny'}}, 'refused: key-whitespace'],
		['TypeScript, zero-width', {...js, env: {ANTHROPIC_API_KEY: 'key\u200b'}}, 'refused: key-invisible'],
		['Python, both', {...py, env: {...K, ...T}}, 'ANTHROPIC_API_KEY 3 | ANTHROPIC_AUTH_TOKEN 5'],
		['Python does not trim', {...py, env: {ANTHROPIC_API_KEY: 'key\n'}}, 'refused: key-whitespace'],
		['Python, blank at the end', {...py, env: {ANTHROPIC_API_KEY: 'key '}}, 'refused: key-whitespace'],
		['Python sends a no-break space', {...py, env: {ANTHROPIC_API_KEY: 'key\u00a0'}}, 'ANTHROPIC_API_KEY 4 | -'],
		['Python, empty key', {...py, env: {ANTHROPIC_API_KEY: ''}}, 'refused: key-empty'],
		['Python, empty key beside a token', {...py, env: {ANTHROPIC_API_KEY: '', ...T}}, '"" | ANTHROPIC_AUTH_TOKEN 5'],
		['Python, empty token beside a key', {...py, env: {...K, ANTHROPIC_AUTH_TOKEN: ''}}, 'refused: key-empty'],
		['Python, empty base URL', {...py, env: {...K, ANTHROPIC_BASE_URL: ''}}, 'refused: base-url-invalid'],
		['TypeScript, empty base URL', {...js, env: {...K, ANTHROPIC_BASE_URL: ''}}, 'ANTHROPIC_API_KEY 3 | -'],
		[
			'no client takes host:port',
			{...js, env: {...K, ANTHROPIC_BASE_URL: 'localhost:4000'}},
			'refused: base-url-invalid',
		],
		['curl sends it as it is', {languages: ['shell'], env: {ANTHROPIC_API_KEY: 'key\r'}}, 'ANTHROPIC_API_KEY 4 | -'],
		['nothing', {...js}, 'refused: login-missing'],
		[
			'custom headers replace',
			{...js, env: {...K, ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: header'}},
			'ANTHROPIC_CUSTOM_HEADERS 6 | -',
		],
		['a profile', {...py, env: {ANTHROPIC_PROFILE: 'work'}}, '- | profile ?'],
	])('%s', (_, given, expected) => {
		expect(shown(given)).toBe(expected);
	});

	test('a project in two languages has two predictions', () => {
		const {clients, language} = predicted({languages: ['javascript', 'python'], env: {ANTHROPIC_API_KEY: 'key '}});
		expect(language).toBe('javascript');
		expect(clients.map(({prediction}) => prediction.refusal?.cause)).toEqual([undefined, 'key-whitespace']);
	});

	test('the warning of the new SDK', () => {
		expect(predicted({...js, env: {...K, ...T}, sdkVersion: '1.12.0'}).warnings).toHaveLength(1);
		expect(predicted({...js, env: {...K, ...T}}).warnings).toEqual([]);
	});
});

describe('where a value comes from', () => {
	const dotenv = {ANTHROPIC_API_KEY: 'from-file'};
	test.each<[string, Given, string]>([
		['a .env file fills in', {...js, dotenv}, 'ANTHROPIC_API_KEY 9 | -'],
		['and does not replace', {...js, dotenv, env: K}, 'ANTHROPIC_API_KEY 3 | -'],
		['nor an empty one', {...js, dotenv, env: {ANTHROPIC_API_KEY: ''}}, 'refused: key-empty'],
		[
			'unless it is told to',
			{...py, dotenv, loader: 'python-dotenv', overrides: true, env: K},
			'ANTHROPIC_API_KEY 9 | -',
		],
		['a loader of another language does nothing', {...py, dotenv, loader: 'dotenv-expand'}, 'refused: login-missing'],
		['a container hands it to any', {...py, dotenv, loader: 'compose'}, 'ANTHROPIC_API_KEY 9 | -'],
		[
			'Claude Code’s own loading is none of a program’s',
			{...js, dotenv, loader: 'claude-code'},
			'refused: login-missing',
		],
		[
			'the loader says the language',
			{dotenv, loader: 'python-dotenv', env: {ANTHROPIC_AUTH_TOKEN: ''}},
			'refused: key-empty',
		],
		['an argument wins', {...py, env: K, passed: ['api_key', 'argument']}, 'ANTHROPIC_API_KEY 8 | -'],
		[
			'a token as argument',
			{...js, env: K, passed: ['authToken', 'argument']},
			'ANTHROPIC_API_KEY 3 | ANTHROPIC_AUTH_TOKEN 8',
		],
	])('%s', (_, given, expected) => {
		expect(shown(given)).toBe(expected);
	});

	const reads = {names: ['OWN'], isRequired: true};
	test.each<[string, Given, string]>([
		['in place of the usual one', {...py, env: {...K, OWN: 'own-key'}, reads}, 'ANTHROPIC_API_KEY 7 | -'],
		['from a .env file', {...js, env: K, dotenv: {OWN: 'own-key'}, reads}, 'ANTHROPIC_API_KEY 7 | -'],
		['missing, and it has to be there', {...py, env: K, reads}, 'refused: login-missing'],
		['missing, and the SDK looks on', {...py, env: K, reads: {...reads, isRequired: false}}, 'ANTHROPIC_API_KEY 3 | -'],
		[
			'from a keyring',
			{...js, env: K, reads: {names: [], isRequired: false, isKeptElsewhere: true}},
			'ANTHROPIC_API_KEY ? | -',
		],
		['set to nothing', {...py, env: {...K, OWN: ''}, reads}, 'refused: key-empty'],
		[
			'the first that is set',
			{...js, env: {...K, OWN: 'own-key'}, reads: {names: ['NONE', 'OWN'], isRequired: false}},
			'ANTHROPIC_API_KEY 7 | -',
		],
	])('a name of its own: %s', (_, given, expected) => {
		expect(shown(given)).toBe(expected);
	});

	test.each([
		['bedrock', 'https://bedrock-runtime.eu-west-1.amazonaws.com'],
		['vertex', 'https://us-east5-aiplatform.googleapis.com'],
	] as const)('a client of %s sends none of it', (kind, origin) => {
		const client = {language: 'python', kind, site: site('/p/main')} as const;
		const sources = {...sourcesByHand(['python'], {}), clients: [client]};
		const environment = environmentByHand({...K, AWS_REGION: 'eu-west-1'});
		const found = predictClients({environment, dotenv: undefined, sources, sdkVersion: null, aiSdkVersion: null});
		expect(found.request).toMatchObject({provider: kind, origin, xApiKey: null, bearer: null, isSigned: true});
		expect(found.ladder.map(({source, state}) => `${source} ${state}`)).toEqual([
			`${kind} wins`,
			'ANTHROPIC_API_KEY shadowed',
		]);
		const both = {...sources, clients: [client, {...client, kind: 'sdk'} as const]};
		expect(
			predictClients({environment, dotenv: undefined, sources: both, sdkVersion: null, aiSdkVersion: null}).request
				?.provider,
		).toBe('anthropic');
	});

	test('a base URL as argument', () => {
		const {request} = predicted({...js, env: K, passed: ['baseURL', 'https://gw.example/v1']});
		expect(request?.origin).toBe('https://gw.example');
	});

	test('what is overridden is told', () => {
		const {inForce} = predicted({...py, env: K, dotenv, loader: 'python-dotenv', overrides: true});
		expect(inForce('ANTHROPIC_API_KEY')?.overrides.map(({site: place}) => place.kind)).toEqual(['environment']);
	});
});
