// Credentials that look real but are made up on the spot, so that no file of ours holds anything like a key.
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const prefixes = {key: 'sk-ant-api03-', access: 'sk-ant-oat01-', refresh: 'sk-ant-ort01-', gateway: 'gw-'} as const;

/** The same seed gives the same value, so that a scenario and its server agree. */
export function madeUp(kind: keyof typeof prefixes, seed: number): string {
	let state = seed * 7919 + kind.length;
	const body = Array.from({length: kind === 'gateway' ? 40 : 93}, () => {
		// The constants of Numerical Recipes; the high bits are the better ones.
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return letters[(state >>> 16) % letters.length];
	}).join('');
	return `${prefixes[kind]}${body}${kind === 'gateway' ? '' : 'AA'}`;
}
