// The completion of fish.
import {type OptionSpec, options} from '../table.js';
import {type Candidates, optionsFor, spelled, typedCommands} from './candidates.js';

export function fish(candidates: Candidates): string {
	const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
	const all = typedCommands.map(([word]) => word).join(' ');
	const none = `not __fish_seen_subcommand_from ${all}`;
	const ofOption = (option: OptionSpec): string => {
		const {name, short, value, says} = option;
		const own = spelled.filter(([, command]) => optionsFor(command).includes(option)).flatMap(([names]) => names);
		const isBare = optionsFor(undefined).includes(option);
		const seen = `__fish_seen_subcommand_from ${own.join(' ')}`;
		const condition = isBare ? `${none}; or ${seen}` : seen;
		const list = value && candidates[value.of];
		const values =
			value?.of === 'folder'
				? ` -xa '(__fish_complete_directories)'`
				: list === undefined
					? value
						? ' -x'
						: ''
					: value?.isList
						? ` -xa '(__fish_append , ${list.join(' ')})'`
						: ` -xa ${quoted(list.join(' '))}`;
		return `complete -c claude-fix -n ${quoted(condition)} -l ${name}${short === undefined ? '' : ` -s ${short}`}${values} -d ${quoted(says)}`;
	};
	return [
		'# Completion of claude-fix for fish: claude-fix completion fish',
		'complete -c claude-fix -f',
		...typedCommands.map(([word, says]) => `complete -c claude-fix -n ${quoted(none)} -a ${word} -d ${quoted(says)}`),
		...spelled.flatMap(([names, {words}]) => {
			const list = words && candidates[words.of];
			return list === undefined
				? []
				: [
						`complete -c claude-fix -n ${quoted(`__fish_seen_subcommand_from ${names.join(' ')}`)} -a ${quoted(list.join(' '))}`,
					];
		}),
		...options.map(ofOption),
	].join('\n');
}
