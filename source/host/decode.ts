// Bytes to text: UTF-8 to the letter, UTF-16 only with its byte order mark.
import type {TextFile} from '../core/host.js';

/** undefined if the bytes are no text. The byte order mark is not part of the text. */
export function decode(bytes: Buffer): Pick<TextFile, 'text' | 'encoding'> | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) {
		return decodeAs('utf-16le', bytes.subarray(2), 'utf16le');
	}
	if (bytes[0] === 0xfe && bytes[1] === 0xff) {
		// Not every build of Node has UTF-16 BE; an odd length has no pairs to swap.
		const rest = Buffer.from(bytes.subarray(2));
		return rest.length % 2 === 0 ? decodeAs('utf-16le', rest.swap16(), 'utf16be') : undefined;
	}
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
		return decodeAs('utf-8', bytes.subarray(3), 'utf8-bom');
	}
	return decodeAs('utf-8', bytes, 'utf8');
}

function decodeAs(label: string, bytes: Buffer, encoding: TextFile['encoding']) {
	try {
		return {text: new TextDecoder(label, {fatal: true, ignoreBOM: true}).decode(bytes), encoding};
	} catch {
		return undefined;
	}
}
