// The completion of zsh, as a file of its fpath or read by `source <(…)`.
import type {OptionSpec} from '../table.js';
import {type Candidates, flagsOf, optionsFor, spelled, typedCommands, valued} from './candidates.js';

export function zsh(candidates: Candidates): string {
	const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
	const named = (text: string): string => text.replaceAll(':', '\\:');
	const argument = (option: OptionSpec): readonly string[] => {
		const {says, value} = option;
		const about = says.replaceAll('[', '\\[').replaceAll(']', '\\]').replaceAll(':', '\\:');
		const list = value && candidates[value.of];
		const action =
			value?.of === 'folder'
				? '_files -/'
				: list === undefined
					? ' '
					: value?.isList
						? `_sequence compadd - ${list.join(' ')}`
						: `(${list.join(' ')})`;
		const rest = value ? `=[${about}]:${value.label.replaceAll(':', ' ')}:${action}` : `[${about}]`;
		return flagsOf(option).map((flag) => quoted(`${value ? '*' : ''}${flag}${rest}`));
	};
	const lines = (command: Parameters<typeof optionsFor>[0]): readonly string[] => optionsFor(command).flatMap(argument);
	const words = ({words: own}: (typeof spelled)[number][1]): readonly string[] => {
		const list = own && candidates[own.of];
		// Where anything may stand it says nothing: a place without words would keep an only option from being put in.
		return own && list ? [quoted(`*:${own.of}:(${list.join(' ')})`)] : [];
	};
	const call = (specs: readonly string[], indent: string): string => ['_arguments', ...specs].join(` \\\n${indent}`);
	return `#compdef claude-fix
# Completion of claude-fix for zsh: claude-fix completion zsh
_claude-fix() {
	local command
	integer at=2
	while (( at < CURRENT )); do
		case $words[at] in
			${valued.map(({name}) => `--${name}`).join('|')}) (( at += 2 )) ;;
			-*) (( at++ )) ;;
			*) command=$words[at]; break ;;
		esac
	done
	if [[ -n $command ]]; then
		words=("\${(@)words[at,-1]}")
		(( CURRENT -= at - 1 ))
	fi
	case $command in
		'')
			local -a commands=(
${typedCommands.map(([word, says]) => `\t\t\t\t${quoted(`${word}:${named(says)}`)}`).join('\n')}
			)
			${call([...lines(undefined), quoted('1:command:{_describe command commands}')], '\t\t\t\t')} ;;
${spelled
	.map(
		([names, command]) =>
			`\t\t${names.join('|')})\n\t\t\t${call([...lines(command), ...words(command)], '\t\t\t\t')} ;;`,
	)
	.join('\n')}
	esac
}
if [[ \${funcstack[1]} == _claude-fix ]]; then
	_claude-fix "$@"
else
	compdef _claude-fix claude-fix
fi`;
}
