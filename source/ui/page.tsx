// Draws arranged rows, one line of the terminal each.
import {Box, Text} from 'ink';
import {linked} from '../core/writing.js';
import type {ViewRow} from './arrange.js';
import {ChoiceRow} from './choice.js';
import {inLocale} from './locale.js';
import type {Theme} from './theme.js';

export function Page({rows, theme}: {readonly rows: readonly ViewRow[]; readonly theme: Theme}) {
	return (
		<Box flexDirection="column">
			{rows.map((row, index) => (
				// A row has no identity: it is just a line of the terminal.
				// biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
				<Text key={index} wrap="truncate">
					{row.kind === 'choice' ? <ChoiceRow row={row} theme={theme} /> : <Spans row={row} theme={theme} />}
				</Text>
			))}
		</Box>
	);
}

function Spans({row: {line}, theme}: {readonly row: Extract<ViewRow, {kind: 'line'}>; readonly theme: Theme}) {
	return (
		<>
			{line.length === 0 ? ' ' : null}
			{line.map(({text, tone = 'plain', link}, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
				<Text key={index} {...theme.of(tone)}>
					{linkedTo(link && theme.urlOf(link), inLocale(text, theme))}
				</Text>
			))}
		</>
	);
}

/** Ends in BEL, the only terminator that Ink knows. */
function linkedTo(url: string | undefined, text: string): string {
	return url === undefined ? text : linked(text, url, '\u0007');
}
