// Offsets in a text as people count: lines and columns from 1.

export type Spot = {readonly line: number; readonly column: number};

export function spotAt(text: string, offset: number): Spot {
	const before = text.slice(0, offset);
	const breaks = before.match(/\r\n|\n|\r/g)?.length ?? 0;
	const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
	return {line: breaks + 1, column: offset - start + 1};
}
