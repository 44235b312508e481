// What is typed: commands, options, texts, and slips of the finger.
import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {parseArguments, UsageError} from '../../../source/commands/arguments.js';
import {helpText} from '../../../source/commands/line/help.js';
import {
	commandNamed,
	commands,
	commandWords,
	common,
	type OptionSpec,
	options,
} from '../../../source/commands/line/table.js';
import {editDistance} from '../../../source/core/edit-distance.js';
import {leavingEagerly} from '../../../source/core/leaving.js';
import {leakOf} from '../../helpers/leaks.js';
import {formNames, secretOf} from '../../helpers/many-secrets.js';

function problemOf(words: readonly string[]): string | undefined {
	try {
		parseArguments(words);
		return undefined;
	} catch (error) {
		if (error instanceof UsageError) {
			return error.message;
		}
		throw error;
	}
}

function runs(words: readonly string[]) {
	const parsed = parseArguments(words);
	return parsed.kind === 'run' ? parsed.options : parsed.kind;
}

/** One or two slips: a letter left out, put in, replaced, or changed with its neighbour. */
const slips = fc.array(
	fc.record({
		kind: fc.constantFrom('out', 'in', 'other', 'swap'),
		at: fc.nat(40),
		letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz-'),
	}),
	{minLength: 1, maxLength: 2},
);

function slipped(word: string, many: readonly {kind: string; at: number; letter: string}[]): string {
	return many.reduce((typed, {kind, at, letter}) => {
		const place = at % Math.max(1, typed.length);
		const [head, tail] = [typed.slice(0, place), typed.slice(place)];
		switch (kind) {
			case 'out':
				return head + tail.slice(1);
			case 'in':
				return head + letter + tail;
			case 'other':
				return head + letter + tail.slice(1);
			default:
				return head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2);
		}
	}, word);
}

describe('a slip of the finger', () => {
	it('in a command: names one that is as near, in two lines', () => {
		fc.assert(
			fc.property(fc.constantFrom(...commandWords), slips, (command, many) => {
				const word = slipped(command, many);
				fc.pre(!commandWords.includes(word) && /^[a-z]/.test(word) && editDistance(word, command, 2) <= 2);
				const problem = problemOf([word]) ?? '';
				const meant = /^there is no command ".*"\.\nDid you mean claude-fix (\S+)\?$/.exec(problem)?.[1] ?? '';
				expect(commandWords).toContain(meant);
				expect(editDistance(word, meant, 9)).toBeLessThanOrEqual(editDistance(word, command, 9));
			}),
		);
	});

	it('in an option: names one that is as near, in two lines', () => {
		const names = options.map(({name}) => `--${name}`);
		fc.assert(
			fc.property(
				fc.constantFrom(...names),
				slips,
				fc.constantFrom('check', 'fix', 'undo', 'demo'),
				(option, many, command) => {
					const word = `--${slipped(option.slice(2), many)}`;
					fc.pre(!names.includes(word) && /^--[a-z]/.test(word) && editDistance(word, option, 2) <= 2);
					const meant =
						/^there is no option .*\.\nDid you mean (\S+)\?$/.exec(problemOf([command, word]) ?? '')?.[1] ?? '';
					expect(names).toContain(meant);
					expect(editDistance(word, meant, 9)).toBeLessThanOrEqual(editDistance(word, option, 9));
				},
			),
		);
	});

	test.each([
		[['CHECK'], 'claude-fix check'],
		[['fxi', 'key-rejected'], 'claude-fix fix'],
		[['undoo', '3'], 'claude-fix undo'],
		[['-json'], '--json'],
		[['check', '--for', 'apps'], 'app'],
		[['check', '--allow', 'netwrok'], 'network'],
		[['completion', 'zhs'], 'zsh'],
		[['help', 'chekc'], 'check'],
		[['401', '--jsn'], '--json'],
	])('%j', (words, meant) => {
		expect(problemOf(words)).toMatch(new RegExp(`^[^\\n]+\\nDid you mean ${meant}\\?$`));
	});

	it('is never repeated where it may be a secret, whatever its form and place', () => {
		const places = [
			[],
			['fix'],
			['undo'],
			['demo'],
			['explain', '--json'],
			...['only', 'for', 'allow'].map((name) => ['check', `--${name}`]),
		];
		for (const {value, body} of formNames.map((form) => secretOf(form, 'argument'))) {
			for (const words of [...places.map((place) => [...place, value]), ['check', `--${value}`], [`--${value}=x`]]) {
				expect({words, leak: leakOf(leavingEagerly(problemOf(words) ?? ''), body)}).toEqual({words, leak: undefined});
			}
		}
	});

	it('of another kind is said in two lines at most, and never with the whole usage', () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(fc.string(), fc.constantFrom(...commandWords, ...options.map(({name}) => `--${name}`))), {
					maxLength: 5,
				}),
				(words) => {
					const problem = problemOf(words) ?? '';
					fc.pre(words.every((word) => !word.includes('\n')));
					expect(problem.split('\n').length).toBeLessThanOrEqual(2);
				},
			),
		);
	});
});

describe('an option of another command', () => {
	const known = (name: string): readonly string[] =>
		commands.flatMap((command) => (command.name === name ? [...command.options, ...common] : []));
	const typedAs = ({name, value}: OptionSpec): readonly string[] => [`--${name}`, ...(value ? ['x'] : [])];

	// What goes on in the session begins as a check (contract: both take the same).
	it.each(commands.filter(({name}) => !['session', 'check', 'help', 'version'].includes(name)).map(({name}) => name))(
		'is refused by %s, and each of its own is not',
		(name) => {
			const words = name === 'completion' ? [name, 'zsh'] : [name];
			for (const option of options) {
				const refused = `${name} takes no --${option.name}.\nclaude-fix help ${name} says more.`;
				const said = problemOf([...words, ...typedAs(option)]);
				if (known(name).includes(option.name)) {
					expect(said).not.toBe(refused);
				} else {
					expect(said).toBe(refused);
				}
			}
		},
	);

	test.each([
		[['check', '--until', '2027-01-31'], 'check takes no --until'],
		[['check', '--yes'], 'check takes no --yes'],
		[['undo', '--sarif'], 'undo takes no --sarif'],
		[['check', '--json', '--sarif'], '--json and --sarif are two forms'],
		[['--dry-run'], 'claude-fix without a command takes no --dry-run'],
		[['401', '--yes'], 'claude-fix without a command takes no --yes'],
	])('%j', (words, problem) => {
		expect(problemOf(words)).toContain(problem);
	});

	test.each([
		[['check', '--linear']],
		[['--json', '--offline']],
		[['-v']],
		[['--sarif']],
		[['check', '-v', '--sarif']],
	])('%j is taken', (words) => expect(problemOf(words)).toBeUndefined());
});

describe('what is no command', () => {
	test.each([
		[['401'], ['401']],
		[['API', 'Error:', '401', 'Invalid', 'bearer', 'token'], undefined],
		[['Check your API key and try again'], undefined],
		[['Check', 'your', 'network', 'connection'], undefined],
		[['MCP', 'error', '-32000:', 'Connection', 'closed'], undefined],
		[['--- Error: 401 ---'], undefined],
		[['key-overrides-login', '--json'], ['key-overrides-login']],
		[['--json', '529'], ['529']],
		[['--', '--json'], ['--json']],
	])('%j is a text to explain', (words, text) => {
		expect(runs(words)).toMatchObject({command: 'explain', isBare: true, words: text ?? words});
	});

	it('nothing at all is the session', () => {
		expect(runs([])).toMatchObject({command: 'session', words: []});
		expect(runs(['--for', 'api', '--offline'])).toMatchObject({command: 'session', purpose: 'api', isOffline: true});
	});
});

describe('what means the same', () => {
	test.each([
		[['doctor'], ['check']],
		[
			['status', '--json'],
			['check', '--json'],
		],
		[
			['check', '--for=api'],
			['check', '--for', 'api'],
		],
		[
			['fix', '-y'],
			['fix', '--yes'],
		],
		[
			['fix', '-yh'],
			['fix', '--yes', '--help'],
		],
	])('%j and %j', (one, other) => {
		expect(parseArguments(one)).toEqual(parseArguments(other));
	});

	test.each([['-v'], ['-V'], ['--version'], ['version']])('%s is the version', (word) => {
		expect(parseArguments([word])).toEqual({kind: 'version'});
	});

	test.each([
		[['help'], undefined],
		[['--help'], undefined],
		[['help', 'fix'], 'fix'],
		[['fix', '--help'], 'fix'],
		[['doctor', '-h'], 'check'],
	])('%j is help', (words, command) => {
		expect(parseArguments(words)).toEqual({kind: 'help', command});
	});
});

describe('help', () => {
	const names = [undefined, ...commands.map(({name}) => name)];

	it.each([20, 40, 60, 80, 200])(
		'fits into %i columns, but for words longer than that and examples to be copied',
		(width) => {
			const isOneWord = (line: string) => !line.trim().includes(' ');
			const long = names
				.flatMap((name) => helpText(name, width).split('\n'))
				.filter((line) => line.length > width && !/^ {2}claude-fix /.test(line) && !isOneWord(line));
			expect(long).toEqual([]);
		},
	);

	it('is not wrapped where there is no terminal', () => {
		for (const {name, says, about} of commands) {
			const lines = helpText(name, Number.POSITIVE_INFINITY).split('\n');
			expect(lines.filter((line) => about.includes(line))).toEqual(about);
			expect(helpText(undefined, Number.POSITIVE_INFINITY)).toContain(says);
		}
	});

	it('has examples that can be typed', () => {
		for (const {examples} of commands) {
			for (const [words] of examples) {
				const typed = [...(words.replace(/ [<>|].*/, '').match(/"[^"]*"|\S+/g) ?? [])].map((word) =>
					word.replaceAll('"', ''),
				);
				expect(problemOf(typed), words).toBeUndefined();
			}
		}
	});

	it('names each command and each of its options', () => {
		for (const command of commands) {
			const text = helpText(command.name, 80);
			expect(command.options.filter((name) => !text.includes(`--${name}`))).toEqual([]);
			expect(command.name === 'session' || commandNamed(command.name)).toBeTruthy();
		}
	});
});
