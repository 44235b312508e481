// Looks for secrets where none may be: eight characters in a row of a secret's body are a leak.

const length = 8;

/** The first piece of a body that `text` gives away; undefined if there is none. However many bodies, the text is gone through once. */
export function leakOf(text: string, ...bodies: readonly string[]): string | undefined {
	const pieces = new Set(bodies.flatMap(piecesOf));
	return piecesOf(text).find((piece) => pieces.has(piece));
}

function piecesOf(text: string): string[] {
	return Array.from({length: Math.max(0, text.length - length + 1)}, (_, at) => text.slice(at, at + length));
}
