// How wide a text is, and what its characters are: what the build decides at a glance is what the library finds.
import {createRequire} from 'node:module';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, it} from 'vitest';
import {signs} from '../../source/core/signs.js';
import {runs} from '../helpers/runs.js';

const built: typeof stringWidth = createRequire(import.meta.url)('../../dist/libraries/text.js')['string-width']
	.default;
const {Segmenter}: {Segmenter: new () => Pick<Intl.Segmenter, 'segment'>} = await import(
	new URL('../../scripts/build/narrow.mjs', import.meta.url).href
);

const letters = Array.from({length: 0x3000}, (_, code) => String.fromCharCode(code));

it('each letter and sign', () => {
	expect(letters.filter((letter) => built(letter) !== stringWidth(letter))).toEqual([]);
});

it('any of them beside one another', () => {
	const narrow = fc.constantFrom('\u001b', '\u0007', ...letters.slice(0x20, 0x300), ...Object.values(signs));
	const part = fc.oneof(fc.array(narrow), fc.constantFrom(...letters), fc.string({unit: 'grapheme'}));
	const [cheap, full] = [new Segmenter(), new Intl.Segmenter()];
	fc.assert(
		fc.property(fc.array(part.map((one) => [one].flat().join(''))), (parts) => {
			const text = parts.join('');
			expect(built(text)).toBe(stringWidth(text));
			const [shown, expected] = [cheap.segment(text), full.segment(text)];
			expect(Array.from(shown, piece)).toEqual(Array.from(expected, piece));
			// Ink asks for one character where it cuts a row.
			for (const at of [undefined, text.length >> 1, text.length]) {
				const [one, other] = [shown.containing(at), expected.containing(at)];
				expect(one && piece(one)).toEqual(other && piece(other));
			}
		}),
		{numRuns: runs(2000)},
	);
});

function piece({segment, index, input}: Intl.SegmentData) {
	return [segment, index, input];
}
