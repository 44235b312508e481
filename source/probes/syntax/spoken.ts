// A command whose words are made from something, as the text of a command in which they stand as they come out.
import {allWords, type Part, type Parts} from './script.js';

type Word = {readonly parts: Parts};

/** `isSplit` false: what comes out of a word is one word (zsh). `isValue`: what stands behind a sign is one word. */
export function spoken(words: readonly Word[], isSplit: boolean, isValue = false): Parts {
	return words.flatMap(({parts}, index): Parts => {
		const sign = isValue ? parts.findIndex((part) => part.kind === 'text' && part.text.includes('=')) : -1;
		const word = parts.flatMap((part, at): Parts => {
			if (part.kind === 'text' && part.text === '' && parts.length > 1) {
				return [];
			}
			if (at === sign && part.kind === 'text') {
				const [name = '', ...value] = part.text.split('=');
				return [typed(`${name}=${quoted(value.join('='))}`)];
			}
			// A name has nothing in it that needs quotes.
			const isOne = sign < 0 ? part.isQuoted === true : at > sign;
			if (part.kind === 'text') {
				return [typed(isOne ? quoted(part.text) : part.text)];
			}
			if (part.kind === 'computed' && /^\$[@*]$/.test(part.script ?? '')) {
				return [{kind: 'variable', name: allWords}];
			}
			if (isOne || (!isSplit && sign < 0 && part.kind === 'variable')) {
				return [typed("'"), part, typed("'")];
			}
			// A list of fish is as many words.
			return [part.kind === 'variable' ? {...part, isQuoted: true} : part];
		});
		return index === 0 ? word : [typed(' '), ...word];
	});
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}

export function typed(text: string): Part {
	return {kind: 'text', text};
}
