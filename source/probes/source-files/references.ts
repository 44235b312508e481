// Which variables a program hands to its client by itself: `api_key=os.environ["CLAUDE_API_KEY"]` reads a name that no SDK knows.
import {budgets, upTo} from '../../core/budget.js';
import type {SourceLanguage, SourceReference} from '../../core/readings.js';
import type {ProjectFile} from '../project-files.js';
import {pathsLike} from '../setting-file.js';
import type {SettingFile} from '../setting-shape.js';
import {Lines} from '../syntax/lines.js';
import {languageOf} from './languages.js';
import {isAbout, isArgument, isCommented, isUsed} from './values.js';

/** A variable of the environment, as programs read it. Of those that can go on without it the program falls back on the SDK's own. */
const readings: readonly {readonly pattern: RegExp; readonly isRequired: boolean}[] = [
	{pattern: /os\.environ\[["'](\w+)["']\]|\bst\.secrets(?:\[["']|\.)(\w+)/g, isRequired: true},
	{
		pattern:
			/(?:os\.environ\.get|(?:os\.)?getenv|Deno\.env\.get|(?<![\w.$])(?:env|config))\(\s*["'](\w+)["']|(?:process|import\.meta)\.env\[["'](\w+)["']\]/g,
		isRequired: false,
	},
	{pattern: /\b(?:\w*[cC]onfig\w*|env)\.get(?:OrThrow)?(?:<\w+>)?\(\s*["']([A-Z]\w+)["']/g, isRequired: false},
	{
		pattern: /(?:(?:process|Bun|import\.meta)\.env|(?<![\w.$])(?:c\.)?env)\.([A-Z]\w+)|\$\{?([A-Z]\w+)\}?/g,
		isRequired: false,
	},
];

/** In any other language: the name in quotes, beside a call or as an index. In a notebook the quotes have backslashes. */
const quoted = /[\w!][([]\s{0,9}\\?["']([A-Z]\w*(?:KEY|TOKEN(?!S)|URL|SECRET)\w*)\\?["']/g;

/** An attribute of pydantic's settings, which is read from the variable of that name in any case. */
const attribute = /(?<![\w.])(?:\w*[Ss]ettings|\w*[Cc]onfig)(?:\(\))?\.([a-z]\w*(?:key|token(?!s)|url)\w*)/g;

// Named arguments and headers; then names that are handed on further down.
const argument =
	/\b(api_?key|auth_?token|base_?url|anthropic_?api_?(?:key|url))["']?\s*[:=]\s*|["']?\b(x-api-key|authorization)["']?\s*[:,]\s*["'`]?(?:Bearer\s+)?/gi;
const constant =
	/(?:^|[\s;(])(?:(?:export|const|let|var)\s{1,9}){0,2}([A-Za-z_$][\w$]{0,80})\s{0,9}(?::\s{0,9}\w{1,80}\s{0,9})?:?=(?!=)\s*/gm;

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

type Named = Pick<SourceReference, 'names' | 'isRequired' | 'isKeptElsewhere'>;

export function projectOf(files: readonly ProjectFile[], held: readonly (readonly [string, Named])[]): Project {
	const ofPydantic = files.find(({name, text}) => name.endsWith('.py') && /\bBaseSettings\b/.test(text));
	const [, prefix = ''] = /\benv_prefix\s*=\s*["'](\w*)["']/.exec(ofPydantic?.text ?? '') ?? [];
	const holders = new Map<string, Named>();
	for (const [name, named] of held) {
		const known = holders.get(name);
		// Of two that differ, it isn't known which is meant.
		holders.set(name, known && known.names.join() !== named.names.join() ? {names: [], isRequired: false} : named);
	}
	return {hasSettings: ofPydantic !== undefined, prefix, holders};
}

/** What one file holds a variable in. Names that every vendor's client knows tell nothing. */
export function holdersIn({text}: ProjectFile): readonly (readonly [string, Named])[] {
	return [...upTo(budgets.names, text.matchAll(holder), 'names of keys')].flatMap((match) => {
		const [whole, name = ''] = match;
		const named = variablesIn(expressionAt(text, match.index + whole.length));
		const isTelling =
			named.names.length > 0 && !/^(?:api_?|auth_?|base_?|secret_?)?(?:key|token|url|secret)$/i.test(name);
		return isTelling ? [[name, named] as const] : [];
	});
}

const holder =
	/(?<![\w$.])([A-Za-z_$][\w$]{0,60}(?:key|token|url|secret)[\w$]{0,60})\s{0,9}(?::\s{0,9}\w{1,60}\s{0,9}=|:?=(?!=)|:)\s*/gi;

/** Variables that Compose hands to a container under the SDK's name: `ANTHROPIC_API_KEY: ${CLAUDE_KEY}`, as a map or a list. */
export function composeReferences(file: SettingFile): readonly SourceReference[] {
	return pathsLike(file, ['services', '*', 'environment', '*']).flatMap((path): readonly SourceReference[] => {
		const {text, span} = file.scalar(path) ?? {};
		const line = typeof path.at(-1) === 'number' ? text : `${path.at(-1)}=${text}`;
		const [, slot, name] = handing.exec(line ?? '') ?? [];
		const site = {kind: 'file', path: file.path, line: file.line(span?.start ?? 0)} as const;
		return slot && name
			? [
					{
						slot: slot as SourceReference['slot'],
						names: [name],
						isRequired: false,
						language: 'any',
						isGiven: true,
						site,
					},
				]
			: [];
	});
}

/** What Compose puts in: a variable of the shell or of its own .env. Any default but a blank does no harm. */
const handing = /^(ANTHROPIC_(?:API_KEY|AUTH_TOKEN|BASE_URL))=\$\{?([A-Za-z_]\w*)(?::?-|:?\?[^}]*)?\}?$/;

export function isAboutClaude({text}: ProjectFile): boolean {
	return /anthropic|claude|x-api-key/i.test(text);
}

export function referencesIn(file: ProjectFile, project: Project): readonly SourceReference[] {
	const {path, name: fileName, text} = file;
	const language = languageOf(fileName);
	if (!language || !isAboutClaude(file)) {
		return [];
	}
	const lines = new Lines(text);
	const found: SourceReference[] = [];
	const stops = guardedIn(text);
	const add = (written: string, start: number, {isRequired, ...named}: Named): void => {
		const slot = slotOf(written);
		if ((named.isKeptElsewhere || named.names.length > 0) && !isCommented(text, start, language)) {
			const isNeeded = isRequired || (named.names.length === 1 && named.names.every((name) => stops.has(name)));
			found.push({slot, ...named, isRequired: isNeeded, language, site: {kind: 'file', path, ...lines.at(start)}});
		}
	};
	const addFrom = (written: string, start: number): void =>
		add(written, start, namesIn(expressionAt(text, start), project, language));
	if (language === 'other') {
		for (const {1: name = '', index} of upTo(budgets.arguments, text.matchAll(quoted), 'names of variables')) {
			if (isAbout(text, index)) {
				add(name, index, {names: [name], isRequired: false});
			}
		}
		return found.slice(0, mostReferences);
	}
	for (const match of upTo(budgets.arguments, text.matchAll(argument), 'arguments of clients')) {
		const [whole, named = '', header] = match;
		if (header !== undefined || isArgument(text, match.index)) {
			addFrom(header ?? named, match.index + whole.length);
		}
	}
	for (const match of text.matchAll(constant)) {
		const [whole, name = ''] = match;
		if (!/url/i.test(name) && isUsed(text, name)) {
			addFrom(/auth_?token/i.test(name) ? 'auth_token' : 'api_key', match.index + whole.length);
		}
	}
	return found.slice(0, mostReferences);
}

/** The variables without which a program stops by itself: `if (!process.env.NAME) throw …`, `if not os.getenv("NAME"): raise …`. */
function guardedIn(text: string): ReadonlySet<string> {
	return new Set([...text.matchAll(guard)].map(([, name = '']) => name));
}

const guard =
	/\bif\s{0,3}\(?\s{0,3}(?:!|not\b)\s{0,3}(?:process\.env\.|os\.(?:getenv|environ\.get)\(["'])([A-Z]\w{1,80})["')]{0,3}\s{0,3}[):]\s{0,20}\{?\s{0,20}(?:console\.\w+\([^\n]{0,200}\n\s{0,20}|print\([^\n]{0,200}\n\s{0,20})?(?:throw|raise|(?:process|sys)\.exit|exit\()/g;

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
	const held = names.length > 0 ? undefined : member && holders.get(member);
	return (
		held || {
			names,
			isRequired: false,
			...(names.length === 0 && keptElsewhere.test(expression) && {isKeptElsewhere: true}),
		}
	);
}

/** Those that it reads itself. */
function variablesIn(expression: string): Named {
	const reads = readings
		.flatMap(({pattern, isRequired}) =>
			[...expression.matchAll(pattern)].map((match) => ({
				at: match.index,
				name: match.slice(1).find(Boolean) ?? '',
				isRequired,
			})),
		)
		.sort((one, other) => one.at - other.at);
	const names = [...new Set(reads.map(({name}) => name))];
	return {names, isRequired: names.length === 1 && reads[0]?.isRequired === true};
}
