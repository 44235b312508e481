// Values of credentials: mostly good ones, and every way in which people get them wrong.
import fc from 'fast-check';
import {anyText} from '../../helpers/any-text.js';
import type {SecretKind} from '../../helpers/placeholders.js';

const names = fc.constantFrom('work', 'team', 'home', 'ci', 'laptop', 'prod');

export function secretOf(kind: SecretKind): fc.Arbitrary<string> {
	return names.map((name) => `{{${kind}:${name}}}`);
}

/** A kind that fits the variable, and now and then one that doesn't. */
export function credential(kind: SecretKind): fc.Arbitrary<string> {
	return fc
		.oneof(
			{weight: 8, arbitrary: secretOf(kind)},
			{weight: 1, arbitrary: fc.constantFrom<SecretKind>('api-key', 'oauth', 'token').chain(secretOf)},
		)
		.chain(odd);
}

/** What JavaScript trims, and what looks as if it did. */
const blanks =
	'\t\n\v\f\r \u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\u0085\u00ad\u180e\u200b\u200e\u2060';

const blank = fc.constantFrom(...blanks);

/** What people copy along, and letters that no header has. */
const wrappings: readonly ((value: string) => string)[] = [
	(value) => `"${value}"`,
	(value) => `'${value}'`,
	(value) => `Bearer ${value}`,
	(value) => `${value}\u0435`,
	(value) => `${value}\u00e9`,
	(value) => `${value}\u0007`,
];

const others = ['', '  ', '\n', 'null', 'your-api-key', '$ANTHROPIC_KEY'];

function odd(value: string): fc.Arbitrary<string> {
	return fc.oneof(
		{withCrossShrink: true},
		{weight: 9, arbitrary: fc.constant(value)},
		{weight: 2, arbitrary: blank.map((character) => `${value}${character}`)},
		{weight: 1, arbitrary: blank.map((character) => `${character}${value}`)},
		{weight: 2, arbitrary: fc.constantFrom(...wrappings).map((wrap) => wrap(value))},
		{weight: 1, arbitrary: fc.constantFrom(...others)},
		{weight: 1, arbitrary: blank},
		{weight: 2, arbitrary: withCharacter(value)},
	);
}

/** With any character anywhere in it. */
function withCharacter(value: string): fc.Arbitrary<string> {
	const character = fc.oneof(
		{withCrossShrink: true},
		fc.constantFrom(...blanks, '\u00ff', '\u0100', '"', '\u007f', '\u0001'),
		anyText({minLength: 1, maxLength: 1}).filter((text) => text !== '\0' && text.length === 1),
	);
	return fc
		.tuple(character, fc.constantFrom(0, 1, 30, 47, 200))
		.map(([text, at]) =>
			at === 200
				? `${value}${text}`
				: value.replace(/\}\}$/, `|first:${at}}}${text}${value.replace(/\}\}$/, `|rest:${at}}}`)}`),
		);
}
