// What is known of variables while scripts are read: values, and which of them programs get.
import type {Assignment} from '../../core/facts.js';
import type {Host} from '../../core/host.js';
import type {Parts} from './script.js';

/** What is known of a variable: `undefined` is a value that can't be told. */
type Known = {readonly text: string | undefined};

export class Scope {
	readonly #host: Host;
	readonly #values = new Map<string, Known>();
	readonly #exported = new Set<string>();
	readonly #files = new Map<string, readonly Parts[]>();

	constructor(host: Host) {
		this.#host = host;
	}

	/** `undefined`: set to something that can't be told. */
	set(name: string, text: string | undefined): void {
		this.#values.set(name, {text});
	}

	get(name: string): Known | undefined {
		return this.#values.get(name);
	}

	unset(name: string): void {
		this.#values.delete(name);
		this.#exported.delete(name);
	}

	export(name: string, isOn: boolean): void {
		if (isOn) {
			this.#exported.add(name);
		} else {
			this.#exported.delete(name);
		}
	}

	isExported(name: string): boolean {
		return this.#exported.has(name);
	}

	/** The variable of a loop over files. */
	setFiles(name: string, patterns: readonly Parts[]): void {
		this.#files.set(name, patterns);
	}

	/** The patterns that a word stands for, if it is nothing but the variable of such a loop. */
	filesOf(parts: Parts): readonly Parts[] | undefined {
		const [only, ...rest] = parts.filter((part) => part.kind !== 'text' || part.text !== '');
		return only?.kind === 'variable' && rest.length === 0 ? this.#files.get(only.name) : undefined;
	}

	/** Text where all of it is known; `isFallback`: only if the variable has no value yet (`NAME=${NAME:-…}`). */
	resolve(parts: Parts, self?: string): {readonly text: string; readonly isFallback: boolean} | undefined {
		let text = '';
		let isFallback = false;
		for (const part of parts) {
			if (part.kind === 'computed') {
				return undefined;
			}
			if (part.kind === 'text') {
				text += part.text;
				continue;
			}
			const known = this.#value(part.name, self);
			if (known && known.text === undefined) {
				return undefined;
			}
			const isTaken = known?.text !== undefined && !(known.text === '' && part.isBlankToo);
			if (isTaken) {
				text += known.text;
				continue;
			}
			const otherwise = part.otherwise && this.resolve(part.otherwise, self);
			if (!otherwise) {
				return undefined;
			}
			text += otherwise.text;
			isFallback ||= part.name === self;
		}
		return {text, isFallback};
	}

	#value(name: string, self: string | undefined): Known | undefined {
		const known = this.#values.get(name);
		if (known || name === self) {
			return known;
		}
		if (name === 'HOME') {
			return {text: this.#host.home};
		}
		const inherited = this.#host.environment[name];
		return inherited === undefined ? undefined : {text: inherited};
	}
}

/** The last assignment that is read and exported, unless something unsets it after. */
export function lastExported<T extends Assignment>(assignments: readonly T[], name: string): T | undefined {
	let found: T | undefined;
	for (const one of assignments) {
		if (one.name !== name || one.reach === 'function') {
			continue;
		}
		if (one.effect === 'exports') {
			found = one;
		} else if (one.reach === 'top' && (one.effect === 'unsets' || isUnexported(one))) {
			found = undefined;
		}
	}
	return found;
}

/** Had it still been exported, an assignment would export too. */
function isUnexported({effect, syntax}: Assignment): boolean {
	return effect === 'assigns' && (syntax === 'posix' || syntax === 'fish' || syntax === 'envrc');
}
