// Values of credentials: mostly good ones, and every way in which people get them wrong.
import fc from 'fast-check';
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

/** Around a value. Blanks of every kind at the ends are trimmed by the client, the rest is what breaks it. */
const wrappings: readonly ((value: string) => string)[] = [
	(value) => `${value}\n`,
	(value) => `${value}\r`,
	(value) => ` ${value} `,
	(value) => `\t${value}`,
	(value) => `\u00a0${value}`,
	(value) => `${value}\u3000`,
	(value) => `\ufeff${value}`,
	(value) => `${value}\u200b`,
	(value) => `\u2060${value}`,
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
		{weight: 4, arbitrary: fc.constantFrom(...wrappings).map((wrap) => wrap(value))},
		{weight: 2, arbitrary: fc.constantFrom(...others)},
		{weight: 2, arbitrary: withCharacter(value)},
	);
}

/** With any character anywhere in it. */
function withCharacter(value: string): fc.Arbitrary<string> {
	const character = fc.oneof(
		{withCrossShrink: true},
		fc.constantFrom(
			'\n',
			'\r',
			' ',
			'\t',
			'\u00a0',
			'\u200b',
			'\u2028',
			'\u0085',
			'\u00ff',
			'\u0100',
			'"',
			'\u007f',
			'\u0001',
		),
		fc.string({unit: 'binary', minLength: 1, maxLength: 1}).filter((text) => text !== '\0' && text.length === 1),
	);
	return fc
		.tuple(character, fc.constantFrom(0, 1, 30, 47, 200))
		.map(([text, at]) =>
			at === 200
				? `${value}${text}`
				: value.replace(/\}\}$/, `|first:${at}}}${text}${value.replace(/\}\}$/, `|rest:${at}}}`)}`),
		);
}
