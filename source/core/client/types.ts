// What the rules of a program's client take and give.
import type {
	DotenvFiles,
	ProcessEnvironment,
	SourceFiles,
	SourceLanguage,
	SourceReference,
	UrlForm,
} from '../readings.js';
import type {InForce, Prediction, Rung} from '../request.js';

export type ClientFacts = {
	readonly environment: ProcessEnvironment;
	/** undefined where they weren't read. */
	readonly dotenv: DotenvFiles | undefined;
	readonly sources: SourceFiles | undefined;
	/** Lowest version of @anthropic-ai/sdk that package.json asks for; null: unknown, or not used. */
	readonly sdkVersion: string | null;
	/** The same for @ai-sdk/anthropic. */
	readonly aiSdkVersion: string | null;
};

export type LanguagePrediction = {
	readonly language: SourceLanguage;
	readonly prediction: Prediction;
	/** What the client prints although it sends something. */
	readonly warnings: readonly string[];
	readonly ladder: readonly Rung[];
	/** A variable as this language's client gets it: from its source code, a .env file or the environment. */
	inForce(name: string): InForce | undefined;
	/** A variable of the program's own that nothing sets, and without which it sends nothing. */
	readonly lacking: SourceReference | undefined;
	/** The variables that hold its credential: the program's own, or the SDK's. */
	readonly reads: readonly string[];
	/** What its base URL is to be like. */
	readonly urlForm: UrlForm;
};

/** Of the language that most of the folder's clients are written in; `clients` has all of them, that one first. */
export type ClientPredictions = Prediction &
	Omit<LanguagePrediction, 'prediction'> & {readonly clients: readonly LanguagePrediction[]};
