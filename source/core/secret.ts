// A value that must never be shown: it prints as its hint everywhere. Only host/ may call reveal().
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import {originOf, wholeAddress} from './base-url.js';
import {commandPathOf, commandWordsOf} from './command-path.js';
import {type CredentialKind, isPlaceholder, kindOf} from './credential-kind.js';
import {cleaned, type Defect, defectsOf} from './defects.js';
import {hintOf} from './hint.js';
import {remember, type Sensitivity} from './leaving/known.js';
import {plainValue} from './variables.js';

/** The first eight hex digits of the SHA-256 of a text: enough to compare two values without knowing them (contract.md, "fingerprint"). */
export function fingerprintOf(text: string): string {
	return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 8);
}

export class Secret {
	readonly #text: string;

	readonly #use: Sensitivity | 'own';

	/** From here on the value leaves nowhere, as a whole or in pieces. A `setting` (a URL, a folder, a model) may be shown, but for a key in it; `own` words of this program, as they are. */
	constructor(text: string, use: Sensitivity | 'own' = 'credential') {
		this.#text = text;
		this.#use = use;
		if (use !== 'own') {
			remember(text, use);
		}
	}

	/** The value itself, for host/ alone: into a request's header, a child's input, a file that the person agreed to. */
	reveal(): string {
		return this.#text;
	}

	/** Of the exact value, as it would be sent. */
	get fingerprint(): string {
		return fingerprintOf(this.#text);
	}

	/**
	 * The form in which the Console lists keys: prefix, three characters, "...", the last four. Shorter values show their length,
	 * known placeholders are shown as they are (contract.md).
	 */
	get hint(): string {
		return this.#use === 'own' ? this.#text : hintOf(this.#text);
	}

	/** Length in UTF-16 units, as Claude Code counts "character N of M". */
	get length(): number {
		return this.#text.length;
	}

	/** What is left of one of Anthropic's own where its beginning was not copied along: "k-ant-api03-…", "api03-…". */
	get hasCutPrefix(): boolean {
		return /^(?:(?:k|-)?-?ant-)?(?:api|oat|admin)\d{2}-/.test(this.#text.trim()) || /^k?-ant-/.test(this.#text.trim());
	}

	/** Empty, or nothing but what JavaScript's trim() removes: Claude Code takes it for absent. */
	get isBlank(): boolean {
		return this.#text.trim() === '';
	}

	get isEmpty(): boolean {
		return this.#text === '';
	}

	/** A documented example value, or the dummy of a local server: nothing secret. */
	get isPlaceholder(): boolean {
		return isPlaceholder(this.#text);
	}

	get kind(): CredentialKind {
		return kindOf(this.#text);
	}

	/** Every odd character and wrapping, in order of position; empty for a clean value. */
	get defects(): readonly Defect[] {
		return defectsOf(this.#text);
	}

	/** As Claude Code trims: JavaScript's trim(), which also takes NBSP, U+3000 and the BOM. */
	trimmed(): Secret {
		return this.#derive((text) => text.trim());
	}

	/** Without what can only be an accident: odd characters, quotes around it, a "Bearer " in front, line breaks inside. */
	cleaned(): Secret {
		return this.#derive(cleaned);
	}

	/** Of an Authorization header's value: trimmed, and without exactly "Bearer " in front. */
	withoutScheme(): Secret {
		return this.#derive((text) => text.trim().replace(/^Bearer ?/, ''));
	}

	/** As it arrives if nothing trims it: HTTP itself drops blanks, tabs and line breaks at the ends of a header, and no other white space. */
	inHeader(): Secret {
		return this.#derive((text) => text.replace(/^[\t\n\r ]+|(?<![\t\n\r ])[\t\n\r ]+$/g, ''));
	}

	/** The same behind "Bearer ", which keeps the blanks in front. */
	behindBearer(): Secret {
		return this.#derive((text) => text.replace(/(?<![\t\n\r ])[\t\n\r ]+$/, ''));
	}

	/** Without one pair of quotes around it. */
	unquoted(): Secret {
		return this.#derive((text) => text.replace(/^\s*(["'])([\s\S]*)\1\s*$/, '$2'));
	}

	/** The lines "Name: value" of ANTHROPIC_CUSTOM_HEADERS. A line without a colon has no name (request-rules.md §6). */
	headers(): readonly {readonly name: string | undefined; readonly value: Secret}[] {
		const lines = this.#text.split(/\r?\n/).filter((line) => line.trim() !== '');
		return lines.map((line) => {
			const colon = line.indexOf(':');
			const name = colon < 0 ? undefined : line.slice(0, colon).trim();
			return {name, value: new Secret(colon < 0 ? line : line.slice(colon + 1).trim())};
		});
	}

	/** Several values in one field, with this between them; blanks around each are not part of it. */
	parts(separator: string): readonly Secret[] {
		const parts = this.#text.split(separator).filter((part) => part.trim() !== '');
		return parts.length < 2 ? [this] : parts.map((part) => new Secret(part.trim()));
	}

	/** With what was typed or pasted after it. */
	followedBy(text: string): Secret {
		return this.#derive((before) => before + text);
	}

	/** Without its last character: what Backspace takes. */
	withoutLast(): Secret {
		return this.#derive((text) => [...text].slice(0, -1).join(''));
	}

	/** Whether the value ends in this text: `customApiKeyResponses` keeps the last 20 characters of a key. */
	endsWith(tail: string): boolean {
		return tail !== '' && this.#text.endsWith(tail);
	}

	/** Whether a text contains exactly this value. */
	isWithin(text: string): boolean {
		return text.includes(this.#text);
	}

	/** Whether `customApiKeyResponses` lists this value: its last 20 characters after trimming, or all of a shorter one. */
	isListedIn(tails: readonly (string | Secret)[]): boolean {
		const tail = this.#text.trim().slice(-20);
		return tails.some((one) => (one instanceof Secret ? one.#text : one) === tail);
	}

	/** The origin, where the value is a base URL: gives away neither path nor user info. undefined: not a URL that Claude Code takes. */
	get origin(): string | undefined {
		return originOf(this.#text);
	}

	/** Whether both are base URLs of one address: another path, or a longer one, can be another tenant's of the same host. */
	isSameAddress(other: Secret): boolean {
		const address = wholeAddress(this.#text);
		return address !== undefined && address === wholeAddress(other.#text);
	}

	/** The text, if a variable of this name may be shown; as probes/variable.ts has it. */
	shownAs(name: string): string | undefined {
		return plainValue(name, this.#text);
	}

	/** Whether none of it is hidden there, such as the password in a proxy's URL. */
	isAllShownAs(name: string): boolean {
		return this.shownAs(name) === this.#text;
	}

	/** Of a command (apiKeyHelper): the path of its program, where it is written as a path; never an argument. */
	get commandPath(): string | undefined {
		return commandPathOf(this.#text);
	}

	/** Of a command that only prints a text which stands in it: what it prints. */
	get echoed(): Secret | undefined {
		const [, single, double, bare] =
			/^\s*echo\s+(?:-n\s+)?(?:'([^'\\]*)'|"([^"$`\\!]*)"|([\w.:@%+=,/-]+))\s*$/.exec(this.#text) ?? [];
		const text = single ?? double ?? bare;
		return text === undefined ? undefined : new Secret(text);
	}

	/** Of a command: whether one of its words is such a name. The word itself stays here. */
	async hasWord(
		isSuch: (word: string) => Promise<boolean>,
		valueIn: (name: string) => string | undefined,
	): Promise<boolean> {
		for (const word of commandWordsOf(this.#text, valueIn)) {
			if (await isSuch(word)) {
				return true;
			}
		}
		return false;
	}

	/** The variable that the value stands for: NAME of `${env:NAME}`, `${NAME}`, `$NAME`; "input:name" of what an editor asks for. undefined: it is a value. */
	get reference(): string | undefined {
		const [, input, name] =
			/^\s*\$\{?(?:(input:[\w.-]{1,60})|(?:env:)?([A-Za-z_]\w{0,60}))\}?\s*$/.exec(this.#text) ?? [];
		return input ?? name;
	}

	/** Nothing in it that any shell or format of settings could take for more than a letter. */
	get isBareWord(): boolean {
		return /^[\w.:/@%+-]+$/.test(this.#text);
	}

	/** One word that isn't a number, a switch, a path or a URL: all that a credential of an unknown vendor has in common. */
	get mayBeCredential(): boolean {
		const text = this.#text.trim();
		return (
			/^[\w.:=+/-]{4,}$/.test(text) && !/^(?:[\d.]+|true|false|null|none|auto|[.~]?\/.*|[a-z]+:\/\/.*)$/i.test(text)
		);
	}

	/** An API key of Anthropic without its first letters: what a selection with the mouse misses. */
	get lacksBeginning(): boolean {
		return (
			/^(?:(?:s?k)?-?ant-)?(?:api|oat)\d\d-[\w-]{20,}$|^k?-?ant-/.test(this.#text.trim()) &&
			!this.#text.trim().startsWith('sk-ant-')
		);
	}

	/** A JSON object or list: what a secrets manager prints when it isn't asked for the bare value. */
	get looksLikeJson(): boolean {
		return /^\s*(?:\{\s*("|\})|\[[\s\S]*\]\s*$)/.test(this.#text);
	}

	equals(other: Secret): boolean {
		return this.#text === other.#text;
	}

	/** Whether the text holds this value: never shown, only asked (tracked files, shell history, logs). */
	isIn(text: string): boolean {
		return this.#text.length >= 8 && text.includes(this.#text);
	}

	/** Replaces every occurrence of this value in a text by its hint. */
	hideIn(text: string): string {
		return this.#text.trim().length >= 8 && !this.isPlaceholder ? text.replaceAll(this.#text.trim(), this.hint) : text;
	}

	/** Like hideIn, also where the value is broken over several lines or stands without its blanks; the number of lines stays. */
	hideLinesIn(text: string): string {
		if (this.isPlaceholder) {
			return text;
		}
		const lines = this.#text.split(/[\r\n]+/).map((line) => line.trim());
		return lines.filter((line) => line.length >= 8).reduce((shown, line) => shown.replaceAll(line, hintOf(line)), text);
	}

	toString(): string {
		return this.hint;
	}

	toJSON(): string {
		return this.hint;
	}

	get [Symbol.toStringTag](): string {
		return `Secret ${this.hint}`;
	}

	[Symbol.toPrimitive](): string {
		return this.hint;
	}

	[Symbol.for('nodejs.util.inspect.custom')](): string {
		return `Secret(${this.hint})`;
	}

	#derive(change: (text: string) => string): Secret {
		const changed = change(this.#text);
		return changed === this.#text ? this : new Secret(changed, this.#use);
	}
}
