// The completion of PowerShell, Windows PowerShell 5.1 included.
import {type OptionSpec, options} from '../table.js';
import {type Candidates, flagsOf, optionsFor, spelled, typedCommands, valued} from './candidates.js';

export function powershell(candidates: Candidates): string {
	const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
	const list = (words: readonly string[] = []): string => `@(${words.map(quoted).join(', ')})`;
	const says = new Map<string, string>([
		...typedCommands,
		...options.flatMap((option: OptionSpec) => flagsOf(option).map((flag) => [flag, option.says] as const)),
	]);
	return `# Completion of claude-fix for PowerShell: claude-fix completion powershell
Register-ArgumentCompleter -Native -CommandName claude-fix -ScriptBlock {
	param($current, $tree, $position)
	$values = @{
${valued.map(({name, value}) => `\t\t${quoted(`--${name}`)} = ${list(value && candidates[value.of])}`).join('\n')}
	}
	$words = @{
		'' = ${list(typedCommands.map(([word]) => word))}
${spelled.flatMap(([names, {words}]) => names.map((name) => `\t\t${quoted(name)} = ${list(words && candidates[words.of])}`)).join('\n')}
	}
	$options = @{
		'' = ${list(optionsFor(undefined).flatMap(flagsOf))}
${spelled.flatMap(([names, command]) => names.map((name) => `\t\t${quoted(name)} = ${list(optionsFor(command).flatMap(flagsOf))}`)).join('\n')}
	}
	$says = @{
${[...says].map(([word, text]) => `\t\t${quoted(word)} = ${quoted(text)}`).join('\n')}
	}
	$typed = @($tree.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { $_.ToString() })
	$command = ''
	for ($at = 0; $at -lt $typed.Count; $at++) {
		if ($values.ContainsKey($typed[$at])) { $at++ }
		elseif (-not $typed[$at].StartsWith('-')) { $command = $typed[$at]; break }
	}
	$before = ''
	if ($typed.Count -gt 0 -and $values.ContainsKey($typed[-1])) {
		$found = $values[$typed[-1]]
		if ($current.Contains(',')) {
			$before = $current.Substring(0, $current.LastIndexOf(',') + 1)
			$current = $current.Substring($before.Length)
		}
	} elseif ($current.StartsWith('-')) {
		$found = $options[$command]
	} else {
		$found = $words[$command]
	}
	$found | Where-Object { $_ -and $_.StartsWith($current) } | ForEach-Object {
		$about = if ($says.ContainsKey($_)) { $says[$_] } else { $_ }
		[System.Management.Automation.CompletionResult]::new("$before$_", $_, 'ParameterValue', $about)
	}
}`;
}
