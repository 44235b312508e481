// Whether every tone can be read: by the contrast of WCAG where the colours are ours, as in the pictures, and by their choice where they are the terminal's.
import {describe, expect, it} from 'vitest';
import {dimness, looks} from '../../scripts/picture/svg.js';
import {type Tone, themeOf} from '../../source/ui/theme.js';

const tones: readonly Tone[] = ['plain', 'strong', 'dim', 'good', 'bad', 'warning', 'note', 'accent', 'code'];
const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
const theme = themeOf({hasColour: true});

type Colour = readonly number[];

function coloursOf(hex: string): Colour {
	return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Colour): number {
	const [red = 0, green = 0, blue = 0] = colour.map((part) => {
		const share = part / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(looks))('on %s', (_, {palette, ground, text}) => {
	it.each(tones)('%s has a contrast of 4.5 at least', (tone) => {
		const {color, dimColor} = theme.of(tone);
		const paint = coloursOf(color === undefined ? text : (palette.split(/\s+/)[names.indexOf(color)] ?? ''));
		const below = coloursOf(ground);
		const share = dimColor === true ? dimness : 1;
		const seen = paint.map((part, at) => part * share + (below[at] ?? 0) * (1 - share));
		expect(contrast(seen, below)).toBeGreaterThanOrEqual(4.5);
	});
});

it('what a terminal paints is neither too light for white nor too dark for black', () => {
	const colours = new Set(tones.map((tone) => theme.of(tone).color).filter((color) => color !== undefined));
	expect([...colours].filter((color) => !['red', 'green', 'magenta'].includes(String(color)))).toEqual([]);
});
