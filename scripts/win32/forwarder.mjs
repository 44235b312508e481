// A DLL of one function, which is another DLL's: Wine before version 9 has no bcryptprimitives.dll, and Vite's compiler wants its random numbers.

const address = 0x1000;
const block = 0x200;

/** The bytes of a DLL that hands `exported` on to `target` ("dll.function"). */
export function forwarder(dll, exported, target) {
	return Buffer.concat([head(), exportsOf(dll, exported, target)]);
}

/** The directory of exports, its three tables of one entry each, and the texts. */
function exportsOf(dll, exported, target) {
	const section = Buffer.alloc(block);
	const [tables, texts] = [40, 50];
	const place = (before) => address + texts + Buffer.byteLength(before);
	const [ofExported, ofTarget] = [place(`${dll}\0`), place(`${dll}\0${exported}\0`)];
	const fields = [place(''), 1, 1, 1, address + tables, address + tables + 4, address + tables + 8];
	for (const [index, field] of fields.entries()) {
		section.writeUInt32LE(field, 12 + index * 4);
	}
	section.writeUInt32LE(ofTarget, tables);
	section.writeUInt32LE(ofExported, tables + 4);
	section.write(`${dll}\0${exported}\0${target}\0`, texts, 'latin1');
	return section;
}

/** Of a 64-bit DLL with one section to read. */
function head() {
	const bytes = Buffer.alloc(block);
	const [pe, optional, section] = [0x40, 0x58, 0x148];
	bytes.write('MZ');
	bytes.write('PE\0\0', pe, 'latin1');
	bytes.write('.rdata', section, 'latin1');
	bytes.writeBigUInt64LE(0x180000000n, optional + 24);
	const words = [
		[pe + 4, 0x8664],
		[pe + 6, 1],
		[pe + 20, section - optional],
		[pe + 22, 0x2022],
		[optional, 0x20b],
		[optional + 40, 6],
		[optional + 48, 6],
		[optional + 68, 3],
		[optional + 70, 0x100],
	];
	const numbers = [
		[0x3c, pe],
		[optional + 32, address],
		[optional + 36, block],
		[optional + 56, address * 2],
		[optional + 60, block],
		[optional + 108, 16],
		[optional + 112, address],
		[optional + 116, block],
		[section + 8, block],
		[section + 12, address],
		[section + 16, block],
		[section + 20, block],
		[section + 36, 0x40000040],
	];
	for (const [at, value] of words) {
		bytes.writeUInt16LE(value, at);
	}
	for (const [at, value] of numbers) {
		bytes.writeUInt32LE(value, at);
	}
	return bytes;
}
