// Usual characters are passed over by what looks for those that hide: none of them may be one, by Unicode's own word.
import {expect, test} from 'vitest';
import {isUsual} from '../../../source/core/leaving/usual.js';

test('no usual character hides, drives a terminal, ends a line elsewhere or is an accent', () => {
	const hides = /[\p{C}\p{M}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u;
	const all = Array.from({length: 0x110000}, (_, code) => String.fromCodePoint(code));
	expect(all.filter((character) => isUsual(character) && hides.test(character))).toEqual(['\n']);
	expect(isUsual('A key, sk-ant-api03-…: "→ ✔"\n')).toBe(true);
});
