// How many typing slips separate two words: insertions, deletions, replacements, swaps of neighbours.

/** The optimal string alignment distance, up to `most`; anything farther gives `most + 1`. */
export function editDistance(one: string, other: string, most: number): number {
	const far = most + 1;
	if (Math.abs(one.length - other.length) > most) {
		return far;
	}
	let beforeLast: readonly number[] = [];
	let last: readonly number[] = Array.from({length: other.length + 1}, (_, index) => index);
	for (let row = 1; row <= one.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= other.length; column += 1) {
			const isSame = one[row - 1] === other[column - 1];
			let least = Math.min(
				(last[column] ?? far) + 1,
				(current[column - 1] ?? far) + 1,
				(last[column - 1] ?? far) + (isSame ? 0 : 1),
			);
			if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
				least = Math.min(least, (beforeLast[column - 2] ?? far) + 1);
			}
			current.push(least);
		}
		if (Math.min(...last) > most && Math.min(...current) > most) {
			return far;
		}
		beforeLast = last;
		last = current;
	}
	return Math.min(last[other.length] ?? far, far);
}
