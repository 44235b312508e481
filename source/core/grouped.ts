// Values by their keys, in order.

export function grouped<Key, Value>(pairs: Iterable<readonly [Key, Value]>): ReadonlyMap<Key, readonly Value[]> {
	const groups = new Map<Key, Value[]>();
	for (const [key, value] of pairs) {
		const group = groups.get(key);
		group ? group.push(value) : groups.set(key, [value]);
	}
	return groups;
}
