// Looks for the secrets of a case where none may be: eight characters in a row of one's body are a leak; the documented hint is shorter.
import type {MadeUp} from './placeholders.js';

const length = 8;

export class LeakScanner {
	readonly #pieces = new Map<string, string>();

	constructor(secrets: readonly MadeUp[]) {
		for (const {kind, name, value} of secrets) {
			const body = value.replace(/^sk-ant-[a-z0-9]+-/, '');
			for (let at = 0; at + length <= body.length; at += 1) {
				this.#pieces.set(body.slice(at, at + length), `${kind}:${name}`);
			}
		}
	}

	/** Labels of the secrets that the text gives away. */
	find(text: string): readonly string[] {
		const found = new Set<string>();
		for (let at = 0; this.#pieces.size > 0 && at + length <= text.length; at += 1) {
			const label = this.#pieces.get(text.slice(at, at + length));
			if (label !== undefined) {
				found.add(label);
			}
		}
		return [...found];
	}
}
