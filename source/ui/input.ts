// What the terminal sends, as keys, one by one however many arrive in one read. Only what is marked as a paste is one.

export type KeyName =
	| 'up'
	| 'down'
	| 'left'
	| 'right'
	| 'page-up'
	| 'page-down'
	| 'home'
	| 'end'
	| 'enter'
	| 'escape'
	| 'erase'
	| 'tab'
	| 'back-tab'
	| 'ctrl-c'
	| 'ctrl-z'
	| 'ctrl-u';

export type Key =
	| {readonly kind: 'named'; readonly name: KeyName}
	/** One character. */
	| {readonly kind: 'character'; readonly character: string}
	/** Line breaks in it are part of the text: they never confirm. */
	| {readonly kind: 'paste'; readonly text: string};

const esc = '\u001b';
const pasteBegins = `${esc}[200~`;
const pasteEnds = `${esc}[201~`;

// A map, since what is pasted may be the name of something that every object has.
const controls: ReadonlyMap<string, KeyName> = new Map([
	['\r', 'enter'],
	['\n', 'enter'],
	[esc, 'escape'],
	['\t', 'tab'],
	['\b', 'erase'],
	['\u007f', 'erase'],
	['\u0003', 'ctrl-c'],
	// The end of input is a wish to leave.
	['\u0004', 'ctrl-c'],
	['\u0015', 'ctrl-u'],
	['\u001a', 'ctrl-z'],
]);

const finals: Readonly<Record<string, KeyName>> = {
	A: 'up',
	B: 'down',
	C: 'right',
	D: 'left',
	F: 'end',
	H: 'home',
	Z: 'back-tab',
};

const numbers: Readonly<Record<string, KeyName>> = {
	1: 'home',
	3: 'erase',
	4: 'end',
	5: 'page-up',
	6: 'page-down',
	7: 'home',
	8: 'end',
};

/** Reads pieces of input, one after the other, in which Ink has told escape sequences from text already. A paste may come in several. */
export function createReader(): (piece: string) => readonly Key[] {
	let isPasting = false;
	return (piece) => {
		if (piece === pasteBegins || piece === pasteEnds) {
			isPasting = piece === pasteBegins;
			return [];
		}
		// Ctrl-C leaves, also if the end of a paste never came.
		if (isPasting && piece !== '\u0003') {
			return piece.startsWith(esc) ? [] : [{kind: 'paste', text: piece}];
		}
		isPasting = false;
		return keysOf(piece);
	};
}

function keysOf(piece: string): readonly Key[] {
	if (!piece.startsWith(esc) || piece === esc) {
		return [...piece].flatMap(keyOf);
	}
	const name = sequence(piece);
	if (name) {
		return [{kind: 'named', name}];
	}
	// Alt means nothing here: Esc and a letter in one read are two keys. Function keys and answers of the terminal are not keys.
	const isAlone = piece.startsWith(esc + esc) || !/^\u001b[O[]./u.test(piece);
	return isAlone ? [{kind: 'named', name: 'escape'}, ...keysOf(piece.slice(1))] : [];
}

function keyOf(character: string): readonly Key[] {
	const name = controls.get(character);
	return name ? [{kind: 'named', name}] : character < ' ' ? [] : [{kind: 'character', character}];
}

/** CSI and SS3 sequences of the keys that mean something, with or without modifiers. */
function sequence(piece: string): KeyName | undefined {
	const found = /^\u001b(?:O|\[)(?:(\d+)(?:;\d+)?)?([A-Z~])$/u.exec(piece);
	const [, number = '', final = ''] = found ?? [];
	return final === '~' ? numbers[number] : number === '' || number === '1' ? finals[final] : undefined;
}
