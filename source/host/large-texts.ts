// Frees the memory of large texts before another is read: left alone, V8 lets the garbage of ten of them pile up.

/** Bytes of a text that counts, and of those that may lie about. */
const large = 128 * 1024;
const most = 512 * 1024;

let waste = 0;
let collect: (() => void) | undefined;

/** A text of that many bytes is about to be read. */
export async function makeRoom(size: number): Promise<void> {
	if (size < large) {
		return;
	}
	collect ??= await collector();
	if (waste > most) {
		collect();
		waste = 0;
	}
	waste += size;
}

/** Loaded with the first large text: Node reads a dozen of its parts for that. */
async function collector(): Promise<() => void> {
	const [{setFlagsFromString}, {runInNewContext}] = await Promise.all([import('node:v8'), import('node:vm')]);
	// What is young is looked at often from here on: by itself the V8 of Node 24 lets its share grow to a third of all.
	setFlagsFromString('--semi-space-growth-factor=1');
	setFlagsFromString('--expose-gc');
	const found: unknown = runInNewContext('gc');
	setFlagsFromString('--no-expose-gc');
	return typeof found === 'function' ? () => found() : () => {};
}
