// The manual page, made from the table of commands.
import {fullSentence, optionSignature, signature} from '../../source/commands/line/help.js';
import {commands, options} from '../../source/commands/line/table.js';

/** As man(7) reads it. */
export function manualPage(): string {
	return [
		'.TH CLAUDE-FIX 1',
		'.SH NAME',
		'claude-fix \\- find out why Claude Code, a script or an app gets 401 from Anthropic, and cure it',
		'.SH SYNOPSIS',
		'.B claude-fix',
		text('[command] [options]'),
		'.SH COMMANDS',
		...commands.flatMap((command) => [
			'.TP',
			`.B ${text(signature(command))}`,
			...[fullSentence(command.says), ...command.about].map(text),
			...(command.also ? [text(`The same: ${command.also.join(', ')}.`)] : []),
		]),
		'.SH OPTIONS',
		...options.flatMap((option) => ['.TP', `.B ${text(optionSignature(option))}`, text(fullSentence(option.says))]),
		'.SH EXAMPLES',
		...commands.flatMap(({examples}) =>
			examples.flatMap(([words, says]) => [
				'.TP',
				`.B ${text(`claude-fix ${words}`.trim())}`,
				text(fullSentence(says)),
			]),
		),
		'.SH ENVIRONMENT',
		...entries([
			['ACCESSIBLE', '1: as with --linear'],
			['NO_COLOR', 'as with --no-color'],
			['NO_UPDATE_NOTIFIER', 'a session never asks whether a newer version exists'],
		]),
		'.SH EXIT STATUS',
		...entries([
			['0', 'nothing is wrong, or it is done'],
			['1', 'problems were found, or nothing was cured'],
			['2', 'wrong usage'],
			['3', 'it could not be verified'],
			['4', 'a change failed, and was taken back'],
			['130', 'interrupted'],
		]),
		'',
	].join('\n');
}

function entries(all: readonly (readonly [name: string, says: string])[]): readonly string[] {
	return all.flatMap(([name, says]) => ['.TP', `.B ${text(name)}`, text(fullSentence(says))]);
}

/** Nothing in it is a request, a quote of an argument, or a hyphen in place of a minus. */
function text(words: string): string {
	return words
		.replaceAll('\\', '\\e')
		.replaceAll('-', '\\-')
		.replaceAll('"', '\\(dq')
		.replaceAll('…', '...')
		.replace(/^[.']/, '\\&$&');
}
