// A span of time in words.

/** Rounded down. Milliseconds. */
export function ago(milliseconds: number): string {
	const minutes = Math.floor(Math.max(0, milliseconds) / 60_000);
	const [count, unit] =
		minutes < 60
			? [minutes, 'minute']
			: minutes < 48 * 60
				? [Math.floor(minutes / 60), 'hour']
				: [Math.floor(minutes / 1440), 'day'];
	return count === 0 ? 'Just now' : `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}
