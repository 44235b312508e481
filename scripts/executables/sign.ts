// Signs a program for macOS ad hoc: hashes of its pages, and nobody's name. Without that a Mac with Apple's processors starts nothing. The form
// is that of the linkers of LLVM and Go: one code directory (xnu's cs_blobs.h), whose numbers have their highest byte first.
import {createHash} from 'node:crypto';

const commands = {segment: 0x19, signature: 0x1d};
const magic = {program: 0xfeedfacf, signature: 0xfade0cc0, directory: 0xfade0c02};
/** Ad hoc, and so made by a linker that anybody may sign over it. */
const flags = 0x20002;
const page = 4096;
const header = {program: 32, command: 16, signature: 20, directory: 88};

/** `bytes`: a Mach-O program of 64 bits without a signature; `name`: what it calls itself. */
export function signed(bytes: Buffer, name: string): Buffer {
	const {code, last, signature, end, room} = layoutOf(bytes);
	if (signature) {
		throw new Error('It is signed already');
	}
	if (room < header.command) {
		throw new Error('There is no room for another command');
	}
	const limit = aligned(bytes.length, 16);
	const ident = Buffer.from(`${name}\0`);
	const pages = Math.ceil(limit / page);
	const directoryLength = header.directory + ident.length + pages * 32;
	const length = header.signature + directoryLength;
	const whole = Buffer.concat([bytes, Buffer.alloc(limit - bytes.length + length)]);

	whole.writeUInt32LE(whole.readUInt32LE(16) + 1, 16);
	whole.writeUInt32LE(whole.readUInt32LE(20) + header.command, 20);
	writeWords(whole, end, [commands.signature, header.command, limit, length], 'LE');
	const size = BigInt(whole.length) - last.offset;
	whole.writeBigUInt64LE(BigInt(aligned(Number(size), 16_384)), last.at + 32);
	whole.writeBigUInt64LE(size, last.at + 48);

	writeWords(whole, limit, [magic.signature, length, 1, 0, header.signature], 'BE');
	const at = limit + header.signature;
	const hashes = header.directory + ident.length;
	writeWords(
		whole,
		at,
		[magic.directory, directoryLength, 0x20400, flags, hashes, header.directory, 0, pages, limit],
		'BE',
	);
	// Bytes of a hash, SHA-256, no platform, the size of a page as a power of two.
	whole.set([32, 2, 0, Math.log2(page)], at + 36);
	whole.writeBigUInt64BE(code.offset, at + 64);
	whole.writeBigUInt64BE(code.size, at + 72);
	// A program, no library.
	whole.writeBigUInt64BE(1n, at + 80);
	ident.copy(whole, at + header.directory);
	hashesOf(whole, limit, page).forEach((hash, index) => void hash.copy(whole, at + hashes + index * 32));
	return whole;
}

/** What is wrong with the signature of a program, in words; undefined: every page is as it was signed. */
export function faultOf(bytes: Buffer): string | undefined {
	const {code, last, signature} = layoutOf(bytes);
	if (!signature) {
		return 'there is none';
	}
	if (signature.at + signature.length !== bytes.length || last.offset + last.size !== BigInt(bytes.length)) {
		return 'it is not at the end';
	}
	const at = directoryIn(bytes, signature.at);
	const [hashes, pages, limit] = [16, 28, 32].map((place) => bytes.readUInt32BE(at + place)) as [
		number,
		number,
		number,
	];
	const size = 2 ** bytes.readUInt8(at + 39);
	if (limit !== signature.at) {
		return 'it is not of all that stands before it';
	}
	if (bytes.readBigUInt64BE(at + 64) !== code.offset || bytes.readBigUInt64BE(at + 72) !== code.size) {
		return 'it is of another segment of code';
	}
	if (Math.ceil(limit / size) !== pages) {
		return 'pages are left out';
	}
	const wrong = hashesOf(bytes, limit, size).findIndex(
		(hash, index) => !hash.equals(bytes.subarray(at + hashes + index * 32, at + hashes + (index + 1) * 32)),
	);
	return wrong >= 0 ? `page ${wrong} is another` : undefined;
}

/** The code directory with hashes of 32 bytes, among what else may have been signed. */
function directoryIn(bytes: Buffer, at: number): number {
	const count = bytes.readUInt32BE(at + 8);
	const places = Array.from({length: count}, (_, index) => at + bytes.readUInt32BE(at + 16 + index * 8));
	const found = places.find((place) => bytes.readUInt32BE(place) === magic.directory && bytes[place + 37] === 2);
	if (found === undefined) {
		throw new Error('It has no hashes by SHA-256');
	}
	return found;
}

function hashesOf(bytes: Buffer, limit: number, size: number): readonly Buffer[] {
	return Array.from({length: Math.ceil(limit / size)}, (_, index) =>
		createHash('sha256')
			.update(bytes.subarray(index * size, Math.min(limit, (index + 1) * size)))
			.digest(),
	);
}

type Segment = {readonly at: number; readonly offset: bigint; readonly size: bigint};

/** The segment of the code and the last one, the signature, the end of the commands, and how many bytes are free behind it. */
function layoutOf(bytes: Buffer) {
	if (bytes.readUInt32LE(0) !== magic.program) {
		throw new Error('It is no program of 64 bits for macOS');
	}
	const segments = new Map<string, Segment>();
	let signature: {readonly at: number; readonly length: number} | undefined;
	let at = header.program;
	for (let index = 0; index < bytes.readUInt32LE(16); index++) {
		const command = bytes.readUInt32LE(at);
		if (command === commands.segment) {
			const name = bytes.toString('latin1', at + 8, at + 24).replace(/\0+$/, '');
			segments.set(name, {at, offset: bytes.readBigUInt64LE(at + 40), size: bytes.readBigUInt64LE(at + 48)});
		}
		if (command === commands.signature) {
			signature = {at: bytes.readUInt32LE(at + 8), length: bytes.readUInt32LE(at + 12)};
		}
		at += bytes.readUInt32LE(at + 4);
	}
	const [code, last] = [segments.get('__TEXT'), segments.get('__LINKEDIT')];
	if (!code || !last) {
		throw new Error('It is no program that is linked');
	}
	// Where the first section of the code begins.
	const first = bytes.readUInt32LE(code.at + 72 + 48);
	return {code, last, signature, end: at, room: first - at};
}

function writeWords(bytes: Buffer, at: number, words: readonly number[], order: 'LE' | 'BE'): void {
	words.forEach((word, index) => void bytes[`writeUInt32${order}`](word, at + index * 4));
}

function aligned(number: number, to: number): number {
	return Math.ceil(number / to) * to;
}
