// One row of a list: drawn with the item of ink-select-input, but never with its state, which picks the wrong entry when keys arrive together.
import {Text} from 'ink';
import {Item} from 'ink-select-input';
import type {ViewRow} from './arrange.js';
import {inLocale} from './locale.js';
import {signs, type Theme} from './theme.js';

type ChoiceRowProps = {readonly row: Extract<ViewRow, {kind: 'choice'}>; readonly theme: Theme};

export function ChoiceRow({row: {isSelected, isFirst, mark, label, tone = 'plain', aside}, theme}: ChoiceRowProps) {
	const shown = (text: string) => inLocale(text, theme);
	const pointer = isSelected && isFirst ? `${signs.pointer} ` : '  ';
	return (
		<>
			<Text {...theme.of('accent')}>{shown(pointer)}</Text>
			{mark && (
				<Text {...theme.of(mark.tone ?? 'plain')}>
					{isFirst ? shown(`${mark.text} `) : ' '.repeat(mark.text.length + 1)}
				</Text>
			)}
			{label !== '' &&
				(isSelected ? (
					<Text {...theme.of('strong')}>{shown(label)}</Text>
				) : tone === 'plain' ? (
					<Item label={shown(label)} />
				) : (
					<Text {...theme.of(tone)}>{shown(label)}</Text>
				))}
			{aside !== '' && <Text {...theme.of('dim')}>{shown(aside)}</Text>}
		</>
	);
}
