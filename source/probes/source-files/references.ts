// Which variables a program hands to its client by itself: `api_key=os.environ["CLAUDE_API_KEY"]` reads a name that no SDK knows.
import type {SourceReference} from '../../core/facts.js';
import type {ProjectFile} from '../project-files.js';
import {Lines} from '../syntax/lines.js';
import {languageOf} from './languages.js';
import {isArgument, isCommented, isUsed} from './values.js';

/** A variable of the environment, as each language reads it. Of those that can go on without it the program falls back on the SDK's own. */
const readings: readonly {readonly pattern: string; readonly isRequired: boolean}[] = [
	{pattern: String.raw`os\.environ\[["'](\w+)["']\]`, isRequired: true},
	{pattern: String.raw`ENV\.fetch\(\s*["'](\w+)["']\s*\)`, isRequired: true},
	{
		pattern: String.raw`(?:os\.environ\.get|(?:os\.)?getenv|os\.Getenv|Deno\.env\.get|System\.getenv|Environment\.GetEnvironmentVariable|(?<![\w.$])env|(?<![\w.$])config)\(\s*["'](\w+)["']`,
		isRequired: false,
	},
	{
		pattern: String.raw`(?:process\.env|Bun\.env|import\.meta\.env|(?<![\w.$])(?:c\.)?env)\.([A-Z]\w+)`,
		isRequired: false,
	},
	{pattern: String.raw`(?:process\.env|import\.meta\.env|ENV|\$_ENV|\$_SERVER)\[["'](\w+)["']\]`, isRequired: false},
	{pattern: String.raw`\$\{?([A-Z]\w+)\}?`, isRequired: false},
];

/** An attribute of pydantic's settings, which is read from the variable of that name in any case. */
const attribute = /(?<![\w.])(?:\w*[Ss]ettings|\w*[Cc]onfig)(?:\(\))?\.([a-z]\w*(?:key|token|url)\w*)/g;

// Named arguments, options of Go and builders of Java, headers; then names that are handed on further down.
const argument =
	/\b(api_?key|auth_?token|base_?url|anthropic_?api_?(?:key|url))["']?\s*(?:[:=]|\()\s*|\boption\.With(APIKey|AuthToken|BaseURL)\(\s*|["']?\b(x-api-key|authorization)["']?\s*[:,]\s*["'`]?(?:Bearer\s+)?/gi;
const constant =
	/(?:^|[\s;(])(?:(?:const|let|var|final|String|static|public|private)\s+)*([A-Za-z_$][\w$]*)\s*(?::\s*\w+\s*)?:?=(?!=)\s*/gm;

const mostReferences = 20;

/** `isSettings`: settings of pydantic are used in the project; `prefix`: what it puts before each name. */
export function referencesIn(
	file: ProjectFile,
	settings: {readonly isUsed: boolean; readonly prefix: string},
): readonly SourceReference[] {
	const {path, name: fileName, text} = file;
	const language = languageOf(fileName);
	if (language === 'other' || !/anthropic|claude|x-api-key/i.test(text)) {
		return [];
	}
	const lines = new Lines(text);
	const found: SourceReference[] = [];
	const add = (written: string, start: number): void => {
		const slot = slotOf(written);
		const {names, isRequired} = namesIn(expressionAt(text, start), language === 'python' ? settings : undefined);
		if (names.some((one) => one !== slot) && !isCommented(text, start, language)) {
			found.push({slot, names, isRequired, language, site: {kind: 'file', path, ...lines.at(start)}});
		}
	};
	for (const match of text.matchAll(argument)) {
		const [whole, named, option, header] = match;
		if (header !== undefined || option !== undefined || isArgument(text, match.index)) {
			add(named ?? option ?? header ?? '', match.index + whole.length);
		}
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

/** The variables of an expression in order; [] if it does not begin with one. */
function namesIn(
	expression: string,
	settings: Parameters<typeof referencesIn>[1] | undefined,
): {readonly names: readonly string[]; readonly isRequired: boolean} {
	const reads = readings.flatMap(({pattern, isRequired}) =>
		[...expression.matchAll(new RegExp(pattern, 'g'))].map((match) => ({
			at: match.index,
			name: match[1] ?? '',
			isRequired,
		})),
	);
	const first = [...reads].sort((one, other) => one.at - other.at);
	if (first.length > 0) {
		const names = [...new Set(first.map(({name}) => name))];
		return {names, isRequired: names.length === 1 && first[0]?.isRequired === true};
	}
	const names = settings?.isUsed
		? [...expression.matchAll(attribute)].flatMap(([, name = '']) => {
				const whole = `${settings.prefix}${name}`;
				return [whole.toUpperCase(), whole.toLowerCase()];
			})
		: [];
	return {names, isRequired: false};
}
