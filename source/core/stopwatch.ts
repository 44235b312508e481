// Measures work that is done piece by piece, without the waiting in between.

export class Stopwatch {
	readonly #now: () => number;
	#pieces = 0;
	#since = 0;
	#total = 0;

	constructor(now: () => number) {
		this.#now = now;
	}

	/** Milliseconds so far. */
	get milliseconds(): number {
		return Math.max(0, this.#total + (this.#pieces > 0 ? this.#now() - this.#since : 0));
	}

	/** A piece of work begins; several may go on at the same time. */
	start(): void {
		if (this.#pieces === 0) {
			this.#since = this.#now();
		}
		this.#pieces += 1;
	}

	stop(): void {
		this.#pieces -= 1;
		if (this.#pieces === 0) {
			this.#total += this.#now() - this.#since;
		}
	}
}
