// Bytes to text: UTF-8, UTF-16 only with its byte order mark, and anything else without a NUL byte as Latin-1, one character a byte:
// shells and loaders read such a file too, and an edit of it keeps every byte.
import {isUtf8} from 'node:buffer';
import type {TextFile} from '../core/host.js';

type Decoded = Pick<TextFile, 'text' | 'encoding'>;

/** undefined if the bytes aren't text. The byte order mark is not part of the text. */
export function decode(bytes: Buffer): Decoded | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) {
		return utf16(bytes.subarray(2), 'utf16le');
	}
	if (bytes[0] === 0xfe && bytes[1] === 0xff) {
		// Not every build of Node has UTF-16 BE; an odd length has no pairs to swap.
		const rest = Buffer.from(bytes.subarray(2));
		return rest.length % 2 === 0 ? utf16(rest.swap16(), 'utf16be') : undefined;
	}
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
		return utf8(bytes.subarray(3), 'utf8-bom') ?? latin1(bytes);
	}
	return utf8(bytes, 'utf8') ?? latin1(bytes);
}

/** As Node and Claude Code read a file: bytes that aren't UTF-8 become U+FFFD. */
export function decodeLeniently(bytes: Buffer): Decoded {
	const decoded = decode(bytes);
	return decoded && decoded.encoding !== 'latin1' ? decoded : {text: bytes.toString('utf8'), encoding: 'utf8'};
}

/** Not by a TextDecoder, whose texts take twice the room. */
function utf8(bytes: Buffer, encoding: TextFile['encoding']): Decoded | undefined {
	return isUtf8(bytes) ? {text: bytes.toString('utf8'), encoding} : undefined;
}

function latin1(bytes: Buffer): Decoded | undefined {
	return bytes.includes(0) ? undefined : {text: bytes.toString('latin1'), encoding: 'latin1'};
}

function utf16(bytes: Buffer, encoding: TextFile['encoding']): Decoded | undefined {
	try {
		return {text: new TextDecoder('utf-16le', {fatal: true, ignoreBOM: true}).decode(bytes), encoding};
	} catch {
		return undefined;
	}
}
