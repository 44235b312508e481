// What macOS's `security` prints about items: attributes with their blobs, and secrets as text or hexadecimal digits.

/** Printable ASCII is quoted; anything else comes as hexadecimal digits with a readable form behind. */
export function quoted(text) {
	if (isPrintable(text)) {
		return `"${text}"`;
	}
	const bytes = [...Buffer.from(text)];
	const readable = bytes.map((byte) =>
		byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`,
	);
	return `0x${Buffer.from(text).toString('hex').toUpperCase()}  "${readable.join('')}"`;
}

/** As `-w` prints it. */
export function bare(text) {
	return isPrintable(text) ? text : Buffer.from(text).toString('hex');
}

export function attributes(path, item) {
	const {service, account, label = service} = item;
	const {created = '20260801090000Z', modified = '20260901090000Z'} = item;
	const empty = (name, type) => `    "${name}"<${type}>=<NULL>`;
	return [
		`keychain: "${path}"`,
		'version: 512',
		'class: "genp"',
		'attributes:',
		`    0x00000007 <blob>=${quoted(label)}`,
		'    0x00000008 <blob>=<NULL>',
		`    "acct"<blob>=${quoted(account)}`,
		`    "cdat"<timedate>=${time(created)}`,
		empty('crtr', 'uint32'),
		empty('cusi', 'sint32'),
		empty('desc', 'blob'),
		empty('gena', 'blob'),
		empty('icmt', 'blob'),
		empty('invi', 'sint32'),
		`    "mdat"<timedate>=${time(modified)}`,
		empty('nega', 'sint32'),
		empty('prot', 'blob'),
		empty('scrp', 'sint32'),
		`    "svce"<blob>=${quoted(service)}`,
		empty('type', 'uint32'),
		'',
	].join('\n');
}

function isPrintable(text) {
	return /^[ -~]*$/.test(text);
}

function time(text) {
	return `0x${Buffer.from(`${text}\0`).toString('hex').toUpperCase()}  "${text}\\000"`;
}
