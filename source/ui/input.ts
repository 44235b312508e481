// What the terminal sends, as keys. Ink has already split known escape sequences from one another; several characters in one piece are one paste.

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
	[esc, 'escape'],
	[esc + esc, 'escape'],
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

/** Reads pieces of input, one after the other: a bracketed paste may come in several. */
export function createReader(): (piece: string) => readonly Key[] {
	let isPasting = false;
	return (piece) => {
		// Whatever else arrives with it: Ctrl-C leaves.
		if (piece.includes('\u0003')) {
			isPasting = false;
			return [{kind: 'named', name: 'ctrl-c'}];
		}
		if (piece === pasteBegins || piece === pasteEnds) {
			isPasting = piece === pasteBegins;
			return [];
		}
		if (isPasting && piece !== esc) {
			return piece.startsWith(esc) ? [] : [{kind: 'paste', text: piece}];
		}
		isPasting = false;
		return keysOf(piece);
	};
}

function keysOf(piece: string): readonly Key[] {
	const control = controls.get(piece);
	if (control) {
		return [{kind: 'named', name: control}];
	}
	if (piece.startsWith(esc)) {
		const name = sequence(piece);
		// Alt with a letter, function keys, answers of the terminal: nothing here has a use for them.
		return name ? [{kind: 'named', name}] : [];
	}
	if ([...piece].length === 1) {
		return piece < ' ' ? [] : [{kind: 'character', character: piece}];
	}
	// A held j or k arrives in one read over a slow line; as text it is the same.
	if (/^(j+|k+)$/.test(piece)) {
		return [...piece].map((character) => ({kind: 'character', character}));
	}
	return [{kind: 'paste', text: piece}];
}

/** CSI and SS3 sequences of the keys that mean something, with or without modifiers. */
function sequence(piece: string): KeyName | undefined {
	const found = /^\u001b(?:O|\[)(?:(\d+)(?:;\d+)?)?([A-Z~])$/u.exec(piece);
	const [, number = '', final = ''] = found ?? [];
	return final === '~' ? numbers[number] : number === '' || number === '1' ? finals[final] : undefined;
}
