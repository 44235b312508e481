// What `systemctl show-environment` prints: NAME=value, and $'…' around what has odd characters.

const letters: Readonly<Record<string, string>> = {a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v'};

/** A line as a name and its value; undefined: it isn't one. */
export function variableIn(line: string): {readonly name: string; readonly text: string} | undefined {
	const [, name, written = ''] = /^([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
	const quoted = /^\$'(.*)'$/.exec(written)?.[1];
	return name === undefined ? undefined : {name, text: quoted === undefined ? written : unescaped(quoted)};
}

function unescaped(text: string): string {
	return text.replace(/\\(?:x([\da-f]{2})|([0-7]{3})|(.))/gi, (_, hex?: string, octal?: string, letter = '') =>
		hex || octal ? String.fromCharCode(Number.parseInt(hex ?? octal ?? '', hex ? 16 : 8)) : (letters[letter] ?? letter),
	);
}
