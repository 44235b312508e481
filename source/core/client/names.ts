// Where a client of one language gets a variable from: its own code, a .env file that replaces, the environment, a .env file that fills in.
import type {DotenvReading, SourceLanguage, SourceReference, SourceValue, Variable} from '../readings.js';
import type {InForce} from '../request.js';
import {Secret} from '../secret.js';
import {loadsFor} from './languages.js';
import type {ClientFacts} from './types.js';

export type ClientNames = {
	/** As its client gets it: under the SDK's own name, or another one that the program reads in its place. */
	inForce(name: string): InForce | undefined;
	/** A variable that the program can't do without and that nothing sets. */
	readonly lacking: SourceReference | undefined;
	/** The variables that hold its credential: the program's own, or the SDK's. */
	readonly reads: readonly string[];
};

const ofSdk = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'] as const;

/** Arguments and headers that take the place of ANTHROPIC_AUTH_TOKEN; whatever else is handed to a client takes that of the key. */
const isToken = /^(?:auth[-_]?token|authorization|(?:anthropic|claude)_(?:code_)?(?:auth|oauth)?_?token)$/i;

export function namesOf(language: SourceLanguage, facts: ClientFacts): ClientNames {
	const lookUp = (name: string): readonly Variable[] => {
		const readings = dotenvReadings(name, language, facts);
		const fromProcess = facts.environment.get(name);
		return [
			...readings.filter(({overrides: isReplacing}) => isReplacing).map(({variable}) => variable),
			...(fromProcess ? [fromProcess] : []),
			// A variable that is set, even empty, is not filled in.
			...readings.filter(({overrides: isReplacing}) => !isReplacing).map(({variable}) => variable),
		];
	};
	const all = (facts.sources?.references ?? []).filter((one) => one.language === language || one.language === 'any');
	// Of programs that Compose alone starts: it takes its own .env and the shell, whatever `env_file` has.
	const isComposed = (facts.dotenv?.loaders ?? []).every(
		({loader}) => loader === 'compose' || !loadsFor(loader, language),
	);
	const isPutIn = ({site}: Variable): boolean => site.kind !== 'file' || /[/\\]\.env$/.test(site.path);
	const blanked = (slot: string): SourceReference | undefined =>
		isComposed
			? all.find((one) => one.isGiven && one.slot === slot && !one.names.some((name) => lookUp(name).some(isPutIn)))
			: undefined;
	const isOwn = ({names, slot}: SourceReference): boolean => !names.includes(slot);
	// A variable under the SDK's own name counts where the program doesn't read another one for it.
	const references = all.filter((one) => isOwn(one) || !all.some((other) => other.slot === one.slot && isOwn(other)));
	const referenceTo = (slot: string): SourceReference | undefined => references.find((one) => one.slot === slot);
	const isLacking = (one: SourceReference | undefined): boolean =>
		one?.isRequired === true &&
		one.names.length > 0 &&
		one.names.every((name) => lookUp(name).length === 0) &&
		passedToClient(one.slot, language, facts).length === 0;
	const ofKeys = references.filter(({slot}) => slot !== 'ANTHROPIC_BASE_URL');
	const clients = (facts.sources?.clients ?? []).filter((one) => one.language === language);
	// What asks by hand reads what it names; an SDK reads its own variables besides.
	const isByHand = ofKeys.length > 0 && clients.length > 0 && clients.every(({kind}) => kind === 'http');
	const isRead = (slot: string): boolean =>
		!isByHand || slot === 'ANTHROPIC_BASE_URL' || referenceTo(slot) !== undefined;
	const lacking = ofKeys.find(isLacking);

	return {
		inForce(slot) {
			const reference = referenceTo(slot);
			const blank = blanked(slot);
			if (blank && passedToClient(slot, language, facts).length === 0) {
				return {name: slot, value: new Secret(''), plain: '', site: blank.site, overrides: lookUp(slot)};
			}
			const name = reference?.names.find((one) => lookUp(one).length > 0);
			const [first, ...overrides] = [
				...passedToClient(slot, language, facts),
				...(isLacking(reference) || !isRead(slot) ? [] : lookUp(name ?? slot)),
			];
			if (reference?.isKeptElsewhere) {
				const unknown = new Secret('');
				return {name: slot, value: unknown, plain: undefined, site: reference.site, isKeptElsewhere: true, overrides};
			}
			return first && {...first, overrides};
		},
		lacking,
		reads: lacking?.names ?? (isByHand ? ofKeys.flatMap(({names}) => names) : ofSdk),
	};
}

function passedToClient(name: string, language: SourceLanguage, {sources}: ClientFacts): readonly Variable[] {
	const ofLanguage = (one: SourceValue): boolean => one.isPassedToClient && one.language === language;
	const keys = sources?.keys ?? [];
	const values = {
		ANTHROPIC_BASE_URL: sources?.baseUrls ?? [],
		ANTHROPIC_API_KEY: keys.filter((one) => !isToken.test(one.name)),
		ANTHROPIC_AUTH_TOKEN: keys.filter((one) => isToken.test(one.name)),
	}[name];
	return (values ?? []).filter(ofLanguage).map(({value, plain, site}) => ({name, value, plain, site}));
}

type LoadedVariable = {readonly variable: Variable; readonly overrides: boolean};

/**
 * What each loader of this language ends with, most certain first. Where neither sources nor loaders tell what is run here, a .env file is
 * taken to be loaded by something: it is there for that.
 */
function dotenvReadings(
	name: string,
	language: SourceLanguage,
	{dotenv, sources}: ClientFacts,
): readonly LoadedVariable[] {
	if (language === 'other' && dotenv?.loaders.length === 0 && (sources?.clients ?? []).length === 0) {
		const plain = dotenv.assignments.findLast(
			(one) => one.name === name && one.effect === 'exports' && /[/\\]\.env(?:\.local)?$/.test(one.site.path),
		);
		return plain
			? [{variable: {name, value: plain.value, plain: plain.plain, site: plain.site}, overrides: false}]
			: [];
	}
	return (dotenv?.loaders ?? [])
		.filter(({loader}) => loadsFor(loader, language))
		.flatMap(({loader}): readonly LoadedVariable[] => {
			const assignment = dotenv?.inForce(name, loader);
			const reading: DotenvReading | undefined = assignment?.loadedBy.find((one) => one.loader === loader);
			return assignment && reading
				? [
						{
							variable: {
								name,
								value: reading.value,
								plain: reading.plain,
								site: assignment.site,
								...(reading.isKeptElsewhere && {isKeptElsewhere: true}),
							},
							overrides: reading.overridesEnvironment,
						},
					]
				: [];
		});
}
