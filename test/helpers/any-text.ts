// Any text there can be. The unit 'binary' of fast-check says the same, but lists all the characters first: more than a second in each process.
import fc from 'fast-check';

/** One character, half of a pair excepted. The first 256 and those of two bytes are as likely as all others together. */
const anyCharacter = fc
	.oneof(fc.nat(0xff), fc.nat(0xd7ff), fc.integer({min: 0xe000, max: 0x10_ffff}))
	.map((code) => String.fromCodePoint(code));

export function anyText(
	lengths: {readonly minLength?: number; readonly maxLength?: number} = {},
): fc.Arbitrary<string> {
	return fc.string({...lengths, unit: anyCharacter});
}
