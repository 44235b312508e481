// The completion of bash, from 3.2 (macOS) on.
import {type Candidates, flagsOf, optionsFor, spelled, typedCommands, valued} from './candidates.js';

export function bash(candidates: Candidates): string {
	const words = (list: readonly string[] = []): string => list.join(' ');
	return `# Completion of claude-fix for bash: claude-fix completion bash
_claude_fix() {
	local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= words= options= at
	COMPREPLY=()
	# bash takes --for=api for three words.
	if [[ $current == '=' ]]; then
		current=
	elif [[ $previous == '=' ]]; then
		previous=\${COMP_WORDS[COMP_CWORD-2]}
	fi
	case $previous in
${valued
	.map(({name, value}) => {
		const list = words(value && candidates[value.of]);
		const reply =
			value?.of === 'folder'
				? 'COMPREPLY=($(compgen -d -- "$current"))'
				: list === ''
					? ''
					: value?.isList
						? `_claude_fix_list '${list}'`
						: `COMPREPLY=($(compgen -W '${list}' -- "$current"))`;
		return `\t\t--${name}) ${reply === '' ? '' : `${reply}; `}return ;;`;
	})
	.join('\n')}
	esac
	for ((at = 1; at < COMP_CWORD; at++)); do
		case \${COMP_WORDS[at]} in
			${valued.map(({name}) => `--${name}`).join('|')}) [[ \${COMP_WORDS[at+1]} == '=' ]] && ((at += 2)) || ((at++)) ;;
			-*) ;;
			*) command=\${COMP_WORDS[at]}; break ;;
		esac
	done
	case $command in
		'') words='${words(typedCommands.map(([word]) => word))}'; options='${words(optionsFor(undefined).flatMap(flagsOf))}' ;;
${spelled
	.map(([names, command]) => {
		const list = words(command.words && candidates[command.words.of]);
		return `\t\t${names.join('|')}) words='${list}'; options='${words(optionsFor(command).flatMap(flagsOf))}' ;;`;
	})
	.join('\n')}
	esac
	if [[ $current == -* ]]; then
		COMPREPLY=($(compgen -W "$options" -- "$current"))
	else
		COMPREPLY=($(compgen -W "$words" -- "$current"))
	fi
}
_claude_fix_list() {
	local before=
	[[ $current == *,* ]] && before=\${current%,*},
	COMPREPLY=($(compgen -P "$before" -W "$1" -- "\${current##*,}"))
}
complete -F _claude_fix claude-fix`;
}
