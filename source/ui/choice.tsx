// One row of a list: drawn with the parts of ink-select-input, but never with its state, which picks the wrong entry when keys arrive together.
import {Box, Text} from 'ink';
import {Indicator, Item} from 'ink-select-input';
import type {Row} from './arrange.js';
import {clean} from './lines.js';
import type {Theme} from './theme.js';

type ChoiceRowProps = {readonly row: Extract<Row, {kind: 'choice'}>; readonly theme: Theme};

export function ChoiceRow({row: {isSelected, isFirst, mark, label, tone = 'plain', aside}, theme}: ChoiceRowProps) {
	return (
		<Box>
			<Box flexShrink={0}>
				<Indicator isSelected={isSelected && isFirst} />
				{mark && (
					<Text {...theme.of(mark.tone ?? 'plain')}>
						{isFirst ? `${clean(mark.text)} ` : ' '.repeat(mark.text.length + 1)}
					</Text>
				)}
			</Box>
			{label !== '' &&
				(isSelected || tone === 'plain' ? (
					<Item isSelected={isSelected} label={clean(label)} />
				) : (
					<Text {...theme.of(tone)}>{clean(label)}</Text>
				))}
			{aside !== '' && (
				<Text {...theme.of('dim')} wrap="truncate">
					{clean(aside)}
				</Text>
			)}
		</Box>
	);
}
