// The language of a source file, by its name: those that are read by their own rules, and all others, which one rule reads.
import type {SourceLanguage} from '../../core/readings.js';

const endings: readonly (readonly [RegExp, SourceLanguage])[] = [
	[/\.pyw?$/i, 'python'],
	[/\.(?:[mc]?[jt]s|[jt]sx|vue|svelte)$/i, 'javascript'],
	[/\.(?:sh|bash|zsh|fish)$|(?:^|\/)(?:[Mm]akefile|[Jj]ustfile)$/, 'shell'],
	[/\.(?:ipynb|go|rb|java|kts?|scala|cs|php|rs|exs?|swift|dart|lua|r)$/i, 'other'],
];

/** undefined: no source code. */
export function languageOf(name: string): SourceLanguage | undefined {
	return endings.find(([pattern]) => pattern.test(name))?.[1];
}
