// Keys and base URLs that stand in source code, and whether a client of the API is handed them.
import type {SourceLanguage, SourceValue} from '../../core/readings.js';
import {Secret} from '../../core/secret.js';
import {plainValue} from '../../core/variables.js';
import type {ProjectFile} from '../project-files.js';
import {Lines} from '../syntax/lines.js';
import {languageOf} from './languages.js';

export type FoundValue = {readonly kind: 'key' | 'url'; readonly value: SourceValue};

// A name, a sign, and a text in quotes: api_key="…", apiKey: '…', "x-api-key": "…", os.environ["ANTHROPIC_API_KEY"] = "…", WithAPIKey("…").
const assigned =
	/((?:(?<![\w$])[A-Za-z_$][\w$]{0,60}|["'](?:x-api-key|authorization)["']))(?:["']?\])?["']?\s*(?::\s*[A-Za-z]+\s*)?(?:=>|:=|=(?!=)|[:,]|(?<=key|token|url)\()\s*(["'`])((?:(?!\2)[^\n\\]){0,400})\2/gi;
const header = /\b(x-api-key|authorization)\s*:\s*(?:Bearer\s+)?([^\s"'$`{}\\]{12,})/gi;
// In a notebook the quotes have backslashes.
const bare = /(["'`])(sk-ant-[a-z]+\d{2}-[\w-]{16,})\\?\1/g;

const keyName =
	/^(?:with)?(?:(?:anthropic|claude)[_-]?)?(?:api[_-]?key|auth[_-]?token|x-api-key|authorization)$|^(?:ANTHROPIC|CLAUDE)_(?:CODE_)?(?:API_KEY|AUTH_TOKEN|OAUTH_TOKEN|KEY|TOKEN)$/i;
const urlName = /^(?:(?:with)?base_?url|api_?url|anthropic_?(?:base|api)_?url)$/i;
/** Anything with one of these names makes a client: `Anthropic(`, `createAnthropic(`, `anthropic.NewClient(`, `Anthropic::Client.new(`. */
const clientCall = /(?<![\w.:])[\w.:]{0,40}anthropic[\w.:]{0,40}\s{0,9}\($/i;

export function valuesIn(file: ProjectFile): readonly FoundValue[] {
	const {path, text, digest} = file;
	const language = languageOf(file.name);
	if (!language || !/anthropic|claude|sk-ant-|x-api-key/i.test(text)) {
		return [];
	}
	const lines = new Lines(text);
	const found = new Map<number, FoundValue>();
	const add = (
		kind: FoundValue['kind'],
		name: string,
		value: string,
		start: number,
		end: number,
		isPassed: boolean,
	): void => {
		if (found.has(start) || isCommented(text, start, language)) {
			return;
		}
		const secret = new Secret(value, kind === 'url' ? 'setting' : 'credential');
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
		// Behind os.environ["NAME"] a comma begins the next argument.
		const isNext = /\]["']?\s*,/.test(whole);
		if (value === '' || isNext || /[${]/.test(value)) {
			continue;
		}
		const isInClient = isHanded(text, match.index, language);
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
		const name = /(?<![\w$])([A-Za-z_$][\w$]*)\s{0,9}(?::\s{0,9}\w+\s{0,9})?[:=]\s{0,9}\\?$/.exec(
			text.slice(Math.max(0, match.index - 120), match.index),
		)?.[1];
		add(
			'key',
			name ?? 'key',
			value,
			match.index,
			match.index + whole.length,
			isHanded(text, match.index, language) || (name !== undefined && isUsed(text, name)),
		);
	}
	return [...found.values()];
}

/** Names like `api_key` are used for other vendors too: then the value must look like ours. */
function isTelling(name: string, value: string): boolean {
	return /anthropic|claude/i.test(name) ? value.length >= 8 && !/\s/.test(value.trim()) : /sk-ant-/.test(value);
}

/** Whether an offset lies in the brackets of a call that makes a client. */
export function isArgument(text: string, at: number): boolean {
	const before = text.slice(Math.max(0, at - 800), at);
	let depth = 0;
	for (let index = before.length - 1; index >= 0; index -= 1) {
		const character = before[index];
		if (character === ')') {
			depth += 1;
		} else if (character === '(') {
			if (depth === 0) {
				return clientCall.test(before.slice(Math.max(0, index - 90), index + 1));
			}
			depth -= 1;
		}
	}
	return false;
}

/** The same; in other languages than our own three a line that is about Claude will do. */
function isHanded(text: string, at: number, language: SourceLanguage): boolean {
	return isArgument(text, at) || (language === 'other' && isAbout(text, at));
}

/** Whether what stands around an offset in its line is about Claude. */
export function isAbout(text: string, at: number): boolean {
	const [before = ''] = text
		.slice(Math.max(0, at - 300), at)
		.split('\n')
		.slice(-1);
	const [after = ''] = text.slice(at, at + 300).split('\n');
	return /anthropic|claude|x-api-key/i.test(before + after);
}

/** `os.environ["NAME"] = …`, `process.env.NAME = …`: replaces what the process has. */
function isEnvironment(text: string, at: number): boolean {
	return /(?:os\.environ\[["']?|process\.env(?:\.|\[["']?))$/.test(text.slice(Math.max(0, at - 40), at));
}

/** `KEY = "…"` and further on `api_key=KEY`. */
export function isUsed(text: string, name: string): boolean {
	return usedIn(text).has(name.toLowerCase()) || (name === 'apiKey' && clientShorthand.test(text));
}

let known: {readonly text: string; readonly names: ReadonlySet<string>} | undefined;

/** All of a text at once, and kept for the next name. */
function usedIn(text: string): ReadonlySet<string> {
	if (known?.text !== text) {
		const names = [...text.matchAll(used)].flatMap(({1: owner, 2: name, index}) =>
			[owner, name].flatMap((one) => (one !== undefined && isArgument(text, index) ? [one.toLowerCase()] : [])),
		);
		known = {text, names: new Set(names)};
	}
	return known.names;
}

const used =
	/(?:api_?key|auth_?token)\s{0,20}[=:]\s{0,20}(?:([\w$]{1,80})\.)?(?:([\w$]{1,80})(?![\w$])(?!\s{0,20}\())?/gi;

const clientShorthand = /new\s+Anthropic\s*\(\s*\{[^}]*\bapiKey\s*[,}]/;

export function isCommented(text: string, at: number, language: SourceLanguage): boolean {
	const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
	// In JavaScript `#name` is a private member.
	return (language === 'javascript' ? /^\s*(?:\/\/|\/?\*)/ : /^\s*(?:\/\/|\/?\*|#)/).test(line);
}
