// The words of a command line: which are options, with which values, and which are not. Knows the table, but not what the words mean.
import {notThere} from './near.js';
import {type OptionName, type OptionSpec, options} from './table.js';
import {UsageError} from './usage-error.js';

export type Lexed = {
	/** Option → its values, in order; of an option without one: an empty list. */
	readonly given: ReadonlyMap<OptionName, readonly string[]>;
	/** All the others. */
	readonly words: readonly string[];
	/** Those of them that look like an option, and are none. */
	readonly odd: readonly string[];
};

const specs: readonly (OptionSpec & {readonly name: OptionName})[] = options;

/** A word with blanks before any "=" isn't an option: it is a text that begins with a dash. */
const looksLikeOption = /^--?[^\s=-][^\s=]*(?:=|$)/;

export function lex(typed: readonly string[]): Lexed {
	const given = new Map<OptionName, readonly string[]>();
	const words: string[] = [];
	const odd: string[] = [];
	const left = [...typed];
	for (let word = left.shift(); word !== undefined; word = left.shift()) {
		if (word === '--') {
			words.push(...left.splice(0));
		} else if (looksLikeOption.test(word)) {
			const [flag = '', ...rest] = word.split('=');
			const inline = rest.length > 0 ? rest.join('=') : undefined;
			const known = specsOf(flag);
			if (!known) {
				words.push(word);
				odd.push(flag);
			}
			for (const spec of known ?? []) {
				given.set(spec.name, [...(given.get(spec.name) ?? []), ...takeValue(spec, inline, left)]);
			}
		} else {
			words.push(word);
		}
	}
	return {given, words, odd};
}

/** One option; several of one letter each in one word (-vy); undefined: there is none of this name. */
function specsOf(flag: string): readonly (OptionSpec & {readonly name: OptionName})[] | undefined {
	const found = flag.startsWith('--')
		? [specs.find(({name}) => flag === `--${name}`)]
		: [...flag.slice(1)].map((letter) => specs.find(({short}) => short === letter));
	const known = found.filter((spec) => spec !== undefined);
	return known.length < found.length ? undefined : known;
}

function takeValue({name, value}: OptionSpec, inline: string | undefined, left: string[]): readonly string[] {
	if (!value) {
		if (inline !== undefined) {
			throw new UsageError(notThere(`--${name} takes no value`, undefined));
		}
		return [];
	}
	const next = inline ?? (left[0]?.startsWith('-') ? undefined : left.shift());
	if (next === undefined || next === '') {
		throw new UsageError(notThere(`--${name} needs a value: --${name} ${value.label}`, undefined));
	}
	return [next];
}
