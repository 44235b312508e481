// Turns Words into text at the last moment, inside host/ only.
import type {Words} from '../core/host.js';

export function reveal(words: Words): string {
	if (typeof words === 'string') {
		return words;
	}
	return 'reveal' in words ? words.reveal() : words.map((word) => reveal(word)).join('');
}
