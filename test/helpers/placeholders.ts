// The made-up secrets of a test machine, and the {{placeholders}} that stand for them and for times and places: the same ones as the lab's.
import {createHash} from 'node:crypto';

const prefixes = {
	'api-key': 'sk-ant-api03-',
	oauth: 'sk-ant-oat01-',
	refresh: 'sk-ant-ort01-',
	'admin-key': 'sk-ant-admin01-',
	session: 'sk-ant-sid01-',
	token: '',
} as const;

export type SecretKind = keyof typeof prefixes;

export type MadeUp = {readonly kind: SecretKind; readonly name: string; readonly value: string};

/** One secret of the real shape and length: the same value for the same kind and name, in every run. */
export function makeSecret(kind: SecretKind, name: string): MadeUp {
	const length = kind === 'token' ? 48 : 93;
	let body = '';
	for (let part = 0; body.length < length; part += 1) {
		body += createHash('sha512').update(`lab ${kind} ${name} ${part}`).digest('base64url');
	}
	body = body.slice(0, length);
	return {kind, name, value: prefixes[kind] + (kind === 'token' ? body.replace(/[-_]/g, 'x') : `${body}AA`)};
}

/** As reports show it: the first 8 hex digits of SHA-256. */
export function fingerprint(value: string): string {
	return createHash('sha256').update(value).digest('hex').slice(0, 8);
}

const units: Readonly<Record<string, number>> = {
	ms: 1,
	s: 1000,
	m: 60_000,
	h: 3_600_000,
	d: 86_400_000,
	w: 604_800_000,
};

/** "+8h" → milliseconds. */
export function readOffset(text: string): number {
	if (text === '' || text === 'now') {
		return 0;
	}
	const [, sign, amount, unit = ''] = /^([+-])(\d+)(ms|s|m|h|d|w)$/.exec(text) ?? [];
	const size = units[unit];
	if (size === undefined) {
		throw new Error(`not a time: "${text}" (write +8h, -3d, +30m)`);
	}
	return (sign === '-' ? -1 : 1) * Number(amount) * size;
}

/** Replaces placeholders; remembers every secret that was asked for. */
export class Placeholders {
	readonly #places: Readonly<Record<string, string>>;
	readonly #now: number;
	readonly #secrets = new Map<string, MadeUp>();

	/** `places`: home, cwd, user, path. `now`: milliseconds since the epoch. */
	constructor({places, now = Date.now()}: {readonly places: Readonly<Record<string, string>>; readonly now?: number}) {
		this.#places = places;
		this.#now = now;
	}

	get secrets(): readonly MadeUp[] {
		return [...this.#secrets.values()];
	}

	text(text: string): string {
		return text.replace(
			/\{\{([a-z-]+)(?::([^}|]*))?(?:\|([^}]*))?\}\}/g,
			(_, name: string, argument: string | undefined, filter: string | undefined) =>
				cut(String(this.#one(name, argument ?? '')), filter),
		);
	}

	/** A value that is only {{ms:…}} or {{s:…}} becomes a number, everything else stays text. */
	value(text: string): string | number {
		const [, form, offset = ''] = /^\{\{(ms|s):([^}|]*)\}\}$/.exec(text) ?? [];
		return form === undefined ? this.text(text) : Number(this.#time(form, offset));
	}

	/** The same for a whole structure: keys and values. */
	deep(data: unknown): unknown {
		if (typeof data === 'string') {
			return this.value(data);
		}
		if (Array.isArray(data)) {
			return data.map((item) => this.deep(item));
		}
		if (data !== null && typeof data === 'object') {
			return Object.fromEntries(Object.entries(data).map(([key, item]) => [this.text(key), this.deep(item)]));
		}
		return data;
	}

	#one(name: string, argument: string): string | number {
		if (Object.hasOwn(prefixes, name)) {
			const label = `${name}:${argument}`;
			const secret = this.#secrets.get(label) ?? makeSecret(name as SecretKind, argument);
			this.#secrets.set(label, secret);
			return secret.value;
		}
		if (['ms', 's', 'iso'].includes(name)) {
			return this.#time(name, argument);
		}
		if (name === 'config-hash') {
			// The suffix of Claude Code's keychain item for a config folder.
			return fingerprint(argument.replace(/^~/, this.#places.home ?? '~').normalize('NFC'));
		}
		const place = this.#places[name];
		if (place === undefined) {
			throw new Error(`unknown placeholder {{${name}}}`);
		}
		return place;
	}

	#time(form: string, offset: string): string | number {
		const time = this.#now + readOffset(offset);
		return form === 'ms' ? time : form === 's' ? Math.floor(time / 1000) : new Date(time).toISOString();
	}
}

/** {{…|first:80}} and {{…|rest:80}}: a value that was cut in two. */
function cut(text: string, filter: string | undefined): string {
	if (filter === undefined) {
		return text;
	}
	const [, half, length] = /^(first|rest):(\d+)$/.exec(filter) ?? [];
	if (half === undefined) {
		throw new Error(`unknown filter "${filter}"`);
	}
	return half === 'first' ? text.slice(0, Number(length)) : text.slice(Number(length));
}
