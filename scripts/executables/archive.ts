// Archives with the same bytes for the same files: .tar.gz, and .zip for Windows. No file is larger than 4 GB.
import {createHash} from 'node:crypto';
import * as zlib from 'node:zlib';

/** By name. */
export type ArchivedFiles = Readonly<Record<string, {readonly bytes: Buffer; readonly isProgram?: boolean}>>;

/** Since Node 20.15; its types here are older. */
const {crc32} = zlib as unknown as {readonly crc32: (bytes: Buffer) => number};

export function checksum(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

export function tarOf(files: ArchivedFiles): Buffer {
	const parts = Object.entries(files).flatMap(([name, {bytes, isProgram}]) => [
		tarHead(name, bytes.length, isProgram ? 0o755 : 0o644),
		bytes,
		Buffer.alloc(-bytes.length & 511),
	]);
	return zlib.gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)]));
}

/** The form of POSIX (ustar), with nobody's name and no time. */
function tarHead(name: string, length: number, mode: number): Buffer {
	const head = Buffer.alloc(512);
	const octal = (number: number, at: number, size: number) =>
		head.write(`${number.toString(8).padStart(size - 1, '0')}\0`, at, 'latin1');
	head.write(name, 0, 100, 'latin1');
	octal(mode, 100, 8);
	octal(0, 108, 8);
	octal(0, 116, 8);
	octal(length, 124, 12);
	octal(0, 136, 12);
	head.write('        0', 148, 'latin1');
	head.write('ustar\x0000', 257, 'latin1');
	octal(
		head.reduce((sum, byte) => sum + byte, 0),
		148,
		7,
	);
	return head;
}

/** The same for Windows. */
export function zipOf(files: ArchivedFiles): Buffer {
	const locals: Buffer[] = [];
	const entries: Buffer[] = [];
	let at = 0;
	for (const [name, {bytes}] of Object.entries(files)) {
		const packed = zlib.deflateRawSync(bytes);
		const fields = zipFields(name, bytes, packed);
		const local = Buffer.concat([words([0x04034b50]), fields, Buffer.from(name), packed]);
		// Comment, disk, attributes inside and outside, and where it begins.
		entries.push(
			Buffer.concat([words([0x02014b50]), shorts([20]), fields, shorts([0, 0, 0]), words([0, at]), Buffer.from(name)]),
		);
		locals.push(local);
		at += local.length;
	}
	const directory = Buffer.concat(entries);
	const {length} = entries;
	return Buffer.concat([
		...locals,
		directory,
		words([0x06054b50]),
		shorts([0, 0, length, length]),
		words([directory.length, at]),
		shorts([0]),
	]);
}

/** What both kinds of heads have in common. The time is the first that the form knows: the first of January 1980. */
function zipFields(name: string, bytes: Buffer, packed: Buffer): Buffer {
	return Buffer.concat([
		shorts([20, 0x0800, 8, 0, 0x21]),
		words([crc32(bytes), packed.length, bytes.length]),
		shorts([name.length, 0]),
	]);
}

function shorts(numbers: readonly number[]): Buffer {
	return Buffer.from(new Uint8Array(numbers.flatMap((number) => [number & 255, number >> 8])));
}

function words(numbers: readonly number[]): Buffer {
	const bytes = Buffer.alloc(numbers.length * 4);
	numbers.forEach((number, index) => void bytes.writeUInt32LE(number, index * 4));
	return bytes;
}
