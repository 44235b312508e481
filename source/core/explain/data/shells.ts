// A shell's own error about `claude`, `export` or a variable, by its form: in whatever language the rest of it is.
import type {Facts} from '../types.js';

/** One of these is in each of them. */
export const shellWords = /claude|anthropic|export|unset|source|setenv|setx|fish/i;

const shell = String.raw`-?(?:ba|z|da|k|c|tc)?sh(?:\.exe)?|fish|\S{0,60}\.sh`;
export const shellForms: readonly (readonly [NonNullable<Facts['shell']>, RegExp])[] = [
	[
		'claude-missing',
		new RegExp(String.raw`^(?:${shell}): (?:[\w ]{0,12}\d+: |\d+: )?claude: (?!line )[^/{}]{4,60}$`, 'i'),
	],
	['claude-missing', /^(?:zsh|fish|ksh): [^:{}]{4,60}: claude$/i],
	// cmd.exe and PowerShell name what they don't find first, and speak of a cmdlet in every language.
	['claude-missing', /^claude ?: .{4,160}\bcmdlet/i],
	['claude-missing', /^['"]claude['"](?: |は|은|을)(?!:)(?=[^{}=]{8,160}$)(?!.*\b(?:said|says|told)\b)/i],
	['powershell-syntax', /^export ?: .{4,160}\bcmdlet/i],
	['powershell-syntax', /^['"]export['"](?: |は|은|을)[^{}]{8,160}$/i],
	['powershell-syntax', /^['"](?:ANTHROPIC|CLAUDE)_\w+['"](?: |は|은|을)[^{}]{8,160}$/],
	['powershell-syntax', /^(?:set: )?\$?(?:env:)?(?:ANTHROPIC|CLAUDE)_\w+=?.{0,160}\bcmdlet/i],
	[
		'powershell-syntax',
		new RegExp(String.raw`^(?:${shell}): (?:[\w ]{0,12}\d+: )?\$?(?:env)?:(?:ANTHROPIC|CLAUDE)_\w+`, 'i'),
	],
	['powershell-syntax', /^(export|unset|source|setenv) ?: .{0,60}['"]\1['"]/i],
	['powershell-syntax', /^(?:unset|source|setenv) ?: .{4,160}\bcmdlet|\bsetx: [^:{}]{4,60}$|: setx$/i],
	['variable-not-exported', new RegExp(String.raw`^(?:${shell}): (?:[\w ]{0,12}\d+: )?export: `, 'i')],
	[
		'variable-not-exported',
		new RegExp(
			String.raw`^(?:(?:${shell}): )?(?:[\w ]{0,12}\d+: )?(?:ANTHROPIC|CLAUDE)_[A-Z_]+(?:=\S*)?: [^:{}]{4,60}$`,
		),
	],
	['variable-not-exported', /^(?:zsh|fish|ksh): [^:{}]{4,60}: (?:ANTHROPIC|CLAUDE)_[A-Z_]+$/],
	['variable-not-exported', /^fish: .{0,80}(?:'='|export|(?:ANTHROPIC|CLAUDE)_)/i],
];
