// Which variables a program hands to its client by itself: `api_key=os.environ["CLAUDE_API_KEY"]` reads a name that no SDK knows.
import {budgets, upTo} from '../../core/budget.js';
import type {SourceLanguage, SourceReference} from '../../core/readings.js';
import type {ProjectFile} from '../project-files.js';
import {Lines} from '../syntax/lines.js';
import {languageOf} from './languages.js';
import {isArgument, isCommented, isUsed} from './values.js';

/** A variable of the environment, as each language reads it. Of those that can go on without it the program falls back on the SDK's own. */
const readings: readonly {readonly pattern: RegExp; readonly isRequired: boolean}[] = [
	{pattern: /os\.environ\[["'](\w+)["']\]/g, isRequired: true},
	{pattern: /\bst\.secrets(?:\[["']|\.)(\w+)/g, isRequired: true},
	{pattern: /ENV\.fetch\(\s*["'](\w+)["']\s*\)/g, isRequired: true},
	{
		pattern:
			/(?:os\.environ\.get|(?:os\.)?getenv|os\.Getenv|Deno\.env\.get|System\.getenv|Environment\.GetEnvironmentVariable|(?<![\w.$])env|(?<![\w.$])config)\(\s*["'](\w+)["']/g,
		isRequired: false,
	},
	{pattern: /\b(?:\w*[cC]onfig\w*|env)\.get(?:OrThrow)?(?:<\w+>)?\(\s*["']([A-Z]\w+)["']/g, isRequired: false},
	{
		pattern: /(?:process\.env|Bun\.env|import\.meta\.env|(?<![\w.$])(?:c\.)?env)\.([A-Z]\w+)/g,
		isRequired: false,
	},
	{pattern: /(?:process\.env|import\.meta\.env|ENV|\$_ENV|\$_SERVER)\[["'](\w+)["']\]/g, isRequired: false},
	{pattern: /\$\{?([A-Z]\w+)\}?/g, isRequired: false},
];

/** An attribute of pydantic's settings, which is read from the variable of that name in any case. */
const attribute = /(?<![\w.])(?:\w*[Ss]ettings|\w*[Cc]onfig)(?:\(\))?\.([a-z]\w*(?:key|token|url)\w*)/g;

// Named arguments, options of Go and builders of Java, headers; then names that are handed on further down.
const argument =
	/\b(api_?key|auth_?token|base_?url|anthropic_?api_?(?:key|url))["']?\s*(?:[:=]|\()\s*|\boption\.With(APIKey|AuthToken|BaseURL)\(\s*|["']?\b(x-api-key|authorization)["']?\s*[:,]\s*["'`]?(?:Bearer\s+)?/gi;
/** Of Java: `AnthropicOkHttpClient.builder().apiKey(`. */
const builder = /\bAnthropic\w*\.builder\(\)[^;]*\.$/;
/** Where the key is the first argument, without a name. */
const positional = /(?:\bnew\s+AnthropicClient|\bAnthropic::client)\s*\(\s*/g;
const constant =
	/(?:^|[\s;(])(?:(?:const|let|var|final|String|static|public|private)\s{1,9}){0,4}([A-Za-z_$][\w$]{0,80})\s{0,9}(?::\s{0,9}\w{1,80}\s{0,9})?:?=(?!=)\s*/gm;

/** A secret that another program keeps: a keyring, a secret manager. */
const keptElsewhere = /\b\w{0,40}(?:keyring|secret|vault|password|ssm|kms)\w{0,40}(?:\.\w{1,40}){0,4}\(/i;

const mostReferences = 20;

/** What all files of a project say together. */
export type Project = {
	/** Settings of pydantic are used. */
	readonly hasSettings: boolean;
	/** What those put before each name. */
	readonly prefix: string;
	/** Constants and members of objects that hold a variable: theirs by their last name. */
	readonly holders: ReadonlyMap<string, Named>;
};

type Named = {readonly names: readonly string[]; readonly isRequired: boolean};

export function projectOf(files: readonly ProjectFile[]): Project {
	const ofPydantic = files.find(({name, text}) => name.endsWith('.py') && /\bBaseSettings\b/.test(text));
	const [, prefix = ''] = /\benv_prefix\s*=\s*["'](\w*)["']/.exec(ofPydantic?.text ?? '') ?? [];
	const holders = new Map<string, Named>();
	for (const {text} of files) {
		for (const match of upTo(budgets.names, text.matchAll(holder), 'names of keys')) {
			const [whole, name = ''] = match;
			const named = variablesIn(expressionAt(text, match.index + whole.length));
			// Names that every vendor's client knows tell nothing; of two that differ nobody knows which is meant.
			const isTelling =
				named.names.length > 0 && !/^(?:api_?|auth_?|base_?|secret_?)?(?:key|token|url|secret)$/i.test(name);
			if (isTelling) {
				const known = holders.get(name);
				holders.set(name, known && known.names.join() !== named.names.join() ? {names: [], isRequired: false} : named);
			}
		}
	}
	return {hasSettings: ofPydantic !== undefined, prefix, holders};
}

const holder =
	/(?<![\w$.])([A-Za-z_$][\w$]{0,60}(?:key|token|url|secret)[\w$]{0,60})\s{0,9}(?::\s{0,9}\w{1,60}\s{0,9}=|:?=(?!=)|:)\s*/gi;

/** Variables that Compose hands to a container under the SDK's name: `ANTHROPIC_API_KEY: ${CLAUDE_KEY}`. */
export function handedOn({path, text}: ProjectFile): readonly SourceReference[] {
	const lines = new Lines(text);
	return [...text.matchAll(handing)].flatMap((match): readonly SourceReference[] => {
		const [, slot = '', name = ''] = match;
		return name === slot
			? []
			: [
					{
						slot: slot as SourceReference['slot'],
						names: [name],
						isRequired: false,
						language: 'other',
						site: {kind: 'file', path, ...lines.at(match.index + match[0].indexOf(slot))},
					},
				];
	});
}

const handing =
	/^[ \t]*(?:-[ \t]*["']?)?(ANTHROPIC_(?:API_KEY|AUTH_TOKEN|BASE_URL))[ \t]*[:=][ \t]*["']?\$\{?([A-Za-z_]\w*)(?::?[-?][^}\n]*)?\}?["']?[^\S\n]*$/gm;

export function referencesIn(file: ProjectFile, project: Project): readonly SourceReference[] {
	const {path, name: fileName, text} = file;
	const language = languageOf(fileName);
	if (language === 'other' || !/anthropic|claude|x-api-key/i.test(text)) {
		return [];
	}
	const lines = new Lines(text);
	const found: SourceReference[] = [];
	const add = (written: string, start: number): void => {
		const slot = slotOf(written);
		const expression = expressionAt(text, start);
		const {names, isRequired} = namesIn(expression, project, language);
		const isElsewhere = names.length === 0 && keptElsewhere.test(expression);
		if ((isElsewhere || names.some((one) => one !== slot)) && !isCommented(text, start, language)) {
			const site = {kind: 'file', path, ...lines.at(start)} as const;
			found.push({slot, names, isRequired, language, site, ...(isElsewhere && {isKeptElsewhere: true})});
		}
	};
	for (const match of upTo(budgets.arguments, text.matchAll(argument), 'arguments of clients')) {
		const [whole, named, option, header] = match;
		const isBuilt =
			whole.trimEnd().endsWith('(') && builder.test(text.slice(Math.max(0, match.index - 300), match.index));
		if (header !== undefined || option !== undefined || isBuilt || isArgument(text, match.index)) {
			add(named ?? option ?? header ?? '', match.index + whole.length);
		}
	}
	for (const match of upTo(budgets.arguments, text.matchAll(positional), 'clients')) {
		add('api_key', match.index + match[0].length);
	}
	for (const match of text.matchAll(constant)) {
		const [whole, name = ''] = match;
		const as = /url/i.test(name) ? undefined : isUsed(text, name);
		if (as) {
			add(/auth_?token/i.test(name) ? 'auth_token' : 'api_key', match.index + whole.length);
		}
	}
	return found.slice(0, mostReferences);
}

function slotOf(written: string): SourceReference['slot'] {
	return /url/i.test(written)
		? 'ANTHROPIC_BASE_URL'
		: /auth/i.test(written)
			? 'ANTHROPIC_AUTH_TOKEN'
			: 'ANTHROPIC_API_KEY';
}

/** Up to the end of the argument: a comma, a bracket that closes what was open before, a line break outside of brackets. */
function expressionAt(text: string, start: number): string {
	let depth = 0;
	for (let at = start; at < Math.min(text.length, start + 300); at += 1) {
		const character = text[at] ?? '';
		depth += '([{'.includes(character) ? 1 : ')]}'.includes(character) ? -1 : 0;
		if (depth < 0 || (depth === 0 && (character === ',' || character === '\n'))) {
			return text.slice(start, at);
		}
	}
	return text.slice(start, start + 300);
}

/** The variables that an expression means in order; [] if it means none. */
function namesIn(expression: string, {hasSettings, prefix, holders}: Project, language: SourceLanguage): Named {
	const named = variablesIn(expression);
	if (named.names.length > 0) {
		return named;
	}
	const names =
		hasSettings && language === 'python'
			? [...expression.matchAll(attribute)].flatMap(([, name = '']) => {
					const whole = `${prefix}${name}`;
					return [whole.toUpperCase(), whole.toLowerCase()];
				})
			: [];
	const member = /^\s*(?:[\w$]+(?:\(\))?\??\.)*([A-Za-z_$][\w$]*)!?\s*$/.exec(expression)?.[1];
	return names.length > 0 ? {names, isRequired: false} : (member && holders.get(member)) || {names, isRequired: false};
}

/** Those that it reads itself. */
function variablesIn(expression: string): Named {
	const reads = readings
		.flatMap(({pattern, isRequired}) =>
			[...expression.matchAll(pattern)].map((match) => ({
				at: match.index,
				name: match[1] ?? '',
				isRequired,
			})),
		)
		.sort((one, other) => one.at - other.at);
	const names = [...new Set(reads.map(({name}) => name))];
	return {names, isRequired: names.length === 1 && reads[0]?.isRequired === true};
}
