// Text back to bytes, in the encoding in which it was read.
import type {TextFile, Words} from '../../core/host.js';
import {joinSegments, type Segment} from '../../core/text-edits.js';
import {Trouble} from './trouble.js';

/** Throws Trouble for a character that the encoding lacks. */
export function encode(text: string, encoding: TextFile['encoding']): Buffer {
	switch (encoding) {
		case 'utf8':
			return Buffer.from(text, 'utf8');
		case 'utf8-bom':
			return Buffer.from(`\ufeff${text}`, 'utf8');
		case 'utf16le':
			return Buffer.from(`\ufeff${text}`, 'utf16le');
		case 'utf16be':
			return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
		case 'latin1':
			if (/[^\0-\xff]/u.test(text)) {
				throw new Trouble('the new text has characters that the encoding of the file lacks');
			}
			return Buffer.from(text, 'latin1');
	}
}

/** The only place where an edited text gets its secrets. */
export function revealSegments(segments: readonly Segment[]): string {
	return joinSegments(segments, (secret, as) => (as === 'json' ? JSON.stringify(secret.reveal()) : secret.reveal()));
}

/** How long a text will be once its secrets are in it. */
export function segmentLength(words: Words): number {
	const list = typeof words === 'string' || 'reveal' in words ? [words] : words;
	return list.reduce((sum, word) => sum + (typeof word === 'string' ? word : word.reveal()).length, 0);
}
