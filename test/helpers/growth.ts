// How the work for a text grows with its length, in time of the processor that this process has used: how busy the machine is doesn't count.

/** So many times the text may cost so many times the work. What goes back from every character costs the square: 64 times. */
const times = 8;
const most = 24;
/** Milliseconds of the processor that are noise: collecting garbage, compiling. */
const noise = 100;
const tries = 3;

/** `work` does what is measured with something of this size. Throws where it costs more than in proportion, each time that it is tried. */
export async function expectProportion(size: number, work: (size: number) => unknown): Promise<void> {
	const seen: string[] = [];
	for (let tried = 0; tried < tries; tried++) {
		const small = await cost(() => work(Math.ceil(size / times)));
		const large = await cost(() => work(size));
		if (large <= most * small + noise) {
			return;
		}
		seen.push(`${small.toFixed(0)} ms → ${large.toFixed(0)} ms`);
	}
	throw new Error(`${times} times the size costs more than ${most} times the work: ${seen.join('; ')}`);
}

async function cost(work: () => unknown): Promise<number> {
	const before = process.cpuUsage();
	await work();
	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1000;
}
