// Made-up secrets of every form that vendors give them and of none, built here so that no scanner takes one for real.
import {createHash} from 'node:crypto';

export type Named = {
	readonly name: string;
	readonly value: string /** What must never be seen, eight characters in a row. */;
	readonly body: string;
};

const alphabets = {
	mixed: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
	small: 'abcdefghijklmnopqrstuvwxyz0123456789',
	hex: '0123456789abcdef',
	base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
} as const;

type Form = readonly [prefix: string, alphabet: keyof typeof alphabets, length: number];

const forms: Readonly<Record<string, Form>> = {
	anthropic: ['sk-ant-api03-', 'mixed', 95],
	oauth: ['sk-ant-oat01-', 'mixed', 95],
	refresh: ['sk-ant-ort01-', 'mixed', 95],
	admin: ['sk-ant-admin01-', 'mixed', 95],
	openai: ['sk-proj-', 'mixed', 100],
	openrouter: ['sk-or-v1-', 'hex', 64],
	relay: ['cr_', 'hex', 64],
	github: ['ghp_', 'mixed', 36],
	aws: ['', 'base64', 40],
	plain: ['', 'mixed', 40],
	hex: ['', 'hex', 32],
	tenant: ['', 'small', 24],
	password: ['', 'mixed', 16],
};

export const formNames: readonly string[] = Object.keys(forms);

/** The same for the same name. */
export function secretOf(form: keyof typeof forms & string, name: string): Named {
	const [prefix, alphabet, length] = forms[form] ?? ['', 'mixed', 40];
	const letters = alphabets[alphabet];
	let body = '';
	for (let part = 0; body.length < length; part++) {
		for (const byte of createHash('sha512').update(`${form} ${name} ${part}`).digest()) {
			body += letters[byte % letters.length];
		}
	}
	body = body.slice(0, length);
	return {name: `${form}: ${name}`, value: prefix + body, body};
}

/** Hands out secrets and remembers them. */
export class Purse {
	readonly #all = new Map<string, Named>();

	get all(): readonly Named[] {
		return [...this.#all.values()];
	}

	of(form: keyof typeof forms & string, name: string): string {
		const secret = secretOf(form, name);
		this.#all.set(secret.name, secret);
		return secret.value;
	}
}
