// How wide a text is: what the build decides at a glance is what the library finds.
import {createRequire} from 'node:module';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, it} from 'vitest';
import {signs} from '../../source/core/signs.js';
import {runs} from '../helpers/runs.js';

const built: typeof stringWidth = createRequire(import.meta.url)('../../dist/libraries/text.js')['string-width']
	.default;

const letters = Array.from({length: 0x3000}, (_, code) => String.fromCharCode(code));

it('each letter and sign', () => {
	expect(letters.filter((letter) => built(letter) !== stringWidth(letter))).toEqual([]);
});

it('any of them beside one another', () => {
	const narrow = [...letters.slice(0x20, 0x300), ...Object.values(signs)];
	const any = fc.array(
		fc.oneof(fc.constantFrom(...narrow), fc.constantFrom(...letters), fc.string({unit: 'grapheme'})),
	);
	fc.assert(
		fc.property(any, (parts) => {
			expect(built(parts.join(''))).toBe(stringWidth(parts.join('')));
		}),
		{numRuns: runs(2000)},
	);
});
