// Offsets in a text as people count: lines and columns from 1. The text is gone through once, however many places are asked for.

export type Spot = {readonly line: number; readonly column: number};

/** Where each offset of this text is. */
export function spotsOf(text: string): (offset: number) => Spot {
	const starts = [0];
	for (const {index, 0: found} of text.matchAll(/\r\n|\n|\r/g)) {
		starts.push(index + found.length);
	}
	return (offset) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if ((starts[middle] ?? 0) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return {line: low + 1, column: offset - (starts[low] ?? 0) + 1};
	};
}

export function spotAt(text: string, offset: number): Spot {
	return spotsOf(text.slice(0, offset))(offset);
}
