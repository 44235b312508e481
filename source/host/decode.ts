// Bytes to text: strict UTF-8, and UTF-16 only with its byte order mark.
import {isUtf8} from 'node:buffer';
import type {TextFile} from '../core/host.js';

/** undefined if the bytes aren't text. The byte order mark is not part of the text. */
export function decode(bytes: Buffer): Pick<TextFile, 'text' | 'encoding'> | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) {
		return utf16(bytes.subarray(2), 'utf16le');
	}
	if (bytes[0] === 0xfe && bytes[1] === 0xff) {
		// Not every build of Node has UTF-16 BE; an odd length has no pairs to swap.
		const rest = Buffer.from(bytes.subarray(2));
		return rest.length % 2 === 0 ? utf16(rest.swap16(), 'utf16be') : undefined;
	}
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
		return utf8(bytes.subarray(3), 'utf8-bom');
	}
	return utf8(bytes, 'utf8');
}

/** Not by a TextDecoder, whose texts take twice the room. */
function utf8(bytes: Buffer, encoding: TextFile['encoding']) {
	return isUtf8(bytes) ? {text: bytes.toString('utf8'), encoding} : undefined;
}

function utf16(bytes: Buffer, encoding: TextFile['encoding']) {
	try {
		return {text: new TextDecoder('utf-16le', {fatal: true, ignoreBOM: true}).decode(bytes), encoding};
	} catch {
		return undefined;
	}
}
