// What --help says: all commands in a screen, and one command with its options and examples.
import {
	type CommandSpec,
	commands,
	common,
	type OptionName,
	type OptionSpec,
	options,
	type TypedName,
} from './table.js';

/** Columns. */
const most = 80;
/** Of the left one of two. */
const widest = 28;

/** How a command is typed. */
export function signature({name, words}: CommandSpec): string {
	return ['claude-fix', name === 'session' ? '' : name, words?.label ?? ''].filter((word) => word !== '').join(' ');
}

/** How an option is typed, with the letter that is short for it. */
export function optionSignature({name, short, value}: OptionSpec): string {
	return `${short === undefined ? '' : `-${short}, `}--${name}${value ? ` ${value.label}` : ''}`;
}

/** The options that mean something to a command. */
export function optionsOf(command: CommandSpec): readonly OptionSpec[] {
	return options.filter(({name}) => command.options.includes(name) || common.includes(name));
}

const usage = () =>
	[
		'Usage: claude-fix [command] [options]',
		'',
		...columns(commands.map((command) => [signature(command), command.says])),
		'',
		'Options',
		...columns(options.map((option) => [optionSignature(option), `${onlyOf(option.name)}${option.says}`])),
		'',
		'claude-fix help <command> says more, with examples.',
	].join('\n');

export function helpText(name: TypedName | undefined): string {
	const command = commands.find((one) => one.name === name);
	return command === undefined ? usage() : helpOf(command);
}

function helpOf(command: CommandSpec): string {
	const {also = [], about, examples} = command;
	return [
		`Usage: ${signature(command)} [options]`,
		'',
		`${fullSentence(command.says)}${also.length > 0 ? ` The same: ${also.join(', ')}.` : ''}`,
		...about,
		'',
		'Options',
		...columns(optionsOf(command).map((option) => [optionSignature(option), option.says])),
		...(examples.length > 0
			? ['', 'Examples', ...examples.flatMap(([words, says]) => [`  ${`claude-fix ${words}`.trim()}`, `      ${says}`])]
			: []),
	].join('\n');
}

/** Of few commands an option says which. */
function onlyOf(option: OptionName): string {
	const names = commands.filter(({options: own}) => own.includes(option)).map(({name}) => name);
	return names.length > 0 && names.length < 4 ? `${names.join(', ')}: ` : '';
}

export function fullSentence(words: string): string {
	return `${sentence(words)}.`;
}

/** Two columns; what is too long goes on below itself. */
function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
	const width = Math.min(widest, Math.max(...rows.map(([left]) => left.length)) + 2);
	return rows.flatMap(([left, right]) => {
		const lines = wrapWords(right, most - width - 2);
		const first = left.length > width - 2 ? [`  ${left}`] : [];
		const indent = ' '.repeat(width + 2);
		return first.length > 0
			? [...first, ...lines.map((line) => `${indent}${line}`)]
			: lines.map((line, at) => (at === 0 ? `  ${left.padEnd(width)}${line}` : `${indent}${line}`));
	});
}

function wrapWords(text: string, width: number): readonly string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last === undefined || last.length + word.length >= width) {
			lines.push(word);
		} else {
			lines[lines.length - 1] = `${last} ${word}`;
		}
	}
	return lines;
}

import {sentence} from '../../core/sentence.js';
