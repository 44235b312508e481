// Looks for secrets where none may be: eight characters in a row of a secret's body are a leak.

const length = 8;

/** The first piece of `body` that `text` gives away; undefined if there is none. */
export function leakOf(text: string, body: string): string | undefined {
	for (let at = 0; at + length <= body.length; at += 1) {
		const piece = body.slice(at, at + length);
		if (text.includes(piece)) {
			return piece;
		}
	}
	return undefined;
}
