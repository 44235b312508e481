// The command line as data (contract.md, "Commands"). Wrong words give a UsageError, in two lines at most.
import {type Consent, consents} from '../core/consent.js';
import {lex} from './line/lex.js';
import {nearest, notThere} from './line/near.js';
import {
	type CommandSpec,
	commandNamed,
	commands,
	commandWords,
	common,
	type OptionName,
	options,
	purposes,
	shells,
	type TypedName,
} from './line/table.js';
import {UsageError} from './line/usage-error.js';
import type {CommandName, Options} from './world.js';

export {UsageError};

export type ParsedArguments =
	| {readonly kind: 'version'}
	| {readonly kind: 'help' /** undefined: all of them. */; readonly command: TypedName | undefined}
	| {readonly kind: 'run'; readonly options: Options; readonly cwd: string | undefined; readonly hasColour: boolean};

export function parseArguments(typed: readonly string[]): ParsedArguments {
	// By itself it says nothing for the session, and for every other command it means this.
	if (typed.length === 1 && typed[0] === '-v') {
		return {kind: 'version'};
	}
	const {given, words, odd} = lex(typed);
	const [first, ...rest] = words;
	const named = first === undefined ? undefined : commandNamed(first);
	if (given.has('help') || named?.name === 'help') {
		return {kind: 'help', command: helpedWith(named?.name === 'help' ? rest : words)};
	}
	if (given.has('version') || named?.name === 'version') {
		return {kind: 'version'};
	}
	// Words that aren't a command are an error message to explain.
	const command = named?.name ?? (words.length === odd.length ? 'session' : 'explain');
	refuseOdd(odd, command === 'explain');
	if (!named && first !== undefined) {
		refuseSlip(first, rest);
	}
	const left = named ? rest : words;
	if (named) {
		refuseWords(named, left);
	}
	refuseOptions(command, named === undefined, [...given.keys()]);
	const last = (name: OptionName): string | undefined => given.get(name)?.at(-1);
	const denied = new Set(listOf('--deny', given.get('deny')));
	const timeout = last('timeout');
	return {
		kind: 'run',
		cwd: last('cwd'),
		hasColour: !given.has('no-color'),
		options: {
			command,
			words: left,
			isBare: named === undefined,
			purpose: oneOf('--for', last('for') ?? 'claude-code', purposes),
			isJson: given.has('json'),
			isSarif: given.has('sarif'),
			allow: new Set(
				listOf(
					'--allow',
					given.get('allow')?.map((list) => list.replaceAll(namedGateway, '')),
				),
			),
			deny: denied,
			gateways: given.has('offline') || denied.has('gateway') ? [] : gatewaysOf(given.get('allow')),
			isOffline: given.has('offline'),
			only: given.has('only') ? idsOf(given.get('only')) : undefined,
			skip: idsOf(given.get('skip')),
			timeout: timeout === undefined ? undefined : secondsOf(timeout),
			isDryRun: given.has('dry-run'),
			isYes: given.has('yes'),
			isList: given.has('list'),
			isLinear: given.has('linear'),
			isVerbose: given.has('verbose'),
			isRun: given.has('run'),
			until: last('until'),
			reason: last('reason'),
		},
	};
}

function helpedWith([word]: readonly string[]): TypedName | undefined {
	const found = word === undefined ? undefined : commandNamed(word);
	if (word !== undefined && !found) {
		throw new UsageError(notThere(`there is no command "${word}"`, nearest(word, commandWords)));
	}
	return found?.name;
}

/** In a text a word with a dash is a word ("error -32000"), unless it is nearly one of ours. */
function refuseOdd(odd: readonly string[], isText: boolean): void {
	const names = options.map(({name}) => `--${name}`);
	const [first] = isText ? odd.filter((flag) => nearest(flag, names) !== undefined) : odd;
	if (first !== undefined) {
		throw new UsageError(notThere(`there is no option ${first}`, nearest(first, names)));
	}
}

/** One word that is nearly a command, also with words after it that this command takes. A sentence that begins with "Check" is a text. */
function refuseSlip(word: string, rest: readonly string[]): void {
	const meant = /\s/.test(word) ? undefined : nearest(word, commandWords);
	if (meant !== undefined && rest.length <= (commandNamed(meant)?.words?.most ?? 0)) {
		throw new UsageError(notThere(`there is no command "${word}"`, `claude-fix ${meant}`));
	}
}

function refuseWords({name, words}: CommandSpec, given: readonly string[]): void {
	const {most, least = 0, label = '', of = 'any'} = words ?? {most: 0};
	if (given.length > most) {
		throw new UsageError(
			notThere(`${name} takes no "${given[most]}"`, undefined, `claude-fix help ${name} says more.`),
		);
	}
	if (given.length < least) {
		throw new UsageError(notThere(`${name} needs ${label}`, undefined, `claude-fix help ${name} says more.`));
	}
	if (of === 'shell') {
		oneOf(name, given[0] ?? '', shells);
	}
}

/** What a command doesn't know would be passed over in silence. Without a command it may be the session or a text: of both, and of check. */
function refuseOptions(command: CommandName, isBare: boolean, given: readonly OptionName[]): void {
	const names = isBare ? ['session', 'explain', 'check'] : command === 'check' ? ['check', 'session'] : [command];
	const own = commands.flatMap(({name, options: known}) => (names.includes(name) ? known : []));
	const other = given.find((name) => !own.includes(name) && !common.includes(name));
	if (other !== undefined) {
		const what = isBare ? 'claude-fix without a command' : command;
		throw new UsageError(
			notThere(`${what} takes no --${other}`, undefined, `claude-fix help${isBare ? '' : ` ${command}`} says more.`),
		);
	}
	if (given.includes('json') && given.includes('sarif')) {
		throw new UsageError(
			notThere('--json and --sarif are two forms of one answer: only one can be printed', undefined),
		);
	}
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
	const found = allowed.find((one) => one === value);
	if (found === undefined) {
		const problem = `${option} is ${allowed.join(', ')}, not "${value}"`;
		throw new UsageError(notThere(problem, nearest(value, allowed)));
	}
	return found;
}

function idsOf(values: readonly string[] = []): readonly string[] {
	return values
		.flatMap((value) => value.split(','))
		.map((value) => value.trim())
		.filter((value) => value !== '');
}

function listOf(option: string, values: readonly string[] | undefined): readonly Consent[] {
	return idsOf(values).map((value) => oneOf(option, value, consents));
}

/** A part of `--allow` that names one host, with or without a port: gateway=llm.example:8443. */
const namedGateway = /(?<=^|,)\s*gateway=([^,]*)/g;

function gatewaysOf(values: readonly string[] | undefined): readonly string[] {
	const named = (values ?? []).flatMap((value) =>
		[...value.matchAll(namedGateway)].map(([, name = '']) => name.trim()),
	);
	const wrong = named.find((name) => !/^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i.test(name));
	if (wrong !== undefined) {
		throw new UsageError('--allow gateway=HOST[:PORT] takes the name of a host, without scheme and path');
	}
	return named.map((name) => name.toLowerCase());
}

function secondsOf(text: string): number {
	const seconds = Number(text);
	if (!Number.isFinite(seconds) || seconds <= 0 || seconds > 3600) {
		throw new UsageError(`--timeout is a number of seconds from 1 to 3600, not "${text}"`);
	}
	return seconds * 1000;
}
