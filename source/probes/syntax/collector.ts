// Collects the parts of a word while it is read: text joins text of its kind, and of a word that others wrote only so much is kept.
import type {Part, Parts} from './script.js';

/** Pieces of one word; of one that has more nothing can be told. */
const most = 10_000;

export class Collector {
	readonly #parts: Part[] = [];
	#pieces = 0;

	get parts(): Parts {
		return this.#pieces > most ? [{kind: 'computed'}] : this.#parts;
	}

	text(text: string, isQuoted = false): void {
		const last = this.#parts.at(-1);
		if (last?.kind === 'text' && (last.isQuoted ?? false) === isQuoted && this.#pieces < most) {
			this.#pieces += 1;
			this.#parts[this.#parts.length - 1] = {...last, text: last.text + text};
		} else {
			this.add({kind: 'text', text, ...(isQuoted ? {isQuoted} : {})});
		}
	}

	add(...parts: readonly Part[]): void {
		for (const part of parts) {
			this.#pieces += 1;
			if (this.#pieces <= most) {
				this.#parts.push(part);
			}
		}
	}

	/** Takes back what is collected from here on. */
	mark(): () => void {
		const {length} = this.#parts;
		const last = this.#parts.at(-1);
		return () => {
			this.#parts.splice(length);
			if (last) {
				this.#parts[length - 1] = last;
			}
		};
	}
}
